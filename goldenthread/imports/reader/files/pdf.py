"""PDF: tables by the lines that are drawn, cells by their words and shades, the rest as passages.

A PDF knows no tables and no line ends: both are told from where things stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from goldenthread.core.errors import Refused
from goldenthread.documents.layout import Box, CannotRead
from goldenthread.documents.layout.lines import Line, read_lines
from goldenthread.documents.layout.pages import Page, Word, read_pages

from ..cells import MOST_TABLES, Cell, Grid, Note, Paragraph, Source, tidy
from .pdf_columns import Spaced, spaced_table
from .pdf_fills import Fill, read_fills
from .pdf_tables import Ruled, ruled_tables

_FURNITURE = 2  # passages at each end of a page that may be its header or footer
_HEADING = 1.15  # times the size of most letters
_NEW_LINE = re.compile(
    r"(?:[•●▪◦‣·\u2043\uf0b7–-]\s*|\(?[a-z0-9ivx]{1,4}[.)]\s*|\d+\.\d+\s*)(?=\S)"
)
_BULLETS = re.compile(r"[•●▪◦‣·\u2043\uf0b7]")
_SHORT_WORDS = re.compile(
    "an?|and|are|as|at|be|by|for|has|in|is|its?|new|no|not|of|on|or|our|the|to|up|via|was|we|who"
)
_ROOM = 0.6  # times a line's height: room for the space before the next word, and some doubt


def read_pdf(data: bytes) -> Source:
    try:
        pages = read_pages(data)
        fills = read_fills(data)
    except CannotRead as error:
        raise Refused(_for_plans(error.sentence)) from error
    body, known = _body_size(pages), _known(pages)
    parts: list[Grid | Paragraph] = []
    unsure: list[tuple[str, str]] = []
    for page in pages:
        parts += _parts(page, fills[page.size.number - 1], body, known, unsure)
    tables = sum(isinstance(part, Grid) for part in parts)
    if tables > MOST_TABLES:
        raise Refused("The PDF has more tables than any plan. Save a copy with the plan alone.")
    notes = (_narrow(unsure),) if unsure else ()
    if tables:
        return Source("pdf", tuple(_without_furniture(parts, len(pages))), notes)
    spaced = tuple(_without_furniture(_spaced_parts(pages, fills, body, known), len(pages)))
    otherwise = Source("pdf", spaced, (_BY_ROOM,))
    return Source("pdf", tuple(_without_furniture(parts, len(pages))), (_NO_TABLES,), otherwise)


_NO_TABLES = Note(
    "no-lines",
    "The PDF draws no lines round the cells of a table, so no table could be told. If the plan "
    "is a table, the Word or Excel file that it was made from reads better.",
)
_BY_ROOM = Note(
    "columns-by-room",
    "The PDF draws no lines round the cells of its tables: columns and rows are told by the room "
    "between the words. Look at each row; the Word or Excel file that it was made from reads "
    "better.",
)


def _narrow(unsure: Sequence[tuple[str, str]]) -> Note:
    """Lines of narrow columns of which nobody can tell whether they break a word."""
    shown = ", ".join(f"“{words}”" for words, _ in unsure[:3])
    times = "one place" if len(unsure) == 1 else f"{len(unsure)} places"
    sentence = (
        f"In {times} a narrow column may have broken a word over two lines: {shown}. Look at the "
        "rows; the Word or Excel file that it was made from reads better."
    )
    return Note("narrow-columns", sentence, unsure[0][1])


def _for_plans(sentence: str) -> str:
    if "has no text" in sentence:
        return (
            "The PDF has no text: its pages are pictures, as a scanner makes them. Use the Word "
            "or Excel file that it was made from."
        )
    return sentence


def _body_size(pages: Sequence[Page]) -> float:
    sizes: dict[float, int] = {}
    for page in pages:
        for word in page.words:
            sizes[round(word.size, 1)] = sizes.get(round(word.size, 1), 0) + len(word.text)
    return max(sizes, key=lambda size: sizes[size], default=1.0)


def _parts(
    page: Page,
    fills: Sequence[Fill],
    body: float,
    known: frozenset[str],
    unsure: list[tuple[str, str]],
) -> Iterator[Grid | Paragraph]:
    """Tables and passages of a page, from its top; `unsure` gets what may be a broken word."""
    tables = ruled_tables(page.rules)
    inside: list[list[Word]] = [[] for _ in tables]
    outside: list[Word] = []
    for word in page.words:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        at = next((n for n, table in enumerate(tables) if table.holds(x, y)), None)
        (outside if at is None else inside[at]).append(word)
    found: list[tuple[float, Grid | Paragraph]] = [
        (lines[0].box.top, paragraph)
        for lines in _passages(read_lines(Page(page.size, tuple(outside))), tables)
        if (paragraph := _paragraph(lines, body))
    ]
    for number, (table, words) in enumerate(zip(tables, inside, strict=True), start=1):
        name = f"page {page.size.number}, table {number}"
        held = _held(table, words)
        grid = Grid("", name, tuple(_cells(table, held, fills, name, known)))
        for at, area in enumerate(table.areas):
            place = f"{name}, row {area.row + 1}, column {area.column + 1}"
            found_here = _doubtful(_lines_of(held.get(at, ())), area.box, known)
            unsure += [(said, place) for said in found_here]
        if any(cell.text for cell in grid.cells):
            found.append((table.top, grid))
    yield from (part for _, part in sorted(found, key=lambda each: each[0]))


def _spaced_parts(
    pages: Sequence[Page], fills: Sequence[Sequence[Fill]], body: float, known: frozenset[str]
) -> Iterator[Grid | Paragraph]:
    """The same pages with tables by the room between their words: one on a page, at most."""
    columns: Sequence[float] = ()
    for page in pages:
        table = spaced_table(_lines_of(page.words), columns)
        held = (
            {id(w) for row in table.rows for words in row.values() for w in words} if table else ()
        )
        outside = tuple(word for word in page.words if id(word) not in held)
        found: list[tuple[float, Grid | Paragraph]] = [
            (lines[0].box.top, paragraph)
            for lines in _passages(read_lines(Page(page.size, outside)), ())
            if (paragraph := _paragraph(lines, body))
        ]
        if table:
            columns = [box.x0 for box in table.edges]
            name = f"page {page.size.number}, table 1"
            cells = _spaced_cells(table, fills[page.size.number - 1], name, known)
            found.append((table.top, Grid("", name, tuple(cells))))
        yield from (part for _, part in sorted(found, key=lambda each: each[0]))


def _spaced_cells(
    table: Spaced, fills: Sequence[Fill], name: str, known: frozenset[str]
) -> Iterator[Cell]:
    for row, cells in enumerate(table.rows):
        for column, words in sorted(cells.items()):
            edge = table.edges[column]
            is_band = words[-1].box.x1 > edge.x1 and len(cells) == 1
            box = words[0].box | words[-1].box if is_band else edge
            place = f"{name}, row {row + 1}, column {column + 1}"
            columns = len(table.edges) if is_band else 1
            fill = _fill_of(words[0].box, fills)
            yield Cell(_cell_text(words, box, known), row, column, place, 1, columns, fill)


def _passages(lines: Sequence[Line], tables: Sequence[Ruled]) -> list[list[Line]]:
    """Lines that were wrapped stand together; a table between two lines parts them."""
    edge = max((line.box.x1 for line in lines), default=0.0)
    found: list[list[Line]] = []
    for line in lines:
        if found and _wraps(found[-1][-1], line, edge, tables):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _wraps(above: Line, line: Line, edge: float, tables: Sequence[Ruled]) -> bool:
    if above.bold != line.bold or abs(above.size - line.size) > 0.5:
        return False
    if any(above.box.top < table.top < line.box.top for table in tables):
        return False
    return _between(above.words, line.words, line.text, edge, frozenset()) in (" ", "")


def _paragraph(lines: Sequence[Line], body: float) -> Paragraph | None:
    first = lines[0]
    words = tidy(" ".join(line.text for line in lines))
    level = 2 if first.size > _HEADING * body else 3 if first.bold and len(words) < 120 else 0
    place = f"page {first.page}"
    return Paragraph(words, place, level, bool(_BULLETS.match(words))) if words else None


def _without_furniture(parts: Iterable[Grid | Paragraph], pages: int) -> Iterator[Grid | Paragraph]:
    """Without page numbers, and without what begins or ends most pages."""
    by_page: dict[str, list[Grid | Paragraph]] = {}
    for part in parts:
        by_page.setdefault(part.place.partition(",")[0], []).append(part)
    counts = Counter(bare for each in by_page.values() for bare in {*map(_bare_of, _ends(each))})
    for on_page in by_page.values():
        ends = set(map(id, _ends(on_page)))
        for part in on_page:
            bare = _bare_of(part)
            is_number = re.fullmatch(r"(?:page\s*)?#(?:\s*(?:of|/)\s*#)?", bare)
            is_often = pages > 2 and id(part) in ends and counts[bare] > pages / 2
            if not bare or not (is_number or is_often):
                yield part


def _ends(on_page: Sequence[Grid | Paragraph]) -> list[Grid | Paragraph]:
    return [*on_page[:_FURNITURE], *on_page[-_FURNITURE:]]


def _bare_of(part: Grid | Paragraph) -> str:
    """The words of a passage without figures; of a table, or an item of a list, none."""
    return _bare(part.text) if isinstance(part, Paragraph) and not part.is_item else ""


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _held(table: Ruled, words: Sequence[Word]) -> dict[int, list[Word]]:
    """The words of each area of a table, by its number."""
    held: dict[int, list[Word]] = {}
    for word in words:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        held.setdefault(table.index(x, y), []).append(word)
    return held


def _cells(
    table: Ruled,
    held: Mapping[int, Sequence[Word]],
    fills: Sequence[Fill],
    name: str,
    known: frozenset[str],
) -> Iterator[Cell]:
    for number, area in enumerate(table.areas):
        text = _cell_text(held.get(number, []), area.box, known)
        fill = _fill_of(area.box, fills)
        place = f"{name}, row {area.row + 1}, column {area.column + 1}"
        yield Cell(text, area.row, area.column, place, area.rows, area.columns, fill)


def _fill_of(box: Box, fills: Sequence[Fill]) -> str:
    """The shade drawn last over the middle of a cell."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    over = [rgb for (x0, top, x1, bottom), rgb in fills if x0 <= x <= x1 and top <= y <= bottom]
    return over[-1] if over and over[-1] != "FFFFFF" else ""


