"""May a finding's status be decided so? Each rule's refusal is a sentence fit for the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from goldenthread.core.errors import Refused
from goldenthread.plans.finding_status import TRANSITIONS, WORDS, Status, goes_back
from goldenthread.plans.rules import check_day, check_not_before

if TYPE_CHECKING:
    from goldenthread.plans.models import FindingStatus


class Standing(NamedTuple):
    """What a decision of a day starts from: the status until then, and whether it corrects one
    of that same day."""

    before: str
    corrects: bool


def standing(newest_first: Sequence[FindingStatus], on: date) -> Standing:
    """A decision of the day of the last one corrects it; so what held before that counts."""
    corrects = bool(newest_first) and newest_first[0].effective_on == on
    earlier = (row.status for row in newest_first if row.effective_on < on)
    return Standing(next(earlier, Status.OPEN.value), corrects)


def check_decided_on(
    on: date, *, today: date, inspected: date | None, last: FindingStatus | None
) -> None:
    """Not to come, not before inspectors were there, not behind a later decision."""
    check_day(on, today)
    if inspected:
        check_not_before(on, inspected, "The inspection ended")
    if last:
        check_not_before(on, last.effective_on, "The last decision of this finding was made")


def check_status(before: str, after: str, *, basis: str, reason: str) -> None:
    """What TRANSITIONS allows, or the same again; with its basis, and a reason to go back."""
    if after not in set(Status):
        raise Refused("Choose how the finding stands.", field="status")
    if after != before and after not in TRANSITIONS[before]:
        was, now = WORDS[before].lower(), WORDS[after].lower()
        raise Refused(f"A finding that is {was} cannot become {now}.", field="status")
    if not basis.strip():
        raise Refused("Say on what basis it was decided: what was looked at.", field="basis")
    if goes_back(before, after) and not reason.strip():
        raise Refused("Say why the finding goes back.", field="reason")
