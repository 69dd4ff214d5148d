"""Which functions do which kinds of job.

    @job("reminders", daily_at=time(8))
    def send_reminders(job: Job) -> None: ...

A job may be done twice when a worker is killed after its work and before it says so. So each is
written so that doing it again changes nothing: it asks first what is already there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldenthread.jobs.models import Job

type Work = Callable[["Job"], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job. `daily_at` (London) makes one for each authority and day by itself."""

    name: str
    work: Work
    lease: timedelta
    daily_at: time | None


_kinds: dict[str, Kind] = {}


def job(
    name: str, *, daily_at: time | None = None, lease: timedelta = timedelta(minutes=5)
) -> Callable[[Work], Work]:
    """Declare the function that does a kind of job.

    Another worker takes the job over when `lease` has passed: longer than it ever takes.
    """

    def declare(work: Work) -> Work:
        if name in _kinds:
            raise ValueError(f"the job {name} is declared twice")
        _kinds[name] = Kind(name, work, lease, daily_at)
        return work

    return declare


def kind(name: str) -> Kind:
    """Raises LookupError for a kind that no app declares."""
    try:
        return _kinds[name]
    except KeyError:
        raise LookupError(f"no app declares the job {name}") from None


def kinds() -> list[Kind]:
    return list(_kinds.values())
