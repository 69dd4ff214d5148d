"""What the letters have in common: a day at the head, a subject, days in a sentence, next steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.documents.layout import Place

from .blocks import Block, places_of
from .dates import Span, read_dates, read_span
from .document import Document
from .model import Read

_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: {_MONTHS})?(?: 20\d\d)?"
_DAYS = re.compile(
    rf"\b(?:between|from|on|of)(?: the)? (?:\w+day,? )?(?P<days>{_DAY}"
    rf"(?:\s?(?:,|to|and|[-–—])\s?(?:\w+day,? )?{_DAY})*)(?=\W|$)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"(?:date:?\s+)?(?:\w+day,? )?\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS},? 20\d\d", re.IGNORECASE
)
_HEAD_LINES = 6
_STATEMENT = re.compile(
    r"\bshould (?!send|submit)\w+\b.{0,60}?\ba (?:joint )?written statement\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\bwritten\s+statement\b.{0,200}?\b(?:by|no later than)\s+(?P<day>(?:\w+day,?\s+)?"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS}\s+20\d\d)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE_START = re.compile(r"(?<=[.?!])\s+(?=[A-Z‘“])")


def read_letter_date(document: Document) -> Read[date] | None:
    """The day that stands alone on one of the first lines."""
    for line in document.cleaned.lines[:_HEAD_LINES]:
        if match := _HEAD.match(line.text):
            day = next(iter(read_dates(match[0])), None)
            return Read(day, (line.place,)) if day else None
    return None


def read_days(
    blocks: Sequence[Block], told_by: re.Pattern[str], letter: date | None
) -> tuple[Span, tuple[Place, ...]]:
    """The inspection's days, from the first sentence that `told_by` knows to tell them.

    A year that is not printed is that of the letter, or the one before where this day had not come.
    """
    for block in blocks:
        for sentence in _SENTENCE_START.split(block.text):
            days = _DAYS.search(sentence) if told_by.search(sentence) else None
            span = _span(days["days"], letter) if days else None
            if span and (span.start or span.reason):
                return span, block.places
    return Span(None, None, 0, "no sentence says when it took place"), ()


def _span(days: str, letter: date | None) -> Span | None:
    if not re.search(_MONTHS, days, re.IGNORECASE):
        return None
    if re.search(r"20\d\d", days):
        return read_span(days)
    if letter is None:
        return Span(None, None, 2, f"“{days}” has no year")
    span = read_span(f"{days} {letter.year}")
    late = span.end is not None and span.end > letter
    return read_span(f"{days} {letter.year - 1}") if late else span


def read_statement(blocks: Sequence[Block]) -> Read[str] | None:
    """The sentence that says who should prepare the written statement of proposed action."""
    for text, places in _passages(blocks):
        for sentence in _SENTENCE_START.split(text):
            if _STATEMENT.search(sentence) and sentence.endswith("."):
                return Read(sentence, places)
    return None


def read_statement_due(blocks: Sequence[Block]) -> Read[date] | None:
    for text, places in _passages(blocks):
        if match := _DUE.search(text):
            day = read_dates(re.sub(r"^\w+day,?\s+", "", match["day"]))[0]
            return Read(day, places) if day else None
    return None


def _passages(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """Each block, and where a page ends also two joined: it can part a sentence."""
    for here, after in zip(blocks, [*blocks[1:], None], strict=True):
        yield here.text, here.places
        if after and after.lines[0].page > here.lines[-1].page:
            yield f"{here.text} {after.text}", places_of([*here.lines, *after.lines])
