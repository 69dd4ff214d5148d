"""Word documents (.docx): tables with colours and merges, paragraphs, headings, own numbers.

Tracked changes are read as accepted; what is struck through or hidden is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED

from ..cells import MOST_TABLES, Cell, Grid, Note, Paragraph, Source, one_line, tidy
from .docx_numbers import Numbers, read_numbers
from .parts import Element, attribute, child, children, local, parts_of, tree

_PARTS = {"word/document.xml", "word/styles.xml", "word/numbering.xml"}
_INSIDE = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple")
_HIGHLIGHTS = {
    "red": "FF0000",
    "darkRed": "800000",
    "yellow": "FFFF00",
    "darkYellow": "808000",
    "green": "00FF00",
    "darkGreen": "008000",
    "blue": "0000FF",
    "darkBlue": "000080",
    "cyan": "00FFFF",
    "lightGray": "C0C0C0",
    "darkGray": "808080",
}


def read_docx(data: bytes) -> Source:
    parts = parts_of(data, _PARTS.__contains__)
    if "word/document.xml" not in parts:
        raise Refused(DAMAGED)
    body = child(tree(parts["word/document.xml"]), "body")
    if body is None:
        raise Refused(DAMAGED)
    reader = _Reader(
        _levels(parts.get("word/styles.xml")), read_numbers(parts.get("word/numbering.xml"))
    )
    found = tuple(reader.parts(body))
    notes = []
    if reader.struck:
        words = "passage is" if reader.struck == 1 else "passages are"
        notes.append(
            Note("struck", f"{reader.struck} {words} struck through or hidden, and left out.")
        )
    return Source("docx", found, tuple(notes))


_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def _levels(styles: bytes | None) -> dict[str, tuple[int, tuple[str, int] | None]]:
    """By a style's id: its level as a heading (0: none; a title is 1) and its list, if any."""
    found: dict[str, tuple[int, tuple[str, int] | None]] = {}
    for style in children(tree(styles), "style") if styles else ():
        name = child(style, "name")
        said = "" if name is None else attribute(name, "val")
        heading = _HEADING.match(said)
        level = int(heading[1]) if heading else int(said.lower() == "title")
        found[attribute(style, "styleId")] = level, _list_of(child(style, "pPr"))
    return found


def _list_of(properties: Element | None) -> tuple[str, int] | None:
    numbering = child(properties, "numPr")
    of, level = child(numbering, "numId"), child(numbering, "ilvl")
    if of is None:
        return None
    return attribute(of, "val"), int(attribute(level, "val", "0")) if level is not None else 0


@dataclass(slots=True)
class _Text:
    """A paragraph's words and the colours that its letters have or stand on."""

    words: str
    level: int
    is_item: bool
    colours: list[str]
    fills: list[str]


