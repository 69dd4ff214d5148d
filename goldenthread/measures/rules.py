"""May a measure be said, or its figures be entered so? Refusals are sentences fit for the page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.core.errors import Refused
from goldenthread.measures.comparators import MODELS, Area
from goldenthread.measures.comparators.layout import AUTHORITY, REGION
from goldenthread.measures.models import Polarity, ReadingStatus, TargetForm
from goldenthread.measures.periods import Frequency, last_day, period_of, period_words
from goldenthread.measures.units import UNITS, Unit, figure, has_counts, made_of

SETTLED = (ReadingStatus.FINAL, ReadingStatus.REVISED)
GIVEN = (ReadingStatus.PROVISIONAL, ReadingStatus.FINAL, ReadingStatus.MISSING)
NEAR_ENOUGH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class MeasureInput:
    """What a measure says of itself; `polarity`, `unit`, `frequency` are codes."""

    reference: str
    name: str
    unit: str
    polarity: str
    frequency: str = Frequency.MONTHLY
    numerator: str = ""
    denominator: str = ""
    caution: str = ""
    source: str = ""
    timescale: str = ""
    owner: Any = None
    baseline: Decimal | None = None
    baseline_on: date | None = None
    tolerance: Decimal | None = None
    practice_area: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What somebody says of one period: a value, or two counts, or that it is missing and why."""

    period: date
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    status: str = ReadingStatus.FINAL
    commentary: str = ""


def check_measure(measure: MeasureInput, taken: Collection[str]) -> None:
    """It is named, its codes are known, and no other measure has its reference."""
    if not measure.reference.strip():
        raise Refused("Give the measure a reference, such as M2.1.", field="reference")
    if measure.reference.strip().casefold() in {each.casefold() for each in taken}:
        raise Refused("Another measure has this reference. Choose another.", field="reference")
    if not measure.name.strip():
        raise Refused("Enter the name of the measure.", field="name")
    for field, known in (
        ("unit", [*UNITS]),
        ("polarity", Polarity.values),
        ("frequency", [*Frequency]),
    ):
        if getattr(measure, field) not in known:
            raise Refused(f"Choose the {field} of the measure.", field=field)
    if (measure.baseline is None) != (measure.baseline_on is None):
        raise Refused("Give the baseline with its date, or neither.", field="baseline")
    if measure.tolerance is not None and measure.tolerance < 0:
        raise Refused("The tolerance cannot be less than nothing.", field="tolerance")


def check_frequency(before: str, after: str, *, has_figures: bool) -> None:
    if has_figures and before != after:
        raise Refused(
            "It has figures, so it stays as frequent as it is. Add another measure instead.",
            field="frequency",
        )


VALUES = {TargetForm.AT_LEAST: 1, TargetForm.AT_MOST: 1, TargetForm.BETWEEN: 2}
"""How many values a target of this form has; those left out have none of their own."""


def check_target(form: str, value: Decimal | None, upto: Decimal | None, polarity: str) -> None:
    """Its form is known, it has as many values as its form, and the measure can have one."""
    if form not in TargetForm.values:
        raise Refused("Choose what the figure is to be.", field="form")
    if polarity == Polarity.NEITHER and form != TargetForm.INFORMATION:
        raise Refused("This measure is for information, so it has no target.", field="form")
    wanted = VALUES.get(TargetForm(form), 0)
    if wanted and value is None:
        raise Refused("Enter the value to reach.", field="value")
    if not wanted and value is not None:
        raise Refused(
            "A target of this form has no value of its own. Empty the box.", field="value"
        )
    if wanted < 2 and upto is not None:
        raise Refused("Only a target between two values has a second one.", field="upto")
    if wanted == 2 and (upto is None or value is None or upto <= value):
        raise Refused("Enter a second value that is more than the first.", field="upto")


def says_the_same(given: Figure, before: Any) -> bool:
    """Whether a period that is given again is as it was: rows are pasted more than once."""
    if before is None or (given.status in SETTLED) != (before.status in SETTLED):
        return False
    if given.status not in SETTLED and given.status != before.status:
        return False
    said = given.commentary.strip()
    counts = (given.numerator, given.denominator) == (before.numerator, before.denominator)
    made = given.numerator is not None
    return said in ("", before.commentary) and counts and (made or given.value == before.value)


