"""Plans that were taken back whole: whoever brings plans in from elsewhere says which.

register(reader)                  once, as the app that brings them in is loaded
taken_back(authority, moment)     the keys of the plans that were taken back by then
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment

type Reader = Callable[[Authority, Moment], Iterable[int]]

_READERS: list[Reader] = []


def register(reader: Reader) -> Reader:
    _READERS.append(reader)
    return reader


def taken_back(authority: Authority, moment: Moment) -> frozenset[int]:
    return frozenset(pk for reader in _READERS for pk in reader(authority, moment))
