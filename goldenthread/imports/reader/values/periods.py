"""Periods in headings: "Progress October 2003", "Actual Nov 24", "Q2 2024/25".

The period belongs to what stands under the heading. "Nov 24" is a month there: a column for one
day is written with its year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from goldenthread.core.days import MONTH, month_number

from ..cells import one_line
from .dates import FINANCIAL, MONTH_YEAR, MONTHS_YEAR, QUARTER, quarter, span_of_months, whole_year
from .days import day_of, days_in, last_of, year_of


@dataclass(frozen=True, slots=True)
class Period:
    """What time a column is about, as written and understood; a month without a year is a word."""

    words: str
    first: date | None = None
    last: date | None = None


def period_in(heading: str) -> tuple[str, Period | None]:
    """A heading without its period, and the period."""
    for reads in (_whole_period, _month_period, _loose_period):
        if found := reads(heading):
            start, end, period = found
            rest = one_line(f"{heading[:start]} {heading[end:]}").strip(" -–—:,()")
            return rest, period
    return heading, None


type _Found = tuple[int, int, Period]


def _whole_period(text: str) -> _Found | None:
    found = days_in(text)
    if found and (day := day_of(found[0])):
        return found[0].start(), found[0].end(), Period(found[0][0], day, day)
    for pattern, reads in ((MONTHS_YEAR, span_of_months), (QUARTER, quarter)):
        if (match := pattern.search(text)) and (when := reads(match[0])):
            return match.start(), match.end(), Period(match[0], when.first, when.last)
    return None


def _month_period(text: str) -> _Found | None:
    if match := MONTH_YEAR.search(text):
        year, month = year_of(match["year"]), month_number(match["month"])
        period = Period(match[0], date(year, month, 1), last_of(year, month))
        return match.start(), match.end(), period
    if match := FINANCIAL.search(text):
        when = whole_year(match[0])
        if when and when.first:
            return match.start(), match.end(), Period(match[0], when.first, when.last)
    return None


_LOOSE = re.compile(
    r"\b(?:q(?:uarter|tr)?\s?[1-4](?:\s*[,/&-]\s*q[1-4])*"
    rf"|(?!may\b(?! (?:update|progress|position|status))){MONTH}"
    r"|month \d{1,2}|(?:19|20)\d\d)(?!\w)",
    re.IGNORECASE,
)


def _loose_period(text: str) -> _Found | None:
    match = _LOOSE.search(text)
    return (match.start(), match.end(), Period(match[0])) if match else None
