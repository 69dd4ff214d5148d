"""What a figure is in, how it is made of its two counts, and how it is written. Pure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum


class Unit(StrEnum):
    PERCENT = "percent"
    PER_10_000 = "per_10_000"
    COUNT = "count"
    RATIO = "ratio"
    DAYS = "days"
    MONTHS = "months"
    SCORE = "score"


UNITS = {
    Unit.PERCENT: "Per cent",
    Unit.PER_10_000: "Rate for 10,000 children",
    Unit.COUNT: "Count",
    Unit.RATIO: "Ratio, such as cases for each worker",
    Unit.DAYS: "Days",
    Unit.MONTHS: "Months",
    Unit.SCORE: "Score",
}
TIMES = {Unit.PERCENT: 100, Unit.PER_10_000: 10_000, Unit.RATIO: 1, Unit.SCORE: 1, Unit.MONTHS: 1}
PLACES = Decimal("0.0001")
"""Figures are kept with four decimals."""


def made_of(numerator: Decimal, denominator: Decimal, unit: str) -> Decimal:
    """The figure that two counts give, with four decimals, half up."""
    exact = numerator * TIMES.get(Unit(unit), 1) / denominator
    return exact.quantize(PLACES, ROUND_HALF_UP)


def has_counts(unit: str) -> bool:
    """Whether a figure in this unit is one count divided by another."""
    return unit in TIMES


def plain(value: Decimal | float, places: int = 1) -> str:
    """12.5; 12 where there is nothing behind the point; 1,204."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    written = f"{rounded:,}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def figure(value: Decimal | float | None, unit: str) -> str:
    """19.5%, 330, 16.2 days; a dash where there is none."""
    if value is None:
        return "–"
    if unit == Unit.PERCENT:
        # Figures have four decimals: a float of one is half up with so little added.
        return f"{value + 1e-9:.1f}%" if isinstance(value, float) else f"{_one_decimal(value)}%"
    if unit in (Unit.DAYS, Unit.MONTHS):
        return f"{plain(value)} {unit}"
    return plain(value)


def _one_decimal(value: Decimal | int) -> str:
    return str(Decimal(value).quantize(Decimal("0.1"), ROUND_HALF_UP))


def read_number(text: str) -> Decimal | None:
    """ "1,250", "19.5%", "" → Decimal or None. Raises ValueError with what to do."""
    bare = text.replace(",", "").replace("%", "").replace(" ", "").strip()
    if not bare:
        return None
    try:
        found = Decimal(bare)
    except InvalidOperation:
        raise ValueError(f"“{text}” is no number.") from None
    if not found.is_finite() or found.adjusted() > 8:  # 1e999999 has no size that can be taken
        raise ValueError(f"“{text}” is no number that fits here.")
    return found.quantize(PLACES, ROUND_HALF_UP)
