"""Tables from drawn lines: lines that touch are one table, and what they part are its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from goldenthread.documents.layout import Box
from goldenthread.documents.layout.ruling import Rules

_TOUCH = 3.0  # points
_MOST_LINES = 2_000  # on a page: more is a chart


@dataclass(frozen=True, slots=True)
class Area:
    """A cell: its place among the table's rows and columns, and on the page."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True)
class Ruled:
    """A table's edges, from its top and its left, and the cells between."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    areas: tuple[Area, ...]

    @property
    def top(self) -> float:
        return self.across[0]

    def holds(self, x: float, y: float) -> bool:
        return self.down[0] <= x <= self.down[-1] and self.across[0] <= y <= self.across[-1]

    @cached_property
    def _by_place(self) -> dict[tuple[int, int], int]:
        return {
            (row, column): number
            for number, area in enumerate(self.areas)
            for row in range(area.row, area.row + area.rows)
            for column in range(area.column, area.column + area.columns)
        }

    def index(self, x: float, y: float) -> int:
        """The number of the area in which a point of the table stands."""
        row = min(max(bisect_right(self.across, y) - 1, 0), len(self.across) - 2)
        column = min(max(bisect_right(self.down, x) - 1, 0), len(self.down) - 2)
        return self._by_place[row, column]


def ruled_tables(rules: Rules) -> list[Ruled]:
    """The tables of a page, from its top."""
    if len(rules.across) + len(rules.down) > _MOST_LINES:
        return []
    found = [
        table
        for across, down in _touching(rules.across, rules.down)
        if (table := _table(across, down)) is not None
    ]
    return sorted(found, key=lambda table: table.top)


def _touching(across: Sequence[Box], down: Sequence[Box]) -> Iterable[tuple[list[Box], list[Box]]]:
    """Lines in groups that hang together."""
    parent = list(range(len(across) + len(down)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, line in enumerate(across):
        for d, other in enumerate(down):
            if _meet(line, other):
                parent[root(a)] = root(len(across) + d)
    groups: dict[int, tuple[list[Box], list[Box]]] = {}
    for n, line in enumerate((*across, *down)):
        groups.setdefault(root(n), ([], []))[n >= len(across)].append(line)
    return groups.values()


def _meet(across: Box, down: Box) -> bool:
    return (
        across.x0 - _TOUCH <= down.x0 <= across.x1 + _TOUCH
        and down.top - _TOUCH <= across.top <= down.bottom + _TOUCH
    )


def _table(across: Sequence[Box], down: Sequence[Box]) -> Ruled | None:
    """A table has two columns at least; its outer edges may be left undrawn."""
    if not across or not down:
        return None
    xs = _edges([line.x0 for line in down] + [e for line in across for e in (line.x0, line.x1)])
    ys = _edges([line.top for line in across] + [e for ln in down for e in (ln.top, ln.bottom)])
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Ruled(tuple(ys), tuple(xs), tuple(_areas(xs, ys, across, down)))


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _TOUCH:
            edges.append(place)
    return edges


def _areas(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Box], down: Sequence[Box]
) -> Iterable[Area]:
    """Each stretch that no line parts; they are rectangles, since lines go from edge to edge."""
    seen: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in seen:
                continue
            right = column + _reach(xs, column, partial(_is_parted, down, ys[row], ys[row + 1]))
            below = row + _reach(ys, row, partial(_is_ruled, across, xs[column], xs[column + 1]))
            seen |= {(r, c) for r in range(row, below) for c in range(column, right)}
            box = Box(xs[column], ys[row], xs[right], ys[below])
            yield Area(row, column, below - row, right - column, box)


def _reach(edges: Sequence[float], at: int, is_edge: Callable[[float], bool]) -> int:
    """How many stretches from one edge on are one cell."""
    end = at + 1
    while end < len(edges) - 1 and not is_edge(edges[end]):
        end += 1
    return end - at


def _is_parted(down: Sequence[Box], top: float, bottom: float, x: float) -> bool:
    middle = (top + bottom) / 2
    return any(abs(ln.x0 - x) <= _TOUCH and ln.top <= middle <= ln.bottom for ln in down)


def _is_ruled(across: Sequence[Box], left: float, right: float, y: float) -> bool:
    middle = (left + right) / 2
    return any(abs(ln.top - y) <= _TOUCH and ln.x0 <= middle <= ln.x1 for ln in across)
