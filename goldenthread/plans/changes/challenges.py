"""Asking about a plan, answering, and saying whether an answer is enough: the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may, decide
from goldenthread.accounts.members import member_of, people_with
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.calendars import STATUTORY, add_working_days
from goldenthread.core.errors import Refused
from goldenthread.inspections.models import Finding
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.measures.models import Measure
from goldenthread.plans import rules_challenges as rules
from goldenthread.plans.challenges import DAYS_TO_ANSWER, Standing, standing
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.models import (
    Action,
    Challenge,
    ChallengeAnswer,
    ChallengeClosed,
    Placement,
    Plan,
    PlanInspection,
    Priority,
)
from goldenthread.plans.permissions_challenges import ANSWERERS, is_theirs


@dataclass(frozen=True, slots=True)
class ChallengeInput:
    """A question; see `Challenge`. `due_on` None: ten working days after it was asked.

    `asked_for`: the post or body that asked, where somebody else records it; then `asked_on`,
    and `answer` where it was answered there and then by `asked_of`.
    """

    about: str
    question: str
    asked_of: Person
    due_on: date | None = None
    asked_for: str = ""
    asked_on: date | None = None
    at_meeting: str = ""
    answer: str = ""


type Subject = Action | Priority | Finding | Measure | None


@change
def ask_challenge(
    *, by: Member, plan: Plan, asked: ChallengeInput, subject: Subject = None
) -> Challenge:
    """Ask about a plan, something in it or a measure; or record what somebody else asked, for them.

    A measure is the authority's: a question about it may stand in any of its plans.
    """
    asked_for, today = asked.asked_for.strip(), clock.today()
    check_may(by, "challenge.record" if asked_for else "challenge.ask", plan)
    _check_of_plan(by, plan, subject)
    kind = type(subject).__name__.lower() if subject else "plan"
    rules.check_question(kind, asked.about, asked.question)
    asked_on = (asked.asked_on or today) if asked_for else today
    due_on = asked.due_on or answer_due(plan.authority, asked_on)
    since = _told(subject or plan).oldest_first().values_list("effective_on", flat=True).first()
    rules.check_days(asked_on=asked_on, due_on=due_on, today=today, subject_since=since)
    asker = None if asked_for else person_of(by)
    answerers = {person.pk for person in people_with(plan.authority, *ANSWERERS)}
    rules.check_asked_of(asked.asked_of.pk, asker.pk if asker else None, answerers)
    _check_sees(asked.asked_of, subject)
    challenge = Challenge.objects.create(
        plan=plan,
        about=asked.about,
        question=asked.question.strip(),
        asked_by=asker,
        asked_for=asked_for,
        recorded_by=person_of(by),
        asked_on=asked_on,
        at_meeting=asked.at_meeting.strip(),
        asked_of=asked.asked_of,
        due_on=due_on,
        **({kind: subject} if subject else {}),
    )
    if asked_for and asked.answer.strip():
        _answer(challenge, asked.answer, asked.asked_of, person_of(by), asked_on)
    record("challenge.asked", subject or plan)
    return challenge


def answer_due(authority: Authority, asked_on: date) -> date:
    """The usual day for an answer; the authority's own days off do not count."""
    return add_working_days(asked_on, DAYS_TO_ANSWER, STATUTORY.adding(authority.days_off))


def _check_sees(person: Person, subject: Subject) -> None:
    """A partner answers for the actions that their organisation works on."""
    member = member_of(person)
    seen = isinstance(subject, Action) and decide(member, "action.view", subject)
    if not seen and not decide(member, "plan.view"):
        raise Refused(
            "Somebody of a partner organisation can only be asked about an action that it works "
            "on. Choose somebody else, or ask about the action.",
            field="asked_of",
        )


def _told(subject: Any) -> Any:
    """The track that says in words what this is, from when it was there."""
    if isinstance(subject, Measure):
        return subject.definitions
    return subject.texts if isinstance(subject, Action | Finding) else subject.terms


def _check_of_plan(by: Member, plan: Plan, subject: Subject) -> None:
    """What is asked about stands in the plan, and may be seen by who asks."""
    now = Moment.latest()
    there = True
    if isinstance(subject, Action):
        placed = Placement.objects.filter(action=subject).as_at(now)
        there = placed.filter(plan=plan).exists()
    elif isinstance(subject, Priority):
        there = subject.plan_id == plan.pk
    elif isinstance(subject, Finding):
        check_may(by, "inspection.view", subject.inspection)
        answers = PlanInspection.objects.filter(plan=plan, inspection=subject.inspection_id)
        there = answers.as_at(now).filter(present=True).exists()
    elif isinstance(subject, Measure):
        check_may(by, "measure.view", subject)
    if not there:
        raise Refused("This does not stand in the plan. Ask about it where it stands.")


