"""Columns for several times: which is the newest, whatever their order in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from .model import Rated, Update

_BEFORE = re.compile(r"\b(?:previous|prior|last|former|earlier|start(?:ing)?|initial)\b", re.I)
_NOW = re.compile(r"\b(?:current(?:ly)?|latest|this|now|new)\b", re.IGNORECASE)


def _rank(heading: str) -> int:
    return bool(_NOW.search(heading)) - bool(_BEFORE.search(heading))


def in_time[T: (Rated, Update)](found: Sequence[T]) -> list[T]:
    """The oldest first, where headings say times: their own, or "previous" and "current"."""
    if all(each.period and each.period.first for each in found):
        return sorted(found, key=_first)
    return sorted(found, key=lambda each: _rank(each.heading))


def _first(each: Rated | Update) -> date:
    assert each.period is not None  # noqa: S101 - asked by the caller
    assert each.period.first is not None  # noqa: S101 - asked by the caller
    return each.period.first


def is_told(same: Sequence[Rated]) -> bool:
    """Whether headings say which of several ratings is the newest."""
    if all(each.period for each in same):
        return True
    ranks = [_rank(each.heading) for each in same]
    return ranks.count(max(ranks)) == 1


def differ(same: Sequence[Rated]) -> bool:
    return len({(each.rating.shade, each.rating.level, each.rating.words) for each in same}) > 1
