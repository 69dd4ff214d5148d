"""A plan as a workbook that goes out, is filled in and comes back: one line for each action. Pure.

    write(plan, lines, levels) → bytes        read(data) → (title, lines), or None: not one of ours

What goes out comes back the same: texts are texts, whatever they begin with, and nothing is run.
What the plan says is locked against a slip of the hand (without a password); the last columns are
for who owns the action, with the words of the progress key to choose from.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from typing import Any

import python_calamine
import xlsxwriter

from goldenthread.core.workbooks import SAFE

SHEET, NOTES = "Plan", "Notes"
MOST = 32_000  # characters: a cell of Excel holds few more
_MARK = "Golden Thread plan sheet, version 1"
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - so that the same plan gives the same bytes


@dataclass(frozen=True, slots=True)
class Line:
    """An action with what stands in the plan, and from `rating` on what its owner fills in.

    People are posts, `partners` names with line ends between, `progress` a word of the key.
    """

    reference: str
    priority: str
    title: str
    why: str = ""
    difference: str = ""
    lead: str = ""
    owner: str = ""
    deputy: str = ""
    partners: str = ""
    starts_on: date | str | None = None
    due_on: date | str | None = None
    progress: str = ""
    said: str = ""
    rating: str = ""
    narrative: str = ""
    next_step: str = ""
    new_due_on: date | str | None = None
    why_new: str = ""


HEADS = (
    ("Reference", 11), ("Priority", 24), ("What is to be done", 44), ("Why", 30),
    ("What difference it should make", 30), ("Accountable lead", 24), ("Owner", 24),
    ("Deputy", 18), ("Partners", 20), ("Starts", 16), ("Due", 16), ("Progress now", 14),
    ("Progress: last update", 40), ("Progress: how does the work stand?", 18),
    ("Progress: what happened?", 50), ("Next step", 36), ("New due date asked for", 16),
    ("Why a new date?", 30),
)  # fmt: skip
_NAMES = tuple(each.name for each in fields(Line))
_DAYS = {name for name in _NAMES if name.endswith("_on")}
FIRST_ANSWER = _NAMES.index("rating")
_HOW = (
    "Fill in the last five columns of your actions, and send the file back to the programme "
    "manager, who looks at each change before it is recorded.",
    "Progress: choose how the work stands, say what happened and what comes next. An action of "
    "which nothing is filled in stays as it is.",
    "The other columns are locked against a slip of the hand. The sheet can be unprotected "
    "without a password: what is changed there is shown as a change, too.",
)


def clean(text: str) -> str:
    """The text as a cell can hold it: line ends as one sign, nothing that no file can hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or (c >= " " and c not in _NO_XML))[:MOST]


_NO_XML = {"\ufffe", "\uffff", *map(chr, range(0xD800, 0xE000)), "\x7f"}


def write(title: str, lines: Iterable[Line], levels: Sequence[tuple[str, str]]) -> bytes:
    """`levels`: the words of the progress key with their definitions."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **SAFE})
    book.set_properties({"author": "", "comments": "", "created": _MADE})
    rows = [*lines]
    _write_plan(book, rows, len(levels))
    _write_notes(book, title, levels)
    book.close()
    return out.getvalue()


def _write_plan(book: Any, rows: Sequence[Line], levels: int) -> None:
    sheet = book.add_worksheet(SHEET)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    looks = {"text_wrap": True, "valign": "top", "align": "left"}
    day = {"num_format": "d mmmm yyyy"}
    formats = {
        (is_open, is_day): book.add_format(
            looks | ({"locked": False, "bg_color": "#FFF4D1"} if is_open else {})
            | (day if is_day else {})
        )
        for is_open in (False, True)
        for is_day in (False, True)
    }  # fmt: skip
    for across, (words_of_head, width) in enumerate(HEADS):
        sheet.set_column(across, across, width)
        sheet.write_string(0, across, words_of_head, head)
    for down, line in enumerate(rows, 1):
        for across, (name, value) in enumerate(zip(_NAMES, astuple(line), strict=True)):
            _write_cell(sheet, down, across, value, formats[across >= FIRST_ANSWER, name in _DAYS])
    if rows:
        first = len(_HOW) + 2  # where the key's words stand in the notes, see _write_notes
        words = f"={NOTES}!$A${first}:$A${first + levels - 1}"
        sheet.data_validation(
            1, FIRST_ANSWER, len(rows), FIRST_ANSWER,
            {"validate": "list", "source": words, "error_title": "Progress",
             "error_message": "Choose a word of the key, see the sheet Notes."},
        )  # fmt: skip
    sheet.freeze_panes(1, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def _write_cell(sheet: Any, down: int, across: int, value: Any, how: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(down, across, value, how)
    elif value:
        sheet.write_string(down, across, clean(value), how)
    else:
        sheet.write_blank(down, across, None, how)


def _write_notes(book: Any, title: str, levels: Sequence[tuple[str, str]]) -> None:
    notes = book.add_worksheet(NOTES)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    notes.set_column(0, 0, 30)
    notes.set_column(1, 1, 100)
    lines = [(_MARK, clean(title)), *(("", each) for each in _HOW), *levels]
    for down, (one, other) in enumerate(lines):
        notes.write_string(down, 0, one, wrapped)
        notes.write_string(down, 1, other, wrapped)
    notes.protect()


def read(data: bytes) -> tuple[str, list[Line]] | None:
    """The title and the lines of a workbook that `write` made; None where it did not."""
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        if not {SHEET, NOTES} <= {*book.sheet_names}:
            return None
        notes = book.get_sheet_by_name(NOTES).to_python(skip_empty_area=False)
        rows = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, python_calamine.ZipError):
        return None
    if not (notes and rows and notes[0][0] == _MARK and _is_head(rows[0])):
        return None
    lines = [_line(row) for row in rows[1:]]
    return str(notes[0][1]), [line for line in lines if line.reference or line.title]


def _is_head(row: Sequence[Any]) -> bool:
    return tuple(row[: len(HEADS)]) == tuple(words for words, _ in HEADS)


def _line(row: Sequence[Any]) -> Line:
    cells = [*row, *[""] * len(HEADS)]
    return Line(**{name: _value(name, cells[at]) for at, name in enumerate(_NAMES)})


def _value(name: str, cell: Any) -> Any:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell if name in _DAYS else f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell)
    return (text.strip() or None) if name in _DAYS else text
