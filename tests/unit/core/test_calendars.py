import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.calendars import (
    CLEAR_DAYS,
    FOI,
    RULES,
    STATUTORY,
    action_plan_due,
    add_working_days,
    bank_holidays,
    compare_stated,
    last_lawful_publication,
    working_days_between,
)
from goldenthread.core.errors import Refused

CALENDARS = [STATUTORY, CLEAR_DAYS, FOI]
STATED_BY_OFSTED = (
    Path(__file__).resolve().parents[4] / "shared/data/deadlines/action_plan_deadlines.csv"
)
days = st.dates(date(2005, 1, 1), date(2095, 1, 1))


def test_every_date_that_ofsted_or_a_council_counted_exactly_is_reproduced() -> None:
    if not STATED_BY_OFSTED.exists():
        pytest.skip("the table of stated due dates is not on this machine")
    with STATED_BY_OFSTED.open(encoding="utf-8") as table:
        exact = [row for row in csv.DictReader(table) if row["explanation"].startswith("exact")]
    # "exact if" rows hold only where a one-off bank holiday was overlooked: ours may not be.
    counted = [row for row in exact if row["explanation"] == "exact"]
    overlooked = [row for row in exact if row["explanation"] != "exact"]
    assert len(counted) > 20
    for row in counted:
        received = date.fromisoformat(row["day0_letter_or_publication"])
        assert action_plan_due(received).isoformat() == row["due_stated"], row["authority"]
    for row in overlooked:
        received = date.fromisoformat(row["day0_letter_or_publication"])
        assert action_plan_due(received).isoformat() == row["computed_70"], row["authority"]


# Public letters: each states the day it was received and the day the statement is due.
@pytest.mark.parametrize(
    ("received", "due", "because"),
    [
        (date(2023, 5, 9), date(2023, 8, 16), "Stockton, council paper"),
        (date(2022, 9, 26), date(2023, 1, 5), "Cheshire East: Christmas on a Sunday"),
        (date(2024, 5, 17), date(2024, 8, 27), "Coventry: late summer bank holiday"),
        (date(2019, 1, 29), date(2019, 5, 10), "Islington: Easter and May Day"),
        (date(2020, 1, 31), date(2020, 5, 13), "Portsmouth: May Day moved to 8 May 2020"),
        (date(2019, 12, 18), date(2020, 3, 30), "Sefton: Christmas and New Year"),
    ],
)
def test_action_plan_is_due_on_the_70th_working_day(
    received: date, due: date, because: str
) -> None:
    assert action_plan_due(received) == due, because


@pytest.mark.parametrize(
    "one_off",
    [date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)],
)
@pytest.mark.parametrize("calendar", CALENDARS)
def test_proclaimed_bank_holidays_are_days_off(calendar, one_off: date) -> None:
    assert not calendar.is_working_day(one_off)


def test_the_calendars_differ_only_by_the_nations_they_look_at() -> None:
    second_january, boyne = date(2024, 1, 2), date(2024, 7, 12)
    for day in (second_january, boyne):
        assert STATUTORY.is_working_day(day)
        assert CLEAR_DAYS.is_working_day(day)
        assert not FOI.is_working_day(day)
    assert RULES["foi-response"].due(date(2023, 12, 29)) == date(2024, 1, 30)
    assert add_working_days(date(2023, 12, 29), 20, STATUTORY) == date(2024, 1, 29)


def test_an_authority_can_add_a_day_off() -> None:
    civic_day = date(2023, 8, 16)
    assert action_plan_due(date(2023, 5, 9), added=[civic_day]) == date(2023, 8, 17)
    assert STATUTORY.adding([civic_day]).day_off(civic_day) == "a day off that the authority added"
    assert STATUTORY.is_working_day(civic_day)


