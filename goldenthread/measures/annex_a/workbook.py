"""Reads an Annex A workbook sheet by sheet; nothing of it is kept. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from goldenthread.core.errors import Refused
from goldenthread.measures.annex_a.headings import Headings, find_headings, list_number
from goldenthread.measures.annex_a.lists import NAMES, columns_of
from goldenthread.measures.annex_a.values import Value, value_of

# Lists have their first five columns in common: of a list of seven, that is most.
_OWN, _ANOTHER = 0.75, 0.9


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read: its number in the sheet, and the values of the columns that were found."""

    number: int
    values: Mapping[str, Value]
    same_as: int | None
    """The number of an earlier row of which this is a copy, cell by cell."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One list: where it stands, which columns it has, and its rows."""

    number: int
    sheet: str
    found: frozenset[str]
    rows: tuple[Row, ...]

    @property
    def missing(self) -> list[str]:
        return [name for name in columns_of(self.number) if name not in self.found]


@dataclass(frozen=True, slots=True)
class Unread:
    """A sheet that was left out, and why."""

    sheet: str
    why: str


def read_workbook(path: Path) -> Iterator[ListSheet | Unread]:
    """Each sheet in turn. Refused where the file is no workbook or has none of the lists."""
    try:
        book = CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise Refused(f"{path.name} has a password. Save it without one first.") from error
    except (CalamineError, OSError) as error:
        raise Refused(f"{path.name} cannot be read: it is no Excel workbook.") from error
    seen: dict[int, str] = {}
    sheets = [each.name for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    for name in sheets:
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        read = _read_sheet(name, cells, seen)
        if isinstance(read, ListSheet):
            seen[read.number] = name
        yield read
    if not seen:
        raise Refused(
            f"None of the sheets of {path.name} is a list of Annex A: none has half of the "
            "headings of one."
        )


def _read_sheet(
    name: str, cells: Sequence[Sequence[object]], seen: Mapping[int, str]
) -> ListSheet | Unread:
    number, headings = _identified(name, cells)
    if headings is None:
        return Unread(name, "It has no row with half of the headings of a list.")
    if number in seen:
        return Unread(name, f"List {number} was read from “{seen[number]}” already.")
    return ListSheet(
        number, name, frozenset(headings.places), tuple(_rows(cells, number, headings))
    )


def _identified(name: str, cells: Sequence[Sequence[object]]) -> tuple[int, Headings | None]:
    """By the number that the sheet has, unless its headings say clearly that it is another."""
    found = {number: headings for number in NAMES if (headings := find_headings(cells, number))}
    shares = {number: _share(number, headings) for number, headings in found.items()}
    said = list_number(name)
    best = max(shares, key=lambda number: shares[number], default=0)
    if said in found and (shares[said] >= _OWN or shares[best] < _ANOTHER):
        return said, found[said]
    return (best, found[best]) if best else (0, None)


def _share(number: int, headings: Headings) -> float:
    return len(headings.places) / len(columns_of(number))


def _rows(cells: Sequence[Sequence[object]], number: int, headings: Headings) -> Iterator[Row]:
    columns = columns_of(number)
    wanted = [(name, at, columns[name]) for name, at in headings.places.items()]
    seen: dict[tuple[object, ...], int] = {}
    for at, row in enumerate(cells[headings.row + 1 :], start=headings.row + 2):
        if not any(cell not in (None, "") for cell in row):
            continue
        values = {
            name: value_of(row[place], column) if place < len(row) else None
            for name, place, column in wanted
        }
        first = seen.setdefault(tuple(row), at)
        yield Row(at, values, None if first == at else first)
