"""A measure beside what is published: England, the region, statistical neighbours. Pure.

A published year stands on a chart over the months that it covers. A share may stand beside a
month's; what is counted over a whole year, as referrals for 10,000 children, only beside a year's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from goldenthread.measures.comparators import (
    About,
    Area,
    Better,
    Compared,
    Figure,
    Point,
    Rank,
    abouts,
    areas,
    compare,
    rank,
)
from goldenthread.measures.comparators.layout import AUTHORITY, year_of
from goldenthread.measures.comparators.neighbours import half_up
from goldenthread.measures.periods import Frequency, after, last_day, period_of, span
from goldenthread.measures.spc import Direction
from goldenthread.measures.units import Unit

UNITS = {
    "%": Unit.PERCENT,
    "per 10,000": Unit.PER_10_000,
    "months": Unit.MONTHS,
    "score": Unit.SCORE,
    "cases per FTE": Unit.RATIO,
}
BETTER = {
    Direction.INCREASE: Better.HIGHER,
    Direction.DECREASE: Better.LOWER,
    Direction.NEUTRAL: Better.NEITHER,
}
OVER_A_YEAR = frozenset({"turnover"})
"""Shares whose numerator is counted over a year and whose denominator is not."""
PUBLISHED_AFTER = {3: 8, 9: 5}
"""Months from the end of a year, by its last month, until its figures are published everywhere."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Which published area an authority is, or is compared as; `model` is a year or None."""

    area: Area
    is_own: bool
    model: int | None = None

    @property
    def has_neighbours(self) -> bool:
        return self.area.level == AUTHORITY


def standing(code: str, *, is_own: bool, model: int | None) -> Standing | None:
    """None where nothing is chosen, or what was chosen is no longer published."""
    area = areas().get(code)
    return None if area is None else Standing(area, is_own, model)


@dataclass(frozen=True, slots=True)
class Year:
    """One published year. `first`: the month from which its figures are drawn, `last` its last day.

    `own` is the published figure, or what an authority's own readings make of the same time.
    """

    first: date
    last: date
    own: float | None
    england: float | None
    region: float | None
    neighbours: float | None
    counted: int
    asked: int
    model: int
    rank: Rank | None

    @property
    def words(self) -> str:
        """As it stands in brackets behind a figure."""
        return str(self.last.year)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one measure, the earliest year first."""

    about: About
    standing: Standing
    years: tuple[Year, ...]

    def latest_of(self, line: str) -> tuple[float, Year] | None:
        """Of england, region or neighbours: the last figure, and its year."""
        for year in reversed(self.years):
            value: float | None = getattr(year, line)
            if value is not None:
                return value, year
        return None

    @property
    def ranked(self) -> Year | None:
        """The last year in which the authority has a place among its neighbours."""
        return next((year for year in reversed(self.years) if year.rank), None)

    def lines(self) -> Iterator[tuple[str, list[list[Year]]]]:
        """Each line: its code and its stretches; neighbours' break with their model."""
        for code, _ in self.named:
            yield code, list(_stretches(self.years, code))

    @property
    def named(self) -> Sequence[tuple[str, str]]:
        region = areas().get(self.standing.area.region) or self.standing.area
        named = [("england", "England"), ("region", region.name)]
        return [*named, *([("neighbours", "Neighbours")] * self.standing.has_neighbours)]


def _stretches(years: Sequence[Year], code: str) -> Iterator[list[Year]]:
    stretch: list[Year] = []
    for year in years:
        other = stretch and code == "neighbours" and stretch[-1].model != year.model
        if stretch and (other or getattr(year, code) is None):
            yield stretch
            stretch = []
        if getattr(year, code) is not None:
            stretch.append(year)
    if stretch:
        yield stretch


@dataclass(frozen=True, slots=True)
class Own:
    """An authority's own measure: its codes, and the value of each period."""

    unit: str
    direction: Direction
    frequency: str
    figures: Mapping[date, float | None]


def beside(key: str, own: Own, stands: Standing | None, upto: date) -> Beside | None:
    """What is published of the library's measure `key`, as far as it was by a day.

    None where nothing is, or where it is not of the same kind as the measure's own figures.
    """
    about = abouts().get(key)
    if about is None or stands is None or not is_alike(about, own.unit, own.frequency):
        return None
    compared = _compared(key, stands.area, stands.model)
    years = [_year(point, about, stands, own) for point in compared.points]
    return Beside(about, stands, tuple(year for year in years if _published_on(year) <= upto))


def is_alike(about: About, unit: str, frequency: str) -> bool:
    """Whether own figures and those published can stand on one scale."""
    if UNITS.get(about.unit) != unit:
        return False
    whole_year = about.covers.startswith("year") and unit == Unit.PER_10_000
    return frequency == Frequency.YEARLY or not (whole_year or about.measure in OVER_A_YEAR)


@lru_cache(maxsize=400)
def _compared(key: str, area: Area, model: int | None) -> Compared:
    return compare(key, area, model=model)


def _published_on(year: Year) -> date:
    months = PUBLISHED_AFTER.get(year.last.month, 8)
    return last_day(after(year.last.replace(day=1), Frequency.MONTHLY, months), Frequency.MONTHLY)


def _year(point: Point, about: About, stands: Standing, own: Own) -> Year:
    last = _last(about, point.period)
    over = about.covers.startswith("year")
    first = after(last.replace(day=1), Frequency.MONTHLY, -11 if over else 0)
    mine = point.own if stands.is_own else _reckoned(own, first, last)
    return Year(
        first,
        last,
        _number(mine),
        _number(point.england),
        _number(point.region if stands.has_neighbours else point.own),
        None if point.neighbours.value is None else float(point.neighbours.value),
        point.neighbours.counted,
        point.neighbours.asked,
        point.model,
        rank(mine, point.near, BETTER[own.direction]) if point.near else None,
    )


def _last(about: About, period: str) -> date:
    month = 9 if "September" in about.covers else 3
    return last_day(date(year_of(period), month, 1), Frequency.MONTHLY)


def _reckoned(own: Own, first: date, last: date) -> Figure | None:
    """The average of the periods of a published year, to one decimal; None unless all are there."""
    begin, end = (period_of(day, own.frequency) for day in (first, last))
    periods = span(begin, end, own.frequency)
    if not (len(periods) == 1 or begin == first) or last_day(end, own.frequency) != last:
        return None
    values = [own.figures.get(period) for period in periods]
    known = [Decimal(str(value)) for value in values if value is not None]
    if len(known) < len(values):
        return None
    return Figure(str(half_up(sum(known, Decimal()) / len(known))))


def _number(figure: Figure | None) -> float | None:
    return None if figure is None or figure.number is None else float(figure.number)
