"""Excel, CSV and JSON: no text runs as a formula, dates are dates, and nothing is lost."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.workbooks import guarded, unguarded
from goldenthread.reports.kinds import Layout
from goldenthread.reports.paper_sheets import action_sheet, paper_sheets, paper_xlsx
from goldenthread.reports.sheets import (
    EXCEL_CELL_LIMIT,
    Sheet,
    SheetColumn,
    csv_text,
    json_text,
    xlsx_bytes,
)
from goldenthread.reports.wording import printable
from tests.unit.reports import papers, reading

PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\n=1+1",
    " =1+1",
    "'=1+1",
    "''=1+1",
    "＝1+1",
    '=cmd|"/c calc"!A1',
    '=HYPERLINK("http://x.example","a")',
    "=IMPORTXML(A1)",
    "-5",
    "+44 1234",
    '",=1+1,"',
    "@",
)


def one_cell(text: object) -> Sheet:
    return Sheet("T", (SheetColumn("Text"),), ((text,),), "note")  # type: ignore[arg-type]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_formula_in_excel(payload: str) -> None:
    data = xlsx_bytes([Sheet(payload, (SheetColumn(payload),), ((payload,),), payload)])
    parts = reading.members(data)
    sheets = b"".join(part for name, part in parts.items() if "worksheets/" in name)
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_formula_in_csv(payload: str) -> None:
    _, (written,) = csv.reader(io.StringIO(csv_text(one_cell(payload)), newline=""))
    assert written.lstrip(" ")[0] not in "=+-@＝＋－＠\t\n"
    assert unguarded(written) == payload


@given(st.text())
def test_what_is_exported_as_csv_is_imported_unchanged(text: str) -> None:
    assert unguarded(guarded(text)) == text
    rows = list(csv.reader(io.StringIO(csv_text(one_cell(text)), newline="")))
    assert unguarded("".join(rows[1])) == printable(text)


@pytest.mark.parametrize("text", ["It’s", "'twas said", "a=b", "", "'", "  ", "Plain"])
def test_a_text_that_no_spreadsheet_would_run_is_left_alone(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


def test_negative_numbers_stay_numbers() -> None:
    assert csv_text(one_cell(-14)) == "Text\r\n-14\r\n"
    assert reading.xlsx_tables(xlsx_bytes([one_cell(-14)]))["T"][1] == [-14]


def test_dates_are_dates_in_excel_and_iso_in_csv_and_json() -> None:
    sheet = one_cell(date(2025, 11, 10))
    assert reading.xlsx_tables(xlsx_bytes([sheet]))["T"][1] == [date(2025, 11, 10)]
    assert csv_text(sheet) == "Text\r\n2025-11-10\r\n"
    assert json.loads(json_text(sheet))["rows"] == [{"Text": "2025-11-10"}]


def test_the_first_sheet_says_what_as_at_when_and_what_both_ratings_mean() -> None:
    tables = reading.xlsx_tables(paper_xlsx(papers.paper(20)))
    assert next(iter(tables)) == "Notes"
    notes = {str(row[0]): str(row[1]) for row in tables["Notes"]}
    assert notes["Actions"].startswith("Every action. As at 10 November 2025, record entry 4213.")
    assert "not counted in any figure" in notes["Actions"]
    assert notes["Progress rating"].startswith("Is the work done?")
    assert notes["Impact rating"].startswith("Is it better for children?")
    assert notes["Progress: Off track"]
    assert notes["Impact: Sustained"]


def test_each_sheet_has_a_fixed_head_and_a_filter_and_no_author() -> None:
    data = paper_xlsx(papers.paper(20))
    book = openpyxl.load_workbook(io.BytesIO(data))
    for name in book.sheetnames[1:]:
        assert book[name].freeze_panes == "B2"
        assert book[name].auto_filter.ref
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    assert all(sheet.sheet_state == "visible" for sheet in book)


def test_columns_name_the_rating_that_they_hold() -> None:
    for sheet in paper_sheets(papers.paper(20)):
        for head in sheet.heads:
            assert head not in {"RAG", "Status", "Rating"}
    position = papers.position(20)
    paper = papers.paper(20)
    heads = action_sheet(position, paper.progress_key, paper.impact_key).heads
    assert "Progress rating" in heads
    assert "Impact rating" in heads


def test_the_actions_sheet_has_every_action_counted_or_not() -> None:
    paper = papers.paper(20)
    _, *rows = reading.xlsx_tables(paper_xlsx(paper))["Actions"]
    assert [row[0] for row in rows] == [action.ref for action in paper.position.actions]
    assert {row[14] for row in rows} == {"Yes", "No"}


def test_a_text_longer_than_a_cell_says_that_it_was_shortened() -> None:
    ((shown,),) = reading.xlsx_tables(xlsx_bytes([one_cell("x" * 40_000)]))["T"][1:]
    assert len(shown) == EXCEL_CELL_LIMIT
    assert shown.endswith("(shortened: a cell of Excel holds no more)")


def test_sheets_of_any_name_open() -> None:
    titles = ["a/b:c?[d]*", "A B C  D", "x" * 60, "x" * 61, "", "'", "Notes", "History"]
    data = xlsx_bytes([Sheet(title, (), (), "") for title in titles])
    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert len({name.lower() for name in names}) == len(titles) + 1


def test_sheets_of_parts_with_one_heading_have_names_of_their_own_that_the_notes_give() -> None:
    own = "What could stop the work, and what is done about it"
    layout = Layout((("risks", own), ("contingencies", "Actions"), ("funding", f"{own} soon")))
    found = reading.xlsx_tables(paper_xlsx(papers.of_kind("board_pack", layout=layout)))
    assert len({name.lower() for name in found}) == len(found)
    notes = [str(row[0]) for row in found["Notes"]]
    assert [*found][1:] == notes[: len(found) - 1]
    assert {"Actions", "Actions 2", own[:28], f"{own[:28]} 2"} <= {*found}
