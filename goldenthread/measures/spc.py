"""Process control for one measure: is a change more than the ups and downs of any month? Pure.

An XmR chart (individual values with their moving range) by the rules of NHS England's Making Data
Count, as NHSRplotthedots 0.2.2 reckons them; docs/MEASURES.md says each rule, where we differ from
that package and why. Values are given in the order of their periods, None for a period without a
figure: leaving the period out instead would change the limits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from goldenthread.core.errors import Refused
from goldenthread.measures.spc_runs import side_ends, spread, trend_ends, two_of_three

LIMIT = 2.66
"""Times the average moving range, each side of the mean: three sigma, as NHS tools round it."""
SCREEN = 3.267
"""Times the average: a moving range from here on is set aside where ranges are screened."""
FEWEST_TO_FIX = 12
FEWEST_FOR_ICONS = 13
"""NHS England's tool shows limits and icons from 13 points (issue 194 of NHSRplotthedots)."""


class Direction(StrEnum):
    """Which way is better for children."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Screening(StrEnum):
    """Whether large moving ranges are set aside before the limits are made."""

    OFF = "off"
    ON = "on"
    """Once; and not at all where it would leave no range, as in a series that never varies."""
    AS_PACKAGE = "as_package"
    """Once, even where that leaves no limits: only to compare with NHSRplotthedots."""


class Signal(StrEnum):
    """Why a point is more than chance, in the package's labels."""

    NONE = "Common Cause"
    ABOVE_LIMIT = "Above UCL"
    BELOW_LIMIT = "Below LCL"
    RISING = "7 Point Trend (Increasing)"
    FALLING = "7 Point Trend (Decreasing)"
    NEAR_ABOVE = "2 in 3 Above CL"
    NEAR_BELOW = "2 in 3 Below CL"
    RUN_ABOVE = "7 Points Above CL"
    RUN_BELOW = "7 Points Below CL"

    @property
    def way(self) -> int:
        """1 towards higher figures, -1 towards lower ones, 0 for no signal."""
        return _WAYS.get(self, 0)


_UP = (Signal.ABOVE_LIMIT, Signal.RISING, Signal.NEAR_ABOVE, Signal.RUN_ABOVE)
_DOWN = (Signal.BELOW_LIMIT, Signal.FALLING, Signal.NEAR_BELOW, Signal.RUN_BELOW)
_WAYS = dict.fromkeys(_UP, 1) | dict.fromkeys(_DOWN, -1)


