"""An extract as authorities send it: headings, dirty cells, size; and nothing of a child said."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.cli.main import main
from goldenthread.core.errors import Refused
from goldenthread.measures.annex_a import Asked, compute, hide_small, results_by_measure
from goldenthread.measures.annex_a.care import CEASED, PLACEMENTS, SINCE
from goldenthread.measures.annex_a.checks import in_runs
from goldenthread.measures.annex_a.children import NEED_CLOSED, NEED_SINCE, PLAN, STATUS
from goldenthread.measures.annex_a.front_door import (
    AUTHORISED,
    BEFORE,
    CONTACT,
    ICPC,
    NFA,
    REFERRAL,
    S47,
    STARTED,
)
from goldenthread.measures.annex_a.headings import list_number, matched
from goldenthread.measures.annex_a.lists import AGE, BIRTH, DATA, columns_of
from goldenthread.measures.annex_a.make import lists_of
from goldenthread.measures.pasting import pasted_figures
from goldenthread.measures.periods import read_period
from tests.unit.measures.annex_workbooks import AS_AT, list_rows, workbook, write

SHARED = Path(__file__).resolve().parents[3].parent / "shared/data/annex-a"
SAMPLE = SHARED / "Annex_A_2024_Jan.xlsx"
needs_sample = pytest.mark.skipif(
    not SAMPLE.is_file(), reason="the sample workbook (../shared/data/annex-a) is not here"
)
SPRING = date(2026, 4, 1)
DAY = date(2021, 3, 16)
"""The day on which the ages in the sample are right."""

# Worked out by hand from the sheets of the sample: value, numerator, denominator.
BY_HAND: dict[str, tuple[str | None, str, int | None]] = {
    "contacts": ("5", "5", None),
    "referral_rate": ("12.0", "6", None),  # six in half a year are twelve a year, of 10,000
    "rereferral_12m": ("50.0", "3", 6),
    "referral_nfa": ("0.0", "0", 6),
    "referral_not_in_need": (None, "0", 0),  # all five are "CS Assessment Updated"
    "assess_45wd": ("0.0", "0", 5),
    "assess_open_over_45": (None, "0", 0),
    "child_seen_assess": ("100.0", "5", 5),
    "s47_rate": ("10.0", "5", None),
    "icpc_15wd": ("100.0", "3", 3),  # 13, 13 and 11 working days
    "s47_to_icpc": ("60.0", "3", 5),
    "icpc_to_plan": ("100.0", "3", 3),
    "cin_rate": ("5.0", "5", None),
    "cin_seen": ("60.0", "3", 5),  # 16 February is 28 days ago
    "cpp_rate": ("2.0", "2", None),
    "cpp_repeat": ("66.7", "2", 3),
    "cpp_2y_open": ("0.0", "0", 2),
    "cpp_2y_end": ("0.0", "0", 5),
    "cpp_review": (None, "0", 0),  # both open plans are younger than 3 months
    "cpp_visits": ("100.0", "2", 2),
    "cla_rate": ("4.0", "4", None),
    "cla_start_rate": ("0.0", "0", None),
    "placements_3plus": ("0.0", "0", 4),
    "long_term_stability": ("0.0", "0", 2),  # aged 13 and 3; placed in July 2019 and June 2020
    "foster": ("100.0", "4", 4),
    "cla_review": ("100.0", "4", 4),
    "cla_visits": ("50.0", "2", 4),
    "cla_health": ("75.0", "3", 4),  # the three-year-old's is older than 6 months
    "cla_dental": ("25.0", "1", 4),
    "cla_missing": (None, "0.0", 0),
    "rhi/offered": (None, "0", 0),
    "rhi/accepted": (None, "0", 0),
    "sgo": ("100.0", "1", 1),
    "cl_accom_19_21": ("66.7", "2", 3),
    "cl_eet_19_21": ("66.7", "2", 3),
    "cl_in_touch": ("100.0", "3", 3),
    "cl_pathway": ("0.0", "0", 6),
    "adoption_time": (None, "0.0", 0),
    "caseload": ("1.5", "6", 4),
}


@needs_sample
def test_the_sample_gives_what_was_worked_out_by_hand() -> None:
    found = compute(SAMPLE, Asked(DAY, cin_days=28, population=10_000))
    results = results_by_measure(found.results)
    assert {
        measure: (each.value, str(each.numerator), each.denominator)
        for measure, each in results.items()
    } == BY_HAND
    assert results["sgo"].left_out == {f"“{CEASED}” is blank": 4}


@needs_sample
def test_adoptions_of_the_sample_took_20_days() -> None:
    found = compute(SAMPLE, Asked(DAY, months=240))
    adoption = results_by_measure(found.results)["adoption_time"]
    assert (adoption.value, adoption.denominator) == ("0.7", 5)
    assert adoption.numerator == Decimal("3.3")  # 100 days in months of 30.4


@needs_sample
def test_the_dirty_rows_of_the_sample_are_named() -> None:
    said = {each.sentence for each in compute(SAMPLE, Asked(DAY)).problems}
    assert {
        "List 7, row 8: “Child Protection Plan Start Date” is more than 10 months before the date "
        "of birth.",
        "List 8, row 3: “Placement postcode” is no postcode.",
        "List 8, row 4: “Ethnicity” is blank.",
        "List 8, row 5: “Date Started to be Looked After” is before the date of birth.",
        "List 10, row 5: “Date the Child Entered Care” is before the date of birth.",
        "List 6, rows 2–6: “Allocated Worker” is blank.",
        "List 4, rows 2–6: “Was the child assessed as requiring LA children's social care "
        "support?” is not one of the codes.",
    } <= said
    assert len(said) == 12


@needs_sample
def test_the_columns_are_those_of_the_schema() -> None:
    schema = json.loads((SHARED / "schema.json").read_text("utf-8"))
    assert json.loads(DATA.read_text("utf-8"))["lists"] == lists_of(schema)


# Sheets and headings


@pytest.mark.parametrize(
    ("sheet", "number"),
    [
        ("List 1", 1),
        ("list 11", 11),
        ("Annex A List 7 - CPP", 7),
        ("8. CLA", 8),
        ("Contacts", None),
        ("List 12", None),
    ],
)
def test_the_number_of_a_sheet(sheet: str, number: int | None) -> None:
    assert list_number(sheet) == number


def test_headings_are_known_however_they_are_written() -> None:
    headings = ["child unique id ", "Sex", "ETHNICITY", "Date of  Birth", "Age", "Date Of Referral"]
    headings += ["Source of referral", "Referral NFA", "Number of referrals in last 12 months"]
    headings += ["Case Manager", "Allocated  Team", "Allocated worker"]
    places = matched(headings, columns_of(3))
    assert [places.get(name) for name in columns_of(3)] == [0, 1, 2, 3, 4, 5, None, 7, 8, 10, 11]


def test_stage_1_is_not_stage_2() -> None:
    names = [*columns_of(11)]
    without = [name.replace("started", "start") for name in names if name != "Date Stage 1 started"]
    places = matched(without, columns_of(11))
    assert "Date Stage 1 started" not in places
    assert places["Date Stage 2 started"] == without.index("Date Stage 2 start")


def test_titles_above_and_blank_rows_keep_the_numbers_of_the_sheet(tmp_path: Path) -> None:
    rows = list_rows(1, [{CONTACT: SPRING}, {CONTACT: "soon"}])
    title: list[list[object]] = [["Contacts of Wyremouth"], []]
    file = write(tmp_path / "a.xlsx", {"Contacts": [*title, rows[0], [], *rows[1:]]})
    found = compute(file, Asked(AS_AT))
    assert results_by_measure(found.results)["contacts"].value == "1"
    problem = next(each for each in found.problems if each.column == CONTACT)
    assert (problem.rows, problem.problem) == ((6,), "is no date")


def test_sheets_that_are_no_list_or_come_twice_are_left_out(tmp_path: Path) -> None:
    rows = list_rows(1, [{CONTACT: SPRING}])
    file = write(
        tmp_path / "a.xlsx", {"Notes": [["Read me"]], "List 1": rows, "Contacts again": rows}
    )
    found = compute(file, Asked(AS_AT))
    assert [(each.sheet, each.why) for each in found.unread] == [
        ("Notes", "It has no row with half of the headings of a list."),
        ("Contacts again", "List 1 was read from “List 1” already."),
    ]
    assert results_by_measure(found.results)["rereferral_12m"].why_not == (
        "List 3 is not in this workbook."
    )


def test_a_sheet_with_the_number_of_another_list_is_known_by_its_headings(tmp_path: Path) -> None:
    file = write(tmp_path / "a.xlsx", {"List 1": list_rows(3, [{REFERRAL: SPRING}])})
    assert [sheet.number for sheet in compute(file, Asked(AS_AT)).sheets] == [3]


def test_a_column_that_is_not_there_is_said(tmp_path: Path) -> None:
    headings, *rows = list_rows(3, [{REFERRAL: SPRING, BEFORE: 1}])
    at = headings.index(BEFORE)
    cut = [[*row[:at], *row[at + 1 :]] for row in (headings, *rows)]
    found = compute(write(tmp_path / "a.xlsx", {"List 3": cut}), Asked(AS_AT))
    results = results_by_measure(found.results)
    assert results["rereferral_12m"].why_not == f"“List 3” has no column “{BEFORE}”."
    assert results["referral_rate"].numerator == 1
    assert found.sheets[0].missing == (BEFORE,)


def test_a_workbook_without_lists_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="None of the sheets of a"):
        compute(write(tmp_path / "a.xlsx", {"Plan": [["Action", "Owner"]]}), Asked(AS_AT))


def test_what_contradicts_itself_is_named_by_its_row(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "a.xlsx",
        l4=[{STARTED: SPRING, AUTHORISED: date(2026, 3, 1)}],
        l5=[{S47: SPRING, ICPC: date(2026, 3, 1), BIRTH: date(2027, 1, 1), AGE: 3}],
        l6=[
            {NEED_SINCE: SPRING, STATUS: "Closed"},
            {NEED_SINCE: SPRING, NEED_CLOSED: date(2020, 1, 1)},
        ],
        l8=[{SINCE: SPRING, "Reason Ceased to be Looked After": "Died", PLACEMENTS: -1}],
    )
    said = {
        (each.sheet, each.column, each.problem) for each in compute(file, Asked(AS_AT)).problems
    }
    assert {
        ("List 4", AUTHORISED, f"is before “{STARTED}”"),
        ("List 5", ICPC, f"is before “{S47}”"),
        ("List 5", AGE, "does not fit the date of birth"),
        ("List 6", STATUS, "is closed, without a date of closure"),
        ("List 6", NEED_CLOSED, f"is before “{NEED_SINCE}”"),
        ("List 8", "Reason Ceased to be Looked After", "is given, without a date"),
        ("List 8", PLACEMENTS, "is below 0"),
    } <= said


def test_rows_are_said_in_runs() -> None:
    assert in_runs((2, 3, 4, 7, 9, 10)) == "2–4, 7, 9–10"


# Small numbers


def test_small_counts_are_hidden_with_what_gives_them_away(tmp_path: Path) -> None:
    """3 of 40 referrals ended at once; 38 of 40 were not the first: 2 were."""
    rows = [{REFERRAL: SPRING, NFA: "Yes" if n < 3 else "No", BEFORE: n < 38} for n in range(40)]
    found = compute(
        workbook(tmp_path / "a.xlsx", l3=[{**r, BEFORE: int(r[BEFORE])} for r in rows]),
        Asked(AS_AT),
    )
    shown = dict(zip(results_by_measure(found.results), hide_small(found.results, 5), strict=True))
    nfa, again, rate = (shown[name] for name in ("referral_nfa", "rereferral_12m", "referral_rate"))
    assert (nfa.numerator, nfa.denominator, nfa.value) == (False, True, False)
    assert (again.numerator, again.denominator, again.value) == (False, True, False)
    assert rate.numerator


def test_a_count_that_two_measures_share_is_hidden_in_both(tmp_path: Path) -> None:
    """Of 20 enquiries 17 led to a conference: how many conferences there were says it too."""
    rows = [{S47: SPRING, ICPC: SPRING if n < 17 else None} for n in range(20)]
    found = compute(workbook(tmp_path / "a.xlsx", l5=rows), Asked(AS_AT))
    shown = dict(zip(results_by_measure(found.results), hide_small(found.results, 5), strict=True))
    led, in_time = shown["s47_to_icpc"], shown["icpc_15wd"]
    assert (led.numerator, led.denominator) == (False, True)
    assert not in_time.denominator


# The command, and what it must never say


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Every cell a value that could be somebody's."""
    rows = [
        {
            "Child Unique ID": "XKCD77",
            "Allocated Worker": "Zebedee",
            REFERRAL: "Q-day",
            BEFORE: "Vv",
            "Ethnicity": "Wyremouthian",
            BIRTH: "14-Xyz-2011",
            NFA: "perhaps-so",
        },
    ]
    return workbook(tmp_path / "a.xlsx", l3=rows, l7=[{"Child Unique ID": "XKCD77", PLAN: "Q-day"}])


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_nothing_of_a_cell_is_ever_said(
    secret: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["annex-a", str(secret), "--as-at", "2026-09-30", *more]) == 0
    said = "".join(capsys.readouterr())
    assert "is no date" in said
    for value in ("XKCD77", "Zebedee", "Q-day", "Vv", "Wyremouthian", "Xyz", "perhaps-so"):
        assert value not in said


