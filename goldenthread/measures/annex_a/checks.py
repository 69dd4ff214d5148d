"""What is wrong in an extract: by sheet, column and row, never by what stands there. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from goldenthread.measures.annex_a.care import ADOPTED, CEASED, ENTERED, FOR_ADOPTION, REASON, SINCE
from goldenthread.measures.annex_a.children import (
    CLOSED,
    NEED_CLOSED,
    NEED_SINCE,
    PLAN,
    PLAN_ENDED,
    STATUS,
)
from goldenthread.measures.annex_a.front_door import (
    AUTHORISED,
    CONTACT,
    ICPC,
    REFERRAL,
    S47,
    STARTED,
)
from goldenthread.measures.annex_a.lists import AGE, BIRTH, columns_of
from goldenthread.measures.annex_a.values import Bad
from goldenthread.measures.annex_a.workbook import ListSheet, Row

POSTCODE = "Placement postcode"
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?( ?\d[A-Z]{2})?")
_ORDER = {
    2: (("Assessment start date", "Assessment completion date"),),
    4: ((STARTED, AUTHORISED),),
    5: ((S47, ICPC),),
    6: ((NEED_SINCE, NEED_CLOSED),),
    7: ((PLAN, PLAN_ENDED),),
    8: ((SINCE, CEASED),),
    10: ((ENTERED, FOR_ADOPTION), (FOR_ADOPTION, ADOPTED)),
    11: (("Date Stage 1 started", "Date Stage 1 ended"),),
}
_ONCE_BORN = {8: SINCE, 10: ENTERED}
_ALSO_UNBORN = {1: CONTACT, 3: REFERRAL, 4: STARTED, 5: S47, 6: NEED_SINCE, 7: PLAN}
_UNBORN = timedelta(days=300)
_YEAR = 365.25


class Problem(NamedTuple):
    """The rows of one sheet in which one column has one problem."""

    sheet: str
    column: str
    problem: str
    rows: tuple[int, ...]

    @property
    def sentence(self) -> str:
        rows = f"row {self.rows[0]}" if len(self.rows) == 1 else f"rows {in_runs(self.rows)}"
        return f"{self.sheet}, {rows}: “{self.column}” {self.problem}."


def in_runs(rows: tuple[int, ...]) -> str:
    """2–4, 7."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1][1:] = [row]
        else:
            runs.append([row])
    return ", ".join("–".join(map(str, run)) for run in runs)


def problems_of(sheet: ListSheet, as_at: date) -> list[Problem]:
    """In the order of the columns, then of the problems."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in sheet.rows:
        for column, problem in _problems(sheet, row, as_at):
            found.setdefault((column, problem), []).append(row.number)
    order = list(columns_of(sheet.number))
    return [
        Problem(sheet.sheet, column, problem, tuple(found[column, problem]))
        for column, problem in sorted(found, key=lambda each: (order.index(each[0]), each[1]))
    ]


def _problems(sheet: ListSheet, row: Row, as_at: date) -> Iterator[tuple[str, str]]:
    columns = columns_of(sheet.number)
    for name, value in row.values.items():
        if isinstance(value, Bad):
            yield name, value.problem
        elif value is None and columns[name].required:
            yield name, "is blank"
    if row.same_as:
        yield next(iter(columns)), "and the whole row are a copy of an earlier row"
    yield from _disorder(sheet.number, row)
    yield from _births(sheet.number, row, as_at)
    yield from _contradictions(sheet.number, row)


def _disorder(number: int, row: Row) -> Iterator[tuple[str, str]]:
    for first, then in _ORDER.get(number, ()):
        before, after = row.values.get(first), row.values.get(then)
        if isinstance(before, date) and isinstance(after, date) and after < before:
            yield then, f"is before “{first}”"


def _births(number: int, row: Row, as_at: date) -> Iterator[tuple[str, str]]:
    born, age = row.values.get(BIRTH), row.values.get(AGE)
    if not isinstance(born, date):
        return
    for starts, early in ((_ONCE_BORN, timedelta(0)), (_ALSO_UNBORN, _UNBORN)):
        name = starts.get(number, "")
        began = row.values.get(name)
        if isinstance(began, date) and began < born - early:
            much = "more than 10 months " if early else ""
            yield name, f"is {much}before the date of birth"
    if born > as_at + _UNBORN:
        yield BIRTH, "is more than 10 months after the reference date"
    if isinstance(age, float) and abs((as_at - born).days / _YEAR - age) > 1:
        yield AGE, "does not fit the date of birth"


def _contradictions(number: int, row: Row) -> Iterator[tuple[str, str]]:
    values = row.values
    if number == 6 and values.get(STATUS) == CLOSED and values.get(NEED_CLOSED) is None:
        yield STATUS, "is closed, without a date of closure"
    if number == 8:
        if values.get(REASON) is not None and values.get(CEASED) is None:
            yield REASON, "is given, without a date"
        postcode = values.get(POSTCODE)
        if isinstance(postcode, str) and not _POSTCODE.fullmatch(postcode.upper()):
            yield POSTCODE, "is no postcode"
