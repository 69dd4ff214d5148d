"""Reading one action: what it says, its dates, updates, ratings and evidence, at a moment.

Eight queries, whatever its history: the page shows the last twelve months and links to the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, StringAgg, Subquery, Value
from django.db.models.functions import Cast
from django.http import Http404

from goldenthread.accounts.access import Member
from goldenthread.accounts.members import day_for, given_member, member_to_come, post_of
from goldenthread.core import clock
from goldenthread.inspections.models import Finding
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.models import Fact
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.ledger.tracks import held
from goldenthread.plans.changes.impact import Standing, item_of
from goldenthread.plans.drawings_dates import DateLine
from goldenthread.plans.models import (
    DESCRIBED,
    Action,
    ActionImpact,
    DateAnswer,
    DateRequest,
    EvidenceKind,
    EvidenceOnAction,
    FindingLink,
    Partner,
    PeriodLock,
    PlanStage,
    PlanTerms,
    PriorityTerms,
    Progress,
    Sharing,
    Stage,
    StateKind,
    Update,
    UpdateReturn,
)
from goldenthread.plans.periods import Period
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.position import gone_back_from
from goldenthread.plans.ratings import Impact, in_force
from goldenthread.plans.ratings import Progress as Rating
from goldenthread.plans.read_dates import condition_words
from goldenthread.plans.read_periods import given_months, held_on, month_by_cadence, months_to_come
from goldenthread.plans.rules import ENDED
from goldenthread.plans.standard import Case, Need, needs, next_step, remark

MONTHS_SHOWN = 12
ANSWER = {
    "agreed": "agreed",
    "decided_by": "body",
    "answered_by": "answered_by__post",
    "answered_on": "effective_on",
    "answer_note": "note",
}
WORDS = (
    *(
        "reference",
        "title",
        "why",
        "difference",
        "practice_area",
        "plan_id",
        "priority_id",
        "starts_on",
        "due_on",
    ),
    *("lead_id", "owner_id", "deputy_id"),
    *("first__due_on", "state", "state_on", "progress", "progress_on"),
    *("impact", "impact_on", "impact_below", "previous__impact", "look_again_on"),
)


@dataclass(frozen=True)
class ActionStory:
    """One action at a moment. `words` carries the values of WORDS and of its plan."""

    words: Any
    moment: Moment
    findings: list[Any]
    requests: list[Any]
    updates: list[Update]
    impacts: list[ActionImpact]
    evidence: list[Any]
    partners: list[str]
    more_updates: bool = False

    @property
    def progress(self) -> Rating:
        return Rating(self.words.progress or Rating.NOT_STARTED)

    @property
    def should_have_started(self) -> bool:
        begun = self.words.starts_on < self.moment.on
        is_asked = begun and self.words.stage != Stage.DRAFT
        return self.progress is Rating.NOT_STARTED and is_asked and not self.state_word

    @property
    def state_word(self) -> str:
        state = self.words.state or StateKind.OPEN
        return "" if state == StateKind.OPEN else StateKind(state).label

    @property
    def gone_back(self) -> Impact | None:
        return gone_back_from(self.words.impact, self.words.previous__impact)

    @property
    def is_open(self) -> bool:
        gone = {StateKind.WITHDRAWN, StateKind.TRANSFERRED, StateKind.CLOSED}
        return self.progress is not Rating.COMPLETE and self.words.state not in gone

    @property
    def serves(self) -> list[tuple[int, str]]:
        """The key and title of each other plan that it serves."""
        keys, titles = (self.words.served_key or "").split(), self.words.served_title or ""
        return list(zip(map(int, keys), titles.split("\n"), strict=bool(keys)))

    @property
    def goes_on(self) -> bool:
        """Do its milestones, and what it waits for, still change?"""
        return self.words.stage != Stage.CLOSED and self.words.state not in ENDED

    @property
    def days_overdue(self) -> int:
        return max((self.moment.on - self.words.due_on).days, 0) if self.is_open else 0

    @property
    def days_moved(self) -> int:
        return int((self.words.due_on - self.words.first__due_on).days)

    @property
    def moves(self) -> list[Any]:
        """The requests for a new date that were agreed, newest first."""
        return [row for row in self.requests if row.answer and row.answer.agreed]

    @property
    def date_line(self) -> DateLine:
        """What the drawing of the dates shows: the due date at first, and each that was agreed."""
        agreed = [row.due_on for row in reversed(self.moves)]
        last = self.words.due_on
        dues = [self.words.first__due_on, *agreed]
        return DateLine(
            self.words.starts_on, tuple(dues if dues[-1] == last else [*dues, last]), self.moment.on
        )

    @property
    def forecast(self) -> Update | None:
        """The last update, where it says how sure its owner was of the due date that holds."""
        last = self.updates[0] if self.updates else None
        said = last is not None and last.confidence and last.due_on == self.words.due_on
        return last if said and self.is_open and not self.days_overdue else None

    @property
    def by_kind(self) -> list[tuple[str, list[Any]]]:
        """Each kind of evidence in words, with the items that there are."""
        return [
            (str(label), [row for row in self.evidence if row.kind == kind])
            for kind, label in EvidenceKind.choices
        ]

    def counts(self, item: Any) -> bool:
        """Whether it says something of the action on this day; see `standard.Case`."""
        return self.case.counts(item_of(item))

    def remark(self, item: Any) -> str:
        """Why it does not count, or not for every step; empty where nothing is to be said."""
        return remark(item_of(item), self.case)

    @property
    def next_step(self) -> tuple[Impact | None, list[Need]]:
        """The step of impact above what the evidence reaches, and what that needs."""
        return next_step(self.case)

    @cached_property
    def case(self) -> Case:
        standing = Standing(self.words.starts_on, "the action began", self.impacts)
        return standing.case(self.evidence, self.moment.on)

    @property
    def needs(self) -> list[tuple[str, list[Need]]]:
        """What each impact rating would need of the evidence here."""
        levels = (Impact.EARLY, Impact.CLEAR, Impact.SUSTAINED)
        return [(level, needs(level, self.case)) for level in levels]

    @property
    def assessment(self) -> ActionImpact | None:
        return self.impacts[0] if self.impacts else None

    @property
    def months(self) -> list[tuple[Any, str, str]]:
        """Month, progress and impact given in it, oldest first."""
        given = {row.period: row.rating for row in self.updates}
        rated = {row.effective_on.replace(day=1): row.rating for row in reversed(self.impacts)}
        months = sorted({*given, *(month for month in rated if not given or month >= min(given))})
        return [(m, given.get(m, ""), rated.get(m, "")) for m in months[-MONTHS_SHOWN:]]

    @property
    def run(self) -> int:
        """For how many months, as last given, progress has been what it is."""
        return len(list(takewhile(lambda row: row.rating == self.words.progress, self.updates)))

    def only_claimed(self, month: Any, rating: str) -> bool:
        """The owner said that it is complete, and nobody has signed that off."""
        signed = self.progress is Rating.COMPLETE and month == self.updates[0].period
        return rating == Rating.COMPLETE and not signed

    def progress_word(self, rating: str) -> str:
        return in_force().progress.word(rating).lower()

    def impact_word(self, rating: str) -> str:
        return in_force().impact.word(rating).lower()

    def rests_on(self, impact: ActionImpact) -> list[Any]:
        """The evidence of an assessment that is still here."""
        return [row for row in self.evidence if row.pk in impact.rests_on]

    def is_newer_than(self, item: Any, impact: ActionImpact) -> bool:
        """The assessment rested on an earlier version of this evidence."""
        return bool(item.version_entry and item.version_entry > impact.entry)


def story_of(action: Any, moment: Moment, member: Member, *, every: bool = False) -> ActionStory:
    """The story of one of `action_with_words`, with the last updates or every one.

    Raises Http404 for a moment at which the action was in no plan yet.
    """
    if action.plan_id is None:
        raise Http404
    # Who may do what is asked of the words themselves: they name lead, owner and deputy.
    action.__dict__["placed_now"] = action
    updates = _updates(action, moment, every=every)
    return ActionStory(
        words=action,
        moment=moment,
        findings=_findings(action, moment, member),
        requests=_requests(action, moment),
        updates=updates if every else updates[:MONTHS_SHOWN],
        more_updates=not every and len(updates) > MONTHS_SHOWN,
        impacts=_impacts(action, moment),
        evidence=_evidence(action, moment, member),
        partners=action.partner_names.split("\n") if action.partner_names else [],
    )


def action_with_words(pk: int, moment: Moment, member: Member) -> Any:
    """An action with its own values and those of its plan and priority, in one query; None where
    the member may not see it. It knows too whether the member covers for its owner."""
    months = given_months(lambda cadence: Period.to_report(moment.on, cadence))
    found = _with_words.instances(
        member.roles,
        day_for(member),
        pk=pk,
        today=clock.today(),
        **given_member(member),
        **months,
        **given([moment]),
    )
    for row in found:
        row.covering = (member.person_id, row.is_covered)
    return found[0] if found else None


@prepared
def _with_words(roles: frozenset[str], _day: date | None) -> Any:
    (moment,) = moments_to_come(1)
    seen = Action.objects.visible_to(member_to_come(roles))
    rows = seen.filter(pk=Given("pk")).as_at(moment, *WORDS)
    plan, priority = ("plan_id", PlanTerms), ("priority_id", PriorityTerms)
    tracks: dict[str, tuple[str, type[Fact], str]] = {
        "plan_title": (*plan, "title"),
        "level_name": (*plan, "level_name"),
        "updates_due_day": (*plan, "updates_due_day"),
        "cadence": (*plan, "cadence"),
        "stage": ("plan_id", PlanStage, "stage"),
        "priority_number": (*priority, "number"),
        "priority_title": (*priority, "title"),
        "progress_by_id": ("pk", Progress, "rated_by"),
        "progress_body": ("pk", Progress, "body"),
    }
    rows = rows.annotate(
        **{
            name: LookUp(fact, column, moment, "", key)
            for name, (key, fact, column) in tracks.items()
        }
    )
    rows = rows.annotate(period_month=month_by_cadence(months_to_come())).annotate(
        locked=LookUp(PeriodLock, "locked", moment, "", "plan_id", "period_month")
    )
    people = {"progress_by": "progress_by_id", "lead_post": "lead_id"}
    people |= {"owner_post": "owner_id", "deputy_post": "deputy_id"}
    posts = {name: post_of(key) for name, key in people.items()}
    covers = held_on(Given("today")).filter(cover=Given("me"), absent=OuterRef("owner_id"))
    rows = rows.annotate(is_covered=Exists(covers))
    rows = rows.annotate(**_served_by(moment))
    return rows.annotate(**posts, **condition_words(moment), partner_names=_partners_of(moment))


def _partners_of(moment: Moment) -> Subquery:
    """The partners' names, a line for each."""
    rows = Partner.objects.filter(action=OuterRef("pk")).as_at(moment).filter(present=True)
    names = StringAgg("name", Value("\n"), order_by="name")
    return Subquery(rows.values("action").annotate(names=names).values("names"))