def check_figure(given: Figure, definition: Any, before: Any, today: date) -> None:
    """The period is over, and what is said of it is one thing and possible."""
    words = period_words(given.period, definition.frequency)
    if given.period != period_of(given.period, definition.frequency):
        raise Refused(f"{given.period:%B %Y} does not begin a period of this measure.")
    if last_day(given.period, definition.frequency) > today:
        raise Refused(f"{words} is not over yet, so it has no figure.")
    if given.status not in GIVEN:
        raise Refused(f"{words}: choose whether the figure is provisional, final or missing.")
    if given.status == ReadingStatus.MISSING:
        return _check_missing(given, words)
    _check_counts(given, words, definition.unit)
    _check_value(given, words, definition.unit)
    if before is not None and before.status in SETTLED:
        _check_why(given, before, words)
    return None


def _check_why(given: Figure, before: Any, words: str) -> None:
    if given.commentary.strip() in ("", before.commentary):
        raise Refused(f"{words} had a final figure. Say in its commentary why it is revised.")


def _check_missing(given: Figure, words: str) -> None:
    if any(each is not None for each in (given.value, given.numerator, given.denominator)):
        raise Refused(f"{words} is either missing or has a figure, not both.")
    if not given.commentary.strip():
        raise Refused(f"Say why {words} is missing.")


def _check_counts(given: Figure, words: str, unit: str) -> None:
    numerator, denominator = given.numerator, given.denominator
    if numerator is None and denominator is None:
        return
    if numerator is None or denominator is None:
        raise Refused(f"{words} has one of the two counts. Give both, or the figure alone.")
    if not has_counts(unit):
        raise Refused(f"{words}: this measure is no share of anything, so give the figure alone.")
    if numerator < 0 or denominator <= 0:
        raise Refused(f"{words}: the counts must be of something, {numerator} of {denominator}.")
    if unit == Unit.PERCENT and numerator > denominator:
        raise Refused(f"{words} says {numerator:f} of {denominator:f}: more than all of them.")
    made = made_of(numerator, denominator, unit)
    if given.value is not None and abs(given.value - made) > NEAR_ENOUGH:
        raise Refused(
            f"{words} says {figure(given.value, unit)}, but its counts give {figure(made, unit)}. "
            "Correct one of the two."
        )


def _check_value(given: Figure, words: str, unit: str) -> None:
    value = given.value
    if value is None:
        if given.numerator is None:
            raise Refused(f"{words} has no figure. Enter one, or say that it is missing and why.")
        return
    if value < 0:
        raise Refused(f"{words} is less than nothing: {figure(value, unit)}.")
    if unit == Unit.PERCENT and value > 100:
        raise Refused(f"{words} is more than everything: {figure(value, unit)}.")


def check_something_new(rows: Collection[Any]) -> None:
    if not rows:
        raise Refused("Nothing is different from what is saved already.")


def check_rebase(period: date, periods: Collection[date], reason: str, words: str) -> None:
    """Limits begin anew with a period that is on the chart, for a reason."""
    if period not in periods:
        raise Refused(f"{words} is not on the chart, so limits cannot begin there.", field="period")
    if not reason.strip():
        raise Refused("Say what changed, so that limits begin anew.", field="reason")


def check_compared(area: Area | None, model: int | None, *, is_own: bool) -> None:
    """An authority or a region is compared with; only an authority has neighbours."""
    if area is None and (is_own or model):
        raise Refused("Choose with whose figures to compare.", field="area")
    if model is not None and model not in MODELS:
        raise Refused("There is no such model of neighbours.", field="model")
    if area is not None and area.level not in (AUTHORITY, REGION):
        raise Refused("Choose an authority or a region.", field="area")
    if area is not None and area.level == REGION and (is_own or model):
        raise Refused("A region is not you, and has no statistical neighbours.", field="area")


MOST_ON_A_DAY = 20


def check_occurrence(day: date, count: int, today: date) -> None:
    """It has happened, and not so often that it is no rare event."""
    words = f"{day:%-d %B %Y}"
    if day > today:
        raise Refused(f"{words} is still to come, so nothing has happened on it.", field="days")
    if count > MOST_ON_A_DAY:
        raise Refused(f"{count} on {words} are no rare events. Enter a count a month instead.")
