"""The periods that figures are of, as people write them; figures as they are made and written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goldenthread.core.errors import Refused
from goldenthread.measures.periods import (
    after,
    last_day,
    period_of,
    period_words,
    read_period,
    short_words,
    span,
)
from goldenthread.measures.units import figure, made_of, read_number

OCTOBER = date(2025, 10, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("October 2025", "oct 2025", "Oct-25", "31 October 2025", "2025-10", "2025-10-31"),
        *("2025-10-01T00:00:00", "10/2025", "01/10/2025", " October  2025 "),
    ],
)
def test_a_month_is_read_as_people_write_it(text: str) -> None:
    assert read_period(text, "monthly") == OCTOBER


@pytest.mark.parametrize(
    ("text", "frequency", "period"),
    [
        ("2024-25", "yearly", date(2024, 4, 1)),
        ("2024/2025", "yearly", date(2024, 4, 1)),
        ("2024–25", "yearly", date(2024, 4, 1)),
        ("March 2025", "yearly", date(2024, 4, 1)),
        ("Q3 2025-26", "quarterly", OCTOBER),
        ("Q4 2025-26", "quarterly", date(2026, 1, 1)),
        ("December 2025", "quarterly", OCTOBER),
        ("2011-12", "monthly", date(2011, 12, 1)),
    ],
)
def test_years_and_quarters_are_those_of_the_financial_year(
    text: str, frequency: str, period: date
) -> None:
    assert read_period(text, frequency) == period


@pytest.mark.parametrize("text", ["", "Octember 2025", "2025-13", "32/10/2025", "2024-26", "last"])
def test_what_is_no_period_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Refused, match=r"is no period\. Write it like"):
        read_period(text, "monthly")


def test_a_period_knows_its_ends_its_neighbours_and_its_name() -> None:
    assert period_of(date(2026, 3, 31), "yearly") == date(2025, 4, 1)
    assert last_day(date(2025, 4, 1), "yearly") == date(2026, 3, 31)
    assert last_day(date(2024, 2, 1), "monthly") == date(2024, 2, 29)
    assert after(OCTOBER, "quarterly", -1) == date(2025, 7, 1)
    assert len(span(date(2024, 11, 1), OCTOBER, "monthly")) == 12
    assert period_words(OCTOBER, "quarterly") == "October to December 2025"
    assert [short_words(OCTOBER, each) for each in ("monthly", "quarterly")] == [
        "Oct 2025",
        "Oct–Dec 2025",
    ]
    assert period_words(date(1999, 4, 1), "yearly") == "1999–00"


def test_two_counts_make_a_figure_half_up() -> None:
    assert made_of(Decimal(62), Decimal(318), "percent") == Decimal("19.4969")
    assert made_of(Decimal(7), Decimal(12183), "per_10_000") == Decimal("5.7457")
    assert made_of(Decimal(2430), Decimal(118), "ratio") == Decimal("20.5932")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Decimal("19.45"), "percent", "19.5%"),
        (22.25, "percent", "22.3%"),
        (90.0, "percent", "90.0%"),
        (1204.0, "count", "1,204"),
        (Decimal("16.25"), "days", "16.3 days"),
        (None, "percent", "–"),
    ],
)
def test_a_figure_is_written_with_its_unit(value: Decimal, unit: str, words: str) -> None:
    assert figure(value, unit) == words


def test_a_number_is_read_as_it_is_typed() -> None:
    assert read_number("1,250") == 1250
    assert read_number(" 19.5 % ") == Decimal("19.5")
    assert read_number("") is None
    for text in ("1e999999", "c", "1e999", "NaN", "inf", "12 or so"):
        with pytest.raises(ValueError, match="is no number"):
            read_number(text)
