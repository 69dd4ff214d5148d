"""Periods of one month, two or three; what is pasted; what is new among the exceptions. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plans.exceptions import AskedDate
from goldenthread.plans.month import GivenUpdate, Month, MonthRow, new_exceptions, only
from goldenthread.plans.pasting import MOST, pasted
from goldenthread.plans.periods import CADENCES, Period
from goldenthread.plans.position import ActionRow, Position
from goldenthread.plans.ratings import Impact, Progress

NOW, THEN = date(2026, 11, 16), date(2026, 10, 21)
WORDS = {"on track": "on_track", "at risk": "at_risk"}


@pytest.mark.parametrize(
    ("day", "months", "label"),
    [
        (date(2026, 10, 9), 1, "October 2026"),
        (date(2026, 10, 9), 2, "October to November 2026"),
        (date(2027, 1, 9), 2, "December 2026 to January 2027"),
        (date(2026, 10, 9), 3, "October to December 2026"),
        (date(2027, 3, 31), 3, "January to March 2027"),
        (date(2027, 4, 1), 3, "April to June 2027"),
    ],
)
def test_a_period_is_named_by_its_months(day: date, months: int, label: str) -> None:
    assert Period.of(day, months).label == label


@given(st.dates(date(2001, 1, 1), date(2099, 1, 1)), st.sampled_from(list(CADENCES)))
def test_periods_follow_each_other_without_a_gap(day: date, months: int) -> None:
    period = Period.of(day, months)
    assert period.first_day <= day <= period.last_day
    assert period.after.first_day == period.last_day + timedelta(days=1)
    assert period.after.before == period
    assert Period.of(period.first_day, months) == Period.of(period.last_day, months) == period
    assert Period.to_report(day, months) == period.before


def test_an_update_of_a_last_month_is_its_quarter_s() -> None:
    """So that a plan that goes over to quarters counts no October as a whole quarter."""
    quarter = Period.of(date(2026, 10, 1), 3)
    assert quarter.month == date(2026, 12, 1)
    assert quarter.code == "2026-12"


# What is pasted


def test_rows_without_a_head_come_in_the_usual_order() -> None:
    found = pasted("1.4\tOn track\tSix plans.\tSix more.\n", WORDS)
    (row,) = found.rows
    assert (row.reference, row.rating) == ("1.4", "on_track")
    assert (row.narrative, row.next_step) == ("Six plans.", "Six more.")


def test_a_head_says_which_column_is_which() -> None:
    text = "Owner\tUpdate\tRef\tProgress\nHead\tSix plans.\t1.4\tAT RISK\n"
    (row,) = pasted(text, WORDS).rows
    assert (row.reference, row.rating, row.narrative, row.next_step) == (
        *("1.4", "at_risk", "Six plans."),
        "",
    )


def test_a_cell_can_hold_lines_tabs_and_quotation_marks() -> None:
    (row,) = pasted('1.4\tOn track\t"One ""plan"".\nTwo\tmore."\tGo on.', WORDS).rows
    assert row.narrative == 'One "plan".\nTwo\tmore.'
    assert row.next_step == "Go on."


def test_a_word_that_is_no_rating_is_kept_to_be_named() -> None:
    (row,) = pasted("1.4\tGreen\tSix plans.", WORDS).rows
    assert (row.rating, row.said) == ("", "Green")


def test_the_last_of_two_rows_counts_and_is_named() -> None:
    found = pasted("1.4\tOn track\tFirst.\n1.4\tOn track\tSecond.", WORDS)
    assert [row.narrative for row in found.rows] == ["Second."]
    assert found.twice == ("1.4",)


def test_what_is_too_much_can_be_pasted_again_with_its_head() -> None:
    lines = ["Ref\tUpdate", *(f"{n}\tWords of {n}." for n in range(1, MOST + 4))]
    found = pasted("\n".join(lines), WORDS)
    assert len(found.rows) == MOST
    again = pasted(found.rest, WORDS)
    assert [row.reference for row in again.rows] == [str(n) for n in range(MOST + 1, MOST + 4)]
    assert again.rest == ""


@given(st.text(max_size=300))
def test_nothing_that_is_pasted_breaks_it(text: str) -> None:
    found = pasted(text, WORDS)
    assert len({row.reference for row in found.rows}) == len(found.rows)


# The month


def row(ref: str = "1.1", **more: Any) -> ActionRow:
    values: dict[str, Any] = {
        "progress": Progress.ON_TRACK,
        "starts_on": date(2026, 2, 1),
        "original_due": date(2027, 1, 29),
        "due": date(2027, 1, 29),
        "pk": 1,
    }
    return ActionRow(ref, "A title", "1", "A lead", "An owner", **(values | more))


def position(on: date, *rows: ActionRow) -> Position:
    return Position(as_at=on, entry=1, actions=rows)


def new(now: ActionRow, then: ActionRow | None, **asked: AskedDate) -> list[str]:
    before = position(THEN, *([then] if then else []))
    requests = {1: asked["asked"]} if asked else {}
    found = new_exceptions(position(NOW, now), before, requests)
    return [code for each in found for code, _ in each.reasons]


def test_an_exception_is_new_once() -> None:
    off = row(progress=Progress.OFF_TRACK)
    assert new(off, row()) == ["off-track"]
    assert new(off, off) == []
    assert new(off, None) == ["off-track"]


def test_what_became_overdue_meanwhile_is_new() -> None:
    assert new(row(due=date(2026, 11, 2)), row(due=date(2026, 11, 2))) == ["overdue"]
    assert new(row(due=date(2026, 10, 2)), row(due=date(2026, 10, 2))) == []


def test_what_should_have_started_meanwhile_is_new() -> None:
    late = {"progress": Progress.NOT_STARTED, "should_have_started": True}
    assert new(row(starts_on=date(2026, 11, 2), **late), row(starts_on=date(2026, 11, 2))) == [
        "should-have-started"
    ]
    before = row(starts_on=date(2026, 10, 2), progress=Progress.NOT_STARTED)
    assert new(row(starts_on=date(2026, 10, 2), **late), before) == []


def test_what_was_completed_before_is_not_new() -> None:
    done = row(progress=Progress.COMPLETE, signed_off_on=date(2026, 10, 5))
    assert new(done, done) == []
    assert new(done, row()) == ["complete-no-impact"]


def test_impact_that_went_back_is_new_from_its_day() -> None:
    back = {"impact": Impact.EARLY, "impact_was": Impact.CLEAR}
    assert new(row(impact_on=date(2026, 11, 5), **back), row()) == ["impact-back"]
    assert new(row(impact_on=date(2026, 10, 5), **back), row()) == []


def test_a_request_is_new_from_its_day() -> None:
    asked = AskedDate(date(2026, 11, 5), date(2027, 3, 31), "the accountable lead")
    assert new(row(), row(), asked=asked) == ["date-asked"]
    asked = AskedDate(date(2026, 10, 5), date(2027, 3, 31), "the accountable lead")
    assert new(row(), row(), asked=asked) == []


def update(**more: Any) -> GivenUpdate:
    values: dict[str, Any] = {"given_on": date(2026, 11, 3), "entered_by": "An owner"}
    return GivenUpdate(1, "on_track", "Words.", "Go on.", **(values | more))


def test_each_row_stands_once_and_the_counts_add_up() -> None:
    rows = (
        MonthRow(row("1.1")),
        MonthRow(row("1.2"), update()),
        MonthRow(row("1.3"), update(is_back=True, question="Which?", checked_by="A manager")),
        MonthRow(row("1.4"), update(checked_by="A manager", given_on=date(2026, 11, 23))),
    )
    month = Month(Period(date(2026, 10, 1)), date(2026, 11, 20), rows)
    counts = {status: len(found) for status, found in month.by_status.items()}
    assert counts == {"missing": 1, "back": 1, "given": 1, "checked": 1}
    assert len(month.given) == 3
    assert [each.action.ref for each in month.late] == ["1.4"]
    assert month.owners() == [("An owner", 1, 1)]
    assert [each.action.ref for each in only(rows, "An owner", "1")] == ["1.1", "1.2", "1.3", "1.4"]
    assert only(rows, "Another", "") == []
