"""Tables with ruled borders: their rows, each with the lines of its cells.

The borders come from the page's drawings. In plain text the columns interleave.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.documents.layout import Box
from goldenthread.documents.layout.lines import Line
from goldenthread.documents.layout.pages import Word
from goldenthread.documents.layout.ruling import Rules

_NEAR = 3.0  # points: lines that meet may miss each other by less


@dataclass
class Row:
    """`cells` has the lines of each column; a table's row over two pages is two rows here."""

    page: int
    cells: list[list[Line]] = field(default_factory=list)
    joins_left: bool = False
    """No line parts its first column from the row above: the cell spans both."""

    def column(self, index: int) -> list[Line]:
        return self.cells[index] if index < len(self.cells) else []


def read_rows(lines: Sequence[Line], rules: Mapping[int, Rules]) -> tuple[list[Row], list[Line]]:
    """The rows of the tables that hold these lines, from top to bottom, and the other lines."""
    rows: dict[tuple[int, int, int], Row] = {}
    outside = []
    for line in lines:
        drawn = rules.get(line.page, Rules())
        middle = (line.box.top + line.box.bottom) / 2
        walls = drawn.walls(middle)
        if not drawn.frames(line.box):
            outside.append(line)
            continue
        floors = _floors(drawn, walls)
        above = bisect([floor.top for floor in floors], middle)
        key = line.page, above, len(walls)
        if key not in rows:
            rows[key] = _row(line.page, floors[:above], walls)
        for column, part in _cells(line, walls):
            rows[key].cells[column].append(part)
    return list(rows.values()), outside


def _floors(drawn: Rules, walls: Sequence[float]) -> list[Box]:
    """The lines across that part the last column, from top to bottom."""
    left, right = walls[-2:]
    found = [a for a in drawn.across if a.x0 < left + _NEAR and a.x1 > right - _NEAR]
    return sorted(found, key=lambda line: line.top)


def _row(page: int, floors: Sequence[Box], walls: Sequence[float]) -> Row:
    joins_left = bool(floors) and floors[-1].x0 > walls[0] + _NEAR
    return Row(page, [[] for _ in walls[1:]], joins_left)


def _cells(line: Line, walls: Sequence[float]) -> list[tuple[int, Line]]:
    parts: dict[int, list[Word]] = {}
    for word in line.words:
        middle = (word.box.x0 + word.box.x1) / 2
        column = min(max(bisect(walls, middle) - 1, 0), len(walls) - 2)
        parts.setdefault(column, []).append(word)
    return [(column, replace(line, words=tuple(words))) for column, words in parts.items()]
