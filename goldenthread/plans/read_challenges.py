"""Reading questions as they stood at a moment: one query, whatever their history."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Q

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.members import post_of
from goldenthread.inspections.models import Finding, FindingText
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.ledger.together import Part, Row
from goldenthread.measures.models import Definition, Measure
from goldenthread.plans.challenges import SUBJECTS, ChallengeRow, Standing, standing
from goldenthread.plans.exceptions import Unanswered
from goldenthread.plans.models import (
    Action,
    ActionText,
    Challenge,
    ChallengeAnswer,
    ChallengeClosed,
    Placement,
    Priority,
    PriorityTerms,
)
from goldenthread.plans.permissions_challenges import (
    ASKED,
    RECORDED_FOR_ANOTHER,
    THEIRS,
    THEIRS_OF_WORK,
)
from goldenthread.plans.read_shared import standing_in


def challenges_of(plan: Any, moment: Moment, member: Member) -> list[ChallengeRow]:
    """The questions about a plan that the member may see; those too about actions that came to
    it from the plan before it."""
    rows = _told(_of_plan(plan, moment), moment, member).values_list(*TOLD)
    return [_row(Told(*each)) for each in rows]


def challenges_about(measure: int, moment: Moment, member: Member) -> list[ChallengeRow]:
    """The questions about a measure, in whichever plan they stand."""
    rows = _told(Q(measure=measure), moment, member).values_list(*TOLD)
    return [_row(Told(*each)) for each in rows]


def _of_plan(plan: Any, moment: Moment) -> Q:
    return Q(plan=plan.pk) | standing_in(plan.pk, moment)


def open_questions(plan: Any, moment: Moment, member: Member) -> Part[list[Unanswered]]:
    """The open questions about a plan that the member may see: `Unanswered` of each."""
    rows = _told(_of_plan(plan, moment), moment, member)
    return Part(rows, OPEN, _open)


OPEN = (
    *(f"{kind}_id" for kind in SUBJECTS),
    *("asked_on", "due_on", "due_again"),
    *("answered_on", "answer_entry", "ended_on", "end_entry", "satisfied"),
)


def _open(rows: list[Row]) -> list[Unanswered]:
    found = []
    for *subjects, asked_on, due_on, due_again, answered, entry, ended, end, satisfied in rows:
        if _standing(answered, entry, ended, end, satisfied) is Standing.OPEN:
            about = zip(SUBJECTS, subjects, strict=True)
            due = due_again or due_on
            found += [Unanswered(kind, pk, asked_on, due) for kind, pk in about if pk]
    return found


def _standing(
    answered_on: date | None,
    answer_entry: int | None,
    ended_on: date | None,
    end_entry: int | None,
    satisfied: bool | None,
) -> Standing:
    answered = (answered_on, answer_entry) if answered_on and answer_entry else None
    ended = (ended_on, end_entry) if ended_on and end_entry else None
    return standing(answered, ended, satisfied=bool(satisfied))


def challenge_at(pk: int, moment: Moment, member: Member) -> ChallengeRow | None:
    """One question; None where it was not asked yet, or the member may not see it."""
    row = _told(Q(pk=pk), moment, member).values_list(*TOLD).first()
    return _row(Told(*row)) if row else None


@prepared
def _every_challenge() -> Any:
    """TOLD of every question of an authority, and who owns and leads what it is about."""
    (moment,) = moments_to_come(1)
    rows: Any = Challenge.objects.filter(authority=Given("authority"))
    rows = rows.annotate(
        owner=LookUp(Placement, "owner", moment, "", "action_id"),
        lead=LookUp(Placement, "lead", moment, "", "action_id"),
        priority_lead=LookUp(PriorityTerms, "lead", moment, "", "priority_id"),
        measure_owner=LookUp(Definition, "owner", moment, "", "measure_id"),
    )
    people = ("owner", "lead", "priority_lead", "measure_owner")
    return _with_words(rows, moment).values_list(*TOLD, *people)


def challenges_to_settle(member: Member) -> tuple[list[ChallengeRow], list[ChallengeRow]]:
    """What a member is to answer, and what was answered that waits for them to close; by day.

    By the scopes, asked of each question as it was read: their conditions in one query took
    longer to make than all questions take to read.
    """
    values = {"authority": member.authority.pk, **given([Moment.latest()])}
    read = [(Told(*row[:-4]), row[-4:]) for row in _every_challenge.rows(**values)]
    seen = _seen_of([told for told, _ in read], member)
    asked = [ASKED, *([RECORDED_FOR_ANOTHER] if decide(member, "challenge.record") else [])]
    theirs = THEIRS if decide(member, "plan.view") else THEIRS_OF_WORK
    to_answer, to_close = [], []
    for told, people in read:
        challenge, row = _challenge(told, people, told.finding_id in seen), _row(told)
        if row.standing is Standing.OPEN and theirs.holds(member, challenge):
            to_answer.append(row)
        answered = row.standing is Standing.ANSWERED and told.answerer != member.person_id
        if answered and any(scope.holds(member, challenge) for scope in asked):
            to_close.append(row)
    by_day = attrgetter("due_on")
    return sorted(to_answer, key=by_day), sorted(to_close, key=by_day)


def _seen_of(some: list[Told], member: Member) -> set[int]:
    """The findings of these questions that the member may see; asked only where there are any."""
    findings = {told.finding_id for told in some if told.finding_id}
    if not findings:
        return set()
    rows = Finding.objects.visible_to(member).filter(pk__in=findings)
    return set(rows.values_list("pk", flat=True))


def _challenge(told: Told, people: tuple[Any, ...], finding_seen: bool) -> Challenge:
    """The question with all that its scopes ask of it, so that they look nothing up."""
    owner, lead, priority_lead, measure_owner = people
    challenge = Challenge(**{name: getattr(told, name) for name in _KEYS})
    challenge.finding_seen = finding_seen  # type: ignore[attr-defined]
    if told.action_id:
        challenge.action = Action(pk=told.action_id)
        challenge.action.placed_now = Placement(owner_id=owner, lead_id=lead)  # type: ignore[attr-defined]
    if told.priority_id:
        challenge.priority = Priority(pk=told.priority_id)
        challenge.priority.led_by = priority_lead  # type: ignore[attr-defined]
    if told.measure_id:
        challenge.measure = Measure(pk=told.measure_id)
        challenge.measure.owned_by = measure_owner  # type: ignore[attr-defined]
    return challenge


_KEYS = (*(f"{kind}_id" for kind in SUBJECTS), "asked_by_id", "asked_of_id")


def label_of(kind: str, name: Any) -> str:
    """As "Action 1.4", "Priority 2", "Measure M3"; of the whole "The plan"."""
    return "The plan" if kind == "plan" else f"{kind.capitalize()} {name or ''}".strip()


class Told(NamedTuple):
    """A question with what was said of it by a moment, as it is read."""

    pk: int
    plan_id: int
    action_id: int | None
    priority_id: int | None
    finding_id: int | None
    measure_id: int | None
    about: str
    question: str | None
    asked_by_id: int | None
    asked_by__post: str | None
    asked_for: str
    asked_on: date
    at_meeting: str
    asked_of_id: int
    asked_of__post: str
    due_on: date
    reference: str | None
    action_title: str | None
    priority_number: int | None
    priority_title: str | None
    finding_number: int | None
    finding_text: str | None
    measure_reference: str | None
    measure_name: str | None
    answer: str | None
    answerer: int | None
    answered_on: date | None
    answer_entry: int | None
    satisfied: bool | None
    ended_on: date | None
    end_entry: int | None
    due_again: date | None
    answered_by: str | None

    @property
    def kind(self) -> str:
        return next((kind for kind in SUBJECTS if getattr(self, f"{kind}_id")), "plan")

    @property
    def subject(self) -> int:
        return self.plan_id if self.kind == "plan" else int(getattr(self, f"{self.kind}_id"))


TOLD = Told._fields


def _told(wanted: Q, moment: Moment, member: Member) -> Any:
    """The questions that were asked and known by the moment, with what was said of each."""
    return _with_words(Challenge.objects.visible_to(member).filter(wanted), moment)


def _with_words(rows: Any, moment: Moment) -> Any:
    """With TOLD, to be read by `values_list(*TOLD)`."""

    def of(fact: Any, column: str, key: str = "pk") -> LookUp:
        return LookUp(fact, column, moment, "", key)

    rows = rows.filter(asked_on__lte=moment.on, entry__lte=moment.entry)
    rows = rows.annotate(
        reference=of(ActionText, "reference", "action_id"),
        action_title=of(ActionText, "title", "action_id"),
        priority_number=of(PriorityTerms, "number", "priority_id"),
        priority_title=of(PriorityTerms, "title", "priority_id"),
        finding_number=of(FindingText, "number", "finding_id"),
        finding_text=of(FindingText, "text", "finding_id"),
        measure_reference=of(Definition, "reference", "measure_id"),
        measure_name=of(Definition, "name", "measure_id"),
        answer=of(ChallengeAnswer, "answer"),
        answerer=of(ChallengeAnswer, "answered_by"),
        answered_on=of(ChallengeAnswer, "effective_on"),
        answer_entry=of(ChallengeAnswer, "entry"),
        satisfied=of(ChallengeClosed, "satisfied"),
        ended_on=of(ChallengeClosed, "effective_on"),
        end_entry=of(ChallengeClosed, "entry"),
        due_again=of(ChallengeClosed, "due_on"),
    )
    return rows.annotate(answered_by=post_of("answerer")).order_by("pk")


def _row(each: Told) -> ChallengeRow:
    kind = each.kind
    names = {
        "action": (each.reference, each.action_title),
        "priority": (each.priority_number, each.priority_title),
        "finding": (each.finding_number, each.finding_text),
        "measure": (each.measure_reference, each.measure_name),
    }
    name, title = names.get(kind, ("", "As a whole"))
    said = (each.answered_on, each.answer_entry, each.ended_on, each.end_entry, each.satisfied)
    stands = _standing(*said)
    return ChallengeRow(
        pk=each.pk,
        kind=kind,
        subject=each.subject,
        label=label_of(kind, name),
        title=title or "",
        about=each.about,
        question=each.question or "The words were erased.",
        asker=each.asked_by__post or each.asked_for,
        asked_on=each.asked_on,
        asked_of=each.asked_of__post,
        asked_of_id=each.asked_of_id,
        due_on=each.due_again or each.due_on,
        standing=stands,
        at_meeting=each.at_meeting,
        answer=each.answer or "",
        answered_by=each.answered_by or "",
        answered_on=each.answered_on,
        closed_on=each.ended_on if stands is Standing.CLOSED else None,
    )
