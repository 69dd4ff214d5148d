"""PDF: tables by the lines that are drawn, cells by their words and shades, the rest as passages.

A PDF knows no tables and no line ends: both are told from where things stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from goldenthread.core.errors import Refused
from goldenthread.inspections.reader.lines import Line, read_lines
from goldenthread.inspections.reader.model import Box, CannotRead
from goldenthread.inspections.reader.pages import Page, Word, read_pages

from ..cells import MOST_TABLES, Cell, Grid, Note, Paragraph, Source, tidy
from .pdf_fills import Fill, read_fills
from .pdf_tables import Ruled, ruled_tables

_HEADING = 1.15  # times the size of most letters
_NEW_LINE = re.compile(
    r"(?:[•●▪◦‣·\u2043\uf0b7–-]\s*|\(?[a-z0-9ivx]{1,4}[.)]\s*|\d+\.\d+\s*)(?=\S)"
)
_BULLETS = re.compile(r"[•●▪◦‣·\u2043\uf0b7]")
_ROOM = 0.6  # times a line's height: room for the space before the next word, and some doubt


def read_pdf(data: bytes) -> Source:
    try:
        pages = read_pages(data)
        fills = read_fills(data)
    except CannotRead as error:
        raise Refused(_for_plans(error.sentence)) from error
    body = _body_size(pages)
    parts: list[Grid | Paragraph] = []
    for page in pages:
        parts += _parts(page, fills[page.size.number - 1], body)
    tables = sum(isinstance(part, Grid) for part in parts)
    if tables > MOST_TABLES:
        raise Refused("The PDF has more tables than any plan. Save a copy with the plan alone.")
    notes = () if tables else (_NO_TABLES,)
    return Source("pdf", tuple(_without_furniture(parts, len(pages))), notes)


_NO_TABLES = Note(
    "no-lines",
    "The PDF draws no lines round the cells of a table, so no table could be told. If the plan "
    "is a table, the Word or Excel file that it was made from reads better.",
)


def _for_plans(sentence: str) -> str:
    if "has no text" in sentence:
        return (
            "The PDF has no text: its pages are pictures, as a scanner makes them. Use the Word "
            "or Excel file that it was made from."
        )
    return sentence.replace("No inspection report has", "No plan has")


def _body_size(pages: Sequence[Page]) -> float:
    sizes: dict[float, int] = {}
    for page in pages:
        for word in page.words:
            sizes[round(word.size, 1)] = sizes.get(round(word.size, 1), 0) + len(word.text)
    return max(sizes, key=lambda size: sizes[size], default=1.0)


def _parts(page: Page, fills: Sequence[Fill], body: float) -> Iterator[Grid | Paragraph]:
    """Tables and passages of a page, from its top."""
    tables = ruled_tables(page.rules)
    inside: list[list[Word]] = [[] for _ in tables]
    outside: list[Word] = []
    for word in page.words:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        at = next((n for n, table in enumerate(tables) if table.holds(x, y)), None)
        (outside if at is None else inside[at]).append(word)
    found: list[tuple[float, Grid | Paragraph]] = [
        (line.box.top, paragraph)
        for line in read_lines(Page(page.size, tuple(outside)))
        if (paragraph := _paragraph(line, body))
    ]
    for number, (table, words) in enumerate(zip(tables, inside, strict=True), start=1):
        name = f"page {page.size.number}, table {number}"
        grid = Grid("", name, tuple(_cells(table, words, fills, name)))
        if any(cell.text for cell in grid.cells):
            found.append((table.top, grid))
    yield from (part for _, part in sorted(found, key=lambda each: each[0]))


def _paragraph(line: Line, body: float) -> Paragraph | None:
    words = tidy(line.text)
    level = 2 if line.size > _HEADING * body else 3 if line.bold and len(words) < 120 else 0
    place = f"page {line.page}"
    return Paragraph(words, place, level, bool(_BULLETS.match(words))) if words else None


def _without_furniture(parts: Iterable[Grid | Paragraph], pages: int) -> Iterator[Grid | Paragraph]:
    """Without page numbers, and without what stands on most pages outside tables."""
    known = list(parts)
    counts: dict[str, int] = {}
    for part in known:
        if isinstance(part, Paragraph):
            counts[_bare(part.text)] = counts.get(_bare(part.text), 0) + 1
    for part in known:
        if isinstance(part, Paragraph):
            bare = _bare(part.text)
            if re.fullmatch(r"(?:page\s*)?#(?:\s*(?:of|/)\s*#)?", bare):
                continue
            if pages > 2 and counts[bare] > pages / 2:
                continue
        yield part


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _cells(table: Ruled, words: Sequence[Word], fills: Sequence[Fill], name: str) -> Iterator[Cell]:
    held: dict[int, list[Word]] = {}
    for word in words:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        held.setdefault(table.index(x, y), []).append(word)
    for number, area in enumerate(table.areas):
        text = _cell_text(held.get(number, []), area.box)
        fill = _fill_of(area.box, fills)
        place = f"{name}, row {area.row + 1}, column {area.column + 1}"
        yield Cell(text, area.row, area.column, place, area.rows, area.columns, fill)


def _fill_of(box: Box, fills: Sequence[Fill]) -> str:
    """The shade drawn last over the middle of a cell."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    over = [rgb for (x0, top, x1, bottom), rgb in fills if x0 <= x <= x1 and top <= y <= bottom]
    return over[-1] if over and over[-1] != "FFFFFF" else ""


def _cell_text(words: Sequence[Word], box: Box) -> str:
    lines = []
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.baseline):
        if rows and word.baseline - rows[-1][0].baseline < 0.5 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda each: each.box.x0)
        lines.append(row)
    return tidy("".join(_joined(lines, box)))


def _joined(lines: Sequence[Sequence[Word]], box: Box) -> Iterator[str]:
    """Lines that were wrapped are one; a line that had room for the next word was ended."""
    padding = min((row[0].box.x0 for row in lines), default=box.x0) - box.x0
    edge = box.x1 - max(padding, 0)
    for number, row in enumerate(lines):
        text = "".join(
            ("" if not at or word.glued else " ") + word.text for at, word in enumerate(row)
        )
        if number:
            yield _between(lines[number - 1], row, text, edge)
        yield text


def _between(above: Sequence[Word], row: Sequence[Word], text: str, edge: float) -> str:
    size = above[-1].size
    first = row[0].box
    gap = first.top - above[-1].box.bottom
    if gap > 0.6 * size:
        return "\n\n"
    free = edge - above[-1].box.x1
    if _NEW_LINE.match(text) or free > first.x1 - first.x0 + _ROOM * size:
        return "\n"
    return "" if above[-1].text.endswith("-") and above[-1].text[:-1].isalpha() else " "
