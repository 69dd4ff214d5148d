"""Amounts as they are typed, and sums of funding lines, whatever they are grouped by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plans.funding import (
    NOTHING,
    SHOWS,
    FundingFilters,
    Group,
    LineRow,
    MonthRow,
    Need,
    Sums,
    amount_of,
    by_priority,
    by_source,
    by_year,
    months_of,
    pounds,
    summed,
    typed,
    year_name,
    year_of,
)

APRIL = date(2026, 4, 1)


def line(pk: int = 1, stage: str = "bid", **more: object) -> LineRow:
    told = {"title": "Mentors", "source": "Grant", "recurrence": "one_off", "kind": "plan"}
    rest = {"stage_on": APRIL, "subject": 1, "label": "The plan", "subject_title": "", **more}
    return LineRow(pk=pk, stage=stage, **{**told, **rest})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1250", "1250.00"),
        ("£1,250.5", "1250.50"),
        (" 1 250 ", "1250.00"),
        ("-£12.30", "-12.30"),
        ("£-12", "-12.00"),
        ("−12", "-12.00"),
        (".50", "0.50"),
        ("0", "0.00"),
        ("9,999,999,999.99", "9999999999.99"),
    ],
)
def test_an_amount_is_read_as_people_type_it(text: str, amount: str) -> None:
    assert str(amount_of(text)) == amount


def test_nothing_typed_is_no_amount() -> None:
    assert amount_of("  ") is None


@pytest.mark.parametrize(
    "text", ["12k", "1,25", "12,3456", "1.234", "£", "-", "-£-1", "1e5", "NaN", "٣", "10000000000"]
)
def test_what_is_no_amount_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^must be .*\.$"):
        amount_of(text)


@given(st.decimals(-10_000_000, 10_000_000, places=2))
def test_what_is_shown_in_a_box_is_read_back(amount: Decimal) -> None:
    assert amount_of(typed(amount)) == amount == amount_of(pounds(amount))


def test_amounts_are_written_with_pence_only_where_there_are_some() -> None:
    said = [pounds(Decimal(each)) for each in ("1240000.00", "1240.50", "-12.00", "0.00")]
    assert said == ["£1,240,000", "£1,240.50", "−£12", "£0"]


def test_a_financial_year_goes_from_april_to_march() -> None:
    months = months_of(2026)
    assert (months[0], months[-1], len(months)) == (APRIL, date(2027, 3, 1), 12)
    assert {year_of(month) for month in months} == {2026}
    assert (year_of(date(2026, 3, 31)), year_name(2026), year_name(2099)) == (
        2025,
        "2026–27",
        "2099–00",
    )


amounts = st.none() | st.decimals(0, 1_000_000, places=2)
months = st.dates(date(2025, 1, 1), date(2028, 12, 31)).map(lambda day: day.replace(day=1))
month_rows = st.builds(MonthRow, months, amounts, amounts)
lines = st.builds(
    line,
    pk=st.integers(1, 1000),
    stage=st.sampled_from(["bid", "approved", "withdrawn"]),
    source=st.sampled_from(["Grant", "Reserve", "Partner"]),
    recurrence=st.sampled_from(["one_off", "recurrent"]),
    priority=st.none() | st.integers(1, 4),
    months=st.lists(month_rows, max_size=6, unique_by=lambda row: row.month).map(tuple),
)
type Grouping = Callable[[Iterable[LineRow]], list[Group]]


@pytest.mark.parametrize("grouping", [by_priority, by_source, by_year])
@given(rows=st.lists(lines, max_size=8))
def test_the_sums_of_any_grouping_come_to_the_whole(
    grouping: Grouping, rows: list[LineRow]
) -> None:
    groups = grouping(rows)
    assert sum((group.sums for group in groups), Sums()) == summed(rows)


@given(rows=st.lists(lines, max_size=8), name=st.sampled_from(["priority", "source", "year"]))
def test_a_number_of_a_roll_up_is_that_of_the_list_that_it_opens(
    rows: list[LineRow], name: str
) -> None:
    grouping: Grouping = {"priority": by_priority, "source": by_source, "year": by_year}[name]
    for group in grouping(rows):
        for show, column in {
            "standing": "forecast",
            "approved": "approved",
            "bid": "bid",
            "spent": "spent",
        }.items():
            listed = FundingFilters(show=show, **{name: group.code}).select(rows)
            assert getattr(summed(listed), column) == getattr(group.sums, column)


@given(rows=st.lists(lines, max_size=8))
def test_the_sums_are_those_of_the_months_told_plainly(rows: list[LineRow]) -> None:
    told = {"bid": NOTHING, "approved": NOTHING, "withdrawn": NOTHING}
    for row in rows:
        for month in row.months:
            told[row.stage] += month.forecast or 0
    spent = sum((m.spent or 0 for row in rows for m in row.months), NOTHING)
    whole = summed(rows)
    assert (whole.bid, whole.approved, whole.spent) == (told["bid"], told["approved"], spent)
    assert whole.forecast == told["bid"] + told["approved"]


def test_a_forecast_above_what_was_approved_is_seen() -> None:
    row = line(stage="approved", amount=Decimal(100), months=(MonthRow(APRIL, Decimal(130)),))
    assert row.above == 30
    assert SHOWS["above"][1](row)
    assert replace(row, amount=Decimal(130)).above == 0
    assert replace(row, stage="withdrawn").above == 0


def test_what_was_spent_is_asked_of_the_year_that_is_chosen() -> None:
    row = line(months=(MonthRow(APRIL, None, Decimal(5)), MonthRow(date(2027, 4, 1), Decimal(9))))
    assert FundingFilters(show="spent", year="2026").select([row]) == [row.within(2026)]
    assert FundingFilters(show="spent", year="2027").select([row]) == []
    assert FundingFilters(year="2025").select([row]) == []


def test_filters_leave_out_what_has_no_meaning() -> None:
    read = FundingFilters.read({"show": "all", "year": "soon", "source": " Grant ", "x": "1"})
    assert read.query == {"source": "Grant"}
    assert read.narrowed(source="", priority="plan") == {"priority": "plan"}


def test_priorities_go_by_number_and_the_whole_plan_comes_last() -> None:
    rows = [
        line(1),
        line(2, priority=7, number=10, priority_label="Priority 10: B"),
        line(3, priority=9, number=2, priority_label="Priority 2: A"),
    ]
    names = [group.name for group in by_priority(rows)]
    assert names == ["Priority 2: A", "Priority 10: B", "The plan as a whole"]


def test_a_need_says_how_much_and_whether_somebody_has_bid() -> None:
    assert Need(1, None, by_priority=False).sentence == (
        "It needs money, and none is approved. Nobody has bid for it."
    )
    assert Need(1, Decimal(64000), by_priority=True, waiting=True).sentence == (
        "It needs money, about £64,000, and none is approved here or for its priority. "
        "A bid waits for approval."
    )
