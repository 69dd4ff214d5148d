"""Area SEND: inspections of local area partnerships since 2023, by Ofsted and the CQC.

Each finding is a row of a ruled table; areas for priority action have a column before, that names
the bodies that are responsible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.documents.layout.lines import Line, join_lines, words_text

from ..blocks import places_of, read_blocks
from ..document import Document
from ..items import Draft, Items, Note, items_doubts, read_items, says_nothing
from ..model import Item, Kind, Read, Report
from ..opening import AFTER_NAME, read_inspection_dates
from ..sections import Section, split_sections
from ..tables import Row, read_rows
from .common import Doubts, authority_in_title, days_read, pattern, patterns

_TITLE = pattern(
    r"area SEND (?:full |monitoring )?(?:re-?)?inspection of (?:the )?(?P<who>.{3,90}?)\s+"
    r"local\s+area\s+partnership"
)
_HEADINGS = patterns(
    outcome=r"inspection outcomes?",
    about=r"information about the local area partnership",
    priority=r"(?:responsible bod(?:y|ies)\s+)?areas? for priority actions?:?",
    improve=r"areas? for improvements?:?",
    details=r"local area partnership details",
    end=r"information about this inspection",
    team=r"(?:the )?inspection team",
)
_HEADER = pattern(
    r"responsible bod(?:y|ies)|(?:responsible bod(?:y|ies)\s+)?areas? for "
    r"(?:priority actions?|improvements?):?"
)
_AFTER_OUTCOME = pattern(
    r"(?:the next|a (?:full|monitoring)|ofsted and|as a result|his majesty|her majesty|this )"
)
OUTCOMES = {
    "positive": "typically lead to positive",
    "inconsistent": "inconsistent experiences",
    "widespread_failings": "systemic failings",
}
_LEAD = pattern(r"[,\s–-]*\blead (?:ofsted |cqc |children[’']s services )?inspector.*")
_CQC = pattern(r"\b(?:CQC|care quality commission)\b")
_REFERS_BACK = pattern(  # no finding begins so: what does on a new page belongs to the last row
    r"(?:this|these|those|they|it|such|in addition|additionally|also|furthermore|moreover"
    r"|as a result|however|consequently|therefore)\b"
)
_HONORIFIC = pattern(r"^(?:mr|mrs|ms|miss)\.? ")


def title_at(document: Document) -> int | None:
    match = _TITLE.search(document.opening_text)
    return match.start() if match else None


def read(document: Document) -> Report:
    sections = split_sections(document.cleaned.lines, _HEADINGS, document.cleaned.body_size)
    span, places = read_inspection_dates(document.opening)
    outcome = _outcome(sections)
    priority = _rows(document, sections, "priority")
    improvements = _rows(document, sections, "improve")
    ofsted, cqc = _lead_inspectors(sections)
    first_day, last_day = days_read(span, places)
    report = Report(
        kind=Kind.AREA_SEND,
        pages=document.pages,
        authority=authority_in_title(document, _TITLE),
        inspection_start=first_day,
        inspection_end=last_day,
        lead_inspector=ofsted,
        lead_inspector_cqc=cqc,
        outcome=outcome,
        outcome_code=_outcome_code(outcome),
        priority_actions=priority.items,
        improvements=improvements.items,
    )
    doubts = Doubts()
    doubts.span(span)
    _doubts(report, doubts)
    doubts.items("priority_actions", priority)
    doubts.items("improvements", improvements)
    return report.with_doubts(doubts.found())


def _doubts(report: Report, doubts: Doubts) -> None:
    if report.outcome is None:
        doubts.add("The inspection’s outcome was not found.", "outcome")
    elif report.outcome_code is None:
        doubts.add("The outcome is none of the three that Ofsted gives.", "outcome")
    if report.lead_inspector is None:
        doubts.add("No lead inspector was found in the inspection team.", "lead_inspector")
    if not report.improvements and not report.priority_actions:
        doubts.add("No area for improvement was found.", "improvements")
    if report.outcome_code == "widespread_failings" and not report.priority_actions:
        doubts.add("The outcome asks for priority actions, but none was found.", "priority_actions")


def _outcome(sections: Sequence[Section]) -> Read[str] | None:
    """The paragraphs up to the one that says when the next inspection will be."""
    lines = next((section.lines for section in sections if section.key == "outcome"), ())
    blocks = read_blocks(lines)
    following = (i for i, block in enumerate(blocks) if _AFTER_OUTCOME.match(block.text))
    found = blocks[: next(following, 1)]
    if not found:
        return None
    return Read(
        join_lines([block.text for block in found]),
        places_of(line for block in found for line in block.lines),
    )


def _outcome_code(outcome: Read[str] | None) -> str | None:
    text = outcome.value.casefold() if outcome else ""
    return next((code for code, words in OUTCOMES.items() if words in text), None)


def _rows(document: Document, sections: Sequence[Section], key: str) -> Items:
    """The rows of all tables under this heading, which the table repeats in its first row."""
    lines = [line for section in sections if section.key == key for line in section.lines]
    rows, outside = read_rows(lines, document.rules)
    rows = [row for row in rows if not _HEADER.fullmatch(_text(row.cells[-1]))]
    if not rows:
        return read_items(read_blocks(lines))
    items = tuple(_item(cell, bodies) for cell, bodies in whole_rows(rows))
    items = tuple(item for item in items if not says_nothing(item.text))
    beside = [block.text for block in read_blocks(outside) if re.search(r"\w", block.text)]
    left_out = "These words stand beside the table and were left out: "
    notes: list[Note] = [(f"{left_out}“{text}”", None) for text in beside if not says_nothing(text)]
    notes += items_doubts(items, long=True)
    return Items(items, "", tuple(notes))


def _text(lines: Sequence[Line]) -> str:
    return join_lines([line.text for line in lines])


type _Cells = tuple[list[Line], list[Line]]
"""The lines of a finding, and those of the bodies that are responsible for it."""


def whole_rows(rows: Sequence[Row]) -> list[tuple[list[Line], str]]:
    """A row that a page's end parts is one; a cell that spans rows is of each of them."""
    whole: list[_Cells] = []
    page = 0
    for row in rows:
        finding = row.cells[-1]
        bodies = row.cells[0] if len(row.cells) > 1 else []
        breaks = bool(whole) and row.page != page
        page = row.page
        if whole and (not finding or (breaks and _goes_on(whole[-1][0], finding, bodies, row))):
            whole[-1] = (whole[-1][0] + finding, whole[-1][1] + bodies)
        elif whole and row.joins_left:
            shared = whole[-1][1]
            shared += bodies
            whole.append((finding, shared))
        else:
            whole.append((finding, bodies))
    return [(finding, _text(bodies)) for finding, bodies in whole if finding]


