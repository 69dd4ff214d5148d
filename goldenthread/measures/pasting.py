"""Figures as rows from a spreadsheet: which measure, which period, what; and what is unclear. Pure.

A head names the columns in any order; without one they come as in COLUMNS.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEADS: Mapping[str, tuple[str, ...]] = {
    "measure": ("measure", "reference", "ref", "indicator", "kpi"),
    "period": ("period", "month", "date", "quarter", "year"),
    "value": ("value", "figure", "result", "%", "rate", "actual"),
    "numerator": ("numerator", "count", "number", "num"),
    "denominator": ("denominator", "of", "out of", "total", "den", "base"),
    "status": ("status", "provisional or final", "figure is"),
    "commentary": ("commentary", "comment", "comments", "note", "notes", "reason"),
}
COLUMNS = tuple(HEADS)
MOST = 2000
STATUSES = {
    "": "final",
    "final": "final",
    "f": "final",
    "revised": "final",
    "provisional": "provisional",
    "prov": "provisional",
    "p": "provisional",
    "missing": "missing",
    "not available": "missing",
    "n/a": "missing",
}


@dataclass(frozen=True, slots=True)
class PastedFigure:
    """One row, each cell as it was typed. `line` is counted from 1, the head among them."""

    line: int
    measure: str = ""
    period: str = ""
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    status: str = ""
    commentary: str = ""


def pasted_figures(text: str) -> list[PastedFigure]:
    """The rows with something in them: tab-separated as a spreadsheet copies them, or CSV.

    The first MOST; whoever has more cuts the file in two.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    first = next((line for line in plain.split("\n") if line.strip()), "")
    delimiter = "\t" if "\t" in first else ","
    lines = list(csv.reader(io.StringIO(plain), delimiter=delimiter))
    numbered = [(at, line) for at, line in enumerate(lines, start=1) if any(map(str.strip, line))]
    head = _head(numbered[0][1]) if numbered else None
    places = head or dict(enumerate(COLUMNS))
    body = numbered[1:] if head else numbered
    return [_row(at, line, places) for at, line in body[:MOST]]


def _head(line: Sequence[str]) -> dict[int, str] | None:
    """Which column is which, where the first line names at least two of them; else None."""
    found: dict[int, str] = {}
    for place, cell in enumerate(line):
        name = " ".join(cell.split()).lower().rstrip("?:")
        column = next((column for column, names in HEADS.items() if name in names), None)
        if column and column not in found.values():
            found[place] = column
    return found if len(found) >= 2 else None


def _row(at: int, line: Sequence[str], places: Mapping[int, str]) -> PastedFigure:
    cells = {
        name: " ".join(line[place].split()) for place, name in places.items() if place < len(line)
    }
    return PastedFigure(at, **cells)