def _served_by(moment: Moment) -> dict[str, Subquery]:
    """The other plans that an action serves, a line for each: their keys, and their titles."""
    rows: Any = Sharing.objects.filter(action=OuterRef("pk")).as_at(moment).filter(present=True)
    rows = rows.annotate(
        key=Cast("plan_id", CharField()), title=LookUp(PlanTerms, "title", moment, "", "plan_id")
    )
    of = rows.values("action")
    return {
        f"served_{name}": Subquery(
            of.annotate(told=StringAgg(name, Value("\n"), order_by="plan_id")).values("told")
        )
        for name in ("key", "title")
    }


def _findings(action: Action, moment: Moment, member: Member) -> list[Any]:
    values = {"action": action.pk, **given_member(member), **given([moment])}
    found = _finding_rows.instances(member.roles, clock.today(), **values)
    return [row for row in found if row.present]


@prepared
def _finding_rows(roles: frozenset[str], _today: date) -> Any:
    """Of a day: which inspections are published depends on it."""
    (moment,) = moments_to_come(1)
    links = FindingLink.objects.filter(action=Given("action")).as_at(moment).filter(present=True)
    rows = Finding.objects.visible_to(member_to_come(roles))
    rows = rows.filter(pk__in=links.values("finding"))
    return rows.as_at(moment, "number", "text", "present").order_by("inspection", "number")


