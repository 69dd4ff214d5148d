"""What adds up to what in a sheet, found from its headings, labels and figures. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice
from typing import NamedTuple

from goldenthread.measures.suppression.sheets import (
    ColumnSum,
    Share,
    Sheet,
    is_number,
    is_share,
    plain,
    stem,
    whole,
)

TOTALS = frozenset(
    {"total", "totals", "all", "england", "overall", "grand total", "both", "persons", "people"}
)
"""Labels of rows that add up others; so is any that begins with "Total" or "All"."""

_SAID_TO_BE = re.compile(r"\b(total|all|overall|at ?31|at 31 march)\b")
_FEWEST_ROWS = 3  # two rows that happen to add up show nothing
_SCALES = (100, 1, 1000, 10_000)
_ENOUGH_ROWS = 200
_WHOLE_ELSEWHERE = (
    "“{}” is a share of a total that is not in this file. Where the shares of a group make up "
    "100 %, they give that total away: put it in, or leave the shares out."
)

type Column = Sequence[int | None]


# Columns


def find_column_sums(sheet: Sheet, counts: Sequence[int]) -> tuple[list[ColumnSum], list[str]]:
    """The columns that are sums of columns side by side, and a doubt for each that only says so.

    The smallest first: a sum that is found takes the place of its parts in what larger ones add up.
    """
    numbers = {n: sheet.numbers(n) for n in counts}
    level, found = list(counts), []
    for total in sorted(counts, key=lambda n: sum(filter(None, numbers[n]))):
        said = _says_total(sheet, total)
        if total in level and (run := max(_runs(total, level, numbers, said=said), default=None)):
            found.append(run.sum)
            level = [n for n in level if n not in run.sum.parts]
    totals = {each.total for each in found}
    parts = {part for each in found for part in each.parts}
    doubts = [
        f"“{sheet.header[n]}” reads like a total, but no columns beside it add up to it. If it is "
        "one, say of which."
        for n in counts
        if n not in totals | parts and len(counts) > 2 and _says_total(sheet, n)
    ]
    return found, doubts


def _says_total(sheet: Sheet, column: int) -> bool:
    return bool(_SAID_TO_BE.search(plain(sheet.header[column])))


class _Run(NamedTuple):
    agreeing: int
    length: int
    sum: ColumnSum


def _runs(
    total: int, level: Sequence[int], numbers: dict[int, list[int | None]], *, said: bool
) -> Iterator[_Run]:
    at = level.index(total)
    for side in (level[:at], level[at + 1 :]):
        for start, end in combinations(range(len(side) + 1), 2):
            parts = tuple(side[start:end])
            if len(parts) > 1:
                columns = [numbers[n] for n in parts]
                agreeing, differing = _agreement(numbers[total], columns, always=not said)
                if agreeing > differing if said else not differing and agreeing >= _FEWEST_ROWS:
                    yield _Run(agreeing, len(parts), ColumnSum(total, parts))


def _agreement(total: Column, parts: Sequence[Column], *, always: bool = False) -> tuple[int, int]:
    """In how many rows that are complete, and not all zero, they add up; in how many not.

    With `always` nobody looks further once there is a row in which they do not.
    """
    agreeing = differing = 0
    for whole_, *cells in zip(total, *parts, strict=True):
        known = [cell for cell in cells if cell is not None]
        if whole_ is None or len(known) < len(cells) or not (whole_ or any(known)):
            continue
        if sum(known) == whole_:
            agreeing += 1
        else:
            differing += 1
            if always:
                break
    return agreeing, differing


# Rows


def find_row_sums(
    sheet: Sheet, keys: Sequence[int], counts: Sequence[int], labels: Iterable[str] = ()
) -> list[tuple[int, tuple[int, ...]]]:
    """Rows that add up others: labelled so in one of the columns that name them, or by figures."""
    known = TOTALS | {plain(label) for label in labels}
    keys = [n for n in keys if len({row[n] for row in sheet.rows}) > 1]
    totals = {n: _total_rows(sheet, n, known) for n in keys}
    # Columns that are totals in the same rows, a code and its name say, are one dimension.
    dimensions = list({rows: n for n, rows in totals.items() if rows}.values())
    context = [n for n in keys if not totals[n] and not _follows(sheet, n, dimensions)]
    found = [
        each
        for dimension in dimensions
        for each in _labelled(sheet, dimension, [*dimensions, *context], totals[dimension])
        if _may_be(sheet, each, counts)
    ]
    return found or _by_figures(sheet, counts)


def _total_rows(sheet: Sheet, column: int, known: frozenset[str]) -> frozenset[int]:
    return frozenset(
        at for at, row in enumerate(sheet.rows) if _is_total(plain(row[column]), known)
    )


def _is_total(label: str, known: frozenset[str]) -> bool:
    """A blank stands for all, as in the files of Explore Education Statistics."""
    return not label or label in known or label.startswith(("total ", "all "))


def _follows(sheet: Sheet, column: int, others: Sequence[int]) -> bool:
    """Whether the others say what stands in this column."""
    said: dict[tuple[str, ...], str] = {}
    return bool(others) and all(
        said.setdefault(tuple(row[n] for n in others), row[column]) == row[column]
        for row in sheet.rows
    )


def _labelled(
    sheet: Sheet, dimension: int, columns: Sequence[int], totals: frozenset[int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each total of one dimension with the rows that are the same in all others."""
    groups: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, row in enumerate(sheet.rows):
        same = tuple(row[n] for n in columns if n != dimension)
        groups[same][at not in totals].append(at)
    for wholes, parts in groups.values():
        for total in wholes:
            if parts:
                yield total, tuple(parts)


