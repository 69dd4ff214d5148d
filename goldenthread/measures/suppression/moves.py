"""Finding a second table of whole numbers with the same published figures. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import heappop, heappush
from itertools import count

from goldenthread.measures.suppression.corners import Corners, Places

_CHEAPEST = (0, 500)
_IN_HASTE = (50, 50_000)
"""What a wrong sum counts for, and how many steps: first as if nothing, for the cheapest second
table; where that takes too long, tables that are nearly whole go first."""
_PATIENCE = 200
"""Cells looked at, for each cell of a table of `_LARGE` or more, to hide as little as can be."""
_LARGE = 10_000
_LONGEST = 10_000_000
"""So many are looked at before a search from sum to sum is not begun any more."""
_EXACT_AXES = 2
"""Along more, no search from sum to sum comes to its end."""

type Move[K] = dict[K, int]
"""How much each cell of the second table is above or below the first."""
type Price[K] = Callable[[K], int | None]
"""What changing a cell costs; None where it cannot be changed."""
type _Off = tuple[tuple[int, int], ...]  # the sums that do not add up, each with by how much


@dataclass(frozen=True, slots=True)
class Sum[K: Hashable]:
    """A cell that is the sum of others. A part may itself be the total of another sum."""

    total: K
    parts: tuple[K, ...]


class Table[K: Hashable]:
    """What is known of the cells, and the search."""

    def __init__(
        self,
        values: Mapping[K, int],
        sums: Iterable[Sum[K]],
        unpublished: frozenset[K] = frozenset(),
        unknown: frozenset[K] = frozenset(),
        places: Mapping[K, Sequence[Hashable]] | None = None,
    ) -> None:
        # What is hidden and unknown can be one higher, whatever it is: as if it were 1.
        self.values = {**values, **dict.fromkeys(unknown, 1)}
        self.unpublished = unpublished
        self.free = unpublished | unknown
        self._sums = [_signs(each, self.values) for each in sums if each.total in self.values]
        self._sums_of: dict[K, list[tuple[int, int]]] = {key: [] for key in self.values}
        for index, signs in enumerate(self._sums):
            for key, sign in signs.items():
                self._sums_of[key].append((index, sign))
        self.looked = 0
        self._corners = self._by_places(places) if places else None

    def _by_places(self, places: Mapping[K, Sequence[Hashable]]) -> Corners[K]:
        kept = {key: places[key] for key in self.values}
        return Corners(Places(kept, self._sums), self._sums_of, lambda key: self.may(key, -1))

    def price(self, hidden: Collection[K], *, more: bool = True) -> Price[K]:
        """Nothing for what is hidden; its value for what could be hidden too (with `more`)."""

        def of(key: K) -> int | None:
            if key in hidden or key in self.free:
                return 0
            return self.values[key] or None if more else None

        return of

    def second(self, start: K, hidden: Collection[K], *, more: bool = True) -> Move[K] | None:
        """A second table in which `start` differs, from what is hidden; with `more`, or could be.

        The one that costs least while there is patience, and then one that is found soon.
        """
        prices = [self.price(hidden, more=False), *([self.price(hidden)] if more else [])]
        tries = []
        corners = self._corners
        if self.patient and not (corners and corners.axes(start) > _EXACT_AXES):
            tries += [partial(self._search, start, price, *_CHEAPEST) for price in prices]
        if corners:
            tries.append(partial(corners.cheapest, start, prices[-1]))
        if self.looked < _LONGEST and (more or not corners):
            tries += [partial(self._search, start, price, *_IN_HASTE) for price in prices]
        return next(filter(None, (each() for each in tries)), None)

    @property
    def patient(self) -> bool:
        """Whether there is time yet to look for what hides least."""
        looked = self.looked + (self._corners.looked if self._corners else 0)
        return looked < _PATIENCE * max(len(self.values), _LARGE)

    def _search(self, start: K, price: Price[K], wrong: int, steps: int) -> Move[K] | None:
        """A search from sum to sum: each step mends one that the last left too high or too low."""
        search = _Search(self, price, wrong)
        found = search.go_on(0, (), {}, [(start, -1), (start, 1)])
        for _ in range(steps):
            if found is not None or not search.heap:
                return found
            _, cost, _, _, off, move = heappop(search.heap)
            found = search.go_on(cost, off, move, self._mending(off)) if off else move
        return None

    def _mending(self, off: _Off) -> Sequence[tuple[K, int]]:
        """The steps that make the first wrong sum one better: a cell, and 1 or -1."""
        index, amount = off[0]
        way = -1 if amount > 0 else 1
        return [(key, way * sign) for key, sign in reversed(self._sums[index].items())]

    def may(self, key: K, step: int) -> bool:
        """A reader knows that what is hidden is not zero; of the unpublished, not even that."""
        lowest = 0 if key in self.unpublished else min(1, self.values[key])
        return self.values[key] + step >= lowest

    def after(self, off: _Off, key: K, step: int) -> _Off:
        """Which sums are wrong once the cell has changed too."""
        amounts = dict(off)
        for index, sign in self._sums_of[key]:
            amounts[index] = amounts.get(index, 0) + sign * step
        return tuple(sorted((index, amount) for index, amount in amounts.items() if amount))


class _Search[K: Hashable]:
    """Unfinished second tables: cheapest first, then fewest cells, then later cells.

    `wrong`: what each sum that does not add up yet counts for, beside what was paid.
    """

    def __init__(self, table: Table[K], price: Price[K], wrong: int) -> None:
        self._table = table
        self._price = price
        self._wrong = wrong
        self._turn = count()
        self._best: dict[_Off, tuple[int, int]] = {}
        self.heap: list[tuple[int, int, int, int, _Off, Move[K]]] = []

    def go_on(
        self, cost: int, off: _Off, move: Move[K], steps: Sequence[tuple[K, int]]
    ) -> Move[K] | None:
        """Take each step from here; what is finished at no further cost is the answer."""
        self._table.looked += len(steps)
        for key, step in steps:
            paid = self._price(key)
            if paid is None or key in move or not self._table.may(key, step):
                continue
            left = self._table.after(off, key, step)
            rank = (cost + paid, len(move) + 1)
            if not left and not paid:
                return {**move, key: step}
            if left not in self._best or rank < self._best[left]:
                self._best[left] = rank
                first = cost + paid + self._wrong * len(left)
                heappush(self.heap, (first, *rank, next(self._turn), left, {**move, key: step}))
        return None


def _signs[K: Hashable](each: Sum[K], values: Mapping[K, int]) -> dict[K, int]:
    return {key: 1 for key in each.parts if key in values} | {each.total: -1}
