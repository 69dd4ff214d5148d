"""The periods that figures are given for: months, quarters and years of the financial year. Pure.

A period is known by its first day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from goldenthread.core import days
from goldenthread.core.errors import Refused


class Frequency(StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.YEARLY: 12}
FREQUENCIES = {
    Frequency.MONTHLY: "Every month",
    Frequency.QUARTERLY: "Every quarter of the financial year",
    Frequency.YEARLY: "Every financial year, from April to March",
}


def period_of(day: date, frequency: str) -> date:
    """The first day of the period that a day lies in; years begin in April."""
    months = MONTHS[Frequency(frequency)]
    since_april = (day.month - 4) % 12 // months * months
    month = (3 + since_april) % 12 + 1
    return date(day.year - (month > day.month), month, 1)


def after(period: date, frequency: str, count: int = 1) -> date:
    """The period that comes `count` periods later; before, where it is less than 0."""
    month = period.year * 12 + period.month - 1 + count * MONTHS[Frequency(frequency)]
    return date(month // 12, month % 12 + 1, 1)


def last_day(period: date, frequency: str) -> date:
    return after(period, frequency) - timedelta(days=1)


def span(first: date, last: date, frequency: str) -> list[date]:
    """Every period from `first` to `last`, none left out."""
    months = MONTHS[Frequency(frequency)]
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(begin, end + 1, months)]


def period_words(period: date, frequency: str) -> str:
    """October 2025; July to September 2025; 2024–25."""
    if frequency == Frequency.YEARLY:
        return f"{period.year}–{(period.year + 1) % 100:02}"
    if frequency == Frequency.QUARTERLY:
        end = last_day(period, frequency)
        return f"{period:%B} to {end:%B %Y}"
    return f"{days.MONTHS[period.month - 1]} {period.year}"  # a chart names a hundred


def short_words(period: date, frequency: str) -> str:
    """Oct 2025; Jul–Sep 2025; 2024–25."""
    if frequency == Frequency.QUARTERLY:
        return f"{period:%b}–{last_day(period, frequency):%b %Y}"
    return period_words(period, frequency) if frequency == Frequency.YEARLY else f"{period:%b %Y}"


def read_period(text: str, frequency: str) -> date:
    """The period that somebody wrote: October 2025, Oct-25, 2025-10, 01/10/2025, 2024-25, Q3 2025.

    Raises Refused with a sentence.
    """
    words = " ".join(text.replace("–", "-").split()).lower()
    found = next((day for read in _READERS if (day := read(words, frequency))), None)
    if found is None:
        example = {"yearly": "2024-25", "quarterly": "Q3 2025-26"}.get(frequency, "October 2025")
        raise Refused(f"“{text}” is no period. Write it like {example}.")
    return period_of(found, frequency)


def _financial_year(words: str, frequency: str) -> date | None:
    found = re.fullmatch(r"(20\d\d)[-/](\d\d|20\d\d)", words)
    if found is None or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
        return None
    if frequency != Frequency.YEARLY and len(found[2]) == 2:
        return None  # 2011-12 is a month for a monthly measure
    return date(int(found[1]), 4, 1)


def _quarter(words: str, _: str) -> date | None:
    found = re.fullmatch(r"q([1-4]) (20\d\d)(?:[-/]\d\d(?:\d\d)?)?", words)
    if found is None:
        return None
    return after(date(int(found[2]), 4, 1), Frequency.QUARTERLY, int(found[1]) - 1)


def _month_named(words: str, _: str) -> date | None:
    found = re.fullmatch(r"(?:\d{1,2}[ -])?([a-z]{3,9})[ -](20\d\d|\d\d)", words)
    if found is None:
        return None
    month = [n for n, name in enumerate(days.MONTHS, 1) if name.lower().startswith(found[1])]
    return date(2000 + int(found[2]) % 100, month[0], 1) if month else None


def _in_figures(words: str, _: str) -> date | None:
    for pattern, order in (
        (r"(20\d\d)-(\d{1,2})(?:-(\d{1,2}))?(?:[t ].*)?", (1, 2, 3)),
        (r"(?:(\d{1,2})/)?(\d{1,2})/(20\d\d)", (3, 2, 1)),
    ):
        if found := re.fullmatch(pattern, words):
            year, month, day = (found[place] for place in order)
            return _day(int(year), int(month), int(day or 1))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    is_month = 1 <= month <= 12
    return date(year, month, day) if is_month and 1 <= day <= monthrange(year, month)[1] else None


_READERS = (_financial_year, _quarter, _month_named, _in_figures)
