"""Dates as plans write them: "30/11/2025", "May 25", "End Oct 03", "Q2 2024/25", "Ongoing".

Only a whole day is taken without a question. Whatever else is understood is offered with a
sentence that says what is unsure; "May 25" is a day or a month, and only its writer knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from goldenthread.core.cutting import cut
from goldenthread.core.days import MONTH, YEARS, long_date, month_number

from ..cells import one_line
from .days import LONG_YEAR, SEP, TH, YEAR, day_of, days_in, last_of, year_of


class Form(StrEnum):
    """What the words are: the first is sure, the others are asked about."""

    DAY = "day"
    MONTH = "month"
    SPAN = "span"
    QUARTER = "quarter"
    YEAR = "year"
    START = "start"
    UNCLEAR = "unclear"
    SEVERAL = "several"
    ONGOING = "ongoing"
    NOW = "now"
    DONE = "done"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class When:
    """`words` as written; the first and the last day that they can mean, where they mean days.

    `asks` is the question that they leave, "" for a whole day. `beside`: words that stand with
    the date ("website permitting").
    """

    words: str
    form: Form
    first: date | None = None
    last: date | None = None
    asks: str = ""
    beside: str = ""

    @property
    def day(self) -> date | None:
        """The day to propose as a due date: the last that is meant."""
        return None if self.form in (Form.UNCLEAR, Form.SEVERAL, Form.START) else self.last

    @property
    def is_sure(self) -> bool:
        return self.form is Form.DAY and not self.asks


def read_when(text: str, day: date | None = None) -> When:
    """What the words mean; `day` is the date that the file itself holds for them."""
    words = one_line(text)
    if day is not None and day.year not in YEARS:
        said = words or f"{day:%d/%m/%Y}"
        return When(said, Form.UNCLEAR, asks=_far(cut(said, 60), day.year))
    if day is not None:
        return When(words or f"{day:%d/%m/%Y}", Form.DAY, day, day)
    bare = words.strip(" .;,:").removeprefix("By ").removeprefix("by ")
    if not bare or re.fullmatch(r"[-–—/]+", bare):
        return When(words, Form.NONE)
    for reads in _READERS:
        if found := reads(bare):
            return replace(found, words=words)
    return When(words, Form.UNKNOWN, asks=f"“{cut(words, 60)}” is no date. Which day is it?")


# Whole days


def _whole_days(text: str) -> When | None:
    found = days_in(text)
    if not found:
        return None
    days = [day_of(each) for each in found]
    if None in days:
        return _no_day(text, found[days.index(None)])
    known = [each for each in days if each is not None]
    beside = _beside(text, found)
    if _DONE.search(text[found[-1].end() :]):  # "12/05/2025 (complete)" is no due date, perhaps
        beside = beside or one_line(text)
    if len(known) > 1:
        return _several(text, known, found)
    day = known[0]
    if re.match(r"(?:from|start(?:s|ing|ed)?|since|commenc\w*|begin\w*)\b", text, re.IGNORECASE):
        ask = f"“{cut(text, 60)}” says when it starts, not when it is due."
        return When(text, Form.START, day, None, ask)
    if _ONGOING.search(beside):
        ask = f"“{cut(text, 60)}” has a date, and goes on as well. Is it due on that day?"
        return When(text, Form.DAY, day, day, ask, beside)
    if beside:
        ask = f"“{cut(text, 60)}” has words beside the date. Do they change it?"
        return When(text, Form.DAY, day, day, ask, beside)
    return When(text, Form.DAY, day, day)


def _no_day(text: str, match: re.Match[str]) -> When:
    """31/02/2026, of which the month's last day is proposed; 11/30/2025; 31/12/9999."""
    said = match.groupdict()
    year = year_of(said.get("year") or said["y"])
    month = month_number(said["month"]) if said.get("month") else int(said["m"])
    if year not in YEARS:
        return When(text, Form.UNCLEAR, asks=_far(match[0], year))
    if month > 12 and int(said["d"]) <= 12:
        ask = f"“{match[0]}” is no date with the day first. Was it written with the month first?"
        return When(text, Form.UNCLEAR, asks=ask)
    if not 1 <= month <= 12 or not 1 <= int(said["d"]) <= 31:
        ask = f"“{match[0]}” is a day that does not exist. Which day is it?"
        return When(text, Form.UNCLEAR, asks=ask)
    last = last_of(year, month)
    ask = f"“{match[0]}” is a day that does not exist. The last day of that month is proposed."
    return When(text, Form.MONTH, last.replace(day=1), last, ask)


