"""Made-up Annex A workbooks: small ones with what a test needs, and one of any size."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from goldenthread.measures.annex_a import care, children, front_door
from goldenthread.measures.annex_a.lists import AGE, BIRTH, ID, columns_of

AS_AT = date(2026, 9, 30)

type Cells = Mapping[str, object]


def write(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook with these rows; dates as Excel's dates."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        as_day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, place, cell, as_day)  # type: ignore[arg-type]
                    elif cell is not None:
                        sheet.write(at, place, cell)
    return path


def list_rows(number: int, rows: Sequence[Cells]) -> list[list[object]]:
    """Headings as they should be, and rows with what is given of each."""
    names = list(columns_of(number))
    numbered = enumerate(rows, start=1)
    return [names, *([{ID: at, **row}.get(name) for name in names] for at, row in numbered)]


def workbook(path: Path, **lists: Sequence[Cells]) -> Path:
    """A workbook of lists by their numbers: l3=[{REFERRAL: …}]."""
    numbers = {int(name[1:]): rows for name, rows in lists.items()}
    return write(path, {f"List {n}": list_rows(n, rows) for n, rows in numbers.items()})


def large(path: Path, rows: int, *, seed: int = 1) -> Path:
    """Lists 1 to 9 with so many rows in all, one in fifty with something wrong."""
    chance = random.Random(seed)  # noqa: S311 - figures for a test
    each = rows // 9
    return write(
        path,
        {
            f"List {number}": list_rows(number, [_row(number, chance) for _ in range(each)])
            for number in range(1, 10)
        },
    )


def _row(number: int, chance: random.Random) -> Cells:
    born = AS_AT - timedelta(days=chance.randrange(100, 8000))
    row: dict[str, object] = {
        ID: chance.randrange(10**7),
        BIRTH: born,
        AGE: (AS_AT - born).days / 365.25,
    }
    for name, column in columns_of(number).items():
        if name in row:
            continue
        if column.kind == "date":
            row[name] = AS_AT - timedelta(days=chance.randrange(0, 900))
        elif column.kind == "numeric":
            row[name] = chance.randrange(0, 5)
        else:
            row[name] = chance.choice(list(column.codes) or ["made up"])
    for ended in (children.NEED_CLOSED, children.PLAN_ENDED, care.CEASED, front_door.AUTHORISED):
        if ended in row and chance.random() < 0.7:
            row[ended] = None
    if chance.random() < 0.02:
        row[chance.choice(list(row))] = "not a value"
    return row
