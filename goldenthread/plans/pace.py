"""The plan's own pace: what is complete, against what its dates said by then. Pure.

A burn-up is the same count made at the end of each month from the facts themselves, each as it
was known then; a property test shows that it agrees with the position of each of those days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from goldenthread.core.days import day_words
from goldenthread.plans.periods import Period
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import Progress, in_force

WINDOW_MONTHS = 6
LEAST_MONTHS = 3
LEAST_COMPLETED = 5
LONGEST = timedelta(days=3653)
"""Beyond ten years a date would be read as a promise about what nobody can know."""


class Told[Value](NamedTuple):
    """A fact: what it says, from which day on, and the ledger entry that told it."""

    on: date
    entry: int
    value: Value


type Track[Value] = Sequence[Told[Value]]
"""The facts of one action of one kind, in the order of (on, entry)."""


class Day(NamedTuple):
    """A day, and the last ledger entry that counts."""

    on: date
    entry: int


def held[Value](track: Sequence[Told[Value]], day: Day) -> Value | None:
    """What the last fact said that had taken effect and was known."""
    return next((told.value for told in reversed(track) if _upto(told, day)), None)


def first[Value](track: Track[Value], day: Day) -> Value | None:
    """What the first fact said."""
    return next((told.value for told in track if _upto(told, day)), None)


def _upto(told: Told[Any], day: Day) -> bool:
    return told.on <= day.on and told.entry <= day.entry


@dataclass(frozen=True, slots=True)
class History:
    """One action: whether it stood in the plan, was counted, was complete; its due dates."""

    placed: Track[bool]
    counted: Track[bool]
    complete: Track[bool]
    due: Track[date]

    def is_counted(self, day: Day) -> bool:
        here, counted = held(self.placed, day), held(self.counted, day)
        return here is True and counted is not False

    def is_complete(self, day: Day) -> bool:
        return held(self.complete, day) is True


@dataclass(frozen=True, slots=True)
class Point:
    """A day's counts, all of counted actions. `complete` is None for a day to come."""

    on: date
    whole: int
    complete: int | None
    due: int
    due_originally: int


def point(histories: Iterable[History], day: Day) -> Point:
    """The counts of a day, as known then."""
    counted = [each for each in histories if each.is_counted(day)]
    return Point(
        on=day.on,
        whole=len(counted),
        complete=sum(each.is_complete(day) for each in counted),
        due=_by(day.on, (held(each.due, day) for each in counted)),
        due_originally=_by(day.on, (first(each.due, day) for each in counted)),
    )


def _by(on: date, days: Iterable[date | None]) -> int:
    return sum(day is not None and day <= on for day in days)


def month_ends(begin: date, end: date) -> list[date]:
    """The last days of the months from `begin`'s on, those before `end`."""
    return list(_ends(begin, end))


def _ends(begin: date, end: date) -> Iterator[date]:
    period = Period.of(begin)
    while period.last_day < end:
        yield period.last_day
        period = period.after


def burn_up(histories: Sequence[History], days: Sequence[Day]) -> list[Point]:
    """The counts of each of the days (in order), then those that the dates say for months to come.

    The last of the days is the one that is looked from: what is to come is as known on it.
    """
    now = days[-1]
    counted = [each for each in histories if each.is_counted(now)]
    current = [held(each.due, now) for each in counted]
    original = [first(each.due, now) for each in counted]
    last = max((day for day in (*current, *original) if day), default=now.on)
    ahead = month_ends(now.on, Period.of(last).after.month)
    return [
        *(point(histories, day) for day in days),
        *(
            Point(day, len(counted), None, _by(day, current), _by(day, original))
            for day in ahead
            if day > now.on and last > now.on
        ),
    ]


@dataclass(frozen=True, slots=True)
class Pace:
    """What is complete, and what was due by now."""

    whole: int
    complete: int
    due: int
    due_originally: int

    @property
    def sentence(self) -> str:
        """18 of 90 actions are complete; 31 were due by now (by their original dates 33)."""
        are, was = "is" if self.complete == 1 else "are", "was" if self.due == 1 else "were"
        return (
            f"{self.complete} of {self.whole} actions {are} {_complete()}; {self.due} {was} due by "
            f"now (by their original dates {self.due_originally})."
        )

    @property
    def difference(self) -> str:
        """How that compares, in words."""
        short = self.due - self.complete
        if short > 0:
            return f"That is {short} fewer than the current dates said."
        if short < 0:
            return f"That is {-short} more than the current dates asked for."
        return "That is as many as the current dates asked for."


def _complete() -> str:
    return in_force().progress.word(Progress.COMPLETE).lower()


def pace_of(position: Position) -> Pace:
    """The pace of a position."""
    return Pace(
        whole=len(position.counted),
        complete=len(position.with_progress(Progress.COMPLETE)),
        due=len(position.was_due),
        due_originally=len(position.was_due_originally),
    )


def pace_at(each: Point) -> Pace:
    """The pace of a day that is known."""
    return Pace(each.whole, each.complete or 0, each.due, each.due_originally)


def last_due(histories: Iterable[History], day: Day) -> date | None:
    """The last of the current due dates."""
    dues = (held(each.due, day) for each in histories if each.is_counted(day))
    return max((due for due in dues if due), default=None)


@dataclass(frozen=True, slots=True)
class Projection:
    """When all would be complete if the pace held; or why nobody can tell. `how` says the sum."""

    sentence: str
    how: str = ""
    by: date | None = None


def projection(points: Sequence[Point]) -> Projection:
    """From the months before the last known point: so many became complete, so many are left.

    `points`: as `burn_up` gives them. Under three months, or with fewer than five completed, it
    is too few to tell.
    """
    known = [each for each in points if each.complete is not None]
    now = known[-1]
    left = now.whole - (now.complete or 0)
    if not now.whole:
        return Projection("The plan has no actions yet.")
    if not left:
        return Projection(f"All actions are {_complete()}.")
    if len(known) <= LEAST_MONTHS:
        return Projection(f"Too few to tell: the record goes back {len(known) - 1} month ends.")
    then = known[max(0, len(known) - 1 - WINDOW_MONTHS)]
    completed = (now.complete or 0) - (then.complete or 0)
    if completed < LEAST_COMPLETED:
        return Projection(
            f"Too few to tell: {_became(completed)} since {day_words(then.on)}, and at least "
            f"{LEAST_COMPLETED} are needed before a pace means anything."
        )
    return _at_pace(left, completed, then.on, now.on)


def _became(completed: int) -> str:
    if completed < 0:
        return f"{-completed} fewer are {_complete()}"
    return (
        f"{completed or 'no'} {'action has' if completed == 1 else 'actions have'} become complete"
    )


def _at_pace(left: int, completed: int, then: date, now: date) -> Projection:
    passed = (now - then).days
    wait = timedelta(days=-(-left * passed // completed))
    begins = (
        f"{completed} actions became {_complete()} in the {passed} days since {day_words(then)}."
    )
    how = (
        f"The sum: {left} left × {passed} days ÷ {completed} {_complete()}. It takes "
        "each action for as much work as any other, and knows nothing of what is about to finish."
    )
    if wait > LONGEST:
        return Projection(
            f"{begins} If that pace held, not all would be {_complete()} in ten years.", how
        )
    by = now + wait
    return Projection(
        f"{begins} If that pace held, the {left} left would be {_complete()} around {by:%B %Y}.",
        how,
        by,
    )
