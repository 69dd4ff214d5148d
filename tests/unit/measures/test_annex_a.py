"""Measures of an Annex A workbook: each at the edge of its rule, and what leaves a row out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from goldenthread.core.calendars import STATUTORY, working_days_between
from goldenthread.core.errors import Refused
from goldenthread.measures.annex_a import Asked, Computed, Result, compute, results_by_measure
from goldenthread.measures.annex_a.care import SINCE
from goldenthread.measures.annex_a.children import NEED_SINCE, PLAN, PLAN_ENDED
from goldenthread.measures.annex_a.counting import WorkingDays, months_before
from goldenthread.measures.annex_a.front_door import AUTHORISED, BEFORE, CONTACT, REFERRAL, STARTED
from tests.unit.measures.annex_cases import CASES, LIST_OF, LONG_AGO, SPRING, Case
from tests.unit.measures.annex_workbooks import AS_AT, Cells, workbook


def computed(folder: Path, asked: Asked | None = None, **lists: Sequence[Cells]) -> Computed:
    return compute(workbook(folder / "annex-a.xlsx", **lists), asked or Asked(AS_AT))


def result(folder: Path, measure: str, rows: Sequence[Cells], asked: Asked | None = None) -> Result:
    """One measure, from a workbook with its list alone."""
    found = computed(folder, asked, **{f"l{LIST_OF[measure.partition('/')[0]]}": rows})
    return results_by_measure(found.results)[measure]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_each_measure_at_the_edge_of_its_rule(case: Case, tmp_path: Path) -> None:
    measure, rows, *expected = case
    found = result(tmp_path, measure, rows, Asked(AS_AT, cin_days=28, population=1000))
    assert [found.value, int(found.numerator or 0), found.denominator] == expected


@pytest.mark.parametrize(("measure", "rows"), [(case[0], case[1]) for case in CASES])
def test_every_row_counts_or_is_left_out_with_a_reason(
    measure: str, rows: list[Cells], tmp_path: Path
) -> None:
    found = result(tmp_path, measure, rows, Asked(AS_AT, cin_days=28))
    assert len(found.counted) + sum(found.left_out.values()) == len(rows) == found.rows


def test_every_method_has_a_case() -> None:
    assert {case[0].partition("/")[0] for case in CASES} == set(LIST_OF)


def test_working_days_are_those_of_the_calendar() -> None:
    quick = WorkingDays(date(2025, 1, 1), date(2026, 12, 31))
    for start in (date(2025, 4, 17), date(2025, 12, 24), date(2026, 5, 1)):
        for days in (0, 1, 5, 30, 90):
            end = start + timedelta(days=days)
            assert quick.between(start, end) == working_days_between(start, end, STATUTORY)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 3, 16), 6, date(2025, 9, 16)),
        (date(2026, 1, 31), 12, date(2025, 1, 31)),
    ],
)
def test_months_before(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_left_out_rows_have_their_reasons(tmp_path: Path) -> None:
    rows: list[Cells] = [
        {STARTED: SPRING, AUTHORISED: SPRING},
        {STARTED: SPRING, AUTHORISED: "soon"},
        {AUTHORISED: SPRING},
        {STARTED: SPRING, AUTHORISED: LONG_AGO},
        {STARTED: AS_AT, AUTHORISED: SPRING},
        {STARTED: SPRING},
    ]
    found = result(tmp_path, "assess_45wd", rows)
    assert found.left_out == {
        f"“{AUTHORISED}” is before the period": 1,
        f"“{AUTHORISED}” is before “{STARTED}”": 1,
        f"“{AUTHORISED}” is blank": 1,
        f"“{AUTHORISED}” is no date": 1,
        f"“{STARTED}” is blank": 1,
    }


def test_a_copy_of_a_row_counts_once(tmp_path: Path) -> None:
    row: Cells = {"Child Unique ID": 7, CONTACT: SPRING}
    found = computed(tmp_path, l1=[row, row, {**row, "Child Unique ID": 8}])
    contacts = results_by_measure(found.results)["contacts"]
    assert (contacts.value, contacts.left_out) == ("2", {"a copy of an earlier row": 1})


def test_the_number_of_referrals_may_count_the_present_one(tmp_path: Path) -> None:
    rows: list[Cells] = [{REFERRAL: SPRING, BEFORE: 1}, {REFERRAL: SPRING, BEFORE: 2}]
    found = result(tmp_path, "rereferral_12m", rows)
    assert (found.value, "--counts-present-referral" in found.note) == ("100.0", True)
    assert (
        result(tmp_path, "rereferral_12m", rows, Asked(AS_AT, counts_present=True)).value == "50.0"
    )


def test_a_rate_without_a_population_has_its_count(tmp_path: Path) -> None:
    found = result(tmp_path, "cla_rate", [{SINCE: SPRING}])
    assert (found.value, found.numerator) == (None, 1)
    assert "--authority or --population" in found.why_not


def test_cases_for_each_worker(tmp_path: Path) -> None:
    """A child in two lists with one worker is one case; closed work and nobody's are none."""
    worker = "Allocated Worker"
    found = computed(
        tmp_path,
        l6=[
            {"Child Unique ID": 1, NEED_SINCE: SPRING, worker: "Post 1"},
            {"Child Unique ID": 2, NEED_SINCE: SPRING, worker: "Post 2"},
            {"Child Unique ID": 3, NEED_SINCE: SPRING},
        ],
        l7=[
            {"Child Unique ID": 1, PLAN: SPRING, worker: "post 1"},
            {"Child Unique ID": 4, PLAN: SPRING, worker: "Post 1"},
            {"Child Unique ID": 5, PLAN: SPRING, PLAN_ENDED: SPRING, worker: "Post 2"},
        ],
    )
    caseload = results_by_measure(found.results)["caseload"]
    assert (caseload.value, caseload.numerator, caseload.denominator) == ("1.5", 3, 2)


def test_dates_and_numbers_are_read_however_they_are_written(tmp_path: Path) -> None:
    written: list[object] = [
        *("01/04/2026", "2026-04-01", "1-Apr-2026", "01.04.26".replace(".", "/"), "1 April 2026"),
        *("01/04/2026 09:30", "2026-04-01T00:00:00", 46113, datetime(2026, 4, 1, 13)),  # noqa: DTZ001
        " 01/04/2026\xa0",
    ]
    found = result(tmp_path, "contacts", [{CONTACT: cell} for cell in written])
    assert (found.value, found.left_out) == (str(len(written)), {})
    unreadable = ["31/02/2026", "soon", 3, "01/04/1826", True]
    found = result(tmp_path, "contacts", [{CONTACT: cell} for cell in unreadable])
    assert found.left_out == {f"“{CONTACT}” is no date": 4, f"“{CONTACT}” is no possible date": 1}


def test_what_is_no_workbook_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "annex-a.xlsx"
    file.write_bytes(b"no workbook")
    with pytest.raises(Refused, match="is no Excel workbook"):
        compute(file, Asked(AS_AT))
