"""Reads files of Explore Education Statistics: any, since all have one layout. Pure.

    for row in read_layout(lines):
        row.period, row.area.code, row.filters, row.figures["rereferral_percent"].number

First what says when and where (time_period to la_name, in any order), then filters, then figures.
https://explore-education-statistics.service.gov.uk
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goldenthread.core.errors import Refused
from goldenthread.measures.comparators.figures import SYMBOLS, Figure, figure

ENGLAND, REGION, AUTHORITY = "National", "Regional", "Local authority"
_NEEDED = ("time_period", "time_identifier", "geographic_level")
_WHERE = (
    *_NEEDED,
    *("country_code", "country_name", "region_code", "region_name"),
    *("old_la_code", "new_la_code", "la_name"),
)
_ABSENT = ("", "z", "x", ":")  # of codes that an area has not


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is about. `code`: E92… of England, E12… or E13… of a region, three digits of an
    authority (as the Department numbers them; two with a stroke for a joint return)."""

    level: str
    code: str
    name: str
    ons_code: str = ""
    region_code: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a file. `period` as published: 2025, or 202425 for a financial or school year."""

    period: str
    identifier: str
    place: Place
    filters: Mapping[str, str]
    figures: Mapping[str, Figure]

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return year_of(self.period)


def year_of(period: str) -> int:
    """The year in which a period ends: of 2025, and of 202425."""
    return int(period[:2] + period[4:]) if len(period) == 6 else int(period[:4])


def read_layout(lines: Iterable[str]) -> Iterator[Row]:
    """Each row of a file; Refused where the layout is not this one."""
    reader = csv.reader(_without_mark(lines))
    header = [name.strip() for name in next(reader, [])]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise Refused(
            "This is no file of Explore Education Statistics: it has no column "
            f"{' or '.join(missing)}."
        )
    rows = [row for row in reader if any(row)]
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise Refused(f"Row {number} has {len(row)} cells and the headings are {len(header)}.")
    figures = _figure_columns(header, rows)
    for number, row in enumerate(rows, start=2):
        yield _row(dict(zip(header, row, strict=True)), figures, number)


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line if number else line.removeprefix("\ufeff")


def _figure_columns(header: list[str], rows: list[list[str]]) -> frozenset[str]:
    """Those in which no cell is anything but a number, a symbol or blank, and some a number."""
    found = set()
    for at, name in enumerate(header):
        if name not in _WHERE:
            cells = {row[at].strip() for row in rows}
            numbers = {cell for cell in cells if figure(cell).number is not None}
            if numbers and all(cell in SYMBOLS or not cell for cell in cells - numbers):
                found.add(name)
    return frozenset(found)


def _row(cells: dict[str, str], figures: frozenset[str], number: int) -> Row:
    period = cells["time_period"].strip()
    if not (period.isdigit() and len(period) in (4, 6)):
        raise Refused(f"The period in row {number} is no year: write 2025, or 202425.")
    rest = {name: text for name, text in cells.items() if name not in _WHERE}
    return Row(
        period,
        cells["time_identifier"].strip(),
        _place(cells),
        {name: text.strip() for name, text in rest.items() if name not in figures},
        {name: figure(text) for name, text in rest.items() if name in figures},
    )


def _place(cells: dict[str, str]) -> Place:
    def cell(name: str) -> str:
        text = cells.get(name, "").strip()
        return "" if text in _ABSENT else text

    level = cell("geographic_level")
    region = cell("region_code")
    if level == ENGLAND:
        return Place(level, cell("country_code"), cell("country_name"), cell("country_code"))
    if level == REGION:
        return Place(level, region, cell("region_name"), region)
    ons = cell("new_la_code")
    return Place(level, cell("old_la_code") or ons, cell("la_name"), ons, region)
