"""Rare events: the days between them, and whether they have become rarer. Pure.

Counts a month that are mostly 0 or 1 say little: their limits fall below zero, and every second
event stands outside. The days between events say more. A t chart: gaps are made even by the power
1/3.6 (L. S. Nelson, "A control chart for parts-per-million nonconforming items", Journal of Quality
Technology 24(3), 1992; the same in qicharts2), put on an XmR chart, and turned back into days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goldenthread.core.errors import Refused
from goldenthread.measures.spc import Analysis, Direction, Settings, analyse

POWER = 3.6


@dataclass(frozen=True, slots=True)
class RareEvents:
    """Gaps and limits in days. Each gap ends at an event; `since` is the one still running."""

    gaps: list[int]
    analysis: Analysis
    """Of the gaps made even, not of days: for its signals."""
    centre: float | None
    lower: float | None
    upper: float | None
    since: int | None

    @property
    def is_longer_than_chance(self) -> bool:
        """No event for longer than the limits allow for."""
        return self.since is not None and self.upper is not None and self.since > self.upper


def rare_events(
    days: Sequence[date],
    *,
    until: date | None = None,
    better: Direction = Direction.INCREASE,
    settings: Settings | None = None,
) -> RareEvents:
    """The days between events. `until` is the day up to which no other is known.

    Raises Refused where `until` is before the last event.
    """
    ordered = sorted(days)
    if until is not None and ordered and until < ordered[-1]:
        raise Refused(f"The events go on to {ordered[-1]}, after {until}: give a day from then on.")
    gaps = [(after - before).days for before, after in pairwise(ordered)]
    analysis = analyse([gap ** (1 / POWER) for gap in gaps], direction=better, settings=settings)
    segment = analysis.segments[-1] if analysis.segments else None
    return RareEvents(
        gaps=gaps,
        analysis=analysis,
        centre=_in_days(segment and segment.mean),
        lower=_in_days(segment and segment.lower),
        upper=_in_days(segment and segment.upper),
        since=(until - ordered[-1]).days if until is not None and ordered else None,
    )


def _in_days(value: float | None) -> float | None:
    """Back into days; below zero there is no shorter gap than none."""
    return None if value is None else max(value, 0.0) ** POWER
