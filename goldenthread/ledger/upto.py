"""Up to which entry a request reads: found once with its member, moved by its own changes.

All that a page shows is then of one moment, and none of its queries asks for the head again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_upto: ContextVar[tuple[int, int] | None] = ContextVar("upto", default=None)


@contextmanager
def reading_upto(authority: int, entry: int) -> Iterator[None]:
    """Within the block an authority (its number) has its head here, and where changes move it."""
    token = _upto.set((authority, entry))
    try:
        yield
    finally:
        _upto.reset(token)


def known_head(authority: int) -> int | None:
    """The head of the authority, where a request found it."""
    found = _upto.get()
    return found[1] if found and found[0] == authority else None


def moved(authority: int, entry: int) -> None:
    """A change made this entry."""
    if known_head(authority) is not None:
        _upto.set((authority, entry))


@contextmanager
def unless_undone() -> Iterator[None]:
    """What is rolled back has moved nothing."""
    before = _upto.get()
    try:
        yield
    except BaseException:
        _upto.set(before)
        raise
