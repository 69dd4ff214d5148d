"""What the columns and rows of a sheet are: as a person says, and otherwise as found. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.core.errors import Refused
from goldenthread.measures.suppression.adding_up import (
    find_column_sums,
    find_row_sums,
    find_shares,
    scale_of,
)
from goldenthread.measures.suppression.sheets import (
    ColumnSum,
    Layout,
    Share,
    Sheet,
    count_columns,
    is_number,
    key_columns,
    whole,
)


def layout_of(
    sheet: Sheet,
    *,
    keys: Sequence[str] = (),
    counts: Sequence[str] = (),
    totals: Sequence[str] = (),
    labels: Sequence[str] = (),
    shares: Sequence[str] = (),
) -> Layout:
    """Who says nothing gets what the figures show; who says something of a kind says all of it.

    `keys`, `counts`: headings. `totals`: "Total=Boys+Girls", or "Total" for all other counts.
    `labels`: how rows that add up others are labelled, beside the usual words. `shares`:
    "Percentage=Part/Whole", or "Rate=Part". Refused: a heading that is not there, what is no count.
    """
    said = [_share(sheet, each) for each in shares]
    named = tuple(map(sheet.column, keys))
    counted = tuple(map(sheet.column, counts)) or count_columns(sheet)
    counted += tuple(n for each in said for n in (each.part, each.whole) if n is not None)
    counted = _without(counted, {*named, *(each.column for each in said)})
    sums, doubts = [_sum(sheet, each, counted) for each in totals], list[str]()
    counted = _without((*counted, *(n for each in sums for n in (each.total, *each.parts))), set())
    if not counted:
        raise Refused("There is no column of counts here. Say which columns are counts.")
    for n in counted:
        _check_counts(sheet, n)
    if not totals:
        sums, doubts = find_column_sums(sheet, counted)
    if not shares:
        said, more = find_shares(sheet, counted, sums)
        doubts += more
    named = named or key_columns(sheet, counted)
    rows = find_row_sums(sheet, named, counted, labels)
    return Layout(named, counted, tuple(sums), tuple(rows), tuple(said), tuple(doubts))


def _without(columns: Sequence[int], others: set[int]) -> tuple[int, ...]:
    return tuple(n for n in dict.fromkeys(columns) if n not in others)


def _check_counts(sheet: Sheet, column: int) -> None:
    for at, row in enumerate(sheet.rows, start=2):
        if is_number(row[column]) and whole(row[column]) is None:
            raise Refused(
                f"“{sheet.header[column]}” has a number in row {at} that is no count: counts are "
                "whole and not below 0."
            )


def _sum(sheet: Sheet, said: str, counts: Sequence[int]) -> ColumnSum:
    name, _, parts = said.partition("=")
    total = sheet.column(name)
    if not parts:
        return ColumnSum(total, tuple(n for n in counts if n != total))
    return ColumnSum(total, tuple(sheet.column(part) for part in parts.split("+")))


def _share(sheet: Sheet, said: str) -> Share:
    name, _, of = said.partition("=")
    part, _, whole_ = of.partition("/")
    if not part:
        raise Refused(f"“{said}” does not say of what. Write Percentage=Part/Whole.")
    column, numerator = sheet.column(name), sheet.column(part)
    if not whole_:
        return Share(column, numerator, None, None)
    denominator = sheet.column(whole_)
    return Share(column, numerator, denominator, scale_of(sheet, column, numerator, denominator))
