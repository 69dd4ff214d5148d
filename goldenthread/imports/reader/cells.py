"""What the first stage gives to the second: tables of cells and paragraphs, in a file's order.

Nothing is understood here yet. A cell knows its words, its colour, what it is merged with,
whether it is hidden, and where it stands, in words that its reader finds it by ("Plan!B7").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

MOST_CELLS = 400_000
MOST_TABLES = 1_000


@dataclass(slots=True, frozen=True)
class Cell:
    """`rows` and `columns` are what it covers; `fill` is "RRGGBB", empty where it has none.

    `day` is set where the file itself holds a date. Lines of `text` are parted by line ends.
    """

    text: str
    row: int
    column: int
    place: str
    rows: int = 1
    columns: int = 1
    fill: str = ""
    day: date | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Grid:
    """A table, or a sheet. `title`: the sheet's name, or what stands right above the table."""

    title: str
    place: str
    cells: tuple[Cell, ...]
    hidden: bool = False

    @cached_property
    def width(self) -> int:
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    @cached_property
    def rows(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Every row with a cell in it, from the left; a merged cell stands wherever it covers."""
        numbers = sorted({cell.row for cell in self.cells})
        index = {number: at for at, number in enumerate(numbers)}
        found: list[list[Cell | None]] = [[None] * self.width for _ in numbers]
        for cell in self.cells:
            for number in range(cell.row, cell.row + cell.rows) if cell.rows > 1 else (cell.row,):
                if (at := index.get(number)) is not None:
                    found[at][cell.column : cell.column + cell.columns] = [cell] * cell.columns
        return tuple(map(tuple, found))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage outside tables. `level` 1 to 9 is a heading's, 0 none."""

    text: str
    place: str
    level: int = 0
    is_item: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the file that its reader should know; `code` names the kind."""

    code: str
    sentence: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as the first stage saw it. `kind` is the ending that it has by its content.

    `otherwise`: as it may also be seen, where this way no plan is found in it.
    """

    kind: str
    parts: tuple[Grid | Paragraph, ...]
    notes: tuple[Note, ...] = ()
    otherwise: Source | None = None

    @property
    def grids(self) -> list[Grid]:
        return [part for part in self.parts if isinstance(part, Grid)]


_SPACES = re.compile(r"[ \t\u00a0\u2007\u2009\u202f\u200b]+")
_BLANKS = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Without spaces that say nothing; line ends stay, at most one empty line between two."""
    if not text:
        return ""
    lines = [_SPACES.sub(" ", line).strip() for line in text.replace("\r\n", "\n").split("\n")]
    return _BLANKS.sub("\n\n", "\n".join(lines)).replace("\u00ad", "").strip()


def one_line(text: str) -> str:
    return " ".join(text.split())


def turned(grid: Grid) -> Grid:
    """With its columns as rows; each cell keeps its place in the file."""
    cells = (
        replace(each, row=each.column, column=each.row, rows=each.columns, columns=each.rows)
        for each in sorted(grid.cells, key=lambda each: (each.column, each.row))
    )
    return Grid(grid.title, grid.place, tuple(cells), grid.hidden)


def letters(column: int) -> str:
    """ "B" of 1, as sheets name their columns."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
