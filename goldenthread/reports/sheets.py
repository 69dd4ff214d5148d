"""Tables as Excel, CSV and JSON. Pure.

No text becomes a formula. Excel gets each text as a text. In CSV, a text that a spreadsheet
would run is `guarded`. Numbers, negative ones too, stay numbers.
"""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter

from goldenthread.core.workbooks import SAFE, guarded
from goldenthread.plans.ratings import IMPACT_KEY, PROGRESS_KEY, Key
from goldenthread.reports.wording import printable

Value = str | int | Decimal | date | None
EXCEL_CELL_LIMIT = 32_767
SHORTENED = " … (shortened: a cell of Excel holds no more)"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`width` is in characters, for Excel."""

    head: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name and a note of what it is and as at when. Dates are real dates."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(column.head for column in self.columns)


def csv_text(sheet: Sheet) -> str:
    """The rows under one line of heads, dates as 2025-11-10, no value as nothing."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(head) for head in sheet.heads])
    writer.writerows([_csv_value(value) for value in row] for row in sheet.rows)
    return out.getvalue()


def _csv_value(value: Value) -> str | int:
    if isinstance(value, str):
        return guarded(printable(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else value


def json_text(sheet: Sheet) -> str:
    """An object with title, note and one object per row, named by the columns' heads."""
    rows = [dict(zip(sheet.heads, row, strict=True)) for row in sheet.rows]
    whole = {"title": sheet.title, "note": sheet.note, "rows": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=_json_value) + "\n"


def _json_value(value: date | Decimal) -> str:
    """Amounts as "1250.50", which no reader rounds."""
    return format(value, "f") if isinstance(value, Decimal) else value.isoformat()


def xlsx_bytes(sheets: Iterable[Sheet], keys: Iterable[Key] = (PROGRESS_KEY, IMPACT_KEY)) -> bytes:
    """A workbook whose first sheet says what the others are and what the two ratings mean."""
    sheets, out = tuple(sheets), io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, **SAFE})
    book.set_properties({"author": "", "comments": ""})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    named = [*zip(_names(sheets), sheets, strict=True)]
    _write_notes(book, [(name, sheet.note) for name, sheet in named], tuple(keys), bold)
    for name, sheet in named:
        _write_sheet(book, name, sheet, bold)
    book.close()
    return out.getvalue()


def _names(sheets: tuple[Sheet, ...]) -> list[str]:
    """Excel allows 31 characters, none of []:*?/\\ and no name twice, whatever its case."""
    names = ["Notes"]
    for sheet in sheets:
        plain = "".join(" " if each in "[]:*?/\\" else each for each in printable(sheet.title))
        base = plain.strip(" '")[:28] or "Sheet"
        taken = {name.lower() for name in names}
        tries = (base if n == 1 else f"{base} {n}" for n in range(1, len(sheets) + 2))
        names.append(next(name for name in tries if name.lower() not in taken))
    return names[1:]


def _write_notes(
    book: xlsxwriter.Workbook, lines: list[tuple[str, str]], keys: tuple[Key, ...], bold: object
) -> None:
    """`lines`: each sheet by its name, with what it has."""
    notes = book.add_worksheet("Notes")
    notes.set_column(0, 0, 30)
    notes.set_column(1, 1, 110)
    for key in keys:
        lines += [("", ""), _key_line(key)]
        lines += [(f"{key.kind}: {level.word}", level.meaning) for level in key.levels]
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for n, (what, meaning) in enumerate(lines):
        notes.write_string(n, 0, _fitted(what), bold)
        notes.write_string(n, 1, _fitted(meaning), wrapped)


def _key_line(key: Key) -> tuple[str, str]:
    return f"{key.kind} rating", f"{key.question} {key.given_by} Version {key.version} of the key."


def _write_sheet(book: xlsxwriter.Workbook, name: str, sheet: Sheet, bold: object) -> None:
    page = book.add_worksheet(name)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    dated = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
    money = book.add_format({"num_format": "#,##0.00", "valign": "top"})
    for n, column in enumerate(sheet.columns):
        page.set_column(n, n, column.width)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), max(len(sheet.columns) - 1, 0))
    page.repeat_rows(0)
    page.set_landscape()
    for n, head in enumerate(sheet.heads):
        page.write_string(0, n, _fitted(head), bold)
    for down, row in enumerate(sheet.rows, 1):
        for across, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(down, across, _fitted(value), plain)
            elif isinstance(value, date):
                page.write_datetime(down, across, value, dated)
            elif isinstance(value, Decimal):
                page.write_number(down, across, value, money)
            elif value is not None:
                page.write_number(down, across, value, plain)


def _fitted(text: str) -> str:
    """Excel drops a longer text without a word; this one says that it was shortened."""
    text = printable(text)
    if len(text) <= EXCEL_CELL_LIMIT:
        return text
    return text[: EXCEL_CELL_LIMIT - len(SHORTENED)] + SHORTENED