class Meaning(StrEnum):
    """What a signal means for children."""

    COMMON = "common_cause"
    BETTER = "special_cause_improvement"
    WORSE = "special_cause_concern"
    HIGH = "special_cause_neutral_high"
    LOW = "special_cause_neutral_low"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a chart is reckoned, stored with it. `shift` and `trend` are in points; None is off."""

    shift: int | None = 7
    trend: int | None = 7
    two_of_three: bool = True
    screening: Screening = Screening.OFF
    fix_after: int | None = None
    """Make mean and limits from the first so many points of each stretch only."""
    icons_from: int = FEWEST_FOR_ICONS
    multiplier: float = LIMIT

    def __post_init__(self) -> None:
        """Raises Refused where a run would be too short to mean anything."""
        if self.fix_after is not None and self.fix_after < FEWEST_TO_FIX:
            raise Refused(
                f"Limits can be fixed after {FEWEST_TO_FIX} points or more, not after "
                f"{self.fix_after}: fewer say too little about usual ups and downs."
            )
        for name, length in (("run", self.shift), ("trend", self.trend)):
            if length is not None and length < 3:
                raise Refused(f"A {name} needs 3 points or more, not {length}.")


class Segment(NamedTuple):
    """A stretch between rebases. Limits are None where no two neighbours have figures."""

    number: int
    begin: int
    rows: int
    figures: int
    mean: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    average_range: float | None


class Point(NamedTuple):
    """One period. `side` is 1 above the mean, -1 below, 0 on it; None where that is not known."""

    value: float | None
    segment: Segment
    side: int | None
    outside: bool | None
    close: bool | None
    signal: Signal
    meaning: Meaning


class Analysis(NamedTuple):
    segments: list[Segment]
    points: list[Point]


def analyse(
    values: Sequence[float | None],
    *,
    direction: Direction = Direction.NEUTRAL,
    rebases: Collection[int] = (),
    settings: Settings | None = None,
) -> Analysis:
    """Mean, limits and signals of `values`, anew from each index in `rebases`.

    Raises Refused for a rebase where there is no point.
    """
    settings = settings or Settings()
    for at in rebases:
        if not 0 <= at < len(values):
            raise Refused(
                f"A rebase is at point {at} (from 0), and there are {len(values)} points."
            )
    starts = sorted({0, *rebases}) if values else []
    numbered = enumerate(starts, start=1 if 0 in rebases else 0)
    segments, points = [], []
    for (number, begin), end in zip(numbered, [*starts[1:], len(values)], strict=False):
        segment = _segment(number, begin, values[begin:end], settings)
        segments.append(segment)
        points += _points(values[begin:end], segment, direction, settings)
    return Analysis(segments, points)


def _segment(
    number: int, begin: int, values: Sequence[float | None], settings: Settings
) -> Segment:
    base = values[: settings.fix_after]
    middle = mean([value for value in base if value is not None])
    average = average_range(base, settings.screening)
    figures = sum(value is not None for value in values)
    if middle is None or average is None:
        return Segment(number, begin, len(values), figures, middle, *(None,) * 5)
    far, near = settings.multiplier * average, 2 * (settings.multiplier / 3) * average
    limits = middle - far, middle + far, middle - near, middle + near
    return Segment(number, begin, len(values), figures, middle, *limits, average)


def mean(values: Sequence[float]) -> float | None:
    """The mean, as near as a float can be: whether a point is on it must not hang on a last bit."""
    if not values:
        return None
    rough = fsum(values) / len(values)
    return rough + fsum([*values, *([-rough] * len(values))]) / len(values)


def average_range(values: Sequence[float | None], screening: Screening) -> float | None:
    """The average of the differences between neighbours; a missing figure has no neighbour."""
    ranges = [
        abs(after - before)
        for before, after in pairwise(values)
        if before is not None and after is not None
    ]
    average = mean(ranges)
    if screening is Screening.OFF or average is None:
        return average
    kept = [each for each in ranges if each < SCREEN * average]
    if not kept and screening is Screening.ON:
        return average
    return mean(kept)


def _points(
    values: Sequence[float | None], segment: Segment, direction: Direction, settings: Settings
) -> list[Point]:
    sides = [_side(value, segment.mean) for value in values]
    outside = [_beyond(value, segment.lower, segment.upper) for value in values]
    beyond_near = [_beyond(value, segment.near_lower, segment.near_upper) for value in values]
    close = [
        None if out is None else bool(near and not out)
        for out, near in zip(outside, beyond_near, strict=True)
    ]
    signals = _signals(values, sides, outside, close, settings)
    meanings = _meanings(direction)
    return [
        Point(value, segment, side, out, near, signal, meanings[signal.way])
        for value, side, out, near, signal in zip(
            values, sides, outside, close, signals, strict=True
        )
    ]


def _side(value: float | None, middle: float | None) -> int | None:
    if value is None or middle is None:
        return None
    return (value > middle) - (value < middle)


def _beyond(value: float | None, lower: float | None, upper: float | None) -> bool | None:
    if value is None or lower is None or upper is None:
        return None
    return value > upper or value < lower


def _signals(
    values: Sequence[float | None],
    sides: Sequence[int | None],
    outside: Sequence[bool | None],
    close: Sequence[bool | None],
    settings: Settings,
) -> list[Signal]:
    """One signal a point, the first that holds: outside, trend, two of three, run on one side."""
    none = [0] * len(values)
    trend, shift = settings.trend, settings.shift
    trends = spread(trend_ends(values, trend), trend) if trend else none
    shifts = spread(side_ends(sides, shift), shift) if shift else none
    nears = two_of_three(close, sides) if settings.two_of_three else none
    return [
        _signal(out, trend, near, run, side)
        for out, trend, near, run, side in zip(outside, trends, nears, shifts, sides, strict=True)
    ]


def _signal(out: bool | None, trend: int, near: bool | int, run: int, side: int | None) -> Signal:
    above = side == 1
    if out:
        return Signal.ABOVE_LIMIT if above else Signal.BELOW_LIMIT
    if trend:
        return Signal.RISING if trend == 1 else Signal.FALLING
    if near:
        return Signal.NEAR_ABOVE if above else Signal.NEAR_BELOW
    if run:
        return Signal.RUN_ABOVE if above else Signal.RUN_BELOW
    return Signal.NONE


def _meanings(direction: Direction) -> dict[int, Meaning]:
    """What each way means: by the way of the signal, not by the side of the mean."""
    high, low = {
        Direction.INCREASE: (Meaning.BETTER, Meaning.WORSE),
        Direction.DECREASE: (Meaning.WORSE, Meaning.BETTER),
        Direction.NEUTRAL: (Meaning.HIGH, Meaning.LOW),
    }[direction]
    return {1: high, -1: low, 0: Meaning.COMMON}