def _far(words: str, year: int) -> str:
    return f"“{words}” is in the year {year}, which no plan means. Which day is it?"


_FILLERS = re.compile(
    r"\b(?:by|the|due|on|at|before|no later than|target|date|deadline|end|completion|complete"
    r"|for|to be|until|midnight|close of play|cop|and)\b|[()\[\]:;,.\-–—/]",
    re.IGNORECASE,
)


def _beside(text: str, found: list[re.Match[str]]) -> str:
    rest, at = "", 0
    for match in found:
        rest += text[at : match.start()] + " "
        at = match.end()
    rest += text[at:]
    return one_line(rest) if _FILLERS.sub("", rest).strip() else ""


_LINK = re.compile(r"\s*(?:-|–|—|to|until|and|&|/)\s*", re.IGNORECASE)


def _several(text: str, days: list[date], found: list[re.Match[str]]) -> When:
    between = text[found[0].end() : found[1].start()]
    if len(days) == 2 and _LINK.fullmatch(between) and days[0] <= days[1]:
        ask = f"“{cut(text, 60)}” is a time between two days. Is the last one when it is due?"
        return When(text, Form.SPAN, days[0], days[1], ask)
    ask = f"“{cut(text, 60)}” has {len(days)} dates. Which one counts now, and which was the first?"
    return When(text, Form.SEVERAL, min(days), max(days), ask)


_DAY_SPAN = re.compile(
    rf"(?<!\d)(?P<a>\d{{1,2}}){TH}\s*(?:-|–|—|to|and|&)\s*(?P<d>\d{{1,2}}){TH}(?:\s+of)?\s+"
    rf"(?P<month>{MONTH})\s*{YEAR}(?!\d)",
    re.IGNORECASE,
)


def _span_of_days(text: str) -> When | None:
    """18th - 20th January 2022."""
    match = _DAY_SPAN.search(text)
    last = day_of(match) if match else None
    if match is None or last is None or not 0 < int(match["a"]) < last.day:
        return None
    ask = f"“{cut(text, 60)}” is a time of some days. Is the last one when it is due?"
    return When(text, Form.SPAN, last.replace(day=int(match["a"])), last, ask)


# Months

MONTH_YEAR = re.compile(
    rf"(?P<month>{MONTH}){SEP}(?P<year>{LONG_YEAR}|['’‘]?\d\d)(?![\d/])", re.IGNORECASE
)
MONTHS_YEAR = re.compile(
    rf"(?P<from>{MONTH})(?:\s*(?P<fy>{LONG_YEAR}))?\s*(?:/|-|–|—|to|and|&)\s*(?P<month>{MONTH})\s*"
    r"(?P<year>(?:19|20)\d\d|['’‘]\d\d)",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(
    rf"(?P<d>\d{{1,2}}){TH}(?:\s+of)?[\s\-]+(?P<month>{MONTH})(?![\w’'])", re.IGNORECASE
)
_END = re.compile(r"\b(?:end|last day|close)\s*(?:of)?(?:\s+the)?\s*\Z", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:mid|middle of|early|late|start of|beginning of|(?:1st|first) week)\b", re.I
)
_START_WORD = re.compile(r"\b(?:from|start(?:s|ing|ed)?|since|commenc\w*|begin\w*)\s*\Z", re.I)


