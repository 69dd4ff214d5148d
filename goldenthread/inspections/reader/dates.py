"""Dates and spans of dates as Ofsted prints them.

"10 to 21 July 2023", "19 November–30 November 2018", "8 July 2019 to 12 July 2019 and 7 August
2019 to 8 August 2019", "04/05/2018": what a day lacks, it takes from the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from goldenthread.core.days import month_number

_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\s*[/.]\s*(?P<m>\d{1,2})\s*[/.]\s*(?P<y>\d{4}|\d{2})(?!\d)"
    rf"|(?<!\d)(?P<day>\d{{1,2}})(?:\s*(?:st|nd|rd|th))?(?!\d)"
    rf"(?:\s*(?:of\s+)?{_MONTH},?(?:\s*(?P<year>\d{{4}})(?!\d))?)?",
    re.IGNORECASE,
)
_LONGEST = 120  # days: the longest real inspection, in two spans, took under half of that


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, each None where it cannot be read; then `reason` says why."""

    start: date | None
    end: date | None
    days_printed: int = 0
    reason: str = ""


@dataclass(slots=True)
class _Parts:
    day: int
    month: int | None
    year: int | None

    def as_date(self) -> date | None:
        if self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def read_dates(text: str) -> list[date | None]:
    """Every day that the text names, in its order; None for one that is no date."""
    parts = [_parts(match) for match in _DAY.finditer(text)]
    for here, after in zip(reversed(parts[:-1]), reversed(parts[1:]), strict=True):
        _complete(here, after)
    return [part.as_date() for part in parts]


def _parts(match: re.Match[str]) -> _Parts:
    if match["d"]:
        return _Parts(int(match["d"]), int(match["m"]), _year(match["y"]))
    month = month_number(match["month"]) if match["month"] else None
    return _Parts(int(match["day"]), month, _year(match["year"]))


def _year(printed: str | None) -> int | None:
    if not printed:
        return None
    return int(printed) if len(printed) == 4 else 2000 + int(printed)


def _complete(here: _Parts, after: _Parts) -> None:
    if here.month is None:
        here.month = after.month
    if here.year is None and after.year is not None and here.month and after.month:
        over_new_year = (here.month, here.day) > (after.month, after.day)
        here.year = after.year - over_new_year


def read_span(text: str) -> Span:
    """The first and the last day of an inspection that has one or more spans."""
    days = read_dates(text)
    known = [day for day in days if day]
    if not days:
        return Span(None, None, 0, "no date is printed")
    if len(known) < len(days):
        return Span(None, None, len(days), f"“{text}” holds what is no date")
    if len(days) == 1:
        return Span(known[0], None, 1, "only one date is printed")
    start, end = known[0], known[-1]
    if not 0 <= (end - start).days <= _LONGEST:
        return Span(None, None, len(days), f"“{text}” is no span of an inspection")
    return Span(start, end, len(days))
