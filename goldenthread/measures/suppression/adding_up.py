"""What adds up to what in a sheet, found from its headings, labels and figures. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
"""Labels of rows that add up others."""
_TOTAL_OF = re.compile(r"\b(sub-?)?totals?\b|^all\b|\boverall\b")

_SAID_TO_BE = re.compile(r"\b(total|all|overall|at ?31|at 31 march)\b")
_FEWEST_ROWS = 3  # two rows that happen to add up show nothing
_SCALES = (100, 1, 1000, 10_000)
_ENOUGH_ROWS = 200
_FARTHEST = 100  # rows that a total of some stands from them, at most
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
        if total not in level:
            continue
        said = _says_total(sheet, total)
        tries = [*_runs(total, level), *([_alike(sheet, total, level)] if said else [])]
        if run := max(_agreeing(total, tries, numbers, said=said), default=None):
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


def _runs(total: int, level: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Columns side by side, all on one side of the total."""
    at = level.index(total)
    for side in (level[:at], level[at + 1 :]):
        for start, end in combinations(range(len(side) + 1), 2):
            yield tuple(side[start:end])


def _alike(sheet: Sheet, total: int, level: Sequence[int]) -> tuple[int, ...]:
    """Of "Boys total" the columns with "boys" in their headings, wherever they are."""
    words = set(_SAID_TO_BE.sub(" ", plain(sheet.header[total])).split())
    same = (n for n in level if n != total and words <= set(plain(sheet.header[n]).split()))
    return tuple(same) if words else ()


def _agreeing(
    total: int,
    tries: Iterable[tuple[int, ...]],
    numbers: dict[int, list[int | None]],
    *,
    said: bool,
) -> Iterator[_Run]:
    for parts in tries:
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
    found = list(_by_labels(sheet, keys, counts, labels))
    return found or _by_figures(sheet, counts)


def _by_labels(
    sheet: Sheet, keys: Sequence[int], counts: Sequence[int], labels: Iterable[str]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    known = TOTALS | {plain(label) for label in labels}
    keys = [n for n in keys if len({row[n] for row in sheet.rows}) > 1]
    exact = {n: _rows_with(sheet, n, lambda label: not label or label in known) for n in keys}
    maybe = {n: _rows_with(sheet, n, _TOTAL_OF.search) - exact[n] for n in keys}
    found = _part_totals(sheet, keys, exact, maybe, counts)
    certain = {n: exact[n] | (maybe[n] & found.keys()) for n in keys}
    for dimension, total, parts in _groups(sheet, keys, certain):
        if total in exact[dimension] and _may_be(sheet, total, parts, counts):
            yield total, parts
    yield from found.items()


type _Totals = Mapping[int, frozenset[int]]  # by column that names rows: the rows that are totals


def _rows_with(sheet: Sheet, column: int, fits: Callable[[str], object]) -> frozenset[int]:
    return frozenset(at for at, row in enumerate(sheet.rows) if fits(plain(row[column])))


def _part_totals(
    sheet: Sheet, keys: Sequence[int], exact: _Totals, maybe: _Totals, counts: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """Rows labelled as totals of something ("North total", "All ages") that do add up others.

    Labels alone are not enough: All Saints is a ward.
    """
    labelled = {n: exact[n] | maybe[n] for n in keys}
    groups = {total: parts for _, total, parts in _groups(sheet, keys, labelled)}
    numbers = [[whole(row[n]) for n in counts] for row in sheet.rows]
    never = frozenset[int]().union(*exact.values())
    doubtful = frozenset[int]().union(*maybe.values())
    found: dict[int, tuple[int, ...]] = {}
    for total in sorted(doubtful):
        tries = (
            groups.get(total, ()),
            *_beside(total, numbers, lambda at: at not in never and at not in doubtful),
            *_beside(total, numbers, lambda at: at not in never and at not in found),
            tuple(found)[-_FARTHEST:],
        )
        fitting = (parts for parts in tries if _adds_up(numbers, total, parts))
        if parts := next(fitting, ()):
            found[total] = parts
    return found


def _beside(
    total: int, numbers: Sequence[Column], may: Callable[[int], bool]
) -> Iterator[tuple[int, ...]]:
    """The rows above, and those below, with as many as it takes to add up to the total."""
    for way in (range(total - 1, -1, -1), range(total + 1, len(numbers))):
        near = [at for at in way[:_FARTHEST] if may(at)]
        sums = [0] * len(numbers[total])
        for size, at in enumerate(near, start=1):
            sums = [before + (value or 0) for before, value in zip(sums, numbers[at], strict=True)]
            if size > 1 and sums == [value or 0 for value in numbers[total]]:
                yield tuple(sorted(near[:size]))


def _adds_up(numbers: Sequence[Column], total: int, parts: Sequence[int]) -> bool:
    agreeing, differing = _agreement(numbers[total], [numbers[at] for at in parts])
    return len(parts) > 1 and agreeing > differing


def _follows(sheet: Sheet, column: int, others: Sequence[int]) -> bool:
    """Whether the others say what stands in this column."""
    said: dict[tuple[str, ...], str] = {}
    return bool(others) and all(
        said.setdefault(tuple(row[n] for n in others), row[column]) == row[column]
        for row in sheet.rows
    )


def _groups(
    sheet: Sheet, keys: Sequence[int], totals: _Totals
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Each column, each total in it, with the rows that are the same in all other columns.

    Columns that are totals in the same rows, a code and its name say, are one.
    """
    dimensions = list({rows: n for n, rows in totals.items() if rows}.values())
    context = [n for n in keys if not totals[n] and not _follows(sheet, n, dimensions)]
    for dimension in dimensions:
        groups: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        others = [n for n in (*dimensions, *context) if n != dimension]
        for at, row in enumerate(sheet.rows):
            groups[tuple(row[n] for n in others)][at not in totals[dimension]].append(at)
        for wholes, parts in groups.values():
            for total in wholes:
                if parts:
                    yield dimension, total, tuple(parts)


def _may_be(sheet: Sheet, total: int, parts: Sequence[int], counts: Sequence[int]) -> bool:
    """A total has at least the largest of its parts; a row of what is not known often has not."""
    for n in counts:
        whole_ = whole(sheet.rows[total][n])
        known = [value for at in parts if (value := whole(sheet.rows[at][n])) is not None]
        if whole_ is not None and known and whole_ < max(known):
            return False
    return True


def _by_figures(sheet: Sheet, counts: Sequence[int]) -> list[tuple[int, tuple[int, ...]]]:
    """The last row, or the first, if it adds up all others in every column."""
    numbers = [[whole(row[n]) for n in counts] for row in sheet.rows]
    for total in (len(numbers) - 1, 0):
        parts = tuple(at for at in range(len(numbers)) if at != total)
        agreeing, differing = _agreement(numbers[total], [numbers[at] for at in parts])
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
