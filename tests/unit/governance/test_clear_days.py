"""How long papers must be open before a meeting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.calendars import CLEAR_DAYS
from goldenthread.core.errors import Refused
from goldenthread.governance.clear_days import URGENT, ClearDays

FIVE = ClearDays()
meetings = st.dates(date(2012, 1, 1), date(2030, 12, 31))


def slowly(meeting, days, calendar=CLEAR_DAYS):
    """The latest working day with so many whole working days between it and the meeting."""
    day = meeting - timedelta(days=1)
    while True:
        between = (day + timedelta(days=n) for n in range(1, (meeting - day).days))
        enough = sum(calendar.is_working_day(each) for each in between) >= days
        if enough and calendar.is_working_day(day):
            return day
        day -= timedelta(days=1)


@pytest.mark.parametrize(
    ("meeting", "by"),
    [
        (date(2024, 7, 16), date(2024, 7, 8)),
        (date(2024, 7, 8), date(2024, 6, 28)),  # a Monday
        (date(2024, 7, 17), date(2024, 7, 9)),
        (date(2019, 4, 23), date(2019, 4, 11)),  # after Easter
        (date(2022, 6, 8), date(2022, 5, 27)),  # two one-off days in June
        (date(2022, 9, 26), date(2022, 9, 15)),  # the Queen's funeral
        (date(2023, 5, 15), date(2023, 5, 4)),  # the coronation
        (date(2020, 5, 12), date(2020, 5, 1)),  # May Day moved to the Friday
        (date(2026, 1, 5), date(2025, 12, 23)),  # Christmas and New Year
        (date(2024, 7, 13), date(2024, 7, 5)),  # a meeting on a Saturday
    ],
)
def test_the_last_lawful_day(meeting, by):
    assert FIVE.publish_by(meeting) == by
    assert len(FIVE.counted(meeting)) == 5


@given(meetings, st.integers(0, 12))
def test_it_is_the_latest_day_with_so_many_whole_working_days_between(meeting, days):
    assert ClearDays(days).publish_by(meeting) == slowly(meeting, days)


@given(meetings, st.integers(1, 12))
def test_who_publishes_by_it_is_in_time_and_a_working_day_later_is_not(meeting, days):
    clear = ClearDays(days)
    by = clear.publish_by(meeting)
    assert clear.given(by, meeting) == days
    later = clear.counted(meeting)[0]
    assert clear.given(later, meeting) == days - 1
    assert clear.standing(meeting, by, by).in_time
    assert clear.standing(meeting, later, later).in_time is False


@given(meetings, st.sets(st.integers(1, 20), max_size=4))
def test_a_bodys_own_days_off_are_not_counted(meeting, before):
    calendar = CLEAR_DAYS.adding(meeting - timedelta(days=n) for n in before)
    clear = ClearDays(5, calendar)
    assert clear.publish_by(meeting) == slowly(meeting, 5, calendar)
    assert clear.publish_by(meeting) <= FIVE.publish_by(meeting)


def test_every_day_between_is_counted_or_has_its_reason():
    meeting = date(2019, 4, 23)
    assert FIVE.counted(meeting) == (
        date(2019, 4, 12), date(2019, 4, 15), date(2019, 4, 16), date(2019, 4, 17),
        date(2019, 4, 18),
    )  # fmt: skip
    reasons = dict(FIVE.not_counted(meeting))
    assert reasons[date(2019, 4, 19)] == "a bank holiday (Good Friday)"
    assert reasons[date(2019, 4, 14)] == "a Sunday"
    assert len(reasons) == 6


def test_the_countdown_says_what_to_do():
    meeting = date(2024, 7, 16)
    friday = FIVE.standing(meeting, date(2024, 7, 5))
    assert (friday.in_time, friday.left) == (None, 1)
    assert friday.sentence == (
        "Publish by Monday 8 July 2024 (in 1 working day): 5 clear days before the meeting on "
        "Tuesday 16 July 2024."
    )
    assert "(today)" in FIVE.standing(meeting, date(2024, 7, 8)).sentence
    missed = FIVE.standing(meeting, date(2024, 7, 9))
    assert missed.in_time is False
    assert missed.sentence.endswith(URGENT)


def test_a_paper_that_came_late_says_how_many_days_it_had():
    late = FIVE.standing(date(2024, 7, 8), date(2024, 7, 8), date(2024, 7, 5))
    assert late.in_time is False
    assert late.sentence.startswith(
        "Published on 5 July 2024: 0 clear days before the meeting on 8 July 2024, and 5 are"
    )
    assert FIVE.given(date(2024, 7, 20), date(2024, 7, 16)) == 0


@pytest.mark.parametrize("days", [-1, 61])
def test_a_setting_beyond_reason_is_refused(days):
    with pytest.raises(Refused, match="Set from 0 to 60"):
        ClearDays(days)
