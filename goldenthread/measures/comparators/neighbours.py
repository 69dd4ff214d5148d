"""Statistical neighbours: their median, half up to one decimal, and the rank among them. Pure.

The Department for Education's dashboard shows the median of the neighbours that have a figure
(902 of 902 recomputed); symbols are dropped, never read as zero. The neighbours of 2025 are others
than those of 2021 (5 of 10 in common on average), so a median names its model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from goldenthread.measures.comparators.figures import Figure

MODELS = (2021, 2025)
"""Both choose ten: by the National Foundation for Educational Research in 2007, issued again in
April 2021; and anew in May 2025."""
_TENTH = Decimal("0.1")


class Better(StrEnum):
    """Which way is better for children; neither where a measure is for information."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Median:
    """`value` is None where no neighbour has a figure; `counted` of `asked` have one."""

    value: Decimal | None
    counted: int
    asked: int


@dataclass(frozen=True, slots=True)
class Rank:
    """`place` 1 is the best, or the highest of a measure for information; equal ones share it."""

    place: int
    among: int
    shared: bool


def median(figures: Sequence[Figure | None]) -> Median:
    """The median of those that are numbers. None: the neighbour is not in the publication."""
    numbers = sorted(_numbers(figures))
    if not numbers:
        return Median(None, 0, len(figures))
    half = len(numbers) // 2
    middle = numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2
    return Median(half_up(middle), len(numbers), len(figures))


def half_up(value: Decimal) -> Decimal:
    """To one decimal, halves away from zero: 18.45 is 18.5."""
    return value.quantize(_TENTH, ROUND_HALF_UP)


def rank(own: Figure | None, others: Iterable[Figure | None], better: Better) -> Rank | None:
    """The place of an authority among itself and its neighbours; None if it has no figure."""
    if own is None or own.number is None:
        return None
    numbers = _numbers(others)
    lower_first = better is Better.LOWER
    ahead = sum(each < own.number if lower_first else each > own.number for each in numbers)
    return Rank(ahead + 1, len(numbers) + 1, own.number in numbers)


def _numbers(figures: Iterable[Figure | None]) -> list[Decimal]:
    return [each.number for each in figures if each is not None and each.number is not None]


def model_in_force(year: int, models: Iterable[int] = MODELS) -> int:
    """The latest model of that year or before; the first one for the years before it."""
    return max((each for each in models if each <= year), default=min(models))


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many neighbours two models share."""
    return len(set(one) & set(other))


type Neighbours = Mapping[str, Sequence[str]]
"""The codes of the neighbours of each authority, the closest first."""