def _may_be(sheet: Sheet, each: tuple[int, tuple[int, ...]], counts: Sequence[int]) -> bool:
    """A total has at least the largest of its parts; a row of what is not known often has not."""
    total, parts = each
    for n in counts:
        whole_ = whole(sheet.rows[total][n])
        known = [value for at in parts if (value := whole(sheet.rows[at][n])) is not None]
        if whole_ is not None and known and whole_ < max(known):
            return False
    return True


def _by_figures(sheet: Sheet, counts: Sequence[int]) -> list[tuple[int, tuple[int, ...]]]:
    """The last row, or the first, if it adds up all others in every column."""
    rows = range(len(sheet.rows))
    for total in (rows[-1], 0):
        parts = tuple(at for at in rows if at != total)
        checks = [
            _agreement([whole(sheet.rows[total][n])], [[whole(sheet.rows[at][n])] for at in parts])
            for n in counts
        ]
        agreeing, differing = (sum(each) for each in zip(*checks, strict=True))
        if len(parts) > 1 and agreeing and not differing:
            return [(total, parts)]
    return []


# Shares


def find_shares(
    sheet: Sheet, counts: Sequence[int], sums: Sequence[ColumnSum]
) -> tuple[list[Share], list[str]]:
    """The columns that are shares of two counts, and a doubt for each whose counts are not here."""
    found, doubts = [], []
    for n in (n for n, heading in enumerate(sheet.header) if is_share(heading)):
        if n not in counts and any(is_number(row[n]) for row in sheet.rows):
            share = _share(sheet, n, counts, sums)
            if share:
                found.append(share)
                if share.whole is None:
                    doubts.append(_WHOLE_ELSEWHERE.format(sheet.header[n]))
            else:
                doubts.append(
                    f"“{sheet.header[n]}” reads like a percentage or a rate, but not of which "
                    "counts here. It is left as it is."
                )
    return found, doubts


def _share(
    sheet: Sheet, column: int, counts: Sequence[int], sums: Sequence[ColumnSum]
) -> Share | None:
    named = [n for n in counts if stem(sheet.header[n]) == stem(sheet.header[column])]
    totals = [each.total for part in named for each in sums if part in each.parts]
    for part in named or counts:
        for whole_ in dict.fromkeys((*totals, *counts)):
            if part != whole_ and (scale := scale_of(sheet, column, part, whole_)):
                return Share(column, part, whole_, scale)
    return Share(column, named[0], totals[0] if totals else None, None) if named else None


def scale_of(sheet: Sheet, column: int, part: int, whole_: int) -> int | None:
    """100 where the column is the percentage of part in whole, in nine of ten rows or more.

    Not in all: national figures are percentages of counts before these were rounded.
    """
    rows = ((row[column], whole(row[part]), whole(row[whole_])) for row in sheet.rows)
    full = ((text, a, b) for text, a, b in rows if is_number(text) and a and b)
    some = list(islice(full, _ENOUGH_ROWS))
    for scale in _SCALES:
        agreeing = sum(_agrees(text, scale, a, b) for text, a, b in some)
        if some and agreeing * 10 >= len(some) * 9:
            return scale
    return None


def _agrees(text: str, scale: int, part: int, whole_: int) -> bool:
    text = text.strip().rstrip("%").replace(",", "")
    exact = Decimal(part) * scale / whole_
    step = Decimal(1).scaleb(-len(text.partition(".")[2]))
    return abs(exact - Decimal(text)) <= step  # whichever way the half was rounded
