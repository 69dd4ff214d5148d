"""Review dates: for work that continues, whatever its due date. Pure."""

from __future__ import annotations

import calendar
import re
from datetime import date

_NO_DATE = re.compile(
    r"on-?\s?going|t\.?b\.?[acd]\.?|contin\w*|rolling|permanent\w*|perpet\w*|as\s+(and|required|needed)"
    r"|(to be )?(agreed|confirmed|decided|determined)|business as usual|bau|n/?a|none|regular\w*"
    r"|(each|every) (day|week|month|quarter|year|term)|daily|weekly|monthly|quarterly|annual\w*",
    re.IGNORECASE,
)


def no_date(text: str) -> bool:
    """Is this one of the words that plans put where a due date should stand?"""
    return _NO_DATE.match(text.strip()) is not None


def not_a_date(text: str) -> str:
    """What to do about a due date that is a word."""
    said = text.strip().capitalize()
    return (
        f"“{said}” is not a date: nobody could say whether the action is late or finished. Enter "
        "the day by which that is decided. For work that goes on after it, or has no end, add "
        "review dates to the action."
    )


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_review(planned: date, every_months: int, held: date) -> date | None:
    """The review after one that was planned for a day and held on another; None for no more.

    Counted from the planned day, so that reviews held late do not drift, but always to come.
    """
    if not every_months:
        return None
    rounds = 1
    while (following := months_after(planned, every_months * rounds)) <= held:
        rounds += 1
    return following
