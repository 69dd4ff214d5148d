"""What a cell of an extract holds: a date, a number, a code, or what is wrong with it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite

from goldenthread.measures.annex_a.lists import Column, plain

_BLANKS = frozenset({"", "-", ".", "n/a", "na", "nan", "null", "none", "nat"})
_LONGEST_BLANK = 4
_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d-%b-%Y", "%d %B %Y")
_SHORT_FORMS = ("%d/%m/%y", "%d-%b-%y", "%d %b %y", "%d-%m-%y")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[AaPp][Mm])?Z?$")
_PREFIX = re.compile(r"[a-z]{1,2}\)\s*")
_EXCEL_DAY_0 = date(1899, 12, 30)
_EARLIEST, _LATEST = 1920, 2100
_SERIALS = range(10_000, 80_000)  # 1927 to 2119


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that cannot be used; `problem` never has what stands in it."""

    problem: str


NO_DATE = Bad("is no date")
NO_POSSIBLE_DATE = Bad("is no possible date")
NO_NUMBER = Bad("is no number")
BELOW_ZERO = Bad("is below 0")
NO_CODE = Bad("is not one of the codes")

type Value = date | float | str | Bad | None
"""None: nothing is given."""


def value_of(cell: object, column: Column) -> Value:
    """The value of a cell in its column."""
    if isinstance(cell, str):
        cell = cell.replace("\xa0", " ").strip()
        if len(cell) <= _LONGEST_BLANK and plain(cell) in _BLANKS - column.codes.keys():
            return None
    if cell is None:
        return None
    if column.kind == "date":
        return _date(cell)
    if column.kind == "numeric":
        return _number(cell)
    return _code(cell, column) if column.codes else _text(cell)


def _date(cell: object) -> date | Bad:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, str):
        cell = _date_of(cell)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        cell = _EXCEL_DAY_0 + timedelta(days=int(cell)) if int(cell) in _SERIALS else None
    if not isinstance(cell, date):
        return NO_DATE
    return cell if _EARLIEST <= cell.year <= _LATEST else NO_POSSIBLE_DATE


def _date_of(text: str) -> date | None:
    text = _TIME.sub("", text)
    for form in (*_FORMS, *_SHORT_FORMS):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, no instant
        except ValueError:
            continue
    return None


def _number(cell: object) -> float | Bad:
    if isinstance(cell, str):
        try:
            cell = float(cell.replace(",", ""))
        except ValueError:
            return NO_NUMBER
    if not isinstance(cell, int | float) or not isfinite(cell):
        return NO_NUMBER
    return BELOW_ZERO if cell < 0 else float(cell)


def _code(cell: object, column: Column) -> str | Bad:
    written = plain(_text(cell))
    for each in (written, _PREFIX.sub("", written, count=1), written.partition(" ")[0].rstrip(":")):
        if each in column.codes:
            return column.codes[each]
    return NO_CODE


def _text(cell: object) -> str:
    """As Excel shows it: a number that is whole has no decimals."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
