"""A sheet as it may be published: what is hidden, by which rule, and what is rounded. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import NamedTuple

from goldenthread.core.errors import Refused
from goldenthread.measures.suppression.hiding import CannotHide, Hidden, Rule, protect
from goldenthread.measures.suppression.rounding import Rounding, rounded
from goldenthread.measures.suppression.sheets import HIDDEN, Layout, Sheet, plain
from goldenthread.measures.suppression.tables import Cell, Table

SHARE = "share"
"""The rule of a percentage or rate: hidden because what it is worked out from is."""


MOST = 400_000
_TOO_MANY = (
    "This table has {:,} counts, and up to {:,} are looked through in one. Publish it in parts "
    "that share no totals: a file for each year, or for each column of counts."
)


class Note(NamedTuple):
    """Why a cell is hidden. `row` counts as a spreadsheet does: the headings are row 1."""

    row: int
    column: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """What to publish, and why what is hidden is so.

    `notes` tell the small numbers from those hidden beside them: they are not for publishing.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[Note, ...]

    def as_csv(self) -> str:
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows(self.rows)
        return out.getvalue()


def publish(
    sheet: Sheet,
    layout: Layout,
    *,
    threshold: int = 5,
    symbol: str = HIDDEN,
    rounding: Rounding | None = None,
) -> Published:
    """Hide what must be hidden in the counts and shares of a sheet; the rest stays as it is."""
    if (counts := len(sheet.rows) * len(layout.counts)) > MOST:
        raise Refused(_TOO_MANY.format(counts, MOST))
    table = Table(sheet, layout, {plain(HIDDEN), plain(symbol)}, threshold)
    try:
        hidden = protect(
            table.values,
            table.sums,
            threshold=threshold,
            unpublished=table.unpublished,
            already=table.already,
            unknown=table.unknown,
            places=table.places(),
        )
    except CannotHide as found:
        raise Refused(_cannot(sheet, layout, table, found.key, threshold)) from None
    notes = {cell: _note(sheet, cell, each, threshold) for cell, each in hidden.items()}
    notes |= dict(_shares(sheet, layout, table, hidden))
    rows = [list(row) for row in sheet.rows]
    for cell in notes:
        rows[cell.row][cell.column] = symbol
    if rounding:
        rows = rounded(layout, rows, rounding, symbol)
    ordered = tuple(notes[cell] for cell in sorted(notes, key=lambda each: each[:2]))
    return Published(sheet.header, tuple(map(tuple, rows)), ordered)


def _cannot(sheet: Sheet, layout: Layout, table: Table, key: object, threshold: int) -> str:
    """Which number it is, in which totals it stands, and what to do."""
    assert isinstance(key, Cell)  # noqa: S101 - the table's keys
    name = ", ".join(dict.fromkeys(filter(None, (sheet.rows[key.row][n] for n in layout.keys))))
    totals = sorted({each.total.row + 2 for each in table.sums if key in each.parts})
    numbers = " and ".join(map(str, totals))
    rows = f"the total{'s' * (len(totals) > 1)} in row {numbers}" if totals else "no total"
    return (
        f"“{sheet.header[key.column]}” in row {key.row + 2} ({name}) is from 1 to {threshold}, and "
        "nothing was found to hide beside it so that nobody can work it out. It stands in "
        f"{rows}. Leave such totals out, or publish the file in parts: one year and one level of "
        "areas at a time."
    )


def _shares(
    sheet: Sheet, layout: Layout, table: Table, hidden: Mapping[Cell, object]
) -> Iterator[tuple[Cell, Note]]:
    for share in layout.shares:
        for at, row in enumerate(sheet.rows):
            of = [n for n in (share.part, share.whole) if n is not None]
            gone = [n for n in of if Cell(at, n) in hidden or table.came_hidden(at, n)]
            if share.part not in gone and table.values[Cell(at, share.part)] == 0:
                continue  # none of however many is 0 per cent
            if gone and row[share.column].strip() and not table.came_hidden(at, share.column):
                why = f"It is worked out from “{sheet.header[gone[0]]}”, which is hidden."
                yield Cell(at, share.column), _noted(sheet, at, share.column, SHARE, why)


def _noted(sheet: Sheet, row: int, column: int, rule: str, why: str) -> Note:
    return Note(row + 2, sheet.header[column], rule, why)


def _note(sheet: Sheet, cell: Cell, hidden: Hidden[Cell], threshold: int) -> Note:
    return _noted(sheet, cell.row, cell.column, hidden.rule, _why(sheet, hidden, threshold))


def _why(sheet: Sheet, hidden: Hidden[Cell], threshold: int) -> str:
    if hidden.rule is Rule.SMALL:
        return f"It is from 1 to {threshold}."
    if hidden.rule is Rule.ALREADY or hidden.protects is None:
        return "It came hidden."
    row, column, rest_of = hidden.protects
    name = f"“{sheet.header[column]}” in row {row + 2}"
    if rest_of is not None:
        name = f"how many of “{sheet.header[rest_of]}” are not {name}"
    return f"Shown, it would give away {name}, which is hidden or from 1 to {threshold}."
