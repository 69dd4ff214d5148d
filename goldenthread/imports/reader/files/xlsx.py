"""Excel workbooks (.xlsx): cells with colours, merges, what is hidden, in one pass over the XML.

Formulas are never run: the value that Excel last saved for them is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED

from ..cells import MOST_CELLS, Cell, Grid, Note, Source, letters, tidy
from .parts import Element, attribute, child, children, local, parts_of, tree
from .xlsx_styles import Style, read_styles

MOST_SHEETS = 100
TOO_MANY_SHEETS = (
    "The workbook has {count} sheets, and at most {most} are read. "
    "Save a copy that has only the sheets of the plan."
)
TOO_MANY_CELLS = "The file has more cells than any plan. Save a copy with the plan alone."
_WANTED = re.compile(
    r"xl/(?:workbook\.xml|_rels/workbook\.xml\.rels|sharedstrings\.xml|styles\.xml"
    r"|theme/theme1\.xml|worksheets/[^/]+\.xml)"
)


def read_xlsx(data: bytes) -> Source:
    parts = parts_of(data, lambda name: bool(_WANTED.fullmatch(name)))
    if "xl/workbook.xml" not in parts:
        raise Refused(DAMAGED)
    workbook = tree(parts["xl/workbook.xml"])
    sheets = children(child(workbook, "sheets"), "sheet")
    if len(sheets) > MOST_SHEETS:
        raise Refused(TOO_MANY_SHEETS.format(count=len(sheets), most=MOST_SHEETS))
    book = _Book(
        _shared(parts.get("xl/sharedstrings.xml")),
        read_styles(parts.get("xl/styles.xml"), parts.get("xl/theme/theme1.xml")),
        _epoch(workbook),
    )
    targets = _targets(parts.get("xl/_rels/workbook.xml.rels"))
    grids: list[Grid] = []
    notes: list[Note] = []
    for sheet in sheets:
        name = sheet.attrib.get("name", "")
        part = parts.get(targets.get(attribute(sheet, "id"), ""))
        if part is not None:  # a sheet may be a chart
            hidden = sheet.attrib.get("state", "visible") != "visible"
            grids.append(Grid(name, name, tuple(_cells(tree(part), name, book)), hidden))
    return Source("xlsx", tuple(grids), tuple(notes))


@dataclass(frozen=True, slots=True)
class _Book:
    strings: Sequence[str]
    styles: Sequence[Style]
    epoch: date


def _epoch(workbook: Element) -> date:
    """Day 0 of the workbook's dates; 1900 counts a 29 February that never was."""
    settings = child(workbook, "workbookPr")
    from_1904 = settings is not None and settings.attrib.get("date1904", "") in ("1", "true")
    return date(1904, 1, 1) if from_1904 else date(1899, 12, 30)


def _targets(relations: bytes | None) -> dict[str, str]:
    """The part of each sheet, by the relation that the workbook names it with."""
    found = {}
    for each in tree(relations) if relations else ():
        target = each.attrib.get("Target", "").lower()
        whole = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[each.attrib.get("Id", "")] = whole
    return found


def _shared(content: bytes | None) -> list[str]:
    return [] if content is None else [_words(each) for each in tree(content)]


def _words(item: Element) -> str:
    """The text of a string, without what is struck through and without readings (ruby)."""
    said = []
    for part in item:
        name = local(part.tag)
        if name == "t":
            said.append(part.text or "")
        elif name == "r" and not _is_struck(child(part, "rPr")):
            said += [each.text or "" for each in children(part, "t")]
    return tidy("".join(said))


def _is_struck(properties: Element | None) -> bool:
    strike = child(properties, "strike")
    return strike is not None and strike.attrib.get("val", "1") not in ("0", "false")


