"""Letters of a paper that its PDF has no font for, and where each comes from. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.core.cutting import cut_at_word
from goldenthread.reports.blocks import (
    Block,
    Cell,
    Drawing,
    Heading,
    Items,
    KeyTable,
    Paragraph,
    Section,
    Table,
    plain,
)
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.fonts import not_shown

SAID = 60  # letters of a row's name


@dataclass(frozen=True, slots=True)
class Unshown:
    """`letters` that stand as question marks in the PDF, and where, in words."""

    letters: str
    where: str


def unshown(paper: CommitteePaper) -> tuple[Unshown, ...]:
    """Each word of the paper that has such letters, once, where it first stands."""
    document = compose(paper)
    told = [("The paper’s title", paper.title), ("The body", paper.body)]
    for section in document.sections:
        told += ((f"“{section.title}”{where}", text) for where, text in _texts(section))
    found, seen = [], set[str]()
    for where, text in told:
        words = {word for word in text.split() if not_shown(word)} - seen
        if words:
            seen |= words
            found.append(Unshown(not_shown("".join(words)), where))
    return tuple(found)


def _texts(section: Section) -> Iterator[tuple[str, str]]:
    """Each text of a section with where in it that stands."""
    yield "", section.heading
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _of_table(block)
        else:
            yield from (("", text) for text in _of(block))


def _of(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield from (block.lead, plain(block.text))
        case Items():
            yield from map(plain, block.items)
        case KeyTable():
            for level in block.key.levels:
                yield from (level.word, level.meaning)
        case Drawing():
            yield from (block.title, block.above, block.below)


def _of_table(table: Table) -> Iterator[tuple[str, str]]:
    """By the name of the row, in its first cell, and the head of the column."""
    yield "", table.caption
    for row in table.rows:
        name = cut_at_word(" ".join(row[0].text.split()), SAID) if row else ""
        for column, cell in zip(table.columns, row, strict=True):
            where = f", {name}: {column.head}" if cell is not row[0] else f", {name}"
            yield from ((where, text) for text in _of_cell(cell))


def _of_cell(cell: Cell) -> tuple[str, ...]:
    return (cell.text, *map(plain, cell.lines))
