"""Second tables of large files, found by where their cells stand. Pure.

A file that parts children by area, sex and age gives each cell a place on each of these axes, and
each of its totals adds up along one of them. What leaves the totals of one axis as they are (one
authority higher, another of its region lower) can be multiplied with what leaves those of the next
as they are (girls higher, boys lower): four cells, the corners of a rectangle, then eight of a
box. So the second table of a cell with many totals is put together axis by axis, where a search
from total to total would not end. The last resort along an axis is one cell higher and each of its
totals with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heappush, heappushpop
from itertools import groupby, islice, product
from typing import NamedTuple

_KEPT = 8  # unfinished second tables that are gone on with on the next axis
_TRIED = 60  # those whose totals are looked at, at most, to have so many
_MOST_PAIRS = 600

type _Option = tuple[tuple[int, int], ...]
"""Along one axis, beside the cell itself: how far away, and 1 as the cell or -1 against it."""


class _Part(NamedTuple):
    """An unfinished second table: cells by their codes, each as the first one or against it.

    `may_rise`, `may_fall`: whether the first can be one higher, or lower, with all that follows.
    """

    cost: int
    cells: tuple[tuple[int, int], ...]
    may_rise: bool
    may_fall: bool


class Places[K: Hashable]:
    """Where the cells of a table stand: a code for each cell, by its labels on the axes.

    `places`: a label for each axis, the same number for all. `sums`: for each its cells, 1 for
    parts and -1 for the total.
    """

    def __init__(
        self, places: Mapping[K, Sequence[Hashable]], sums: Iterable[Mapping[K, int]]
    ) -> None:
        axes = len(next(iter(places.values()), ()))
        self._labels: list[dict[Hashable, int]] = [{} for _ in range(axes)]
        numbers = {
            key: [labels.setdefault(each, len(labels)) for labels, each in self._pairs(place)]
            for key, place in places.items()
        }
        self._steps = [1]
        for labels in self._labels:
            self._steps.append(self._steps[-1] * max(1, len(labels)))
        self.code = {
            key: sum(n * step for n, step in zip(place, self._steps, strict=False))
            for key, place in numbers.items()
        }
        self.at = {code: key for key, code in self.code.items()}
        self._above: list[dict[int, set[int]]] = [defaultdict(set) for _ in range(axes)]
        self.axis_of = [self._add(numbers, signs) for signs in sums]
        self._known: dict[tuple[int, int], list[list[_Option]]] = {}

    def _pairs(self, place: Sequence[Hashable]) -> Iterator[tuple[dict[Hashable, int], Hashable]]:
        return zip(self._labels, place, strict=True)

    def _add(self, numbers: Mapping[K, list[int]], signs: Mapping[K, int]) -> int | None:
        """The axis along which the sum adds up; None where it is no such sum."""
        whole = next(numbers[key] for key, sign in signs.items() if sign < 0)
        parts = [numbers[key] for key, sign in signs.items() if sign > 0]
        found = {n for part in parts for n, label in enumerate(part) if label != whole[n]}
        if len(found) != 1:
            return None
        [axis] = found
        for part in parts:
            self._above[axis][part[axis]].add(whole[axis])
        return axis

    def options(self, key: K) -> list[tuple[int, list[list[_Option]]]]:
        """For each axis along which the cell adds up to something, what can be done, by kind.

        Axes with little choice first; of one axis the kinds with fewest cells first, but last the
        cell higher with all its totals.
        """
        code = self.code[key]
        each = (
            (axis, self._along(axis, code // step % max(1, len(self._labels[axis]))))
            for axis, step in enumerate(self._steps[:-1])
        )
        return sorted(
            ((axis, some) for axis, some in each if some), key=lambda pair: sum(map(len, pair[1]))
        )

    def _along(self, axis: int, label: int) -> list[list[_Option]]:
        if (axis, label) not in self._known:
            step, chains = self._steps[axis], self._chains[axis]
            within = [chain for chain in chains if label in chain]
            outside = [chain for chain in chains if label not in chain]
            above = frozenset[int]().union(*within)
            outside.sort(key=lambda chain: -len(chain & above))

            def option(higher: Iterable[int], lower: Iterable[int] = ()) -> _Option:
                changes = {**dict.fromkeys(higher, 1), **dict.fromkeys(lower, -1)}
                return tuple(
                    ((to - label) * step, sign) for to, sign in changes.items() if to != label
                )

            pairs = islice(product(outside, within), _MOST_PAIRS)
            against = sorted((option(up - down, down - up) for down, up in pairs), key=len)
            kinds = [list(alike) for _, alike in groupby(against, len)]
            self._known[axis, label] = kinds + [[option(up) for up in within]] * bool(within)
        return self._known[axis, label]

    @cached_property
    def _chains(self) -> list[list[frozenset[int]]]:
        """For each axis its smallest units, each with all that it is added up in."""
        return [
            [_chain(above, leaf) for leaf in above if leaf not in set().union(*above.values())]
            for above in self._above
        ]


def _chain(above: Mapping[int, set[int]], label: int) -> frozenset[int]:
    found, left = {label}, [label]
    while left:
        fresh = above.get(left.pop(), set()) - found
        found |= fresh
        left += fresh
    return frozenset(found)


class _Cells[K: Hashable]:
    """What changing each cell costs, and whether it can be lower, asked once in a search."""

    def __init__(
        self,
        at: Mapping[int, K],
        price: Callable[[K], int | None],
        may_fall: Callable[[K], bool],
    ) -> None:
        self._at = at
        self._price = price
        self._may_fall = may_fall
        self._known: dict[int, tuple[int | None, bool] | None] = {}
        self.looked = 0

    def _ask(self, code: int) -> tuple[int | None, bool] | None:
        """None for what is not published, so that it adds up to nothing."""
        key = self._at.get(code)
        self._known[code] = None if key is None else (self._price(key), self._may_fall(key))
        return self._known[code]

    def added(self, part: _Part, option: _Option, most: int | None) -> _Part | None:
        """Its cells along an axis; None where one cannot change, or all cost more than `most`."""
        cost, cells, rise, fall = part
        more = list(cells)
        for away, sign in option:
            for code, before in cells:
                self.looked += 1
                to = code + away
                known = self._known[to] if to in self._known else self._ask(to)
                if known is None:
                    continue
                paid, may_fall = known
                if paid is None:
                    return None
                cost += paid
                same = before * sign
                if not may_fall:
                    rise, fall = rise and same > 0, fall and same < 0
                if not (rise or fall) or (most is not None and cost > most):
                    return None
                more.append((to, same))
        return _Part(cost, tuple(more), rise, fall)


class Corners[K: Hashable]:
    """The search. `sums_of`: the sums that a cell is in, by number, each with its sign."""

    def __init__(
        self,
        places: Places[K],
        sums_of: Mapping[K, Sequence[tuple[int, int]]],
        may_fall: Callable[[K], bool],
    ) -> None:
        self._places = places
        self._sums_of = sums_of
        self._may_fall = may_fall
        self.looked = 0
        """At how many cells: what it has taken so far."""

    def axes(self, start: K) -> int:
        """Along how many the cell adds up to something."""
        return len(self._places.options(start))

    def cheapest(self, start: K, price: Callable[[K], int | None]) -> dict[K, int] | None:
        """A second table in which `start` differs, of those tried the one that costs least.

        `price`: what changing a cell costs, None where it cannot be.
        """
        first = [
            _Part(price(start) or 0, ((self._places.code[start], 1),), True, self._may_fall(start))
        ]
        cells = _Cells(self._places.at, price, self._may_fall)
        found = (self._whole(part) for part in self._finished(start, first, cells))
        move = next(filter(None, found), None)
        self.looked += cells.looked
        return move

    def _finished(self, start: K, first: Sequence[_Part], cells: _Cells[K]) -> Iterator[_Part]:
        axes = self._places.options(start)
        for last in range(len(axes) + 1):  # along so many axes only the cell and its totals
            parts = first
            for turn, (axis, kinds) in enumerate(axes):
                parts = self._longer(parts, axis, kinds[-1:] if turn < last else kinds, cells)
            yield from parts

    def _longer(
        self,
        parts: Sequence[_Part],
        axis: int,
        kinds: Sequence[Sequence[_Option]],
        cells: _Cells[K],
    ) -> list[_Part]:
        """The cheapest that can be made along the axis, and leave its totals as they are."""
        tries = (self._cheapest(product(parts, alike), axis, cells) for alike in kinds)
        return next(filter(None, tries), [])

    def _cheapest(
        self, tries: Iterable[tuple[_Part, _Option]], axis: int, cells: _Cells[K]
    ) -> list[_Part]:
        free: list[_Part] = []
        best: list[tuple[int, int, int, _Part]] = []  # dearest first
        for turn, (part, option) in enumerate(tries):
            longer = cells.added(part, option, -best[0][0] if len(best) == _TRIED else None)
            if longer is None:
                continue
            if longer.cost:
                item = (-longer.cost, -len(longer.cells), -turn, longer)
                (heappush if len(best) < _TRIED else heappushpop)(best, item)
            elif not self._wrong(longer, axis):
                free.append(longer)
                if len(free) == _KEPT:
                    return free
        cheapest = (item[-1] for item in sorted(best, reverse=True))
        sound = (each for each in cheapest if not self._wrong(each, axis))
        return free + list(islice(sound, _KEPT - len(free)))

    def _wrong(self, part: _Part, axis: int | None = None) -> bool:
        amounts: dict[int, int] = defaultdict(int)
        for code, change in part.cells:
            for index, sign in self._sums_of[self._places.at[code]]:
                if axis is None or self._places.axis_of[index] == axis:
                    amounts[index] += sign * change
        return any(amounts.values())

    def _whole(self, part: _Part) -> dict[K, int] | None:
        """Checked with every sum, whatever is thought of the axes."""
        if self._wrong(part):
            return None
        way = 1 if part.may_rise else -1
        return {self._places.at[code]: way * change for code, change in part.cells}
