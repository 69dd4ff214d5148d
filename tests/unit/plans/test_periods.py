"""Reporting periods: months, and the working day on which their updates are due."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.plans.periods import Period


def test_the_month_to_report_is_the_one_before() -> None:
    assert Period.to_report(date(2026, 11, 1)) == Period(date(2026, 10, 1))
    assert Period.to_report(date(2026, 1, 31)) == Period(date(2025, 12, 1))


@pytest.mark.parametrize(
    ("month", "before", "after", "last_day"),
    [
        (date(2026, 1, 1), date(2025, 12, 1), date(2026, 2, 1), date(2026, 1, 31)),
        (date(2026, 12, 1), date(2026, 11, 1), date(2027, 1, 1), date(2026, 12, 31)),
        (date(2028, 2, 1), date(2028, 1, 1), date(2028, 3, 1), date(2028, 2, 29)),
    ],
)
def test_months_follow_each_other(month: date, before: date, after: date, last_day: date) -> None:
    period = Period(month)
    assert period.before.month == before
    assert period.after.month == after
    assert period.last_day == last_day
    assert Period.of(last_day) == period


@pytest.mark.parametrize(
    ("month", "working_day", "due"),
    [
        (date(2026, 10, 1), 10, date(2026, 11, 13)),
        # After March 2026 Good Friday (3 April) and Easter Monday (6 April) do not count,
        (date(2026, 3, 1), 10, date(2026, 4, 16)),
        # nor does New Year’s Day after December.
        (date(2026, 12, 1), 1, date(2027, 1, 4)),
    ],
)
def test_updates_are_due_on_a_working_day(month: date, working_day: int, due: date) -> None:
    assert Period(month).due_on(working_day) == due


def test_a_period_says_its_month() -> None:
    assert Period(date(2026, 10, 1)).label == "October 2026"
