"""A measure with some months of figures, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from goldenthread.accounts.models import Person
from goldenthread.measures import changes
from goldenthread.measures.models import Measure
from goldenthread.measures.periods import Frequency, after
from goldenthread.measures.rules import Figure, MeasureInput
from tests.people import World

LAST = date(2026, 10, 1)
STEADY = (50, 52, 49, 51, 50, 53, 48, 51, 50, 52, 49, 50, 51)


def add_measure(
    world: World,
    reference: str = "M1",
    owner: Person | None = None,
    values: Sequence[float | None] = STEADY,
    polarity: str = "increase",
) -> Measure:
    """Added by the programme manager, with `values` up to October 2026; None is missing."""
    by = world.member("manager")
    measure = changes.add_measure(
        by=by,
        measure=MeasureInput(
            reference=reference,
            name=f"Pathway plans in time, {reference}",
            unit="percent",
            polarity=polarity,
            numerator="plans in time",
            denominator="plans",
            owner=owner,
        ),
    )
    if values:
        changes.enter_figures(by=by, measure=measure, figures=figures_of(values))
    return measure


def figures_of(values: Sequence[float | None]) -> list[Figure]:
    """One figure a month, the last of them of October 2026."""
    begin = 1 - len(values)
    return [
        _figure(after(LAST, Frequency.MONTHLY, begin + count), value)
        for count, value in enumerate(values)
    ]


def _figure(period: date, value: float | None) -> Figure:
    if value is None:
        return Figure(period, status="missing", commentary="The system was replaced.")
    return Figure(period, value=Decimal(str(value)))
