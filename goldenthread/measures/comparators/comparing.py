"""One authority beside England, its region and its statistical neighbours, year by year. Pure.

compared = compare("rereferral_12m", area_of("Leeds"))
compared.points[-1].neighbours.value             # Decimal("21.3")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Protocol

from goldenthread.measures.comparators.figures import Figure
from goldenthread.measures.comparators.layout import Row, year_of
from goldenthread.measures.comparators.neighbours import (
    Better,
    Median,
    Rank,
    median,
    model_in_force,
    rank,
)
from goldenthread.measures.comparators.shipped import ENGLAND, Area, facts_of, neighbours


class Published(Protocol):
    """Figures by area and period: those shipped, or of a file."""

    def value(self, area: str, period: str) -> Figure | None: ...


@dataclass(frozen=True, slots=True)
class Point:
    """One period. None: the publication has no such area; a figure may also be a symbol.

    `model`: whose neighbours the median and the rank are of; `near` are their figures.
    """

    period: str
    own: Figure | None
    england: Figure | None
    region: Figure | None
    neighbours: Median
    rank: Rank | None
    model: int
    near: tuple[Figure | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """The points of an authority, the earliest first."""

    area: Area
    points: tuple[Point, ...]

    @property
    def breaks(self) -> tuple[str, ...]:
        """The periods that begin a new line of neighbours: those before have other neighbours."""
        after = zip(self.points, self.points[1:], strict=False)
        return tuple(each.period for before, each in after if each.model != before.model)

    def neighbour_lines(self) -> Iterator[tuple[int, list[tuple[str, Decimal | None]]]]:
        """The line of medians in its parts, each with its model: never drawn as one."""
        for model, points in groupby(self.points, key=lambda point: point.model):
            yield model, [(point.period, point.neighbours.value) for point in points]


def compare(measure: str, area: Area, *, model: int | None = None) -> Compared:
    """By the figures that are shipped. Without `model`, each period has the one then in force."""
    facts = facts_of(measure)
    return compare_in(facts, facts.about.periods, area, facts.about.better, model=model)


def compare_in(
    facts: Published,
    periods: Iterable[str],
    area: Area,
    better: Better,
    *,
    model: int | None = None,
) -> Compared:
    """The same by figures from elsewhere."""
    points = []
    for period in periods:
        used = model or model_in_force(year_of(period))
        near = tuple(facts.value(each.code, period) for each in neighbours(area.code, used))
        own = facts.value(area.code, period)
        points.append(
            Point(
                period,
                own,
                facts.value(ENGLAND, period),
                facts.value(area.region, period),
                median(near),
                rank(own, near, better) if near else None,
                used,
                near,
            )
        )
    return Compared(area, tuple(points))


class OfFile:
    """The figures of one column of a file of Explore Education Statistics, by area and period."""

    def __init__(self, rows: Sequence[Row], column: str) -> None:
        self._figures = {
            (row.place.code, row.period): row.figures[column]
            for row in rows
            if column in row.figures
        }
        every = {period for _, period in self._figures}
        self.periods = sorted(every, key=lambda period: (year_of(period), period))

    def value(self, area: str, period: str) -> Figure | None:
        return self._figures.get((area, period))
