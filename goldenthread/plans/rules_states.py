"""May an action change its state, be taken up again, be reviewed, be forecast?"""

from __future__ import annotations

from datetime import date

from goldenthread.core.errors import Refused
from goldenthread.plans.models import Confidence, Stage, StateKind
from goldenthread.plans.ratings import Progress
from goldenthread.plans.states import Step, Way, steps_from

REOPENED_AS = (Progress.ON_TRACK, Progress.AT_RISK, Progress.OFF_TRACK)
MISSING = {
    "review_on": "Enter the day on which the pause is looked at again.",
    "decided_by": "Say who decided: the body, or the post.",
    "moved_to": "Say where the work goes: the plan, team or organisation.",
}


def check_step(step: Step, progress: str | None) -> None:
    """Some changes are for finished work only, some for work that goes on."""
    complete = progress == Progress.COMPLETE
    if step.complete is True and not complete:
        raise Refused(
            "Only a complete action is closed. Withdraw it if it will not be done.", field="state"
        )
    if step.complete is False and complete:
        raise Refused("This action is complete, so there is nothing to pause.", field="state")


def check_needs(step: Step, said: dict[str, date | str | None], today: date) -> None:
    """What the change must say besides its reason."""
    for name in step.needs:
        if not said[name]:
            raise Refused(MISSING[name], field=name)
    review_on = said["review_on"]
    if "review_on" in step.needs and isinstance(review_on, date) and review_on <= today:
        raise Refused("The day to look again must be after today.", field="review_on")


def check_can_reopen(*, stage: str, state: str, progress: str | None) -> None:
    """What was signed off can be taken up again while its plan is live."""
    if progress != Progress.COMPLETE:
        raise Refused("This action is not complete, so there is nothing to re-open.")
    if stage != Stage.LIVE:
        raise Refused("The plan is not live, so its actions cannot be re-opened.")
    if not steps_from(state, complete=True, way=Way.REOPEN):
        was = StateKind(state).label.lower()
        raise Refused(f"This action is {was}. Take it back into the plan first.")


def check_reopened(rating: str, why: str) -> None:
    """It says how the work stands now, and why it was not complete after all."""
    if rating not in REOPENED_AS:
        raise Refused("Choose how the work stands now.", field="rating")
    if not why.strip():
        raise Refused("Say why it is re-opened.", field="why")


def check_reviews(next_on: date | None, every_months: int, today: date) -> None:
    if next_on is None:
        return
    if next_on < today:
        raise Refused("The next review has passed already. Choose a day to come.", field="next_on")
    if not 0 <= every_months <= 24:
        raise Refused("Enter a number of months from 1 to 24.", field="every_months")


def check_can_review(next_on: date | None, found: str) -> date:
    """A review is held where one is planned: gives its day."""
    if next_on is None:
        raise Refused("No review is planned for this action. Give it a review date first.")
    if not found.strip():
        raise Refused("Say what the review found.", field="found")
    return next_on


def check_forecast(confidence: str, expected_on: date | None, today: date) -> None:
    """How sure the owner is of the current due date; perhaps the day they expect instead."""
    if confidence not in {"", *Confidence.values}:
        raise Refused("Choose how sure you are that the due date will be met.", field="confidence")
    if expected_on is None:
        return
    if not confidence:
        raise Refused("Say how sure you are of the due date, too.", field="confidence")
    if expected_on < today:
        raise Refused("The day that you expect has passed already.", field="expected_on")
