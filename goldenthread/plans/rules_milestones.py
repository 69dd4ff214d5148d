"""May a milestone be added, moved, reached, withdrawn? May an action wait for another?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused
from goldenthread.plans.dependencies import cycle, in_words
from goldenthread.plans.milestones import REACHED, STATES, TO_COME, TRANSITIONS
from goldenthread.plans.models import Stage, StateKind
from goldenthread.plans.ratings import Progress
from goldenthread.plans.rules import ENDED

MOST = 30  # milestones of an action: more are a plan of their own


def check_can_keep(stage: str, state: str) -> None:
    """Milestones and what it waits for change while the work goes on."""
    if stage == Stage.CLOSED:
        raise Refused("The plan is closed, so nothing of its actions changes any more.")
    if state in ENDED:
        raise Refused(f"This action is {StateKind(state).label.lower()}, so nothing is to come.")


def check_can_add(progress: str | None, there: int) -> None:
    if progress == Progress.COMPLETE:
        raise Refused("This action is complete. Re-open it first if there is more to do.")
    if there >= MOST:
        raise Refused(
            f"This action has {there} milestones already. Make another action of the rest."
        )


def check_milestone(title: str, due_on: date, *, starts_on: date, action_due: date) -> None:
    """It says what is reached, between the start of its action and the day that is due."""
    if not title.strip():
        raise Refused("Say what is reached with this milestone.", field="title")
    if due_on < starts_on:
        raise Refused(f"The action starts on {long_date(starts_on)} only.", field="due_on")
    if due_on > action_due:
        raise Refused(
            f"The action itself is due on {long_date(action_due)}. Give an earlier day, or ask "
            "for a new date for the action first.",
            field="due_on",
        )


def check_can_change(state: str) -> None:
    """What was reached or withdrawn stands as it was."""
    if state != TO_COME:
        raise Refused(f"This milestone is {STATES[state].lower()}. Take it up again first.")


def check_move(*, moved: bool, why: str) -> None:
    if moved and not why.strip():
        raise Refused("Say why the date moves.", field="why")


def check_becomes(before: str, after: str, why: str) -> None:
    """Reached and withdrawn are said of what is to come, and are taken back with a reason."""
    if after not in TRANSITIONS[before]:
        was = STATES[before].lower()
        raise Refused(f"This milestone is {was} already. Reload the page to see how it stands.")
    if after != REACHED and not why.strip():
        raise Refused("Say why.", field="why")


def check_dependency(
    action: int, needed: int, links: Mapping[int, set[int]], refs: Mapping[int, str]
) -> None:
    """An action waits for another, and never, by whatever way, for itself.

    `links`: for which actions each one waits today; `refs`: what they are called.
    """
    if action == needed:
        raise Refused("An action cannot wait for itself. Choose another one.", field="needed")
    if needed in links.get(action, set()):
        raise Refused(f"It waits for {refs[needed]} already.", field="needed")
    if way := cycle(action, needed, links):
        raise Refused(
            f"That would go round in a circle: {in_words(way, refs)}. None of them could begin. "
            "Take one of these away first, or choose another action.",
            field="needed",
        )
