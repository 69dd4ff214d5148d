"""Which column of a sheet is which of a list, however it is headed. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from goldenthread.measures.annex_a.lists import Column, columns_of, plain

_ROWS_ABOVE = 20  # titles and notes that people put over their headings
_LIKE = 0.88
_NUMBERED = re.compile(r"\blist\s*(\d{1,2})\b|^\s*(\d{1,2})\b|\b(\d{1,2})\s*$")


class Headings(NamedTuple):
    """Where the headings stand (a row, from 0) and the place of each column that was found."""

    row: int
    places: Mapping[str, int]


def list_number(sheet: str) -> int | None:
    """The list that a sheet says it is: "List 3", "Annex A list 3 referrals", "3. Referrals"."""
    found = _NUMBERED.search(plain(sheet))
    number = int(next(filter(None, found.groups()))) if found else 0
    return number if 1 <= number <= 11 else None


def find_headings(rows: Sequence[Sequence[object]], number: int) -> Headings | None:
    """The row that has most of the list's headings; None if none has half of them."""
    columns = columns_of(number)
    texts = [[cell if isinstance(cell, str) else "" for cell in row] for row in rows[:_ROWS_ABOVE]]
    if not texts:
        return None
    sure = [len(_matched(row, columns, (_exact, _patterned))) for row in texts]
    best = sure.index(max(sure))
    places = matched(texts[best], columns)
    return Headings(best, places) if len(places) * 2 >= len(columns) else None


def matched(cells: Sequence[str], columns: Mapping[str, Column]) -> dict[str, int]:
    """The place of each column: headed as it should be, by its pattern, or nearly so.

    What is exact goes first, so that a pattern takes only what is left.
    """
    return _matched(cells, columns, (_exact, _patterned, _alike))


type _Way = Callable[[Mapping[int, str], Mapping[str, Column]], Iterator[tuple[str, int]]]


def _matched(
    cells: Sequence[str], columns: Mapping[str, Column], ways: Sequence[_Way]
) -> dict[str, int]:
    headings = {at: _bare(cell) for at, cell in enumerate(cells) if cell.strip()}
    found: dict[str, int] = {}
    for same in ways:
        for name, at in same(headings, {n: c for n, c in columns.items() if n not in found}):
            if name not in found and at in headings:
                found[name] = at
                del headings[at]
    return found


@lru_cache(maxsize=4096)
def _bare(heading: str) -> str:
    """Without marks and what is in brackets; since 2026 "Gender" is "Sex"."""
    words = re.sub(r"\([^)]*\)|\([^)]*$", " ", plain(heading))
    words = re.sub(r"[^\w ]", " ", words.replace("'", ""))
    return " ".join("gender" if word == "sex" else word for word in words.split())


def _exact(headings: Mapping[int, str], columns: Mapping[str, Column]) -> Iterator[tuple[str, int]]:
    for name in columns:
        for at, heading in list(headings.items()):
            if heading == _bare(name):
                yield name, at


def _patterned(
    headings: Mapping[int, str], columns: Mapping[str, Column]
) -> Iterator[tuple[str, int]]:
    for name, column in columns.items():
        for at, heading in list(headings.items()):
            if any(pattern.search(heading) for pattern in column.patterns):
                yield name, at


def _alike(headings: Mapping[int, str], columns: Mapping[str, Column]) -> Iterator[tuple[str, int]]:
    """The best pairs first. Numbers in headings must be the same: stage 1 is not stage 2."""
    pairs = []
    for name in columns:
        for at, heading in headings.items():
            likeness = _likeness(_bare(name), heading)
            if likeness >= _LIKE and _numbers(_bare(name)) == _numbers(heading):
                pairs.append((likeness, name, at))
    for _, name, at in sorted(pairs, key=lambda pair: -pair[0]):
        yield name, at


def _likeness(one: str, other: str) -> float:
    """From 0 to 1; what cannot reach the bound is not compared in full."""
    compared = SequenceMatcher(None, one, other)
    if compared.real_quick_ratio() < _LIKE or compared.quick_ratio() < _LIKE:
        return 0
    return compared.ratio()


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)