def span_of_months(text: str) -> When | None:
    """June/July 2012."""
    match = MONTHS_YEAR.search(text)
    if match is None:
        return None
    year, first, last = (
        year_of(match["year"]),
        month_number(match["from"]),
        month_number(match["month"]),
    )
    begun = int(match["fy"]) if match["fy"] else year - (first > last)
    ask = f"“{cut(text, 60)}” is a time of some months. Is its last day when it is due?"
    return When(text, Form.SPAN, date(begun, first, 1), last_of(year, last), ask)


def _month(text: str) -> When | None:
    """Sept 2024; May 25, which is a day or a month; End Oct 03."""
    found = list(MONTH_YEAR.finditer(text))
    if not found:
        return None
    if len(found) > 1:
        ask = f"“{cut(text, 60)}” has {len(found)} dates. Which one counts now?"
        return When(text, Form.SEVERAL, asks=ask)
    match = found[0]
    before, after = text[: match.start()], text[match.end() :]
    short = len(match["year"]) == 2
    year, month = year_of(match["year"]), month_number(match["month"])
    first, last = date(year, month, 1), last_of(year, month)
    if _START_WORD.search(before):
        ask = f"“{cut(text, 60)}” says when it starts, not when it is due."
        return When(text, Form.START, None if short else first, None, ask)
    if _END.search(before) and not after.strip(" ()"):
        return When(text, Form.DAY, last, last)
    if short and 1 <= int(match["year"]) <= 31 and not _END.search(before):
        ask = (
            f"“{cut(text, 60)}” is {int(match['year'])} {first:%B} or the month of {first:%B %Y}. "
            "Which is meant? Nothing is proposed."
        )
        return When(text, Form.UNCLEAR, first, last, ask)
    beside = one_line(f"{before} {after}")
    part = _PART.search(before)
    ask = (
        f"“{cut(text, 60)}” is a part of a month. Which day is it?"
        if part
        else f"“{cut(text, 60)}” is a month, not a day. Its last day is proposed."
    )
    return When(text, Form.MONTH, first, last, ask, beside)


_MONTH_IN_FIGURES = re.compile(r"(?<![\d/.])(?P<m>0?[1-9]|1[0-2])\s?[/.]\s?(?P<y>20\d\d)(?!\d)")


def _month_in_figures(text: str) -> When | None:
    """03/2026."""
    match = _MONTH_IN_FIGURES.search(text)
    if match is None:
        return None
    year, month = int(match["y"]), int(match["m"])
    ask = f"“{cut(text, 60)}” is a month, not a day. Its last day is proposed."
    return When(text, Form.MONTH, date(year, month, 1), last_of(year, month), ask)


_STRANGE_YEAR = re.compile(rf"\b{MONTH},?\s+(?P<y>\d{{4}})(?!\d)", re.IGNORECASE)


def _no_year(text: str) -> When | None:
    if strange := _STRANGE_YEAR.search(text):
        return When(text, Form.UNCLEAR, asks=_far(cut(text, 60), int(strange["y"])))
    if _DAY_MONTH.search(text) or re.search(rf"\b{MONTH}(?:\s|$)", text, re.IGNORECASE):
        is_short = len(text.split()) <= 6
        if is_short:
            ask = f"“{cut(text, 60)}” has no year. Which year is it?"
            return When(text, Form.UNCLEAR, asks=ask)
    return None


# Quarters, years, seasons

QUARTER = re.compile(
    r"\b(?:q|qtr|quarter)\s*(?P<q>[1-4])\s*(?:of\s*|,|-|\()?\s*(?:fy\s*)?"
    r"(?P<y>(?:20)?\d\d)(?:\s*[/\-–]\s*(?P<z>(?:20)?\d\d))?(?!\d)",
    re.IGNORECASE,
)
FINANCIAL = re.compile(
    r"\b(?P<y>20\d\d)\s*[/\-–]\s*(?P<z>(?:20)?\d\d)(?!\d|\s*[/\-–]\s*\d)", re.IGNORECASE
)
_BARE_YEAR = re.compile(r"\b(20\d\d)\b")
_SEASON = re.compile(
    r"\b(?:spring|summer|autumn|winter|christmas|easter|half.?term|term|academic year|school year"
    r"|year.?end|new year)\b",
    re.IGNORECASE,
)


