"""One measure as its chart, its row and its sentences see it: figures in order, and what they say.

Pure: read.py makes it from the record, and everything shown is of this one value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from goldenthread.measures.beside import Beside, Own, Standing, beside
from goldenthread.measures.periods import (
    MONTHS,
    Frequency,
    last_day,
    period_words,
    short_words,
    span,
)
from goldenthread.measures.spc import Analysis, Direction, Meaning, Point, Settings, analyse
from goldenthread.measures.spc_judging import Assurance, Judgement, Target, judge
from goldenthread.measures.suppression import HIDDEN
from goldenthread.measures.units import figure

USUAL = Settings()


@dataclass(frozen=True, slots=True)
class Aim:
    """What was decided that a measure is to reach by a day; `form` is a code of a target's form.

    To be as good as others has no value of its own, and to be for information has none at all.
    """

    by: date
    form: str
    value: float | None = None
    upto: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class TargetBy:
    """The value to reach that an aim comes to, and the day by which it is to be reached."""

    by: date
    target: Target
    source: str = ""
    form: str = ""


AS_GOOD_AS = ("neighbours", "england")
"""Forms of an aim whose value is read from what is published."""


@dataclass(frozen=True)
class Series:
    """`figures`: the value of each period that something is known of, None where it is missing.

    `library`: the measure of the library that it is; `standing`: whom it is compared with;
    `known_on`: the day of the position, by which what stands beside it was published. `hidden`:
    periods whose figures rest on small numbers and are not shown where it is published; limits
    are of the true ones all the same.

    Periods between the first and the last of which nothing is known are gaps: they count as
    missing, since leaving them out would change the limits.
    """

    pk: int
    reference: str
    name: str
    unit: str
    direction: Direction
    frequency: str
    figures: dict[date, float | None]
    rebased: frozenset[date] = frozenset()
    targets: tuple[Aim, ...] = ()
    settings: Settings = USUAL
    tolerance: float | None = None
    library: str = ""
    standing: Standing | None = None
    known_on: date = date.max
    practice_area: str = ""
    hidden: frozenset[date] = frozenset()

    @cached_property
    def periods(self) -> list[date]:
        if not self.figures:
            return []
        return span(min(self.figures), max(self.figures), self.frequency)

    @cached_property
    def values(self) -> list[float | None]:
        return [self.figures.get(period) for period in self.periods]

    @cached_property
    def analysis(self) -> Analysis:
        return analyse(
            self.values,
            direction=self.direction,
            rebases=[at for at, period in enumerate(self.periods) if period in self.rebased],
            settings=self.settings,
        )

    @property
    def points(self) -> Sequence[Point]:
        return self.analysis.points

    @cached_property
    def beside(self) -> Beside | None:
        """What is published to stand beside its figures."""
        own = Own(self.unit, self.direction, self.frequency, self.figures)
        return beside(self.library, own, self.standing, self.known_on)

    @cached_property
    def aim(self) -> Aim | None:
        """The aim that counts for the last period: the next one due, or the last there was."""
        if not self.targets:
            return None
        end = self.end_of(self.periods[-1]) if self.periods else date.min
        ordered = sorted(self.targets, key=lambda each: each.by)
        return next((each for each in ordered if each.by >= end), ordered[-1])

    @cached_property
    def target(self) -> TargetBy | None:
        """What that comes to; None where no value is to be reached, or none is published."""
        return self.settled(self.aim) if self.aim else None

    def settled(self, aim: Aim) -> TargetBy | None:
        value = aim.value
        at_least = aim.form == "at_least"
        if aim.form in AS_GOOD_AS:
            found = self.beside.latest_of(aim.form) if self.beside else None
            value = found[0] if found else None
            at_least = self.direction is Direction.INCREASE
        if value is None:
            return None
        return TargetBy(aim.by, Target(value, at_least, aim.upto), aim.source, aim.form)

    @cached_property
    def judgement(self) -> Judgement:
        return judge(self.analysis, self.target.target if self.target else None, self.settings)

    @cached_property
    def last(self) -> int | None:
        """The place of the latest figure."""
        known = (at for at in range(len(self.values) - 1, -1, -1) if self.values[at] is not None)
        return next(known, None)

    @property
    def latest(self) -> float | None:
        return None if self.last is None else self.values[self.last]

    @property
    def previous(self) -> float | None:
        """The figure of the period before the latest one's."""
        return self.values[self.last - 1] if self.last else None

    def is_hidden(self, at: int) -> bool:
        return bool(self.hidden) and self.periods[at] in self.hidden

    @property
    def is_on_target(self) -> bool | None:
        """Whether the latest figure meets the target; None where there is none of the two."""
        if self.target is None or self.latest is None:
            return None
        return self.target.target.is_met(self.latest)

    @property
    def is_near_target(self) -> bool:
        """The latest figure misses the target by no more than the tolerance."""
        if self.target is None or self.latest is None or self.tolerance is None:
            return False
        return 0 < self.target.target.short_of(self.latest) <= self.tolerance

    @cached_property
    def stretch(self) -> int:
        """How many points up to the last one mean the same: a run of better ones, or worse."""
        count = 0
        for point in reversed(self.points):
            if point.meaning is not self.points[-1].meaning:
                break
            count += 1
        return count

    def shown_meaning(self, point: Point) -> Meaning:
        """What may be shown of a point: no signal where its stretch has too few figures."""
        enough = point.segment.figures >= self.settings.icons_from
        return point.meaning if enough else Meaning.COMMON

    @property
    def is_in_trouble(self) -> bool:
        """It gets worse; or it misses its target month after month, and does not get better."""
        judgement = self.judgement
        misses = judgement.assurance is Assurance.FAIL and not judgement.variation.is_better
        return judgement.variation.is_worse or misses

    @property
    def is_lasting(self) -> bool:
        """It has been better for as long as a run is: not one good month, but several on end."""
        return self.judgement.variation.is_better and self.stretch >= (self.settings.shift or 7)

    def upto(self, on: date) -> Series:
        """As it was with the figures of the periods that were over by a day."""
        known = {
            period: value for period, value in self.figures.items() if self.end_of(period) <= on
        }
        return replace(self, figures=known)

    @property
    def months(self) -> int:
        """In a period."""
        return MONTHS[Frequency(self.frequency)]

    # Words for its periods and figures

    def end_of(self, period: date) -> date:
        return last_day(period, self.frequency)

    def when(self, at: int) -> str:
        return period_words(self.periods[at], self.frequency)

    def when_short(self, at: int) -> str:
        return short_words(self.periods[at], self.frequency)

    def said_at(self, at: int | None) -> str:
        """The figure of a place, as it may be shown: “c” where it is hidden."""
        if at is None:
            return self.said(None)
        return HIDDEN if self.is_hidden(at) else self.said(self.values[at])

    def said(self, value: float | None) -> str:
        return figure(value, self.unit)

    def said_round(self, value: float) -> str:
        """Of a target or a tick: 22% where it is no other."""
        return self.said(value).replace(".0%", "%")
