"""A plan goes out as a workbook and comes back the same: pure."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.imports.exchange import FIRST_ANSWER, Line, clean, read, write

LEVELS = [("On track", "It goes as planned."), ("At risk", "It may be late.")]
PAYLOADS = (
    "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "<script>alert(1)</script>", "{{7*7}}",
    "_x0041_", "'=1", " begins with a space", "line\nend\n", "\ttab", "a\x0bb", "£ ’ 𝒳", "1.10",
    "TRUE", "2026-11-16", "#N/A",
)  # fmt: skip
texts = st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=40)).map(clean)
days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
lines = st.builds(
    Line,
    reference=st.text("0123456789.ab", min_size=1, max_size=6),
    **dict.fromkeys(("priority", "title", "why", "difference", "lead", "owner"), texts),
    **dict.fromkeys(("partners", "progress", "said", "rating", "narrative", "next_step"), texts),
    **dict.fromkeys(("starts_on", "due_on", "new_due_on"), days),
)


@settings(max_examples=30, deadline=None)
@given(title=texts.filter(bool), rows=st.lists(lines, max_size=4))
def test_what_goes_out_comes_back_the_same(title: str, rows: list[Line]) -> None:
    data = write(title, rows, LEVELS)
    back = read(data)
    assert back == (title, rows)
    assert write(*back, LEVELS) == data


def test_nothing_in_it_is_a_formula_and_only_the_answers_can_be_typed_in() -> None:
    line = Line("1.1", "Care leavers", "=1+1", due_on=date(2027, 3, 31))
    book = openpyxl.load_workbook(io.BytesIO(write("Plan", [line], LEVELS)))
    sheet = book["Plan"]
    assert sheet["C2"].data_type == "s"
    assert sheet.protection.sheet
    locked = [cell.protection.locked for cell in sheet[2]]
    assert locked == [n < FIRST_ANSWER for n in range(len(locked))]
    assert [str(each.sqref) for each in sheet.data_validations.dataValidation] == ["N2"]
    assert sheet.data_validations.dataValidation[0].formula1 == "Notes!$A$5:$A$6"
    assert [book["Notes"][f"A{n}"].value for n in (5, 6)] == ["On track", "At risk"]


def test_what_an_owner_typed_is_read_as_typed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write("Plan", [Line("1.10", "P", "Do it")], LEVELS)))
    sheet = book["Plan"]
    sheet["N2"], sheet["O2"], sheet["P2"] = "At risk", "Two of three are in post.", 12
    sheet["Q2"] = date(2027, 6, 30)
    out = io.BytesIO()
    book.save(out)
    told = Line("1.10", "P", "Do it", rating="At risk", narrative="Two of three are in post.")
    assert read(out.getvalue()) == (
        "Plan",
        [replace(told, next_step="12", new_due_on=date(2027, 6, 30))],
    )


def test_any_other_workbook_is_none_of_ours() -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    assert read(out.getvalue()) is None
    assert read(b"PK nothing") is None