def _cells(sheet: Element, name: str, book: _Book) -> Iterator[Cell]:
    hidden = _hidden_columns(sheet)
    merged = _merged(sheet)
    count = 0
    for number, row in enumerate(children(child(sheet, "sheetData"), "row")):
        at = int(row.attrib.get("r", number + 1)) - 1
        row_hidden = row.attrib.get("hidden", "") in ("1", "true")
        column = -1
        for cell in row:
            column = _column(cell.attrib.get("r", ""), column + 1)
            style = book.styles[_index(cell.attrib.get("s", ""), len(book.styles))]
            text, day = _value(cell, style, book)
            fill = style.fill
            if style.ink and not fill and _SIGN.fullmatch(text):
                text, fill = "", style.ink
            rows, columns = merged.get((at, column), (1, 1))
            if not text and not fill and rows == columns == 1:
                continue
            count += 1
            if count > MOST_CELLS:
                raise Refused(TOO_MANY_CELLS)
            place = f"{name}!{letters(column)}{at + 1}"
            is_hidden = row_hidden or column in hidden
            yield Cell(text, at, column, place, rows, columns, fill, day, is_hidden)


_SIGN = re.compile("[●⬤•■◼▪◆▲▼]")  # whose colour is what it says


def _index(words: str, length: int) -> int:
    return int(words) if words.isdigit() and int(words) < length else 0


def _column(place: str, otherwise: int) -> int:
    """1 of "B7"."""
    name = place.rstrip("0123456789")
    if not name or len(name) > 3:
        return otherwise
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _hidden_columns(sheet: Element) -> frozenset[int]:
    return frozenset(
        number - 1
        for each in children(child(sheet, "cols"), "col")
        if each.attrib.get("hidden", "") in ("1", "true")
        for number in range(int(each.attrib["min"]), min(int(each.attrib["max"]), 16_384) + 1)
    )


_RANGE = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")
_MOST_COVERED = 5_000  # rows: a column merged to the sheet's end covers what is there


def _merged(sheet: Element) -> Mapping[tuple[int, int], tuple[int, int]]:
    found = {}
    for each in children(child(sheet, "mergeCells"), "mergeCell"):
        match = _RANGE.fullmatch(each.attrib.get("ref", ""))
        if match:
            top, left = int(match[2]) - 1, _column(match[1] + "1", 0)
            bottom, right = int(match[4]), _column(match[3] + "1", 0) + 1
            found[top, left] = min(bottom - top, _MOST_COVERED), min(right - left, 256)
    return found


def _value(cell: Element, style: Style, book: _Book) -> tuple[str, date | None]:
    """A cell's words as Excel shows them, and the day where it is one."""
    kind = cell.attrib.get("t", "n")
    if kind == "inlineStr":
        inline = child(cell, "is")
        return ("" if inline is None else _words(inline)), None
    raw = child(cell, "v")
    said = "" if raw is None else raw.text or ""
    if kind == "s":
        return (book.strings[int(said)] if _is_place(said, book.strings) else ""), None
    if kind == "b":
        return ("Yes" if said == "1" else "No" if said else ""), None
    if kind == "d":
        return said[:10], _iso(said)
    if kind in ("str", "e"):
        return ("" if kind == "e" else tidy(said)), None
    return _number(said, style, book.epoch)


def _is_place(said: str, strings: Sequence[str]) -> bool:
    return said.isdigit() and int(said) < len(strings)


def _iso(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _number(said: str, style: Style, epoch: date) -> tuple[str, date | None]:
    try:
        number = float(said)
    except ValueError:
        return said, None
    if style.kind in ("day", "month", "yearless") and 1 <= number < 110_000:
        day = epoch + timedelta(days=int(number))
        if style.kind == "day":
            return f"{day:%d/%m/%Y}", day
        # What it shows is not a whole day, so none is taken from it.
        return (f"{day:%B %Y}" if style.kind == "month" else f"{day.day} {day:%B}"), None
    if style.kind == "%":
        return f"{_plain(100 * number, style.decimals)}%", None
    return _plain(number, style.decimals), None


def _plain(number: float, decimals: int | None) -> str:
    if decimals is not None:
        return f"{number:.{decimals}f}"
    rounded = round(number, 9)
    return str(int(rounded)) if rounded == int(rounded) else repr(rounded)