def _requests(action: Action, moment: Moment) -> list[Any]:
    """Every new date that was asked for, newest first, with its `answer` at the moment."""
    asked: Any = DateRequest.objects.filter(action=action, entry__lte=moment.entry)
    asked = asked.filter(asked_on__lte=moment.on).select_related("asked_by")
    asked = asked.alias(given=held(DateAnswer, "answers", moment))
    said = {name: F(f"given__{column}") for name, column in ANSWER.items()}
    rows: list[Any] = list(asked.annotate(**said).order_by("-entry"))
    for row in rows:
        row.answer = row if row.agreed is not None else None
    return rows


def _updates(action: Action, moment: Moment, *, every: bool) -> list[Update]:
    """The updates, newest first, each as last corrected: every one, or one more than is shown.

    With what each was sent `back` for, until a corrected one is given.
    """
    return _update_rows.instances(every, action=action.pk, **given([moment]))


@prepared
def _update_rows(every: bool) -> Any:
    (moment,) = moments_to_come(1)
    rows: Any = Update.objects.filter(action=Given("action")).as_at(moment)
    key = ("action_id", "period")
    ordered = (
        rows.select_related("owner", "entered_by")
        .order_by("-period")
        .annotate(
            back=LookUp(UpdateReturn, "open", moment, "", *key),
            question=LookUp(UpdateReturn, "question", moment, "", *key),
        )
    )
    return ordered if every else ordered[: MONTHS_SHOWN + 1]


def _impacts(action: Action, moment: Moment) -> list[ActionImpact]:
    """The assessments, newest first; of several of one day, the last corrects the others."""
    rows = ActionImpact.objects.filter(action=action).upto(moment).oldest_first()
    by_day = {row.effective_on: row for row in rows.select_related("assessor")}
    return list(reversed(by_day.values()))[:MONTHS_SHOWN]


def _evidence(action: Action, moment: Moment, member: Member) -> list[Any]:
    links = EvidenceOnAction.objects.filter(action=action).as_at(moment).filter(present=True)
    rows = visible_evidence(member).filter(pk__in=links.values("evidence"))
    described = rows.as_at(moment, *DESCRIBED)
    return sorted(described, key=lambda row: (row.dated_on, row.pk), reverse=True)
