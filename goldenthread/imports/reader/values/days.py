"""Whole days and the names of months in a text, wherever they stand."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from goldenthread.core.days import MONTH, YEARS, month_number

LONG_YEAR = r"(?:(?:19|20)\d\d)"
YEAR = rf"(?P<year>{LONG_YEAR}|['’‘]?\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
TH = r"(?:\s?(?:st|nd|rd|th)\b)?"
SEP = r"(?:[-/.\u2013]|,?\s+|)"  # no dash with spaces: “Milestone 3 - Mar 24” is no day

_NUMERIC = re.compile(
    r"(?P<d>\d{1,2})\s?[/.\-\u2013]\s?(?P<m>\d{1,2})\s?[/.\-\u2013]\s?"
    r"(?P<y>\d{4}|\d{2})(?!\d)"
)
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?")
_WRITTEN = re.compile(
    rf"{_WEEKDAY}(?:the\s+)?(?P<d>\d{{1,2}}){TH}(?:\s+of)?{SEP}(?P<month>{MONTH}){SEP}{YEAR}(?!\d)",
    re.I,
)
_AMERICAN = re.compile(
    rf"{_WEEKDAY}(?P<month>{MONTH})\s+(?P<d>\d{{1,2}}){TH},?\s+(?P<year>{LONG_YEAR})(?!\d)", re.I
)
_DAYS = (_ISO, _NUMERIC, _WRITTEN, _AMERICAN)


def year_of(words: str) -> int:
    number = int(words.strip("'’‘"))
    return number if number > 99 else 2000 + number


def day_of(match: re.Match[str]) -> date | None:
    said = match.groupdict()
    month = month_number(said["month"]) if said.get("month") else int(said["m"])
    year = year_of(said.get("year") or said["y"])
    if year not in YEARS:
        return None
    try:
        return date(year, month, int(said["d"]))
    except ValueError:
        return None


def last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


# "Phase 1 Mar 24" and the end of a longer number are no days.
_NUMBERED = re.compile(r"(?:\d|\b(?:phase|stage|step|milestone|quarter|q|tier|week)\s?)\Z", re.I)


def days_in(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        here = [m for pattern in _DAYS if (m := pattern.search(text, at)) is not None]
        here = [m for m in here if not _NUMBERED.search(text[: m.start()])]
        if not here:
            break
        first = min(here, key=lambda m: (m.start(), -m.end()))
        found.append(first)
        at = first.end()
    return found


def days_said(text: str) -> Iterator[date]:
    """Every whole day that a text names."""
    for match in days_in(text):
        if day := day_of(match):
            yield day
