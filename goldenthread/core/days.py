"""Days in words, written and read the same in every place and on every machine. Pure."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""The name of a month as people write it, for a pattern that ignores case."""
_SHORT = tuple(name[:3].lower() for name in MONTHS)


YEARS = range(1990, 2100)
"""Years that a day of an improvement plan, its past or its future, can lie in. Others are slips
of the finger: 1026, 9999."""


def month_number(name: str) -> int:
    """1 of "January", "Jan." or "jan"; ValueError where it begins like no month."""
    return _SHORT.index(name[:3].lower()) + 1


def long_date(day: date) -> str:
    """3 March 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_words(day: date | None) -> str:
    """3 March 2025, or "no date"."""
    return long_date(day) if day else "no date"


def number_of_days(count: int) -> str:
    """1 day; 1,200 days."""
    return f"{count:,} day" if count == 1 else f"{count:,} days"