def _cell_text(words: Sequence[Word], box: Box, known: frozenset[str]) -> str:
    return tidy("".join(_joined(_lines_of(words), box, known)))


def _lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a cell by their lines."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.baseline):
        if rows and word.baseline - rows[-1][0].baseline < 0.5 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda each: each.box.x0)
    return rows


def _doubtful(lines: Sequence[Sequence[Word]], box: Box, known: frozenset[str]) -> Iterator[str]:
    """Words that end a line at its edge, without a space behind them, and a next line in small
    letters: one broken word, or two. Sure where the file has both, or both as one, elsewhere."""
    padding = min((row[0].box.x0 for row in lines), default=box.x0) - box.x0
    edge = box.x1 - max(padding, 0)
    for above, row in pairwise(lines):
        last, first = above[-1], row[0]
        at_edge = edge - last.box.x1 < 0.5 * last.size
        if len(above) > 1 or last.spaced or not at_edge or not first.text[:1].islower():
            continue
        start, rest = _letters(last.text), _letters(first.text)
        is_whole = start in known and (rest in known or _SHORT_WORDS.fullmatch(rest))
        if len(start) >= 3 and not (is_whole or start + rest in known or last.text[-1] in ".,;:-"):
            yield f"{last.text} {first.text}"


def _joined(lines: Sequence[Sequence[Word]], box: Box, known: frozenset[str]) -> Iterator[str]:
    """Lines that were wrapped are one; a line that had room for the next word was ended."""
    padding = min((row[0].box.x0 for row in lines), default=box.x0) - box.x0
    edge = box.x1 - max(padding, 0)
    for number, row in enumerate(lines):
        text = "".join(
            ("" if not at or word.glued else " ") + word.text for at, word in enumerate(row)
        )
        if number:
            yield _between(lines[number - 1], row, text, edge, known)
        yield text


