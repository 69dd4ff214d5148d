"""Reading questions as they stood at a moment: one query, whatever their history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    DateField,
    ExpressionWrapper,
    F,
    Field,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.models import Person
from goldenthread.inspections.models import FindingText
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.plans.challenges import ChallengeRow, Standing, standing
from goldenthread.plans.exceptions import AskedDate, Unanswered
from goldenthread.plans.models import (
    ActionText,
    AgreedBy,
    Challenge,
    ChallengeAnswer,
    ChallengeClosed,
    Placement,
    PriorityTerms,
)
from goldenthread.plans.permissions_challenges import ASKED, RECORDED_FOR_ANOTHER, THEIRS
from goldenthread.plans.read_beside import date_requests_at


def challenges_of(plan: Any, moment: Moment, member: Member) -> list[ChallengeRow]:
    """The questions about a plan that the member may see; those too about actions that came to
    it from the plan before it."""
    return [_row(each) for each in _told(_of_plan(plan, moment), moment, member)]


def _of_plan(plan: Any, moment: Moment) -> Q:
    here = Placement.objects.as_at(moment).filter(plan=plan.pk).values("action")
    return Q(plan=plan.pk) | Q(action__in=here)


def waiting_at(
    plan: Any, moment: Moment, member: Member
) -> tuple[dict[int, AskedDate], list[Unanswered]]:
    """What waits for an answer at the moment, in one query: by action the request for a new
    date, and the open questions."""
    nothing = {name: Value(None, output_field=field) for name, field in _QUESTION.items()}
    requests = date_requests_at(plan, moment).annotate(due=F("due_on"), **nothing)
    questions = _told(_of_plan(plan, moment), moment, member).annotate(
        level=Value(""),
        due=Coalesce("due_again", "due_on"),
        priority_key=F("priority_id"),
        finding_key=F("finding_id"),
    )
    columns = ("action_id", "asked_on", "due", "level", *_QUESTION)
    both = requests.values_list(*columns).union(
        questions.order_by().values_list(*columns), all=True
    )
    asked: dict[int, AskedDate] = {}
    unanswered: list[Unanswered] = []
    for action, asked_on, due, level, *said, priority, finding in both:
        if level:
            asked[action] = AskedDate(asked_on, due, AgreedBy(level).label)
        elif _standing(*said) is Standing.OPEN:
            about = {"action": action, "priority": priority, "finding": finding}
            unanswered += [Unanswered(kind, pk, asked_on, due) for kind, pk in about.items() if pk]
    return asked, unanswered


# What only a question has, where it stands in one list with requests.
_QUESTION: Mapping[str, Field[Any, Any]] = {
    "answered_on": DateField(),
    "answer_entry": BigIntegerField(),
    "ended_on": DateField(),
    "end_entry": BigIntegerField(),
    "satisfied": BooleanField(),
    "priority_key": BigIntegerField(),
    "finding_key": BigIntegerField(),
}


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
    row = _told(Q(pk=pk), moment, member).first()
    return _row(row) if row else None


def challenges_to_settle(member: Member) -> tuple[list[ChallengeRow], list[ChallengeRow]]:
    """What a member is to answer, and what was answered that waits for them to close; by day."""
    theirs, asked = THEIRS.q(member), ASKED.q(member)
    if decide(member, "challenge.record"):
        asked |= RECORDED_FOR_ANOTHER.q(member)
    rows = _told(theirs | asked, Moment.latest(), member)
    rows = rows.annotate(theirs=_holds(theirs), asked_here=_holds(asked))
    found = sorted(((_row(each), each) for each in rows), key=lambda pair: pair[0].due_on)
    return (
        [row for row, each in found if each.theirs and row.standing is Standing.OPEN],
        [
            row
            for row, each in found
            if each.asked_here
            and row.standing is Standing.ANSWERED
            and each.answerer != member.person_id
        ],
    )


def _holds(condition: Q) -> Any:
    return ExpressionWrapper(condition, output_field=BooleanField())


def label_of(kind: str, name: Any) -> str:
    """As "Action 1.4", "Priority 2", "Finding 3"; of the whole "The plan"."""
    return "The plan" if kind == "plan" else f"{kind.capitalize()} {name or ''}".strip()


def _told(wanted: Q, moment: Moment, member: Member) -> Any:
    """The questions that were asked and known by the moment, with what was said of each."""

    def of(fact: Any, column: str, key: str = "pk") -> LookUp:
        return LookUp(fact, column, moment, "", key)

    rows: Any = Challenge.objects.visible_to(member).filter(wanted)
    rows = rows.filter(asked_on__lte=moment.on, entry__lte=moment.entry)
    rows = rows.select_related("asked_by", "asked_of").annotate(
        reference=of(ActionText, "reference", "action_id"),
        action_title=of(ActionText, "title", "action_id"),
        priority_number=of(PriorityTerms, "number", "priority_id"),
        priority_title=of(PriorityTerms, "title", "priority_id"),
        finding_number=of(FindingText, "number", "finding_id"),
        finding_text=of(FindingText, "text", "finding_id"),
        answer=of(ChallengeAnswer, "answer"),
        answerer=of(ChallengeAnswer, "answered_by"),
        answered_on=of(ChallengeAnswer, "effective_on"),
        answer_entry=of(ChallengeAnswer, "entry"),
        satisfied=of(ChallengeClosed, "satisfied"),
        ended_on=of(ChallengeClosed, "effective_on"),
        end_entry=of(ChallengeClosed, "entry"),
        due_again=of(ChallengeClosed, "due_on"),
    )
    answerer = Person.objects.filter(pk=OuterRef("answerer")).values("post")
    return rows.annotate(answered_by=Subquery(answerer)).order_by("pk")


def _row(each: Any) -> ChallengeRow:
    kind = each.kind
    names = {
        "action": (each.reference, each.action_title),
        "priority": (each.priority_number, each.priority_title),
        "finding": (each.finding_number, each.finding_text),
    }
    name, title = names.get(kind, ("", "As a whole"))
    said = (each.answered_on, each.answer_entry, each.ended_on, each.end_entry, each.satisfied)
    stands = _standing(*said)
    return ChallengeRow(
        pk=each.pk,
        kind=kind,
        subject=getattr(each, f"{kind}_id"),
        label=label_of(kind, name),
        title=title or "",
        about=each.about,
        question=each.question or "The words were erased.",
        asker=each.asker,
        asked_on=each.asked_on,
        asked_of=each.asked_of.post,
        asked_of_id=each.asked_of_id,
        due_on=each.due_again or each.due_on,
        standing=stands,
        at_meeting=each.at_meeting,
        answer=each.answer or "",
        answered_by=each.answered_by or "",
        answered_on=each.answered_on,
        closed_on=each.ended_on if stands is Standing.CLOSED else None,
    )