@change
def answer_challenge(
    *, by: Member, challenge: Challenge, answer: str, on: date | None = None
) -> ChallengeAnswer:
    """Answer a question, correct its answer, or answer again where that was not enough.

    Who may only record answers records that of who was asked.
    """
    check_may(by, "challenge.answer", challenge)
    said = said_of(challenge)
    check_unchanged(_newest(said.all))
    rules.check_can_answer(said.standing, answer)
    on = on or clock.today()
    last = max((row.effective_on for row in said.all), default=None)
    rules.check_answered_on(on, today=clock.today(), asked_on=challenge.asked_on, last=last)
    person = person_of(by)
    own = is_theirs(by, challenge)
    given = _answer(challenge, answer, person if own else challenge.asked_of, person, on)
    corrects = said.standing is Standing.ANSWERED
    record("challenge.corrected" if corrects else "challenge.answered", _about(challenge))
    return given


def _answer(
    challenge: Challenge, answer: str, answered_by: Person, recorded_by: Person, on: date
) -> ChallengeAnswer:
    given: ChallengeAnswer = ChallengeAnswer.objects.create(
        challenge=challenge,
        answer=answer.strip(),
        answered_by=answered_by,
        recorded_by=recorded_by,
        asked_by=challenge.asked_by,
        effective_on=on,
    )
    return given


@change
def close_challenge(
    *, by: Member, challenge: Challenge, satisfied: bool, why: str = ""
) -> ChallengeClosed:
    """Say that an answer is enough; or that it is not: then the question is open again, with
    the usual time for another answer."""
    check_may(by, "challenge.close", challenge)
    said = said_of(challenge)
    check_unchanged(_newest(said.all))
    person, today = person_of(by), clock.today()
    rules.check_can_close(said.standing, person.pk, said.answerer)
    rules.check_reason(satisfied=satisfied, own=challenge.asked_by_id == person.pk, why=why)
    closed: ChallengeClosed = ChallengeClosed.objects.create(
        challenge=challenge,
        satisfied=satisfied,
        why=why.strip(),
        due_on=None if satisfied else answer_due(challenge.authority, today),
        closed_by=person,
        asked_by=challenge.asked_by,
        answered_by=said.answers[-1].answered_by,
        effective_on=today,
    )
    record("challenge.closed" if satisfied else "challenge.reopened", _about(challenge))
    return closed


@change
def withdraw_challenge(*, by: Member, challenge: Challenge, why: str) -> ChallengeClosed:
    """Take back a question that awaits an answer, with the reason; it stays in the record."""
    check_may(by, "challenge.close", challenge)
    said = said_of(challenge)
    check_unchanged(_newest(said.all))
    rules.check_can_withdraw(said.standing, why)
    withdrawn: ChallengeClosed = ChallengeClosed.objects.create(
        challenge=challenge,
        satisfied=True,
        why=why.strip(),
        closed_by=person_of(by),
        asked_by=challenge.asked_by,
        effective_on=clock.today(),
    )
    record("challenge.withdrawn", _about(challenge))
    return withdrawn


def _about(challenge: Challenge) -> Any:
    """What the entry is about, so that it stands in that thing's history."""
    return challenge.subject


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a question up to a moment, oldest first."""

    answers: Sequence[ChallengeAnswer]
    closings: Sequence[ChallengeClosed]

    @property
    def all(self) -> list[ChallengeAnswer | ChallengeClosed]:
        return sorted([*self.answers, *self.closings], key=_when)

    @property
    def answerer(self) -> int | None:
        """Who gave the last answer."""
        return self.answers[-1].answered_by_id if self.answers else None

    @property
    def standing(self) -> Standing:
        answered = _when(self.answers[-1]) if self.answers else None
        closed = self.closings[-1] if self.closings else None
        return standing(
            answered,
            _when(closed) if closed else None,
            satisfied=bool(closed and closed.satisfied),
        )


def _when(row: ChallengeAnswer | ChallengeClosed) -> tuple[date, int]:
    return row.effective_on, row.entry


def _newest(rows: Sequence[ChallengeAnswer | ChallengeClosed]) -> Any:
    return max(rows, key=lambda row: row.entry, default=None)


def said_of(challenge: Challenge, moment: Moment | None = None) -> Said:
    """Every answer, and what who asked said of each; two queries."""
    upto = moment or Moment.latest()
    answers = challenge.answers.upto(upto).oldest_first()
    closings = challenge.closings.upto(upto).oldest_first()
    return Said(
        list(answers.select_related("answered_by", "recorded_by")),
        list(closings.select_related("closed_by")),
    )
