"""The tables of a composed paper as sheets of its workbook, as they stand in it. Pure."""

from collections.abc import Iterator
from itertools import groupby

from goldenthread.reports.blocks import Cell, Column, Section, Table, plain
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.sheets import Sheet, SheetColumn, Value

# Parts whose figures have sheets of their own, made from the rows (`paper_sheets.py`).
IN_ROWS = frozenset({"actions", "progress", "impact", "since", "exceptions", "findings", "dates"})


def part_sheets(paper: CommitteePaper) -> Iterator[Sheet]:
    """One sheet for each part that has tables; of several tables, each row says of which it is."""
    for section in compose(paper).sections:
        if section.anchor in IN_ROWS:
            continue
        tables = (block for block in section.blocks if isinstance(block, Table))
        for columns, alike in groupby(tables, key=lambda table: table.columns):
            yield _sheet(section, columns, [*alike])


def _sheet(section: Section, columns: tuple[Column, ...], tables: list[Table]) -> Sheet:
    several = len(tables) > 1
    first = (SheetColumn("Table", 40),) if several else ()
    rows = tuple(
        (*((table.caption,) if several else ()), *map(_value, columns, row))
        for table in tables
        for row in (*table.rows, *((table.total,) if table.total else ()))
    )
    heads = (*first, *(SheetColumn(each.head, 28) for each in columns))
    note = f"{len(tables)} tables; each row says of which it is." if several else tables[0].caption
    return Sheet(section.heading, heads, rows, note)


def _value(column: Column, cell: Cell) -> Value:
    """A number where the table has one; else the words, with what stands under them."""
    if column.numeric and cell.text.isdigit():
        return int(cell.text)
    return "\n".join((cell.text, *map(plain, cell.lines)))
