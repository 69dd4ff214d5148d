"""The one clock. Everything that asks what time it is asks here.

The demo and tests can set it; nothing else may.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_set: ContextVar[datetime | None] = ContextVar("clock", default=None)
_shift = timedelta()


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _set.get() or datetime.now(UTC) + _shift


def today() -> date:
    """The present day in London."""
    return now().astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """The first instant after `day` in London, as UTC."""
    return datetime.combine(day + timedelta(days=1), time(), LONDON).astimezone(UTC)


@contextmanager
def clock_at(moment: datetime | None) -> Iterator[None]:
    """Set the clock within the block, for the demo and tests; None leaves it running."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)


def start_on(day: date) -> None:
    """Let the clock of this process run on `day` instead of today; for the demo."""
    global _shift  # noqa: PLW0603
    _shift = timedelta(days=(day - datetime.now(LONDON).date()).days)
