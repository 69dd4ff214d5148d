"""One cell that says who and when: "Head of MASH – 31 March 2026"."""

from __future__ import annotations

import re
from dataclasses import replace

from .cells import one_line
from .records import Record
from .values.dates import MONTH_YEAR, QUARTER, Form, read_when
from .values.days import days_in

BOTH = "who_when"
_BEFORE = re.compile(
    r"\b(?:(?:by|the|end|of|from|until|before|due|mid|early|late|starting)[\s-]+)+\Z", re.IGNORECASE
)
_BETWEEN = re.compile(r"\n|;|\||/|,|\s[–—-]\s|[()]")
_ENDS = " \n\t,;:|/()–—-"


def parted(words: str) -> tuple[str, str]:
    """Who, and when, as written; one of them may be empty."""
    found = days_in(words) or [*MONTH_YEAR.finditer(words)] or [*QUARTER.finditer(words)]
    if not found:
        said = [each.strip(_ENDS) for each in _BETWEEN.split(words)]
        days = [each for each in said if read_when(each).form not in (Form.UNKNOWN, Form.NONE)]
        return "\n".join(each for each in said if each and each not in days), " ".join(days)
    start, end = found[0].start(), found[-1].end()
    before = _BEFORE.search(words[:start])
    start = before.start() if before else start
    who = "\n".join(filter(None, (words[:start].strip(_ENDS), words[end:].strip(_ENDS))))
    return who, one_line(words[start:end])


def with_both(record: Record) -> tuple[Record, str]:
    """The record with a lead and a due date for what one cell says; and the question about it."""
    piece = record.first(BOTH)
    if piece is None:
        return record, ""
    who, when = parted(piece.words)
    made = [replace(piece, field="lead", words=who), replace(piece, field="due", words=when)]
    rest = [each for each in record.pieces if each.field != BOTH]
    ask = (
        f"“{one_line(piece.words)[:80]}” says who and when in one: “{one_line(who)}” and “{when}” "
        "are taken. Is it so?"
    )
    return replace(record, pieces=(*rest, *(each for each in made if each.words))), ask
