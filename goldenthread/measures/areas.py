"""The practice areas that a measure can lie in: the apps above say which there are.

register_areas(lambda authority, moment: [("care_leavers", "Care leavers")])
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment

type Tell = Callable[[Authority, Moment, bool], Sequence[tuple[str, str]]]

_tellers: list[Tell] = []


def register_areas(tell: Tell) -> None:
    """Say which practice areas an authority has: (code, word); those in use alone if asked."""
    _tellers.append(tell)


def areas_of(
    authority: Authority, moment: Moment, *, offered: bool = False
) -> list[tuple[str, str]]:
    """An authority's practice areas in its own order, by code and word."""
    return [area for tell in _tellers for area in tell(authority, moment, offered)]
