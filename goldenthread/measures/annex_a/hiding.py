"""Hides small counts in what was computed, where it leaves the authority. Pure."""

from __future__ import annotations

from collections.abc import Container, Hashable, Sequence
from dataclasses import dataclass

from goldenthread.measures.annex_a.computing import Result
from goldenthread.measures.suppression import Sum, protect
from goldenthread.measures.suppression.hiding import is_small


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a result may be shown; `left_out`: the reasons whose numbers may be."""

    numerator: bool
    denominator: bool
    left_out: frozenset[str]

    @property
    def value(self) -> bool:
        return self.numerator and self.denominator


def hide_small(results: Sequence[Result], threshold: int) -> list[Shown]:
    """For each result. The same rows counted by two measures are one count: hidden in both."""
    values: dict[Hashable, int | None] = {}
    sums: list[Sum[Hashable]] = []
    rests: set[Hashable] = set()
    for each in results:
        part, whole = _part(each), _whole(each)
        values[part] = len(each.in_part)
        values[whole] = len(each.counted)
        rest = (each.lists, "rest", each.counted - each.in_part)
        if each.unit == "%" and part != whole:
            values[rest] = len(each.counted) - len(each.in_part)
            sums.append(Sum(whole, (part, rest)))
            rests.add(rest)
    hidden = protect(values, sums, threshold=threshold, unpublished=rests)
    return [_shown(each, hidden, threshold) for each in results]


def _part(each: Result) -> Hashable:
    return each.lists, each.in_part


def _whole(each: Result) -> Hashable:
    return each.lists, each.counted


def _shown(each: Result, hidden: Container[Hashable], threshold: int) -> Shown:
    numerator, denominator = _part(each) not in hidden, _whole(each) not in hidden
    if each.unit == "mean":
        few = is_small(each.denominator, threshold) or is_small(int(each.numerator or 0), threshold)
        denominator = denominator and not few
        numerator = denominator
    reasons = frozenset(
        reason for reason, count in each.left_out.items() if not is_small(count, threshold)
    )
    return Shown(numerator, denominator, reasons)