@pytest.mark.parametrize(
    ("meeting", "published"),
    [
        (date(2024, 7, 8), date(2024, 6, 28)),
        (date(2024, 7, 16), date(2024, 7, 8)),
        (date(2024, 7, 17), date(2024, 7, 9)),
        (date(2019, 4, 23), date(2019, 4, 11)),
    ],
)
def test_papers_open_five_clear_days_before_the_meeting(meeting: date, published: date) -> None:
    assert last_lawful_publication(meeting) == published
    between = (published + timedelta(days=i) for i in range(1, (meeting - published).days))
    assert sum(CLEAR_DAYS.is_working_day(day) for day in between) == 5


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("focused-visit-draft", date(2018, 9, 10)),  # St Helens' letter of 10 August 2018
        ("focused-visit-final", date(2018, 11, 19)),
        ("report-publication", date(2018, 9, 24)),
        ("send-priority-action-plan", date(2018, 10, 1)),
    ],
)
def test_each_rule_counts_its_own_days(name: str, due: date) -> None:
    assert RULES[name].due(date(2018, 8, 10)) == due


def test_every_rule_quotes_a_source() -> None:
    assert all(rule.source and rule.counted_from for rule in RULES.values())
    assert {name for name, rule in RULES.items() if rule.is_setting} == {
        "focused-visit-draft",
        "focused-visit-final",
        "send-priority-action-plan",
    }


def test_a_stated_date_that_is_the_computed_one_agrees() -> None:
    comparison = compare_stated(date(2023, 8, 16), date(2023, 8, 16))
    assert comparison.agrees
    assert comparison.sentence == "The date stated, 16 August 2023, is the date computed."


@pytest.mark.parametrize(
    ("computed", "stated", "says"),
    [
        (
            date(2019, 12, 3),
            date(2019, 11, 28),
            "is 3 working days before the date computed, 3 December 2019. "
            "It would follow from receiving the report on 21 August 2019.",
        ),
        (
            date(2018, 8, 16),
            date(2018, 8, 18),
            "is 1 working day after the date computed, 16 August 2018. "
            "It is a Saturday, not a working day.",
        ),
        (
            date(2018, 8, 17),
            date(2018, 8, 18),
            "is just after, with no working day between, the date computed, 17 August 2018. "
            "It is a Saturday, not a working day.",
        ),
        (
            date(2022, 9, 20),
            date(2022, 9, 19),
            "is 1 working day before the date computed, 20 September 2022. "
            "It is a bank holiday (State Funeral of Queen Elizabeth II), not a working day.",
        ),
    ],
)
def test_a_stated_date_that_differs_says_how(computed: date, stated: date, says: str) -> None:
    comparison = compare_stated(computed, stated, rule=RULES["action-plan"])
    assert not comparison.agrees
    assert comparison.sentence.endswith(says)


@pytest.mark.parametrize("received", [date(1999, 12, 31), date(2100, 12, 1), date.max])
def test_years_without_known_bank_holidays_are_refused(received: date) -> None:
    with pytest.raises(Refused, match="in the years 2000 to 2100, not in"):
        action_plan_due(received)


@given(days, st.integers(1, 150), st.sampled_from(CALENDARS))
def test_counting_forward_lands_on_the_nth_working_day(day0, n, calendar) -> None:
    due = add_working_days(day0, n, calendar)
    assert calendar.is_working_day(due)
    assert working_days_between(day0, due, calendar) == n
    assert working_days_between(due, day0, calendar) == -n


@given(days, st.integers(1, 150), st.sampled_from(CALENDARS))
def test_counting_back_from_a_working_day_undoes_counting_forward(day0, n, calendar) -> None:
    due = add_working_days(day0, n, calendar)
    back = add_working_days(due, -n, calendar)
    assert back == day0 or not calendar.is_working_day(day0)
    assert add_working_days(back, n, calendar) == due


def test_bank_holidays_are_looked_up_once_a_year() -> None:
    assert bank_holidays("ENG", 2024) is bank_holidays("ENG", 2024)