@dataclass
class _Reader:
    styles: Mapping[str, tuple[int, tuple[str, int] | None]]
    numbers: Numbers
    struck: int = 0
    tables: int = 0
    passages: int = 0
    above: list[str] = field(default_factory=list)

    def parts(self, body: Element) -> Iterator[Grid | Paragraph]:
        for element in body:
            name = local(element.tag)
            if name == "tbl":
                yield from self._tables(element)
            elif name == "p":
                self.passages += 1
                text = self._text(element)
                if text.words:
                    self.above = [one_line(text.words)]
                    place = f"paragraph {self.passages}"
                    yield Paragraph(text.words, place, text.level, text.is_item)
            elif name in _INSIDE:
                yield from self.parts(element)

    def _tables(self, table: Element) -> Iterator[Grid | Paragraph]:
        """A table of one column that holds tables is only a frame round them."""
        cells = [cell for row in _rows(table) for cell in _inside(row, "tc")]
        rows = sum(1 for _ in _rows(table))
        if len(cells) == rows and any(children(cell, "tbl") for cell in cells):
            for cell in cells:
                yield from self.parts(cell)
        else:
            yield self._table(table)

    def _table(self, table: Element) -> Grid:
        self.tables += 1
        if self.tables > MOST_TABLES:
            raise Refused("The document has more tables than any plan. Save a copy with the plan.")
        name = f"table {self.tables}"
        cells: list[Cell] = []
        open_cells: dict[int, int] = {}  # by column, the place in `cells` that may go on below
        for number, row in enumerate(_rows(table)):
            column = _before(row)
            for element in _inside(row, "tc"):
                properties = child(element, "tcPr")
                columns = _span(properties)
                merge = child(properties, "vMerge")
                if merge is not None and attribute(merge, "val", "continue") == "continue":
                    self._goes_on(cells, open_cells.get(column), number)
                else:
                    open_cells[column] = len(cells)
                    place = f"{name}, row {number + 1}, column {column + 1}"
                    text, fill = self._cell(element, properties)
                    cells.append(Cell(text, number, column, place, 1, columns, fill))
                column += columns
        return Grid(self.above[-1] if self.above else "", name, tuple(cells))

    @staticmethod
    def _goes_on(cells: list[Cell], index: int | None, row: int) -> None:
        if index is not None:
            c = cells[index]
            rows = row - c.row + 1
            cells[index] = Cell(c.text, c.row, c.column, c.place, rows, c.columns, c.fill)

    def _cell(self, element: Element, properties: Element | None) -> tuple[str, str]:
        """Its words; and its colour: its own, else what all its words stand on, else, of a sign
        alone (●), the sign's."""
        texts = [self._text(each) for each in _paragraphs(element)]
        words = tidy("\n".join(text.words for text in texts))
        shade = child(properties, "shd")
        fill = _colour(attribute(shade, "fill")) if shade is not None else ""
        behind = {fill for text in texts for fill in text.fills}
        if not fill and len(behind) == 1:
            fill = behind.pop()
        letters = {colour for text in texts for colour in text.colours}
        if not fill and words and not any(map(str.isalnum, words)) and len(letters) == 1:
            return "", letters.pop()
        return words, fill

    def _text(self, paragraph: Element) -> _Text:
        properties = child(paragraph, "pPr")
        style = child(properties, "pStyle")
        level, of_style = self.styles.get(
            "" if style is None else attribute(style, "val"), (0, None)
        )
        found = _Text("", level, False, [], [])
        words = "".join(self._runs(paragraph, found))
        numbered = _list_of(properties) or of_style
        if numbered and numbered[0] != "0":
            before = self.numbers.next(*numbered)
            found.is_item = True
            words = f"{before} {words}" if before else words
            if not before and words.strip():
                words = f"• {words}"
        found.words = tidy(words)
        return found

    def _runs(self, element: Element, found: _Text) -> Iterator[str]:
        for part in element:
            name = local(part.tag)
            if name == "r":
                yield from self._run(part, found)
            elif name in _INSIDE:
                yield from self._runs(part, found)

    def _run(self, run: Element, found: _Text) -> Iterator[str]:
        properties = child(run, "rPr")
        words = "".join(_RUN_WORDS[local(p.tag)](p) for p in run if local(p.tag) in _RUN_WORDS)
        if any(_is_on(child(properties, name)) for name in ("strike", "dstrike", "vanish")):
            self.struck += bool(words.strip())
            return
        if words.strip():
            _colours(properties, found)
        yield words


def _symbol(element: Element) -> str:
    return "■" if attribute(element, "char") else ""


_RUN_WORDS = {
    "t": lambda part: part.text or "",
    "tab": lambda _: "\t",
    "br": lambda _: "\n",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
    "sym": _symbol,
}


def _is_on(element: Element | None) -> bool:
    return element is not None and attribute(element, "val", "1") not in ("0", "false", "none")


def _colours(properties: Element | None, found: _Text) -> None:
    colour, highlight = child(properties, "color"), child(properties, "highlight")
    shade = child(properties, "shd")
    if colour is not None and (value := _colour(attribute(colour, "val"))):
        found.colours.append(value)
    behind = _HIGHLIGHTS.get(attribute(highlight, "val")) if highlight is not None else None
    if not behind and shade is not None:
        behind = _colour(attribute(shade, "fill"))
    found.fills.append(behind or "")


def _colour(words: str) -> str:
    return words.upper() if re.fullmatch(r"[0-9A-Fa-f]{6}", words) else ""


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Children by name, also those that a content control or a tracked change wraps."""
    for each in element:
        if local(each.tag) == name:
            yield each
        elif local(each.tag) in _INSIDE:
            yield from _inside(each, name)


def _rows(table: Element) -> Iterator[Element]:
    for row in _inside(table, "tr"):
        if child(row, "trPr", "del") is None:  # a row that is deleted in tracked changes
            yield row


def _paragraphs(cell: Element) -> Iterator[Element]:
    """A cell's paragraphs in order, with those of tables inside it."""
    for each in cell:
        name = local(each.tag)
        if name == "p":
            yield each
        elif name in ("tbl", "tr", "tc", *_INSIDE):
            yield from _paragraphs(each)


def _span(properties: Element | None) -> int:
    span = child(properties, "gridSpan")
    return max(1, int(attribute(span, "val", "1") or 1)) if span is not None else 1


def _before(row: Element) -> int:
    before = child(row, "trPr", "gridBefore")
    return int(attribute(before, "val", "0") or 0) if before is not None else 0