def quarter(text: str) -> When | None:
    match = QUARTER.search(text)
    if match is None:
        return None
    if match["z"] and int(match["z"][-2:]) != (int(match["y"]) + 1) % 100:
        return When(text, Form.UNCLEAR, asks=f"“{cut(text, 60)}” is no year. Which quarter is it?")
    number, named = int(match["q"]), year_of(match["y"])
    begins = 3 * number + 1  # the financial year begins in April
    year, month = named + (begins > 12), (begins - 1) % 12 + 1
    first, last = date(year, month, 1), last_of(year, month + 2)
    if match["z"]:
        ask = f"“{cut(text, 60)}” is a quarter, not a day. Its last day is proposed."
        return When(text, Form.QUARTER, first, last, ask)
    calendar = last_of(named, 3 * number)
    ask = (
        f"“{cut(text, 60)}” ends on {long_date(calendar)} in the calendar year, on "
        f"{long_date(last)} in the financial year. The later day is proposed."
    )
    return When(text, Form.QUARTER, calendar.replace(month=3 * number - 2, day=1), last, ask)


def whole_year(text: str) -> When | None:
    """2012/13 and, less sure, 2025 alone."""
    match = FINANCIAL.search(text)
    if match and int(match["z"][-2:]) == (int(match["y"]) + 1) % 100 and not _SEASON.search(text):
        year = int(match["y"])
        ask = f"“{cut(text, 60)}” is a whole year, not a day. Its last day is proposed."
        return When(text, Form.YEAR, date(year, 4, 1), date(year + 1, 3, 31), ask)
    if match or _SEASON.search(text) or _BARE_YEAR.search(text):
        ask = f"“{cut(text, 60)}” is a time of year, not a day. Which day is it?"
        return When(text, Form.UNCLEAR, asks=ask)
    return None


# Words

_ONGOING = re.compile(
    r"\b(?:on-?\s?going|continu(?:ous|al|ing|e|ed)\w*|business as usual|bau|rolling|regular(?:ly)?"
    r"|(?:bi-?)?(?:daily|weekly|fortnightly|monthly|quarterly|annual(?:ly)?|yearly|termly)"
    r"|each (?:week|month|quarter|year|term)|every (?:week|month|quarter|year|term)|throughout)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:immediate(?:ly)?|asap|as soon as possible|urgent(?:ly)?|now)\b", re.I)
_DONE = re.compile(
    r"\b(?:complete[d]?|done|achieved|closed|in place|implemented|finished)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"(?:tbc|tba|tbd|n/?a|not applicable|none|to be (?:confirmed|agreed|advised|determined)|"
    r"to follow|unknown|\?+)\b.*",
    re.IGNORECASE,
)


def _words(text: str) -> When | None:
    said = f"“{cut(text, 60)}”"
    if _ONGOING.search(text):
        return When(text, Form.ONGOING, asks=f"{said} is no date. When will it be done?")
    if _NOW.search(text):
        return When(text, Form.NOW, asks=f"{said} is no date. Which day is it?")
    if _OPEN.fullmatch(text):
        return When(text, Form.NONE, asks=f"{said}: no date is set yet.")
    if _DONE.search(text) and not re.search(r"\b(?:not|to be|will be)\b", text, re.IGNORECASE):
        return When(text, Form.DONE, asks=f"{said} says that it is done, not when it is due.")
    return None


_READERS: tuple[Callable[[str], When | None], ...] = (
    _span_of_days,
    _whole_days,
    span_of_months,
    quarter,
    _month,
    _month_in_figures,
    whole_year,
    _words,
    _no_year,
)
