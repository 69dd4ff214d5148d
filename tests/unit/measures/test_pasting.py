"""Rows from a spreadsheet: with a head and without, with tabs and commas; files of them."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter
from openpyxl import Workbook

from goldenthread.core.errors import Refused
from goldenthread.measures.pasting import PastedFigure, pasted_figures
from goldenthread.measures.sheets import text_of


def test_a_head_names_the_columns_in_any_order() -> None:
    text = "Month\tIndicator\tOut of\tCount\r\nOct 2025\tM2.1\t318\t62\r\n\r\n"
    assert pasted_figures(text) == [
        PastedFigure(2, measure="M2.1", period="Oct 2025", numerator="62", denominator="318")
    ]


def test_without_a_head_columns_come_in_their_order() -> None:
    (row,) = pasted_figures("M2.1,Oct 2025,19.5,62,318,provisional,“late, and partial”")
    assert (row.measure, row.value, row.status) == ("M2.1", "19.5", "provisional")


def test_cells_may_hold_commas_line_ends_and_spaces() -> None:
    (row,) = pasted_figures('measure\tfigure\tcomment\nM1\t 1,204 \t"two\nlines"')
    assert (row.value, row.commentary) == ("1,204", "two lines")
    assert pasted_figures("\n \t \n") == []


def test_a_workbook_and_a_csv_file_give_the_same_text() -> None:
    book = Workbook()
    book.active.append(["measure", "month", "figure"])
    book.active.append(["M1", date(2025, 10, 1), 19.5])
    book.active.append(["M1", date(2025, 9, 1), 20])
    held = io.BytesIO()
    book.save(held)
    rows = "measure,month,figure\nM1,2025-10-01,19.5\nM1,2025-09-01,20\n"
    as_csv = text_of(rows.encode(), "csv")
    assert text_of(held.getvalue(), "xlsx") == as_csv
    assert [row.period for row in pasted_figures(as_csv)] == ["2025-10-01", "2025-09-01"]


def test_a_file_beyond_all_months_is_refused() -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet()
        for row in range(5001):
            sheet.write(row, 0, "M1")
    with pytest.raises(Refused, match="more than 5,000 rows"):
        text_of(held.getvalue(), "xlsx")
