"""A file of figures as text with tabs, as if it had been pasted. Pure; run in the sandbox."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

from goldenthread.core.errors import Refused
from goldenthread.documents.texts import decode

MOST_ROWS = 5000


def text_of(data: bytes, kind: str) -> str:
    """The first sheet of a workbook, or a CSV file. Raises Refused."""
    rows = _sheet(data) if kind == "xlsx" else _csv(data)
    if len(rows) > MOST_ROWS:
        raise Refused(f"The file has more than {MOST_ROWS:,} rows. Cut it in two.")
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue()


def _csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(decode(data))))


def _sheet(data: bytes) -> list[list[str]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [[_cell(each) for each in row] for row in book.get_sheet_by_index(0).to_python()]


def _cell(value: Any) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)
