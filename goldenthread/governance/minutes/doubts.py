"""Dates that cannot be: what is told as past, and lies after the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from .dates import days_in, months_in
from .lines import Line
from .model import Doubt
from .words import sentences, unquoted

_PAST = re.compile(
    r"\b(?:was|were|took place|had been|has been|have been|received|conducted|inspected"
    r"|published|held|met)\b"
    r"[^.;]{0,60}?\b(?:in|on|during|of)\s*$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|would|to be|planned|expected|scheduled|due|until|next|by|proposed|anticipated"
    r"|targets?)\b",
    re.I,
)
MOST_SAID = 10


def later_than(on: date | None, lines: Iterable[Line]) -> list[Doubt]:
    """A doubt for each past event with a date after `on`."""
    if on is None:
        return []
    found = [doubt for line in lines for doubt in _in_line(line, on)]
    return found[:MOST_SAID]


def _in_line(line: Line, on: date) -> Iterator[Doubt]:
    for sentence in sentences(line.text[:20_000]):
        plain = unquoted(sentence)
        for when, words, start in _dates(plain):
            before = plain[max(0, start - 120) : start]
            if when > on and _PAST.search(before) and not _PLANNED.search(before):
                yield Doubt(
                    f"“{words}” is told as past, but lies after the date of the document, "
                    f"{on.day} {on:%B %Y}: one of the two is wrong.",
                    line.place,
                )


def _dates(plain: str) -> Iterator[tuple[date, str, int]]:
    days = list(days_in(plain))
    for day in days:
        yield day.value, plain[day.start : day.end].strip(), day.start
    for first, start, end in months_in(plain):
        if not any(day.start <= start < day.end for day in days):
            yield first, plain[start:end], start


_WELSH = re.compile(r"\b(?:PENDERFYNWYD|Penderfynwyd|CYTUNWYD|Cytunwyd)\b")


def in_welsh(lines: Iterable[Line]) -> list[Doubt]:
    """A doubt where something was resolved in Welsh, of which no verb is known here."""
    first = next((line for line in lines if _WELSH.search(line.text)), None)
    sentence = "It says in Welsh what was resolved, which is not read here: enter it by hand."
    return [Doubt(sentence, first.place)] if first else []
