"""Inspections of looked after children services, 2013, which are `other` in the register.

Written from what is known of such reports, without a real one at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import places_of
from ..document import Document
from ..judgements import GRADE_WORDS, grade_of
from ..model import Judgement, Kind, Read, Report
from ..names import authority_name
from ..opening import read_inspection_dates, read_named_inspector, read_published
from ..sections import split_sections
from .common import Doubts, days_read, items_of, pattern, patterns

_TITLE = pattern(
    r"inspection of (?:safeguarding and )?looked[ -]after children(?:[’']s)?(?: services)?"
)
_HEADINGS = patterns(improve=r"areas? for (?:improvement|development)s?:?|recommendations:?")
_ROW = pattern(
    r"(?P<area>(?:overall effectiveness|capacity (?:for|to) improve\w*|outcomes for|leadership"
    r"|(?:the )?quality of|safeguarding|services for|being healthy|staying safe|enjoying|making a"
    r"|economic|ambition|equality|management|performance).{0,90}?)"
    rf"[\s:–-]+(?:grade\s*:?\s*)?(?:\d\s*)?\(?(?P<grade>{GRADE_WORDS}|adequate)\)?\.?"
)
_TITLE_LINES = 8


def title_at(document: Document) -> int | None:
    match = _TITLE.search(document.opening_text[:400])
    return match.start() if match else None


def read(document: Document) -> Report:
    lines = document.cleaned.lines
    span, places = read_inspection_dates(document.opening)
    sections = split_sections(lines, _HEADINGS, document.cleaned.body_size)
    improvements = items_of(sections, "improve")
    first_day, last_day = days_read(span, places)
    report = Report(
        kind=Kind.OTHER,
        pages=document.pages,
        authority=_authority(document),
        inspection_start=first_day,
        inspection_end=last_day,
        published=read_published(document.opening),
        lead_inspector=read_named_inspector(lines),
        judgements=tuple(_judgements(document)),
        improvements=improvements.items,
    )
    doubts = Doubts()
    doubts.add("This is an inspection of looked after children services, of an older kind.", "kind")
    doubts.span(span)
    if not report.judgements:
        doubts.add("No judgement was found.", "judgements")
    doubts.items("improvements", improvements)
    return report.with_doubts(doubts.found())


def _authority(document: Document) -> Read[str] | None:
    """The line next to the title that is neither the title nor a label."""
    for line in document.opening.title[:_TITLE_LINES]:
        if not _TITLE.search(line.text) and not re.search(r"\bofsted\b|report", line.text, re.I):
            return Read(authority_name(line.text), places_of([line]))
    return None


def _judgements(document: Document) -> Iterator[Judgement]:
    """Each row "area, grade" once: the record of findings at the end says them again."""
    seen = set()
    for line in document.cleaned.lines:
        match = _ROW.fullmatch(line.text)
        if match and match["area"].casefold() not in seen:
            seen.add(match["area"].casefold())
            grade = grade_of(match["grade"]) or match["grade"].casefold()
            yield Judgement(match["area"], grade, match["grade"], (line.place,))