def _between(
    above: Sequence[Word], row: Sequence[Word], text: str, edge: float, known: frozenset[str]
) -> str:
    size = above[-1].size
    first, last = row[0].box, above[-1]
    gap = first.top - last.box.bottom
    if gap > 0.6 * size:
        return "\n\n"
    free = edge - last.box.x1
    if _is_broken(above, text, known) and free < 0.5 * size:
        return ""
    if _NEW_LINE.match(text) or free > first.x1 - first.x0 + _ROOM * size:
        return "\n"
    return "" if last.text.endswith("-") and last.text[:-1].isalpha() else " "


def _is_broken(above: Sequence[Word], text: str, known: frozenset[str]) -> bool:
    """A word that is longer than its line is broken without a hyphen: it stands alone there, no
    space is printed behind it, and it goes on in small letters or figures.

    Two whole words may stand so too: which of them the file has elsewhere decides.
    """
    if len(above) != 1 or above[0].spaced or len(above[0].text) < 3:
        return False
    start, rest = _letters(above[0].text), _letters(text.partition(" ")[0])
    if start.isdigit() or text[:1].isdigit():
        return above[0].text[-1].isdigit() and text[:1].isdigit()
    if not text[:1].islower() and text[:1] not in "’'":
        return False
    is_scrap = len(rest) <= 3 and not _SHORT_WORDS.fullmatch(rest) and rest not in known
    return start + rest in known or (start not in known and is_scrap)


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word)).lower()


def _known(pages: Sequence[Page]) -> frozenset[str]:
    """The words that stand between others on a line, and so are whole."""
    found = set()
    for page in pages:
        for before, word, after in zip(page.words, page.words[1:], page.words[2:], strict=False):
            if before.baseline == word.baseline == after.baseline:
                found.add(_letters(word.text))
    return frozenset(found)
