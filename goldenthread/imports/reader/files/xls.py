"""Old Excel workbooks (.xls): words and dates. Colours and what is hidden cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from goldenthread.core.errors import Refused

from ..cells import MOST_CELLS, Cell, Grid, Note, Source, letters, tidy
from .xlsx import MOST_SHEETS, TOO_MANY_CELLS, TOO_MANY_SHEETS

NO_COLOURS = Note(
    "no-colours",
    "Old Excel files (.xls) do not show their colours, merged cells and hidden rows to this "
    "reader. If colours mean something, save a copy as .xlsx.",
)


def read_xls(data: bytes) -> Source:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = book.sheet_names
        if len(names) > MOST_SHEETS:
            raise Refused(TOO_MANY_SHEETS.format(count=len(names), most=MOST_SHEETS))
        visible = {
            each.name: each.visible == SheetVisibleEnum.Visible for each in book.sheets_metadata
        }
        grids = tuple(
            Grid(name, name, tuple(_cells(book, name)), not visible.get(name, True))
            for name in names
        )
    except CalamineError as error:
        raise Refused(
            "The old Excel file cannot be read: it is damaged or has a password. "
            "Open it in Excel and save a copy as .xlsx without a password."
        ) from error
    return Source("xls", grids, (NO_COLOURS,))


def _cells(book: CalamineWorkbook, name: str) -> Iterator[Cell]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    if sum(map(len, rows)) > 10 * MOST_CELLS:
        raise Refused(TOO_MANY_CELLS)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            text, day = _value(value)
            if text:
                yield Cell(text, number, column, f"{name}!{letters(column)}{number + 1}", day=day)


def _value(value: object) -> tuple[str, date | None]:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}", value
    if isinstance(value, float) and value == int(value):
        return str(int(value)), None
    return tidy(str(value)), None
