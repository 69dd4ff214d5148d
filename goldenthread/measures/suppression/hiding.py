"""Which cells of a table to hide, so that nobody can work out a small number. Pure.

    found = protect({"a": 3, "b": 8, "c": 40, "all": 51}, [Sum("all", ("a", "b", "c"))])
    found["b"]                       # Hidden(rule=Rule.BESIDE, protects="a")

A count from 1 to the threshold is hidden. So is enough beside it that the published figures, and
the knowledge that zeros are shown, fit at least two different tables of whole numbers for every
hidden cell. That second table is found, not supposed: it is the true one with some hidden cells
one higher and some one lower, every sum as before. Where several would do, the one that hides the
smallest numbers is taken: in a single row that is the next smallest that is not zero, as in the
Department for Education's publications (children in need, 2013 to 2025); of equal ones, the later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.core.errors import Refused
from goldenthread.measures.suppression.moves import Move, Sum, Table

THRESHOLDS = (5, 7, 10)


class Rule(StrEnum):
    """Why a cell is hidden."""

    SMALL = "small"
    BESIDE = "beside"
    ALREADY = "already"


class CannotHide(Refused):
    """Nothing that could be hidden beside the small number in the cell `key` was found."""

    def __init__(self, key: Hashable) -> None:
        super().__init__(
            "A small number can be worked out whatever else is hidden. Publish this table without "
            "its totals."
        )
        self.key = key


@dataclass(frozen=True, slots=True)
class Hidden[K: Hashable]:
    """A hidden cell; `protects` is the cell that could be worked out if this one were shown."""

    rule: Rule
    protects: K | None = None


def is_small(value: int | None, threshold: int) -> bool:
    """From 1 to the threshold: zero is shown, and what is missing has nothing to hide."""
    return value is not None and 1 <= value <= threshold


def protect[K: Hashable](
    values: Mapping[K, int | None],
    sums: Iterable[Sum[K]],
    *,
    threshold: int = 5,
    unpublished: Collection[K] = (),
    already: Collection[K] = (),
    unknown: Collection[K] = (),
    places: Mapping[K, Sequence[Hashable]] | None = None,
) -> dict[K, Hidden[K]]:
    """The cells to hide, in the order of `values`, each with its rule.

    `values`: counts, not below 0; None for what is missing, which protects nothing.
    `unpublished`: cells that are never shown, but must not be worked out if they are small.
    `already`: cells that others have hidden, with the value that a reader can work out.
    `unknown`: cells that others have hidden and that nobody can work out, None in `values`.
    `places`: where each cell stands, by a label on each axis along which something adds up.
    CannotHide where the sums leave no way to hide a small number, or are too tangled to find it.
    """
    kept = {key: value for key, value in values.items() if value is not None}
    table = Table(kept, sums, frozenset(unpublished), frozenset(unknown), places)
    found: dict[K, Hidden[K]] = {key: Hidden(Rule.ALREADY) for key in already}
    small = {key: None for key, value in kept.items() if is_small(value, threshold)}
    found |= {key: Hidden(Rule.SMALL) for key in small if key not in table.unpublished}
    proofs: dict[K, Move[K]] = {}
    for key in (*small, *already):
        if key not in proofs:
            move = table.second(key, found)
            if move is None:
                raise CannotHide(key)
            for each in move:
                proofs.setdefault(each, move)
                if each not in table.free:
                    found.setdefault(each, Hidden(Rule.BESIDE, key))
    needed = {key: move for key, move in proofs.items() if key in found or key in small}
    _show_what_can_be_shown(table, found, needed)
    return {key: found[key] for key in values if key in found}


def _show_what_can_be_shown[K: Hashable](
    table: Table[K], found: dict[K, Hidden[K]], proofs: dict[K, Move[K]]
) -> None:
    """Later cells may have made earlier ones needless: show these again, the largest first."""
    order = {key: place for place, key in enumerate(proofs)}
    leaning: dict[K, set[K]] = defaultdict(set)  # by cell: those whose proofs it is in, or was
    for key, move in proofs.items():
        for each in move:
            leaning[each].add(key)
    beside = [key for key, hidden in found.items() if hidden.rule is Rule.BESIDE]
    for key in sorted(beside, key=lambda each: -table.values[each]):
        if not table.patient:
            return  # more stays hidden than must be, never less
        hidden = found.pop(key)
        known = (each for each in leaning[key] if each != key and key in proofs.get(each, ()))
        anew = _without(table, found, proofs, sorted(known, key=order.__getitem__))
        if anew is None:
            found[key] = hidden
            continue
        del proofs[key]
        proofs |= anew
        for each, move in anew.items():
            for part in move:
                leaning[part].add(each)


def _without[K: Hashable](
    table: Table[K], found: dict[K, Hidden[K]], proofs: dict[K, Move[K]], leans: Iterable[K]
) -> dict[K, Move[K]] | None:
    """Proofs for these cells from what is still hidden; None where one has none."""
    anew: dict[K, Move[K]] = {}
    for each in leans:
        if each not in anew:
            move = table.second(each, found, more=False)
            if move is None:
                return None
            anew |= {other: move for other in move if other in proofs}
    return anew
