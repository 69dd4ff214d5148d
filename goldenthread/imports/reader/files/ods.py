"""OpenDocument sheets (.ods), as LibreOffice writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED

from ..cells import MOST_CELLS, Cell, Grid, Source, letters, tidy
from .parts import Element, attribute, child, local, parts_of, tree
from .xlsx import MOST_SHEETS, TOO_MANY_CELLS, TOO_MANY_SHEETS

_MOST_REPEATED = 500  # a sheet's empty rest is one row, repeated a million times


def read_ods(data: bytes) -> Source:
    parts = parts_of(data, lambda name: name == "content.xml")
    if "content.xml" not in parts:
        raise Refused(DAMAGED)
    root = tree(parts["content.xml"])
    book = child(root, "body", "spreadsheet")
    tables = [] if book is None else [each for each in book if local(each.tag) == "table"]
    if len(tables) > MOST_SHEETS:
        raise Refused(TOO_MANY_SHEETS.format(count=len(tables), most=MOST_SHEETS))
    styles = dict(_styles(child(root, "automatic-styles")))
    return Source("ods", tuple(_grid(table, styles) for table in tables))


def _styles(styles: Element | None) -> Iterator[tuple[str, tuple[str, bool]]]:
    """By a style's name: the colour of its cells, and whether it hides its table."""
    for style in styles if styles is not None else ():
        fill, hidden = "", False
        for properties in style:
            colour = attribute(properties, "background-color")
            if re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
                fill = colour[1:].upper()
            hidden = hidden or attribute(properties, "display") == "false"
        yield attribute(style, "name"), (fill, hidden)


def _grid(table: Element, styles: dict[str, tuple[str, bool]]) -> Grid:
    name = attribute(table, "name")
    hidden = styles.get(attribute(table, "style-name"), ("", False))[1]
    columns = [
        attribute(each, "visibility", "visible") != "visible"
        for each in _flat(table, "table-column")
        for _ in range(_times(each, "number-columns-repeated"))
    ]
    return Grid(name, name, tuple(_cells(table, name, styles, columns)), hidden)


def _flat(table: Element, name: str) -> Iterator[Element]:
    """Rows or columns, also those that stand in groups."""
    for each in table:
        if local(each.tag) == name:
            yield each
        elif local(each.tag).startswith(("table-row-g", "table-header", "table-column-g")):
            yield from _flat(each, name)


def _times(element: Element, name: str) -> int:
    return min(int(attribute(element, name, "1") or 1), _MOST_REPEATED)


def _cells(
    table: Element, name: str, styles: dict[str, tuple[str, bool]], hidden: list[bool]
) -> Iterator[Cell]:
    number = count = 0
    for row in _flat(table, "table-row"):
        row_hidden = attribute(row, "visibility", "visible") != "visible"
        # Rows are repeated where they are empty; one that says something stands once.
        column = 0
        for cell in row:
            times = _times(cell, "number-columns-repeated")
            text, day = _value(cell)
            fill = styles.get(attribute(cell, "style-name"), ("", False))[0]
            if text or (fill and times == 1):
                for at in range(column, column + times):
                    is_hidden = row_hidden or (at < len(hidden) and hidden[at])
                    rows = _times(cell, "number-rows-spanned")
                    columns = _times(cell, "number-columns-spanned")
                    place = f"{name}!{letters(at)}{number + 1}"
                    yield Cell(text, number, at, place, rows, columns, fill, day, is_hidden)
                count += times
                if count > MOST_CELLS:
                    raise Refused(TOO_MANY_CELLS)
            column += times
        number += int(attribute(row, "number-rows-repeated", "1") or 1)


def _value(cell: Element) -> tuple[str, date | None]:
    lines = ["".join(each.itertext()) for each in cell if local(each.tag) == "p"]
    text = tidy("\n".join(lines))
    said = attribute(cell, "date-value")
    # A date that is shown without its day ("May 25") is not taken for one.
    if not said or not re.search(r"\d.*\D.*\d{2}", text) or not re.search(r"\d{4}|/|\.", text):
        return text, None
    try:
        day = date.fromisoformat(said[:10])
    except ValueError:
        return text, None
    return (text, day) if str(day.day) in text else (text, None)
