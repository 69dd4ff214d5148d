"""Reading what stands out in a plan at a moment: for its page, and for papers."""

from __future__ import annotations

from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.ledger.moments import Moment
from goldenthread.plans.contingencies import reasons
from goldenthread.plans.exceptions import ExceptionRow, exceptions
from goldenthread.plans.notes import reasons_of
from goldenthread.plans.position import Position
from goldenthread.plans.read_challenges import waiting_at
from goldenthread.plans.read_funding import with_forecasts_and_needs
from goldenthread.plans.read_milestones import with_what_waits


def exceptions_at(
    position: Position, plan: Any, moment: Moment, member: Member
) -> tuple[Position, list[ExceptionRow]]:
    """What stands out in a plan that stood like this, and the position with what that took to
    know: its milestones and its owners' confidence in their dates."""
    stood, waits = position, dict[int, list[tuple[str, str]]]()
    if plan.has_steps:
        stood, waits = with_what_waits(position, plan, moment)
    known, needs = with_forecasts_and_needs(stood, plan, moment)
    asked, unanswered, notes, contingent = waiting_at(plan, moment, member)
    noted = reasons_of(notes, moment.on)
    for about, more in reasons(contingent, moment.on).items():
        noted.setdefault(about, []).extend(more)
    return known, exceptions(known, asked, unanswered, needs, waits, noted=noted)
