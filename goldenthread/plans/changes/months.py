"""What happens to actions month by month: updates, dates, states, sign-off. The verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, NotAllowed, check_may
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules, rules_periods, rules_states
from goldenthread.plans.changes.acting import day_of, person_of
from goldenthread.plans.changes.setup import stage_of
from goldenthread.plans.models import (
    Action,
    AgreedBy,
    DateAnswer,
    DateRequest,
    Due,
    Placement,
    Plan,
    PlanTerms,
    Progress,
    State,
    StateKind,
    Update,
    UpdateReturn,
)
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress as Rating
from goldenthread.plans.read_periods import covered_by, is_locked


@dataclass(frozen=True, slots=True)
class UpdateInput:
    """What an owner says. `new_due_on` asks for a new date, which `why` explains.

    `confidence`: how sure they are that the current due date will be met, if they say; perhaps
    with the day that they expect instead.
    """

    rating: str
    narrative: str
    next_step: str = ""
    last_step_done: bool | None = None
    new_due_on: date | None = None
    why: str = ""
    confidence: str = ""
    expected_on: date | None = None


def placed(action: Action) -> Placement:
    """Where the action stands now."""
    placement: Placement = action.placements.select_related("plan").newest_first()[0]
    return placement


def state_of(action: Action) -> str:
    latest = action.states.newest_first().first()
    return latest.state if latest else StateKind.OPEN


def progress_of(action: Action) -> str | None:
    latest = action.progress_ratings.newest_first().first()
    return latest.rating if latest else None


def open_request(action: Action) -> DateRequest | None:
    """The request for a new date that nobody has answered."""
    return DateRequest.objects.filter(action=action, answers=None).order_by("entry").last()


@change
def give_update(*, by: Member, action: Action, period: Period, update: UpdateInput) -> Update:
    """Give the update of a period: what happened, progress, the next step, perhaps a new date.

    "Complete" is what the owner says: the rating stays until somebody else signs it off.
    A second update of the same period corrects the first, which stays in the record. The
    update of an earlier month, given late, says nothing of how the work stands now.
    """
    check_may(by, "update.give", action)
    place, today = placed(action), clock.today()
    state = state_of(action)
    _check_update(action, place, period, update)
    before = action.updates.filter(period=period.month).newest_first().first()
    _check_period(place.plan, period, corrects=before is not None)
    question = open_return(action, period.month)
    check_unchanged(before)
    check_unchanged(question)
    given = Update.objects.create(
        action=action,
        period=period.month,
        rating=update.rating,
        narrative=update.narrative.strip(),
        next_step=update.next_step.strip(),
        last_step_done=update.last_step_done,
        owner_id=place.owner_id,
        entered_by=person_of(by),
        covering=_stands_in(by, place.owner_id),
        effective_on=today,
        **_forecast(action, update, today),
    )
    if question is not None:
        _close(question, today)
    if update.new_due_on is not None:
        done = update.rating == Rating.COMPLETE
        _ask(action, place, update.new_due_on, update.why, person_of(by), says_complete=done)
    if not action.updates.filter(period__gt=period.month).exists():
        _rate(given, state)
    record("update.given", action)
    return given


def _check_update(action: Action, place: Placement, period: Period, update: UpdateInput) -> None:
    rules.check_can_update(
        stage=stage_of(place.plan),
        state=state_of(action),
        progress=progress_of(action),
        starts_on=action.starts.newest_first()[0].starts_on,
        period=period,
        today=clock.today(),
    )
    rules.check_update_words(
        rating=update.rating, narrative=update.narrative, next_step=update.next_step
    )


def _forecast(action: Action, update: UpdateInput, today: date) -> dict[str, Any]:
    """How sure the owner is of the due date of today; nothing of work that is done."""
    rules_states.check_forecast(update.confidence, update.expected_on, today)
    if not update.confidence or update.rating == Rating.COMPLETE:
        return {}
    due: Due = action.dues.newest_first()[0]
    if due.due_on < today:  # it has passed: there is nothing left to be sure of
        return {}
    return {
        "confidence": update.confidence,
        "due_on": due.due_on,
        "expected_on": update.expected_on,
    }


def _check_period(plan: Plan, period: Period, *, corrects: bool) -> None:
    rules_periods.check_not_locked(period, is_locked(plan, period.month))
    rules_periods.check_is_period(period, _terms(plan).cadence, corrects)


def _stands_in(by: Member, owner: int) -> bool:
    """Does this member give the update because its owner is absent?"""
    if by.person_id == owner:
        return False
    return any(each.absent_id == owner for each in covered_by(by.person_id))


def open_return(action: Action, month: date) -> UpdateReturn | None:
    """The question that an update of the period was sent back with, until it is corrected."""
    last: UpdateReturn | None = action.update_returns.filter(period=month).newest_first().first()
    return last if last is not None and last.open else None


def _close(question: UpdateReturn, on: date) -> None:
    """A corrected update answers the question that the first was sent back with."""
    UpdateReturn.objects.create(
        action=question.action,
        period=question.period,
        open=False,
        owner_id=question.owner_id,
        asked_by_id=question.asked_by_id,
        effective_on=on,
    )


def _rate(update: Update, state: str) -> None:
    """The progress rating that an update gives; for "complete", only the wish for a sign-off."""
    action, on = update.action, update.effective_on
    if update.rating == Rating.COMPLETE:
        if state != StateKind.AWAITING_SIGN_OFF:
            rules.check_state(state, StateKind.AWAITING_SIGN_OFF)
            State.objects.create(action=action, state=StateKind.AWAITING_SIGN_OFF, effective_on=on)
        return
    Progress.objects.create(
        action=action,
        rating=update.rating,
        owner_id=update.owner_id,
        rated_by_id=update.entered_by_id,
        effective_on=on,
    )
    if state == StateKind.AWAITING_SIGN_OFF:
        State.objects.create(action=action, state=StateKind.OPEN, effective_on=on)


@change
def ask_new_date(*, by: Member, action: Action, due_on: date, why: str) -> DateRequest:
    """Ask for a new due date; the current one holds until it is agreed."""
    check_may(by, "update.give", action)
    request = _ask(action, placed(action), due_on, why, person_of(by))
    record("date.asked", action)
    return request


def _ask(
    action: Action,
    place: Placement,
    due_on: date,
    why: str,
    by: Person,
    *,
    says_complete: bool = False,
) -> DateRequest:
    due, start = action.dues.newest_first()[0], action.starts.newest_first()[0]
    today = clock.today()
    rules.check_can_ask_date(
        stage=stage_of(place.plan),
        state=state_of(action),
        progress=progress_of(action),
        says_complete=says_complete,
    )
    if open_request(action) is not None:
        raise Refused(
            "A new date is asked for already. It must be answered first.", field="new_due_on"
        )
    rules.check_new_date(
        current=due.due_on, wanted=due_on, today=today, starts_on=start.starts_on, why=why
    )
    return DateRequest.objects.create(
        action=action,
        asked_on=today,
        asked_by=by,
        owner=place.owner,
        from_due_on=due.due_on,
        due_on=due_on,
        level=_terms(place.plan).dates_agreed_by,
        why=why.strip(),
    )


def _terms(plan: Plan) -> PlanTerms:
    terms: PlanTerms = plan.terms.newest_first()[0]
    return terms


@change
def answer_date_request(
    *,
    by: Member,
    request: DateRequest,
    agreed: bool,
    note: str = "",
    body: str = "",
    on: date | None = None,
) -> DateAnswer:
    """Agree or refuse a new date, at the level that the plan sets.

    The lead answers in person, never a question of their own; what a board or committee decided
    is recorded with its name and day.
    """
    body = body.strip()
    _check_may_answer(by, request, body)
    if request.answers.exists():
        raise Refused("This request is answered already. Reload to see how.")
    if not agreed and not note.strip():
        raise Refused("Say why the date is refused.", field="note")
    on = day_of(on)
    rules.check_not_before(on, request.asked_on, "The new date was asked for")
    answer = DateAnswer.objects.create(
        request=request,
        agreed=agreed,
        body=body,
        answered_by=person_of(by),
        asked_by=request.asked_by,
        owner=placed(request.action).owner,
        note=note.strip(),
        effective_on=on,
    )
    if agreed:
        Due.objects.create(
            action=request.action, due_on=request.due_on, request=request, effective_on=on
        )
    record("date.agreed" if agreed else "date.refused", request.action)
    return answer


def _check_may_answer(by: Member, request: DateRequest, body: str) -> None:
    """Who answers at this level: the lead in person, or who records what a body decided."""
    if request.level == AgreedBy.LEAD and not body:
        check_may(by, "date.agree", request.action)
        if request.asked_by_id == by.person_id:
            raise NotAllowed("You asked for this date, so somebody else must agree it.")
    else:
        check_may(by, "date.record_decision", request.action)
        rules.check_level(request.level, body)
    check_not_owner(by, request.action)


@change
def sign_off_action(
    *, by: Member, action: Action, note: str = "", body: str = "", on: date | None = None
) -> Progress:
    """Sign off completion: by the lead, by the deputy where lead is owner, or by a body.

    Never by the owner. A body's decision is recorded for it, with its name and day.
    """
    body = body.strip()
    check_may(by, "action.record_sign_off" if body else "action.sign_off", action)
    check_not_owner(by, action)
    on = _check_claimed(action, day_of(on))
    claimed_by = _claimed_by(action)
    if not body:
        rules_periods.check_claim(claimed_by, by.person_id)
    signed = Progress.objects.create(
        action=action,
        rating=Rating.COMPLETE,
        owner=placed(action).owner,
        rated_by=person_of(by),
        claimed_by_id=claimed_by,
        body=body,
        note=note.strip(),
        effective_on=on,
    )
    State.objects.create(action=action, state=StateKind.OPEN, effective_on=on)
    record("action.signed_off", action)
    return signed


def _claimed_by(action: Action) -> int | None:
    """Who entered the update that says that it is complete."""
    claims = action.updates.filter(rating=Rating.COMPLETE).newest_first()
    entered_by: int | None = claims.values_list("entered_by", flat=True).first()
    return entered_by


@change
def send_back_action(*, by: Member, action: Action, note: str) -> State:
    """Say what is missing before completion can be signed off."""
    check_may(by, "action.sign_off", action)
    on = _check_claimed(action, clock.today())
    if not note.strip():
        raise Refused("Say what is missing.", field="note")
    state = State.objects.create(
        action=action, state=StateKind.OPEN, note=note.strip(), effective_on=on
    )
    record("action.sent_back", action)
    return state


def _check_claimed(action: Action, on: date) -> date:
    """The owner says that it is complete, since a day that `on` is not before."""
    rules.check_can_sign_off(state_of(action), progress_of(action))
    claim = action.states.newest_first()[0]
    check_unchanged(claim)
    rules.check_not_before(on, claim.effective_on, "The owner said that it was complete")
    return on


def check_not_owner(by: Member, action: Action) -> None:
    """Separation of duty; the database refuses it too."""
    if placed(action).owner_id == by.person_id:
        raise NotAllowed("You own this action, so somebody else must decide this.")
