"""Tables that a PDF draws no lines round: columns by the room between words, rows by the room
between lines or by their references. What leaves a doubt where a row begins is no table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.documents.layout import Box
from goldenthread.documents.layout.pages import Word

_ROOM = 0.9  # times a word's height: more parts two cells
_ASIDE = 0.5  # times: as far may a cell begin from where its column's heading does
_LEAST_COLUMNS = 3
_LEAST_LINES = 2
_APART = 1.3  # times as much room between two rows as between the lines of one, at least
_REFERENCE = re.compile(r"[A-Z]{0,4}[ -]?\d+(?:[.-]\d+)*[a-z]?[.)]?", re.IGNORECASE)

type Words = list[Word]


@dataclass(frozen=True, slots=True)
class Spaced:
    """A table: for each row the words of its cells, or of one that goes over all columns."""

    rows: tuple[dict[int, Words], ...]
    edges: tuple[Box, ...]
    """Of each column, from its left to where its longest line ends."""

    @property
    def top(self) -> float:
        return min(box.top for box in self.edges)


@dataclass(frozen=True, slots=True)
class _Line:
    """`cells`: words by the column where they begin; `is_band`: one that runs over columns."""

    cells: dict[int, Words]
    top: float
    bottom: float
    is_band: bool = False


def spaced_table(lines: Sequence[Words], columns: Sequence[float] = ()) -> Spaced | None:
    """The table of a page, from its lines; None where none is sure.

    `columns`: where those of the page before begin, for a table that goes on without headings.
    """
    for at, line in enumerate(lines):
        cells = _groups(line)
        starts = [cell[0].box.x0 for cell in cells]
        if len(starts) >= _LEAST_COLUMNS and (table := _from(lines[at:], starts)):
            return table
    return _from(lines, columns) if columns else None


def _groups(line: Words) -> list[Words]:
    found = [[line[0]]]
    for before, word in pairwise(line):
        if word.box.x0 - before.box.x1 > _ROOM * word.size:
            found.append([word])
        else:
            found[-1].append(word)
    return found


def _from(lines: Sequence[Words], starts: Sequence[float]) -> Spaced | None:
    fitting: list[_Line] = []
    for words in lines:
        if (placed := _placed(words, starts)) is None:
            break
        fitting.append(placed)
    while fitting and fitting[-1].is_band:
        fitting.pop()
    if sum(not line.is_band for line in fitting) <= _LEAST_LINES:
        return None
    begins = _beginnings(fitting)
    if begins is None:
        return None
    rows: list[dict[int, Words]] = []
    for line, is_new in zip(fitting, begins, strict=True):
        if is_new:
            rows.append({})
        for column, cell in line.cells.items():
            rows[-1].setdefault(column, []).extend(cell)
    return Spaced(tuple(rows), _edges(fitting, starts))


def _placed(line: Words, starts: Sequence[float]) -> _Line | None:
    """The line's cells by their columns; None where one begins where no column does."""
    cells: dict[int, Words] = {}
    aside = _ASIDE * line[0].size
    top, bottom = min(w.box.top for w in line), max(w.box.bottom for w in line)
    groups = _groups(line)
    for group in groups:
        column = next((n for n, x in enumerate(starts) if abs(x - group[0].box.x0) <= aside), None)
        if column is None:
            return None
        over = column + 1 < len(starts) and group[-1].box.x1 > starts[column + 1]
        if over:
            is_title = column == 0 and len(groups) == 1
            return _Line({0: group}, top, bottom, is_band=True) if is_title else None
        cells[column] = group
    return _Line(cells, top, bottom)


def _beginnings(lines: Sequence[_Line]) -> list[bool] | None:
    """Of each line whether it begins a row; None where nobody can tell."""
    first = [line.cells.get(0) for line in lines[1:] if not line.is_band]
    named = [words for words in first if words]
    refs = [words for words in named if _is_reference(words)]
    if len(refs) >= _LEAST_LINES and len(refs) == len(named):
        return [
            n == 0 or line.is_band or lines[n - 1].is_band or bool(line.cells.get(0))
            for n, line in enumerate(lines)
        ]
    room = [below.top - above.bottom for above, below in pairwise(lines)]
    least = _least_room(room)
    if least is not None:
        bands = [above.is_band or below.is_band for above, below in pairwise(lines)]
        return [True, *(each >= least or band for each, band in zip(room, bands, strict=True))]
    is_full = all(line.is_band or len(line.cells) > len(lines[0].cells) / 2 for line in lines)
    return [True] * len(lines) if is_full else None


def _is_reference(words: Words) -> bool:
    return bool(_REFERENCE.fullmatch(" ".join(word.text for word in words)))


def _least_room(room: Sequence[float]) -> float | None:
    """The least room between two rows, where it is clearly more than between the lines of one."""
    sizes = sorted(max(each, 0.5) for each in room)
    steps = [(below / above, below) for above, below in pairwise(sizes)]
    ratio, size = max(steps, default=(0.0, 0.0))
    return size if ratio >= _APART else None


def _edges(lines: Sequence[_Line], starts: Sequence[float]) -> tuple[Box, ...]:
    top, bottom = lines[0].top, lines[-1].bottom
    ends = list(starts)
    for line in lines:
        for column, words in () if line.is_band else line.cells.items():
            ends[column] = max(ends[column], words[-1].box.x1)
    return tuple(Box(x0, top, x1, bottom) for x0, x1 in zip(starts, ends, strict=True))
