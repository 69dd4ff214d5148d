"""May this happen now? Each rule's refusal is a sentence fit for the page."""

from __future__ import annotations

from datetime import date

from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused
from goldenthread.plans.models import AgreedBy, Stage, StateKind
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress
from goldenthread.plans.states import TRANSITIONS

# Where the work on an action has ended: no new date is needed.
ENDED = frozenset({StateKind.WITHDRAWN, StateKind.TRANSFERRED, StateKind.CLOSED})
LEFT_THE_PLAN = frozenset({StateKind.WITHDRAWN, StateKind.TRANSFERRED})
ASKED_FOR_UPDATES = frozenset({StateKind.OPEN, StateKind.AWAITING_EVIDENCE})


def check_state(before: str, after: str) -> None:
    """An action moves only between the states that states.STEPS allows."""
    if after not in TRANSITIONS[before]:
        was, now = StateKind(before).label.lower(), StateKind(after).label.lower()
        raise Refused(f"An action that is {was} cannot become {now}. Reload to see how it stands.")


def check_not_before(on: date, since: date, what: str) -> None:
    """An answer comes after its question: a decision cannot be dated before what it decides.

    `what` is a sentence's subject with its verb: "The new date was asked for".
    """
    if on < since:
        raise Refused(f"{what} on {long_date(since)}. Give that day or a later one.", field="on")


def check_day(on: date, today: date) -> None:
    """The record says how things stood; it knows nothing of days to come."""
    if on > today:
        raise Refused("The date cannot be in the future.", field="on")


def needs_update(
    *, stage: str | None, state: str | None, progress: str | None, starts_on: date, period: Period
) -> bool:
    """Is an update asked for? Of a live plan's started actions, neither done nor resting."""
    return (
        stage == Stage.LIVE
        and (state or StateKind.OPEN) in ASKED_FOR_UPDATES
        and progress != Progress.COMPLETE
        and starts_on <= period.last_day
    )


def check_can_update(
    *,
    stage: str | None,
    state: str,
    progress: str | None,
    starts_on: date,
    period: Period,
    today: date,
) -> None:
    """Updates are given on a live plan's open actions, for months from their start to today."""
    if stage == Stage.CLOSED:
        raise Refused("The plan is closed, so it takes no more updates.")
    if stage != Stage.LIVE:
        raise Refused("Updates begin when the plan is live. The programme manager makes it live.")
    if progress == Progress.COMPLETE:
        raise Refused("This action is complete and signed off, so it needs no update.")
    if state not in {*ASKED_FOR_UPDATES, StateKind.AWAITING_SIGN_OFF}:
        raise Refused(f"This action is {StateKind(state).label.lower()}, so it takes no update.")
    if period.first_day > today:
        raise Refused(f"{period.label} has not begun. Choose an earlier month.")
    if period.last_day < starts_on:
        raise Refused(
            f"This action starts on {long_date(starts_on)}, after the end of "
            f"{period.label}. Choose a later one."
        )


def check_update_words(*, rating: str, narrative: str, next_step: str) -> None:
    """An update says how the work stands and what happened; unless it is done, what comes next."""
    if rating not in set(Progress):
        raise Refused("Choose how the work stands.", field="rating")
    if not narrative.strip():
        raise Refused("Say what happened. “Nothing changed” is an answer.", field="narrative")
    if not next_step.strip() and rating != Progress.COMPLETE:
        raise Refused("Say what the next step is.", field="next_step")


def check_can_ask_date(
    *, stage: str, state: str, progress: str | None, says_complete: bool = False
) -> None:
    """New dates are asked for on a live plan, for work that goes on."""
    if stage == Stage.DRAFT:
        raise Refused("The plan is a draft: the programme manager changes its dates in the plan.")
    if stage != Stage.LIVE:
        raise Refused("The plan is closed, so its dates no longer move.")
    if progress == Progress.COMPLETE or says_complete:
        raise Refused("Work that is complete needs no new date.", field="new_due_on")
    if state in ENDED:
        raise Refused(
            f"This action is {StateKind(state).label.lower()}, so it needs no new date.",
            field="new_due_on",
        )


def check_new_date(*, current: date, wanted: date, today: date, starts_on: date, why: str) -> None:
    """A new date is another date, not in the past, after the start, and has a reason."""
    if wanted == current:
        raise Refused("The new date is the current due date. Choose another.", field="new_due_on")
    if wanted < today:
        raise Refused("The new date has passed already. Choose one to come.", field="new_due_on")
    if wanted < starts_on:
        raise Refused("The new date is before the action starts.", field="new_due_on")
    if not why.strip():
        raise Refused("Say why the date must move, and what is done until then.", field="why")


def check_dates_of_action(starts_on: date, due_on: date) -> None:
    """Education and Inspections Act 2006, s137(3): each action has its period."""
    if due_on < starts_on:
        raise Refused("The due date is before the start date.", field="due_on")


def check_can_sign_off(state: str, progress: str | None) -> None:
    """Completion is signed off once, when the owner has asked for it."""
    if progress == Progress.COMPLETE:
        raise Refused("This action is already signed off as complete.")
    if state != StateKind.AWAITING_SIGN_OFF:
        raise Refused(
            "The owner has not said that this action is complete, so there is nothing to sign off."
        )


def check_level(level: str, body: str) -> None:
    """Above the lead, a body decides; the record names it."""
    if level != AgreedBy.LEAD and not body.strip():
        raise Refused("Name the body that decided.", field="body")


def check_deputy(owner_id: int, deputy_id: int | None) -> None:
    """Who signs off is never the owner (product.md, The two ratings)."""
    if deputy_id == owner_id:
        raise Refused("The owner cannot be the deputy, who signs off.", field="deputy")
