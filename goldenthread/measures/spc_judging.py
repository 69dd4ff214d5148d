"""The two icons of a chart and their words: has it changed, and will it meet its target? Pure.

Variation and assurance are read together: a measure that improves may still fail a target that its
limits, made from all its months, cannot reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.measures.spc import Analysis, Direction, Meaning, Point, Segment, Settings


class Variation(StrEnum):
    """What the latest point says. The first seven are the package's names of its icons."""

    COMMON = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"
    TOO_FEW = "not_enough_data"
    NO_LATEST = "no_latest_figure"

    @property
    def is_better(self) -> bool:
        return self in (Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW)

    @property
    def is_worse(self) -> bool:
        return self in (Variation.CONCERN_HIGH, Variation.CONCERN_LOW)


class Assurance(StrEnum):
    """What the limits say of the target. The first three are the package's names of its icons."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    INCONSISTENT = "inconsistent"
    NO_TARGET = "no_target"
    TOO_FEW = "not_enough_data"


WORDS: dict[Variation | Assurance, str] = {
    Variation.COMMON: "No real change",
    Variation.IMPROVEMENT_HIGH: "Real improvement",
    Variation.IMPROVEMENT_LOW: "Real improvement",
    Variation.CONCERN_HIGH: "Getting worse",
    Variation.CONCERN_LOW: "Getting worse",
    Variation.NEUTRAL_HIGH: "Higher than usual",
    Variation.NEUTRAL_LOW: "Lower than usual",
    Variation.TOO_FEW: "Not enough data",
    Variation.NO_LATEST: "No latest figure",
    Assurance.PASS: "Meets the target",
    Assurance.FAIL: "Misses the target",
    Assurance.INCONSISTENT: "Meets the target some months",
    Assurance.NO_TARGET: "No target",
    Assurance.TOO_FEW: "Not enough data",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach: at least `value`, or at most; with `upto`, between the two."""

    value: float
    at_least: bool
    upto: float | None = None

    @property
    def least(self) -> float | None:
        return self.value if self.at_least or self.upto is not None else None

    @property
    def most(self) -> float | None:
        if self.upto is not None:
            return self.upto
        return None if self.at_least else self.value

    def is_met(self, value: float) -> bool:
        return self.short_of(value) == 0

    def short_of(self, value: float) -> float:
        """By how much a value misses it; 0 where it does not."""
        if self.least is not None and value < self.least:
            return self.least - value
        return value - self.most if self.most is not None and value > self.most else 0.0


def target_for(value: float | None, direction: Direction) -> Target | None:
    """The target as the direction of improvement reads it; a neutral measure has none to meet."""
    if value is None or direction is Direction.NEUTRAL:
        return None
    return Target(value, direction is Direction.INCREASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    variation: Variation
    assurance: Assurance
    figures: int
    """Figures since the last rebase: what the limits rest on."""
    needed: int

    @property
    def is_enough(self) -> bool:
        return self.figures >= self.needed


def judge(analysis: Analysis, target: Target | None, settings: Settings | None = None) -> Judgement:
    """What may be shown. Below the fewest points since the last rebase, neither icon is."""
    needed = (settings or Settings()).icons_from
    if not analysis.points:
        return Judgement(Variation.TOO_FEW, Assurance.TOO_FEW, 0, needed)
    last, segment = analysis.points[-1], analysis.segments[-1]
    enough = segment.figures >= needed and segment.lower is not None
    return Judgement(
        variation=_variation(last) if enough else Variation.TOO_FEW,
        assurance=_assurance(segment, target, enough=enough),
        figures=segment.figures,
        needed=needed,
    )


def _variation(last: Point) -> Variation:
    return Variation.NO_LATEST if last.value is None else icon(last)


def icon(point: Point) -> Variation:
    """The package's icon: as the last point is marked, whatever is known of it."""
    high = point.signal.way > 0
    match point.meaning:
        case Meaning.BETTER:
            return Variation.IMPROVEMENT_HIGH if high else Variation.IMPROVEMENT_LOW
        case Meaning.WORSE:
            return Variation.CONCERN_HIGH if high else Variation.CONCERN_LOW
        case Meaning.HIGH:
            return Variation.NEUTRAL_HIGH
        case Meaning.LOW:
            return Variation.NEUTRAL_LOW
        case _:
            return Variation.COMMON


def _assurance(segment: Segment, target: Target | None, *, enough: bool) -> Assurance:
    if target is None:
        return Assurance.NO_TARGET
    if not enough:
        return Assurance.TOO_FEW
    if segment.mean is not None and segment.lower == segment.upper:
        return Assurance.PASS if target.is_met(segment.mean) else Assurance.FAIL
    return against(segment, target)


def against(segment: Segment, target: Target) -> Assurance:
    """The package's icon: a target beyond a limit is met or missed; on a limit, neither is sure."""
    if segment.lower is None or segment.upper is None:
        return Assurance.INCONSISTENT
    if target.upto is not None:
        return _within(segment.lower, segment.upper, target.value, target.upto)
    if target.value > segment.upper:
        return Assurance.FAIL if target.at_least else Assurance.PASS
    if target.value < segment.lower:
        return Assurance.PASS if target.at_least else Assurance.FAIL
    return Assurance.INCONSISTENT


def _within(lower: float, upper: float, least: float, most: float) -> Assurance:
    """Limits that lie between two values meet both; limits beyond one of them miss it."""
    if lower > most or upper < least:
        return Assurance.FAIL
    return Assurance.PASS if lower > least and upper < most else Assurance.INCONSISTENT
