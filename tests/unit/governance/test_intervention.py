"""Intervention on one timeline: reviews at least every six months, and when inspectors come."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.governance.intervention import (
    NO_WINDOW,
    Happening,
    Window,
    in_order,
    next_inspection,
    reviews_due,
)
from goldenthread.plans.reviews import months_after

NOTICE = Happening(date(2024, 7, 31), "Improvement notice", "notice", is_open=True, pk=1)


def review(day: date, of: int = 1) -> Happening:
    return Happening(day, "Review", "review", pk=9, follows=of)


def test_a_notice_is_reviewed_six_months_after_it_began_or_was_last_reviewed() -> None:
    (due,) = reviews_due([NOTICE])
    assert due.by == date(2025, 1, 31)
    assert due.words(date(2025, 1, 31)).endswith("none is recorded.")
    assert due.words(date(2025, 2, 1)).endswith("It is overdue.")
    (due,) = reviews_due([NOTICE, review(date(2025, 2, 10)), review(date(2025, 6, 1), of=2)])
    assert (due.by, due.last) == (date(2025, 8, 10), date(2025, 2, 10))


def test_what_is_lifted_asks_for_no_review() -> None:
    lifted = Happening(NOTICE.day, "Notice", "notice", ends_on=date(2025, 7, 2), pk=1)
    assert reviews_due([lifted]) == []
    assert lifted.when == "31 July 2024 to 2 July 2025"


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 12, 30), 12, date(2025, 12, 30)),
        (date(2024, 6, 30), 6, date(2024, 12, 30)),
    ],
)
def test_months_end_where_a_month_ends(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_the_next_inspection_is_an_estimate_and_after_inadequate_nobody_can_say() -> None:
    earlier = ("ilacs_standard", date(2019, 11, 29), False)
    found = next_inspection([earlier, ("focused_visit", date(2021, 11, 3), False)])
    assert isinstance(found, Window)
    assert (found.first, found.last) == (date(2022, 5, 29), date(2023, 5, 29))
    assert found.words.startswith("An estimate: between 29 May 2022 and 29 May 2023")
    assert next_inspection([earlier, ("ilacs_standard", date(2024, 3, 8), True)]) == NO_WINDOW
    assert "No full inspection" in str(next_inspection([("jtai", date(2022, 7, 15), True)]))


def test_the_timeline_goes_newest_first_and_what_goes_on_before_what_is_over() -> None:
    over = Happening(NOTICE.day, "Adviser", "adviser", ends_on=NOTICE.day)
    later = review(date(2025, 2, 10))
    assert in_order([over, NOTICE, later]) == [later, NOTICE, over]