def test_a_sheet_without_headings_does_not_say_what_is_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = list_rows(1, [{CONTACT: SPRING}])
    file = write(tmp_path / "a.xlsx", {"List 1": rows, "List 2": [["XKCD77", "Zebedee"]]})
    assert main(["annex-a", str(file), "--as-at", "2026-09-30"]) == 0
    assert "XKCD77" not in "".join(capsys.readouterr())


def test_the_command_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = workbook(tmp_path / "a.xlsx", l3=[{REFERRAL: SPRING, BEFORE: n % 2} for n in range(20)])
    words = ["annex-a", str(file), "--as-at", "30 September 2026", "--authority", "Leeds", "--json"]
    assert main(words) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["period"] == {"from": "2026-03-30", "to": "2026-09-30", "months": 6}
    assert answer["population"]["source"].startswith("Office for National Statistics, June 2024")
    again = next(each for each in answer["measures"] if each["id"] == "rereferral_12m")
    assert (again["value"], again["numerator"], again["denominator"]) == ("50.0", 10, 20)
    assert answer["not_computable"]["sdq"] == "Annex A does not ask for it."
    assert answer["problems"]
    ids = {each["id"] for each in answer["measures"]} | set(answer["not_computable"])
    assert len(ids) == 55


def test_the_command_hides_small_counts_on_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{REFERRAL: SPRING, BEFORE: int(n < 4)} for n in range(20)] + [{REFERRAL: None}]
    file = workbook(tmp_path / "a.xlsx", l3=rows)
    words = ["annex-a", str(file), "--as-at", "2026-09-30", "--suppress"]
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    again = next(each for each in answer["measures"] if each["id"] == "rereferral_12m")
    assert (again["value"], again["numerator"], again["denominator"]) == ("c", "c", 20)
    assert again["left_out"] == {f"“{REFERRAL}” is blank": "c"}
    assert (again["rows"], answer["problems"], answer["lists"][0]["rows"]) == (None, [], None)
    assert main(words) == 0
    assert "rereferral_12m: c % (c of 20)" in capsys.readouterr().out


