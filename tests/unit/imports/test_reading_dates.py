"""Dates as plans write them: a whole day is taken, everything else is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.imports.reader.values.dates import Form, read_when
from goldenthread.imports.reader.values.periods import period_in


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("30 November 2025", date(2025, 11, 30)),
        ("30/11/2025", date(2025, 11, 30)),
        ("9.12.16", date(2016, 12, 9)),
        ("2025-11-30", date(2025, 11, 30)),
        ("1-Mar-26", date(2026, 3, 1)),
        ("Friday 3rd March 2023", date(2023, 3, 3)),
        ("by the 30th of June 2025", date(2025, 6, 30)),
        ("End Oct 03", date(2003, 10, 31)),
        ("By end of February 2024", date(2024, 2, 29)),
        ("30th Sept. 2024", date(2024, 9, 30)),
        ("March 31, 2025", date(2025, 3, 31)),
    ],
)
def test_a_whole_day_is_sure(words: str, day: date) -> None:
    when = read_when(words)
    assert (when.day, when.asks, when.words) == (day, "", words)
    assert when.is_sure


@pytest.mark.parametrize(
    ("words", "form", "first", "last"),
    [
        ("March 2025", Form.MONTH, date(2025, 3, 1), date(2025, 3, 31)),
        ("Sept ’24", Form.MONTH, date(2024, 9, 1), date(2024, 9, 30)),
        ("June/July 2012", Form.SPAN, date(2012, 6, 1), date(2012, 7, 31)),
        ("18th - 20th January 2022", Form.SPAN, date(2022, 1, 18), date(2022, 1, 20)),
        ("1 April 2024 - 31 March 2025", Form.SPAN, date(2024, 4, 1), date(2025, 3, 31)),
        ("across financial year 2012/13", Form.YEAR, date(2012, 4, 1), date(2013, 3, 31)),
        ("Q2 2024/25", Form.QUARTER, date(2024, 7, 1), date(2024, 9, 30)),
        ("Q4 2024/25", Form.QUARTER, date(2025, 1, 1), date(2025, 3, 31)),
        ("Nov 2024 - Feb 2025", Form.SPAN, date(2024, 11, 1), date(2025, 2, 28)),
        ("31 March 2025 (website permitting)", Form.DAY, date(2025, 3, 31), date(2025, 3, 31)),
        ("Q3 2026", Form.QUARTER, date(2026, 7, 1), date(2026, 12, 31)),
        ("Q4 2026", Form.QUARTER, date(2026, 10, 1), date(2027, 3, 31)),
        ("31/02/2026", Form.MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        ("01/04/25 and ongoing", Form.DAY, date(2025, 4, 1), date(2025, 4, 1)),
    ],
)
def test_what_is_understood_but_no_day_is_offered_with_a_question(
    words: str, form: Form, first: date, last: date
) -> None:
    when = read_when(words)
    assert (when.form, when.first, when.last) == (form, first, last)
    assert when.asks
    assert not when.is_sure
    assert when.day == last


@pytest.mark.parametrize(
    "words",
    [
        "May 25", "Sept 24", "Oct-03", "25-May", "31 March", "Ongoing", "Immediate and ongoing",
        "(website permitting)", "As per strategy and action plan", "From Oct 03", "TBC", "2025",
        "31/12/9999", "11/30/2025", "Completed", "40/02/2026", "Spring 2025", "Within 3 months",
        "30/09/2024 revised to 31/12/2024", "Monthly", "asap", "Phase 1 Mar 24",
    ],
)  # fmt: skip
def test_what_could_be_several_days_or_none_gives_no_day(words: str) -> None:
    when = read_when(words)
    assert when.day is None
    assert when.asks


def test_may_25_is_a_day_or_a_month() -> None:
    assert "25 May or the month of May 2025" in read_when("May 25").asks


@pytest.mark.parametrize("words", ["31 December 9999", "31/12/9999"])
def test_a_year_that_no_plan_means_is_said(words: str) -> None:
    assert "is in the year 9999, which no plan means" in read_when(words).asks
    assert not read_when(words, date(9999, 12, 31)).is_sure


def test_an_american_date_is_named_as_one() -> None:
    assert "month first" in read_when("11/30/2025").asks


def test_the_date_that_the_file_holds_goes_before_the_words() -> None:
    assert read_when("30/11/2025", date(2025, 11, 30)).is_sure


@pytest.mark.parametrize("words", ["", " ", "-", "–"])
def test_nothing_is_not_asked_about(words: str) -> None:
    assert read_when(words).asks == ""


@pytest.mark.parametrize(
    ("heading", "rest", "period", "first"),
    [
        ("Progress October 2003", "Progress", "October 2003", date(2003, 10, 1)),
        ("Actual Nov 24", "Actual", "Nov 24", date(2024, 11, 1)),
        ("Milestone 3 - Mar 24", "Milestone 3", "Mar 24", date(2024, 3, 1)),
        ("Q2 2024/25 update", "update", "Q2 2024/25", date(2024, 7, 1)),
        ("Position at 31 March 2025", "Position at", "31 March 2025", date(2025, 3, 31)),
        ("November progress update", "progress update", "November", None),
    ],
)
def test_a_heading_gives_its_period_to_what_stands_under_it(
    heading: str, rest: str, period: str, first: date | None
) -> None:
    bare, found = period_in(heading)
    assert found is not None
    assert (bare, found.words, found.first) == (rest, period, first)


def test_a_heading_without_a_period_stays_as_it_is() -> None:
    assert period_in("What may the outcome be?") == ("What may the outcome be?", None)
