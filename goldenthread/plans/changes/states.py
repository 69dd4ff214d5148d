"""Changing the state of an action, and taking a complete one up again: the verbs."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules, rules_states
from goldenthread.plans.changes.acting import day_of, person_of
from goldenthread.plans.changes.months import placed, progress_of
from goldenthread.plans.changes.setup import stage_of
from goldenthread.plans.models import Action, Progress, State, StateKind
from goldenthread.plans.states import step_to


@change
def set_state(
    *,
    by: Member,
    action: Action,
    state: str,
    note: str,
    on: date | None = None,
    review_on: date | None = None,
    decided_by: str = "",
    moved_to: str = "",
) -> State:
    """Change the state of an action, with the reason and what states.STEPS asks for.

    What the change does not need is not kept.
    """
    before = action.states.newest_first()[0]
    step = step_to(before.state, state)
    check_may(by, step.verb if step else "plan.edit", action)
    if state == StateKind.AWAITING_SIGN_OFF:
        raise Refused("The owner asks for sign-off with an update that says complete.")
    if step is None:
        rules.check_state(before.state, state)
        raise Refused("This changes by a sign-off, or when the action is re-opened.")
    today, on = clock.today(), day_of(on)
    said = {"review_on": review_on, "decided_by": decided_by.strip(), "moved_to": moved_to.strip()}
    rules_states.check_step(step, progress_of(action))
    if not note.strip():
        raise Refused("Say why.", field="note")
    rules_states.check_needs(step, said, today)
    check_unchanged(before)
    rules.check_not_before(on, before.effective_on, "Its state last changed")
    kept = {name: value for name, value in said.items() if name in step.needs}
    changed = State.objects.create(
        action=action, state=state, note=note.strip(), effective_on=on, **kept
    )
    record("action.state_changed", action)
    return changed


@change
def reopen_action(*, by: Member, action: Action, rating: str, why: str) -> Progress:
    """Take up again what was signed off as complete; its sign-off stays in the record."""
    check_may(by, "action.reopen", action)
    place, state = placed(action), action.states.newest_first()[0]
    signed = action.progress_ratings.newest_first().first()
    rules_states.check_can_reopen(
        stage=stage_of(place.plan), state=state.state, progress=signed.rating if signed else None
    )
    rules_states.check_reopened(rating, why)
    check_unchanged(signed)
    check_unchanged(state)
    today = clock.today()
    reopened = Progress.objects.create(
        action=action,
        rating=rating,
        owner=place.owner,
        rated_by=person_of(by),
        note=why.strip(),
        effective_on=today,
    )
    if state.state != StateKind.OPEN:
        State.objects.create(action=action, state=StateKind.OPEN, effective_on=today)
    record("action.reopened", action)
    return reopened
