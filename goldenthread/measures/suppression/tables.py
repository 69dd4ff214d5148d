"""The cells of a sheet with what adds up to what, for `hiding.protect`. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from itertools import permutations
from typing import NamedTuple

from goldenthread.measures.suppression.moves import Sum
from goldenthread.measures.suppression.sheets import Layout, Sheet, plain, whole


class Cell(NamedTuple):
    """A cell by the numbers of its row and column, from 0. `rest_of`: what a share leaves over."""

    row: int
    column: int
    rest_of: int | None = None


class Table:
    """Counts by cell; None where there is none.

    `unpublished`: for each share, how many of the whole are not the part. `already`: cells that
    came hidden and that a reader can work out, with the value that the reader finds; `unknown`:
    those that a reader cannot.
    """

    def __init__(self, sheet: Sheet, layout: Layout, symbols: set[str], threshold: int) -> None:
        self._sheet = sheet
        self._symbols = symbols
        self.values: dict[Cell, int | None] = {
            Cell(at, n): whole(row[n]) for at, row in enumerate(sheet.rows) for n in layout.counts
        }
        self.sums = [*self._across(layout), *self._down(layout)]
        self.already = self._work_out()
        self.unknown = {
            cell
            for cell, value in self.values.items()
            if value is None and self.came_hidden(cell.row, cell.column)
        }
        self.unpublished = self._rests(layout, threshold)
        self._layout = layout

    def came_hidden(self, row: int, column: int) -> bool:
        return plain(self._sheet.rows[row][column]) in self._symbols

    def _across(self, layout: Layout) -> list[Sum[Cell]]:
        rows = range(len(self._sheet.rows))
        return [
            Sum(Cell(at, each.total), tuple(Cell(at, n) for n in each.parts))
            for at in rows
            for each in layout.sums
        ]

    def _down(self, layout: Layout) -> list[Sum[Cell]]:
        return [
            Sum(Cell(total, n), tuple(Cell(at, n) for at in parts))
            for total, parts in layout.row_sums
            for n in layout.counts
        ]

    def _work_out(self) -> list[Cell]:
        """Find what a reader finds: the only number that a sum lacks, and again with that."""
        found: dict[Cell, None] = {}
        while fresh := [cell for each in self.sums if (cell := self._lacking(each)) is not None]:
            found |= dict.fromkeys(fresh)
        return list(found)

    def _lacking(self, each: Sum[Cell]) -> Cell | None:
        cells = [*each.parts, each.total]
        absent = [cell for cell in cells if self.values[cell] is None]
        if len(absent) != 1 or not self.came_hidden(absent[0].row, absent[0].column):
            return None
        known = sum(value for part in each.parts if (value := self.values[part]) is not None)
        total = self.values[each.total]
        value = known if total is None else total - known
        if value < 0:
            return None  # it does not add up, so that nothing can be worked out
        self.values[absent[0]] = value
        return absent[0]

    def _rests(self, layout: Layout, threshold: int) -> set[Cell]:
        """Only of shares that leave few over or none: more than that gives nothing away."""
        rests: set[Cell] = set()
        for share in layout.shares:
            for at, row in enumerate(self._sheet.rows):
                if share.whole is None or not row[share.column].strip():
                    continue
                part, all_ = Cell(at, share.part), Cell(at, share.whole)
                a, b = self.values[part], self.values[all_]
                if a is not None and b is not None and 0 <= b - a <= threshold:
                    rest = Cell(at, share.part, share.whole)
                    self.values[rest] = b - a
                    self.sums.append(Sum(all_, (part, rest)))
                    rests.add(rest)
        return rests

    def places(self) -> dict[Cell, tuple[Hashable, ...]]:
        """Where each cell stands: the names of its row, by axis, and its column.

        Columns that name rows are one axis where they change together from a total to its parts
        (a region's code and name); what no total adds up over is one more. Rows with the same
        names are counted.
        """
        axes = self._axes()
        seen: Counter[Hashable] = Counter()
        rows = []
        for row in self._sheet.rows:
            names = tuple(tuple(row[n] for n in axis) for axis in axes)
            rows.append((*names, seen[names]))
            seen[names] += 1
        return {cell: (*rows[cell.row], (cell.column, cell.rest_of)) for cell in self.values}

    def _axes(self) -> list[list[int]]:
        """The columns that name rows, those together that change together.

        The usual ones first: rows that add up by chance change in several ways at once.
        """
        rows, keys = self._sheet.rows, self._layout.keys
        usual = Counter(
            frozenset(n for n in keys if any(rows[at][n] != rows[total][n] for at in parts))
            for total, parts in self._layout.row_sums
        )
        axes: list[frozenset[int]] = []
        for changing, _ in usual.most_common():
            same = [axis for axis in axes if axis & changing]
            if len(same) < 2:
                axes = [axis for axis in axes if axis not in same] + [changing.union(*same)]
        left = frozenset(keys).difference(*axes)
        return [sorted(axis) for axis in (*self._nested(axes), left)]

    def _nested(self, axes: list[frozenset[int]]) -> list[frozenset[int]]:
        """With places and their regions as one axis, also where each has its own column."""
        for inner, outer in permutations(axes, 2):
            if self._says(inner, outer):
                return self._nested(
                    [each for each in axes if each not in (inner, outer)] + [inner | outer]
                )
        return axes

    def _says(self, inner: frozenset[int], outer: frozenset[int]) -> bool:
        """Whether what stands on one axis, where it is no total, says what stands on the other."""
        rows, said = self._sheet.rows, dict[tuple[str, ...], tuple[str, ...]]()
        smallest = {at for _, parts in self._layout.row_sums for at in parts}
        smallest -= {total for total, _ in self._layout.row_sums}
        return (
            all(
                said.setdefault(tuple(rows[at][n] for n in inner), other) == other
                for at in smallest
                for other in [tuple(rows[at][n] for n in outer)]
            )
            and len(set(said.values())) > 1
        )
