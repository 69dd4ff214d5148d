"""May this be said of a trigger or a contingency now? Refusals are sentences fit for the page."""

from __future__ import annotations

from datetime import date

from goldenthread.core.errors import Refused
from goldenthread.plans.contingencies import (
    MOST_DAYS,
    MOST_PERIODS,
    OF_A_DAY,
    TRIGGERS,
    Setting,
    Standing,
)


def check_setting(setting: Setting, before: Setting) -> None:
    """A trigger that is watched has its threshold, and each change its reason."""
    if setting.kind not in TRIGGERS:
        raise Refused("Choose one of the triggers that there are.")
    if not setting.why.strip():
        raise Refused("Say why. The reason stays in the record.", field="why")
    if not 1 <= setting.answer_days <= MOST_DAYS:
        raise Refused(f"Give from 1 to {MOST_DAYS} working days to answer.", field="answer_days")
    if setting.is_watched and setting.kind in OF_A_DAY and setting.by_on is None:
        raise Refused("Give the day by which funding is to be approved.", field="by_on")
    counts = setting.is_watched and setting.kind not in OF_A_DAY
    if counts and not 1 <= (setting.periods or 0) <= MOST_PERIODS:
        raise Refused(f"Give a number from 1 to {MOST_PERIODS}.", field="periods")
    if _terms(setting) == _terms(before):
        raise Refused("Nothing was changed, so there is nothing to save.")


def _terms(setting: Setting) -> tuple[object, ...]:
    return (setting.is_watched, setting.periods, setting.by_on, setting.answer_days)


class AlreadyFired(Refused):
    """The trigger fired for this run before, or asks for a response already."""


def check_fires(*, same_run: bool, is_open: bool) -> None:
    if same_run or is_open:
        raise AlreadyFired("A contingency is asked for already.")


def check_can_answer(stands: Standing) -> None:
    """Until it is closed a response can be given, and corrected."""
    if stands is Standing.CLOSED:
        raise Refused("This contingency is closed, so its response stands as it is.")


def check_response(*, needed: bool, response: str, done_by: date | None, today: date) -> None:
    """What will be done, by a day that is still to come; or why nothing."""
    if not response.strip():
        sentence = "Say what will be done." if needed else "Say why no contingency is needed."
        raise Refused(sentence, field="response")
    if needed and done_by is None:
        raise Refused("Say by which day it will be done.", field="done_by")
    if needed and done_by and done_by < today:
        raise Refused("The day has passed already. Choose one to come.", field="done_by")
    if not needed and done_by:
        raise Refused("Where nothing is to be done, leave the day empty.", field="done_by")


def check_can_close(stands: Standing, *, closer: int, answerer: int | None, why: str) -> None:
    """A response is judged by somebody other than who gave it, with a reason."""
    if stands is Standing.CLOSED:
        raise Refused("This contingency is closed already.")
    if stands is Standing.ASKED or answerer is None:
        raise Refused("The lead has not answered yet, so there is nothing to close.")
    if closer == answerer:
        raise Refused("You gave this response, so somebody else says whether it is done.")
    if not why.strip():
        raise Refused("Say what was done, or what is missing.", field="why")
