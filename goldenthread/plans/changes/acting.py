"""Who acts, and of which day: what the verbs ask before anything else."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.members import person_of
from goldenthread.core import clock
from goldenthread.plans import rules

__all__ = ["day_of", "person_of"]


def day_of(on: date | None) -> date:
    """The day that was given, which is not to come; today where none was."""
    today = clock.today()
    day = on or today
    rules.check_day(day, today)
    return day
