"""Columns for several times: which is the newest, whatever their order in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from goldenthread.core.days import MONTH, month_number

from .model import Rated, Update
from .records import Record
from .values.periods import Period

_BEFORE = re.compile(r"\b(?:previous|prior|last|former|earlier|start(?:ing)?|initial)\b", re.I)
_NOW = re.compile(r"\b(?:current(?:ly)?|latest|this|now|new)\b", re.IGNORECASE)
_QUARTER = re.compile(r"q(?:uarter|tr)?\s?([1-4])", re.IGNORECASE)
_NUMBER = re.compile(r"(?:month )?(\d{1,4})", re.IGNORECASE)
_FOR_EVER = 10_000  # a count that does not begin again


def _rank(heading: str) -> int:
    return bool(_NOW.search(heading)) - bool(_BEFORE.search(heading))


def in_time[T: (Rated, Update)](found: Sequence[T]) -> list[T]:
    """The oldest first, where headings say times: their own, or "previous" and "current"."""
    if all(each.period and each.period.first for each in found):
        return sorted(found, key=_first)
    if goes_back(found):
        return list(found)[::-1]
    return sorted(found, key=lambda each: _rank(each.heading))


def _first(each: Rated | Update) -> date:
    assert each.period is not None  # noqa: S101 - asked by the caller
    assert each.period.first is not None  # noqa: S101 - asked by the caller
    return each.period.first


def goes_back(found: Sequence[Rated | Update]) -> bool:
    """Whether columns for times without a year stand with the newest first: "Q4", "Q3"."""
    by_kind = [[each for each in found if each.kind == kind] for kind in {x.kind for x in found}]
    several = [same for same in by_kind if len(same) > 1]
    return bool(several) and all(_go(same[::-1]) for same in several)


def is_told(same: Sequence[Rated]) -> bool:
    """Whether headings say which of several ratings is the newest."""
    if all(each.period for each in same):
        return all(each.period and each.period.first for each in same) or _go(same)
    ranks = [_rank(each.heading) for each in same]
    return ranks.count(max(ranks)) == 1


def _go(same: Sequence[Rated | Update]) -> bool:
    """Whether times without a year go on from one to the next, at most half a year at once."""
    turns = [_turn(each.period) for each in same]
    return all(
        one and other and one[1] == other[1] and 0 < (other[0] - one[0]) % one[1] <= one[1] / 2
        for one, other in pairwise(turns)
    )


def _turn(period: Period | None) -> tuple[int, int] | None:
    """The number of a quarter, a month or a year, and after how many it begins again."""
    words = period.words if period and not period.first else ""
    if quarter := _QUARTER.fullmatch(words):
        return int(quarter[1]), 4
    if re.fullmatch(MONTH, words, re.IGNORECASE):
        return month_number(words), 12
    number = _NUMBER.fullmatch(words)
    return (int(number[1]), _FOR_EVER) if number else None


def differ(same: Sequence[Rated]) -> bool:
    return len({(each.rating.shade, each.rating.level, each.rating.words) for each in same}) > 1


def updates_of(record: Record) -> list[Update]:
    """What was reported of an action, in the order of its columns."""
    outcomes = [piece for piece in record.all("outcome") if piece.period is not None]
    return [
        Update(
            "progress" if piece.field == "progress" else "impact",
            piece.words,
            piece.place,
            piece.heading,
            piece.period,
        )
        for piece in (*record.all("progress", "impact"), *outcomes)
    ]