def _goes_on(
    before: Sequence[Line], finding: Sequence[Line], bodies: Sequence[Line], row: Row
) -> bool:
    """Whether a page's first row is the rest of the last page's last row."""
    if len(row.cells) > 1 and not bodies:
        return True
    begins = read_blocks(finding)[0]
    unfinished = _text(before)[-1:] not in ".!?"
    refers_back = begins.text[:1].islower() or _REFERS_BACK.match(begins.text)
    bullet = begins.mark is not None and read_blocks(before)[0].mark is None
    return unfinished or bullet or bool(refers_back)


def _item(lines: Sequence[Line], bodies: str) -> Item:
    """Bullets, and the paragraph behind them, are parts; paragraphs before them are one."""
    draft = Draft()
    bullet_x: float | None = None
    for block in read_blocks(lines):
        closes = bullet_x is not None and block.mark is None and block.text_x < bullet_x - 5
        draft.add(block, as_part=not draft.parts or block.mark is not None or closes)
        if block.mark is not None:
            bullet_x = block.text_x
    return draft.finished(bodies)


def _lead_inspectors(sections: Sequence[Section]) -> tuple[Read[str] | None, Read[str] | None]:
    """Of Ofsted and of the CQC, from the two columns of the inspection team."""
    start = next((i for i, part in enumerate(sections) if part.key == "team"), len(sections))
    lines = [line for part in sections[start:] for line in part.all_lines]
    found: dict[bool, Read[str]] = {}
    for line in _columns(lines):
        name = _HONORIFIC.sub("", AFTER_NAME.sub("", _LEAD.sub("", line.text)).strip(" ,.:"))
        if _LEAD.search(line.text) and name:
            found.setdefault(bool(_CQC.search(line.text)), Read(name, (line.place,)))
    return found.get(False), found.get(True)


def _columns(lines: Sequence[Line]) -> Iterator[Line]:
    """The left column's lines, then the right one's."""
    edge = next(
        (
            word.box.x0 - 5
            for line in lines
            for word, after in zip(line.words, line.words[1:], strict=False)
            if words_text([word, after]).casefold() == "care quality"
        ),
        1000.0,
    )
    for right in (False, True):
        for line in lines:
            words = tuple(word for word in line.words if (word.box.x0 >= edge) == right)
            if words:
                yield Line(line.page, words)
