"""Saved web pages: tables with colours and merges, headings, lists. Nothing in them is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from goldenthread.core.errors import Refused

from ..cells import MOST_CELLS, MOST_TABLES, Cell, Grid, Paragraph, Source, one_line, tidy

_SILENT = {"script", "style", "head", "template", "noscript", "nav", "select", "button"}
_BLOCKS = {"p", "div", "li", "section", "article", "dd", "dt", "figcaption", "blockquote", "br"}
_NAMED = {
    "red": "FF0000", "orange": "FFA500", "yellow": "FFFF00", "green": "008000", "lime": "00FF00",
    "blue": "0000FF", "grey": "808080", "gray": "808080", "purple": "800080", "silver": "C0C0C0",
    "gold": "FFD700", "darkgreen": "006400", "lightgreen": "90EE90", "amber": "FFBF00",
    "darkred": "8B0000", "crimson": "DC143C", "darkorange": "FF8C00", "lightblue": "ADD8E6",
}  # fmt: skip
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;}]+)", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)")
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)


def read_html(text: str) -> Source:
    reader = _Reader(dict(_classes(text)))
    reader.feed(text)
    reader.close()
    reader.end_passage()
    return Source("html", tuple(part for part in reader.parts if part is not None))


def _classes(text: str) -> Iterator[tuple[str, str]]:
    """The colour that each class gives, as pages that Excel or Word saved have them."""
    for style in re.findall(r"<style\b[^>]*>(.*?)</style", text, re.DOTALL | re.IGNORECASE):
        for name, rules in _CLASS.findall(style):
            if fill := _fill(rules):
                yield name, fill


def _fill(style: str) -> str:
    found = _BACKGROUND.search(style)
    return _colour(found[1]) if found else ""


def _colour(words: str) -> str:
    words = words.strip().lower()
    if found := re.match(r"#?([0-9a-f]{6})\b", words):
        return found[1].upper()
    if found := re.match(r"#([0-9a-f])([0-9a-f])([0-9a-f])\b", words):
        return "".join(2 * each for each in found.groups()).upper()
    if found := _RGB.match(words):
        return "".join(f"{min(int(each), 255):02X}" for each in found.groups())
    return next((rgb for name, rgb in _NAMED.items() if words.split(" ")[0] == name), "")


@dataclass(slots=True)
class _Table:
    """A table that is being read: where the next cell goes, and what cells from above cover."""

    name: str
    title: str
    place: int
    row: int = -1
    column: int = 0
    row_fill: str = ""
    row_hidden: bool = False
    cells: list[Cell] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)
    cell: tuple[dict[str, str], list[str]] | None = None


class _Reader(HTMLParser):
    """Tables inside a cell are tables of their own: pages lay themselves out with tables."""

    def __init__(self, classes: dict[str, str]) -> None:
        super().__init__()
        self.parts: list[Grid | Paragraph | None] = []
        self.classes = classes
        self.tables: list[_Table] = []
        self.silent = 0
        self.words: list[str] = []
        self.level = 0
        self.is_item = self.is_term = False
        self.term = self.last = ""
        self.count = self.passages = self.cell_count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self.silent += 1
        if self.silent:
            return
        if tag == "table":
            self._begin_table()
        elif self.tables and tag == "tr":
            self._begin_row(said)
        elif self.tables and tag in ("td", "th"):
            self._end_cell()
            self.tables[-1].cell = (said, [])
        elif tag in _BLOCKS or (tag[:1] == "h" and tag[1:].isdigit()):
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif self.silent:
            return
        elif tag == "table" and self.tables:
            self._end_table()
        elif tag in ("td", "th", "tr") and self.tables:
            self._end_cell()
        elif tag in _BLOCKS or (tag[:1] == "h" and tag[1:].isdigit()):
            self._break("")

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        words = re.sub(r"\s+", " ", data)
        cell = self.tables[-1].cell if self.tables else None
        if cell is not None:
            cell[1].append(words)
        elif not self.tables:
            self.words.append(words)

    def _break(self, tag: str) -> None:
        cell = self.tables[-1].cell if self.tables else None
        if cell is not None:
            if cell[1] and cell[1][-1] != "\n":
                cell[1].append("\n")
            if tag == "li":
                cell[1].append("• ")
        elif tag == "br":
            self.words.append("\n")
        elif not self.tables:
            self.end_passage()
            self.level = int(tag[1:]) if tag[:1] == "h" and tag[1:].isdigit() else 0
            self.is_item, self.is_term = tag in ("li", "dd"), tag == "dt"

    def end_passage(self) -> None:
        text = tidy("".join(self.words))
        if text and self.is_term:
            self.term = text.rstrip(":")
        elif text:
            text = f"{self.term}: {text}" if self.term else text
            self.term = ""
            self.passages += 1
            place = f"paragraph {self.passages}"
            self.parts.append(Paragraph(text, place, self.level, self.is_item))
            self.last = one_line(text)
        self.words, self.level, self.is_item, self.is_term = [], 0, False, False

    def _begin_table(self) -> None:
        self.end_passage()
        self.count += 1
        if self.count > MOST_TABLES or len(self.tables) > 30:
            raise Refused("The page has more tables than any plan. Save a copy with the plan.")
        self.parts.append(None)  # kept in the order in which tables begin
        place = len(self.parts) - 1
        self.tables.append(_Table(f"table {self.count}", self.last, place))

    def _begin_row(self, said: dict[str, str]) -> None:
        self._end_cell()
        table = self.tables[-1]
        table.row += 1
        table.column = 0
        table.row_fill = self._fill_of(said)
        table.row_hidden = _is_hidden(said)

    def _fill_of(self, said: dict[str, str]) -> str:
        named = next((f for n in said.get("class", "").split() if (f := self.classes.get(n))), "")
        return _fill(said.get("style", "")) or _colour(said.get("bgcolor", "")) or named

    def _end_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is None:
            return
        said, words = table.cell
        table.cell = None
        table.row = max(table.row, 0)
        while table.covered.get(table.column, 0) > table.row:
            table.column += 1
        rows, columns = _count(said.get("rowspan", "")), _count(said.get("colspan", ""))
        for column in range(table.column, table.column + columns):
            table.covered[column] = table.row + rows
        place = f"{table.name}, row {table.row + 1}, column {table.column + 1}"
        fill = self._fill_of(said) or table.row_fill
        hidden = table.row_hidden or _is_hidden(said)
        text = tidy("".join(words))
        self.cell_count += 1
        if self.cell_count > MOST_CELLS:
            raise Refused("The page has more cells than any plan. Save a copy with the plan.")
        row, column = table.row, table.column
        table.cells.append(Cell(text, row, column, place, rows, columns, fill, None, hidden))
        table.column += columns

    def _end_table(self) -> None:
        self._end_cell()
        table = self.tables.pop()
        if table.cells:
            self.parts[table.place] = Grid(table.title, table.name, tuple(table.cells))


def _is_hidden(said: dict[str, str]) -> bool:
    return "hidden" in said or bool(_HIDDEN.search(said.get("style", "")))


def _count(words: str) -> int:
    return min(max(int(words), 1), 500) if words.strip().isdigit() else 1
