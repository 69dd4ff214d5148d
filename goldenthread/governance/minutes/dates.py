"""Days and times as councils print them.

"Tuesday, 16th July, 2024 at 10.30 am", "28 th November 2016", "15/06/2023", "15/06/23", "12 noon".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.core.days import MONTH, month_number

_WELSH = {
    name: number
    for number, name in enumerate(
        ("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi",
         "hydref", "tachwedd", "rhagfyr"), 1,
    )
}  # fmt: skip
_WELSH_DAYS = ("llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = rf"(?P<month>{MONTH})"
_WEEKDAY = r"(?:(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b)"
_DAY = re.compile(
    rf"{_WEEKDAY}?[ ,]{{0,3}}(?:the )?"
    rf"(?:(?<![\d/.])(?P<day>\d{{1,2}})(?: ?(?:st|nd|rd|th)\b)?[ -](?:of |day of )?{_MONTH}"
    r"[ ,-]{1,3}(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d/.])(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d)(?![\d/])"
    r"|(?<![\d/.£])(?P<d2>\d{2})/(?P<m2>\d{2})/(?P<y2>\d\d)(?![\d/]))",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_IN_WELSH = re.compile(
    rf"(?:dydd (?P<weekday>{'|'.join(_WELSH_DAYS)}))?[ ,]{{0,3}}"
    r"(?<!\d)(?P<day>\d{1,2})(?:eg|ain|fed|ydd|af|ail|il)? (?:o )?"
    rf"(?P<month>{'|'.join(_WELSH)})[ ,]{{1,3}}(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"\b{_MONTH} (?P<year>20\d\d)\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d/.:£])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?P<half>[ap])\.? ?m(?![a-z])\.?"
    r"|(?<![\d/.:£])(?P<hour24>[01]\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])"
    r"|(?<!\d)(?P<hours>[01]\d|2[0-3])(?P<minutes>[0-5]\d) ?h(?:ou)?rs\b"
    r"|(?P<noon>\b(?:12 ?)?(?:noon|midday)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text, from `start` to `end`. `off` says that its weekday is another's."""

    value: date
    start: int
    end: int
    off: str = ""


def days_in(text: str) -> Iterator[Day]:
    """Every whole date in the text, in its order; what is no date ("31 June 2024") is left out."""
    found = [*_DAY.finditer(text), *_AMERICAN.finditer(text), *_IN_WELSH.finditer(text)]
    for match in sorted(found, key=re.Match.start):
        if day := _day(match):
            yield day


def first_day(text: str) -> Day | None:
    return next(days_in(text), None)


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    try:
        if parts.get("d"):
            value = date(int(parts["y"]), int(parts["m"]), int(parts["d"]))
        elif parts.get("d2"):
            value = date(2000 + int(parts["y2"]), int(parts["m2"]), int(parts["d2"]))
        else:
            name = parts["month"].lower()
            month = _WELSH.get(name) or month_number(name)
            value = date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip(" ,"))
    return Day(value, start, match.end(), _off(parts.get("weekday"), value))


def _off(weekday: str | None, value: date) -> str:
    """What to say where the weekday printed is not that of the date."""
    if weekday and weekday.lower() in _WELSH_DAYS:
        weekday = _WEEKDAYS[_WELSH_DAYS.index(weekday.lower())]
    if not weekday or _WEEKDAYS[value.weekday()].startswith(weekday[:3].lower()):
        return ""
    printed = next(each for each in _WEEKDAYS if each.startswith(weekday[:3].lower()))
    return (
        f"The document says {printed.title()} {value.day} {value:%B %Y}, but that day was "
        f"a {value:%A}: the weekday or the date is wrong."
    )


def months_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Each month with its year ("July 2023") as its first day, and where it begins and ends."""
    for match in _MONTH_ALONE.finditer(text):
        first = date(int(match["year"]), month_number(match["month"]), 1)
        yield first, match.start(), match.end()


def time_in(text: str) -> str | None:
    """The first time of day, as HH:MM."""
    for match in _TIME.finditer(text):
        if match["noon"]:
            return "12:00"
        if match["hours"]:
            return f"{match['hours']}:{match['minutes']}"
        if match["hour24"]:
            return f"{match['hour24']}:{match['minute24']}"
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if 1 <= hour <= 12 and minute < 60:
            return f"{hour % 12 + 12 * (match['half'] in 'pP'):02d}:{minute:02d}"
    return None


def without_dates(text: str) -> str:
    """The text with its days and times taken out."""
    for pattern in (_DAY, _AMERICAN, _IN_WELSH, _TIME):
        text = pattern.sub(" ", text)
    return text
