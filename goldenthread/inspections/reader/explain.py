"""What each stage of the reader saw, for a person; and where on the pages each value stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.documents.layout import Place
from goldenthread.documents.layout.lines import Line
from goldenthread.documents.layout.pages import Page, read_pages

from .blocks import Block
from .document import Document, document_of
from .kinds import READERS, read
from .model import Item, Judgement, Read, Report

_VALUES = (
    "authority",
    "inspection_start",
    "inspection_end",
    "published",
    "lead_inspector",
    "lead_inspector_cqc",
    "outcome",
    "statement_due",
)
_LISTS = (
    "judgements",
    "priority_actions",
    "improvements",
    "strengths",
    "lscb_priority_actions",
    "lscb_recommendations",
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A rectangle on a page and what was read there: the report's field, its row in a list, and
    the words.
    """

    field: str
    index: int | None
    text: str
    place: Place


def boxes(report: Report) -> tuple[Marked, ...]:
    """Every value's places, in the order of the report's fields."""
    return tuple(
        Marked(field, index, text, place)
        for field, index, text, places in _values(report)
        for place in places
    )


type _Value = tuple[str, int | None, str, tuple[Place, ...]]


def _values(report: Report) -> Iterator[_Value]:
    for field in _VALUES:
        found: Read[object] | None = getattr(report, field)
        if found:
            yield field, None, str(found.value), found.places
    for field in _LISTS:
        rows: Sequence[Item | Judgement] = getattr(report, field)
        for index, row in enumerate(rows):
            text = row.text if isinstance(row, Item) else f"{row.area}: {row.grade_text}"
            yield field, index, text, row.places


def explain(data: bytes) -> Iterator[tuple[str, str]]:
    """Each stage's name and what it made of the file, as text. CannotRead as read_report."""
    pages = read_pages(data)
    yield "pages", "\n".join(map(_page, pages))
    document = document_of(pages)
    cleaned = document.cleaned
    yield "lines", _lines(cleaned.lines)
    yield "furniture removed", _lines([*cleaned.furniture, *cleaned.footnotes])
    yield "blocks", "\n".join(map(_block, document.blocks))
    yield "kind", "\n".join(_titles(document))
    report = read(document)
    yield "fields", json.dumps(report.as_truth(), ensure_ascii=False, indent=1)
    yield "places", "\n".join(map(_marked, boxes(report)))


def _page(page: Page) -> str:
    size, rules = page.size, page.rules
    return (
        f"page {size.number}: {size.width:.0f} × {size.height:.0f} points, {len(page.words)} words,"
        f" {len(rules.across)} lines across and {len(rules.down)} down"
    )


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(
        f"{_place(line.place)} {line.size:4.1f}{' bold' if line.bold else ''} | {line.text}"
        for line in lines
    )


def _place(place: Place) -> str:
    return f"page {place.page} at {place.box.x0:.0f},{place.box.top:.0f}"


def _block(block: Block) -> str:
    mark = f"[{block.mark}] " if block.mark is not None else ""
    return f"{_place(block.places[0])} | {mark}{block.text}"


def _titles(document: Document) -> Iterator[str]:
    """Where each kind's title was found in the opening; the first one decides."""
    for reader in READERS:
        at = reader.title_at(document)
        yield f"{reader.name}: {'not found' if at is None else f'at character {at}'}"


def _marked(marked: Marked) -> str:
    row = "" if marked.index is None else f" {marked.index + 1}"
    return f"{marked.field}{row} | {_place(marked.place)} | {marked.text}"
