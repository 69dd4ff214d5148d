"""The lines of England, region and neighbours on a measure's chart. Pure.

Each runs over the months that its figures cover, and from the last one on in dots: nothing newer
is published. The line of neighbours begins anew where others are the neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from goldenthread.core.svg import SECONDARY, number
from goldenthread.measures.beside import Year
from goldenthread.measures.series import Series

type Place = Callable[[float], float]
NAMES = {"england": "England", "region": "Region", "neighbours": "Neighbours"}
DASHES = {"england": "2 3", "region": "9 3 2 3", "neighbours": "none"}
GAP = 3.0  # pixels that part two models of neighbours


def beside_values(series: Series) -> list[float]:
    """What the scale must hold: every figure that is drawn."""
    return [value for _, drawn in _drawn(series) for each in drawn for _, _, value in each]


def beside_labels(series: Series) -> Iterator[tuple[float, str]]:
    """Each line's last value and its words: Neighbours 21.7% (2025)."""
    for code, stretches in _drawn(series):
        if stretches and series.beside:
            value = stretches[-1][-1][2]
            found = series.beside.latest_of(code)
            year = f" ({found[1].words})" if found else ""
            yield value, f"{NAMES[code]} {series.said(value)}{year}"


def beside_lines(series: Series, high: Place, along: Place) -> Iterator[str]:
    """The lines of each, in grey; told apart by their dashes and their names beside them."""
    left, right = along(0), along(len(series.periods) - 1)
    for code, stretches in _drawn(series):
        for stretch in stretches:
            path = []
            for begin, end, value in stretch:
                ends = [min(max(along(at - 0.5), left), right) for at in (begin, end)]
                path.append(f"{number(ends[0])} {number(high(value))}H{number(ends[1] - GAP)}")
            yield (
                f'<path d="M{"L".join(path)}" fill="none" stroke="{SECONDARY}"'
                f' stroke-width="2" stroke-dasharray="{DASHES[code]}"/>'
            )
        if stretches:
            begin, value = stretches[-1][-1][1:]
            start = min(max(along(begin - 0.5), left), right)
            yield (
                f'<path d="M{number(start)} {number(high(value))}H{number(right + 10)}"'
                f' stroke="{SECONDARY}" stroke-dasharray="1 5"/>'
            )


type Step = tuple[float, float, float]
"""From which place on the axis to which, and the figure."""


def _drawn(series: Series) -> Iterator[tuple[str, list[list[Step]]]]:
    """Each line with its stretches, as far as they lie on the chart."""
    if series.beside is None or not series.periods:
        return
    for code, stretches in series.beside.lines():
        steps = [list(_steps(series, code, stretch)) for stretch in stretches]
        yield code, [each for each in steps if each]


def _steps(series: Series, code: str, stretch: Sequence[Year]) -> Iterator[Step]:
    """A figure of one day, as of 31 March, holds until the next year's."""
    for at, year in enumerate(stretch):
        begin, end = _place(series, year.first), _place(series, year.last) + 1
        if at + 1 < len(stretch):
            end = _place(series, stretch[at + 1].first)
        if end > 0 and begin < len(series.periods):
            yield max(begin, 0), min(end, len(series.periods)), getattr(year, code)


def _place(series: Series, day: date) -> int:
    """How many periods after the first a day lies; before it, less than 0."""
    months = (day.year - series.periods[0].year) * 12 + day.month - series.periods[0].month
    return months // series.months
