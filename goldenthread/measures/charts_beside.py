"""The lines of England, region and neighbours on a measure's chart. Pure.

Each runs over the months that its figures cover, and from the last one on in dots: nothing newer
is published. The line of neighbours begins anew where others are the neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from goldenthread.core.svg import SECONDARY, number
from goldenthread.measures.beside import Year
from goldenthread.measures.series import Series

type Place = Callable[[float], float]
NAMES = {"england": "England", "region": "Region", "neighbours": "Neighbours"}
DASHES = {"england": "2 3", "region": "9 3 2 3", "neighbours": "none"}
GAP = 3.0  # pixels that part two models of neighbours


def beside_values(series: Series) -> list[float]:
    """What the scale must hold: every figure that is drawn."""
    return [step.value for _, drawn in _drawn(series) for each in drawn for step in each]


def beside_labels(series: Series) -> Iterator[tuple[float, str]]:
    """Each line's last value and its words: Neighbours 21.7% (2025)."""
    for code, stretches in _drawn(series):
        if stretches:
            last = stretches[-1][-1]
            yield last.value, f"{NAMES[code]} {series.said(last.value)} ({last.year.words})"


def beside_lines(series: Series, high: Place, along: Place) -> Iterator[str]:
    """The lines of each, in grey; told apart by their dashes and their names beside them."""
    left, right = along(0), along(len(series.periods) - 1)
    for code, stretches in _drawn(series):
        for stretch in stretches:
            path = []
            for step in stretch:
                ends = [min(max(along(at - 0.5), left), right) for at in (step.begin, step.end)]
                path.append(f"{number(ends[0])} {number(high(step.value))}H{number(ends[1] - GAP)}")
            yield (
                f'<path d="M{"L".join(path)}" fill="none" stroke="{SECONDARY}"'
                f' stroke-width="2" stroke-dasharray="{DASHES[code]}"/>'
            )
        if stretches:
            last = stretches[-1][-1]
            start = min(max(along(last.end - 0.5), left), right)
            yield (
                f'<path d="M{number(start)} {number(high(last.value))}H{number(right + 10)}"'
                f' stroke="{SECONDARY}" stroke-dasharray="1 5"/>'
            )


class Step(NamedTuple):
    """From which place on the axis to which, the figure, and the year that it is of."""

    begin: float
    end: float
    value: float
    year: Year


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
            last = min(end, len(series.periods))
            yield Step(max(begin, 0), last, getattr(year, code), year)


def _place(series: Series, day: date) -> int:
    """How many periods after the first a day lies; before it, less than 0."""
    months = (day.year - series.periods[0].year) * 12 + day.month - series.periods[0].month
    return months // series.months