def test_the_command_writes_a_file_that_the_page_of_figures_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{REFERRAL: SPRING, BEFORE: int(n < 4)} for n in range(20)]
    words = ["annex-a", str(workbook(tmp_path / "a.xlsx", l3=rows)), "--as-at", "2026-09-30"]
    assert main([*words, "--csv", "--population", "1000"]) == 0
    figures = {each.measure: each for each in pasted_figures(capsys.readouterr().out)}
    again = figures["Re-referrals within 12 months"]
    assert (again.numerator, again.denominator, again.value) == ("4", "20", "")
    assert read_period(again.period, "monthly") == date(2026, 9, 1)
    rate = figures["Referrals per 10,000 children"]
    assert (rate.numerator, rate.denominator, rate.value) == ("20", "1000", "")
    assert "Contacts received" not in figures
    assert main([*words, "--csv", "--suppress"]) == 0
    assert "Re-referrals" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--months", "0"], "whole numbers from 1"),
        (["--authority", "Wyremouth"], "No authority is called “Wyremouth”"),
        (["--authority", "Kingston upon Thames / Richmond upon Thames"], "No population of"),
    ],
)
def test_the_command_says_what_is_wrong(
    more: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = workbook(tmp_path / "a.xlsx", l1=[{CONTACT: SPRING}])
    assert main(["annex-a", str(file), "--as-at", "2026-09-30", *more]) == 1
    assert sentence in capsys.readouterr().err
    assert main(["annex-a", str(tmp_path / "none.xlsx"), "--as-at", "2026-09-30"]) == 1
    assert "There is no file" in capsys.readouterr().err
