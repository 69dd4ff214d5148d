"""Clear days: how long papers must be open before a meeting, and where that leaves today. Pure.

Local Government Act 1972, section 100B (five for principal councils in England since SI 2002/715);
a clear day is a whole working day, without the day of publication and the day of the meeting
(Swansea City Council, ex parte Elitestone, 1993). A body may set more days, or days off of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.calendars import (
    CLEAR_DAYS,
    FIRST_YEAR,
    LAST_YEAR,
    Calendar,
    last_lawful_publication,
    working_days_between,
)
from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused

MOST_DAYS = 60
URGENT = (
    "It can be considered only as urgent, with the chair’s agreement and the reason in the minutes "
    "(Local Government Act 1972, section 100B(4)), or at a later meeting."
)


def can_be_counted(meeting: date) -> bool:
    """Whether the days before a meeting can be counted: not of one whose year is a slip."""
    return FIRST_YEAR < meeting.year <= LAST_YEAR


@dataclass(frozen=True, slots=True)
class ClearDays:
    """A body's setting: so many clear days, by a calendar that may have its own days off."""

    days: int = 5
    calendar: Calendar = CLEAR_DAYS

    def __post_init__(self) -> None:
        if not 0 <= self.days <= MOST_DAYS:
            raise Refused(f"Set from 0 to {MOST_DAYS} clear days, not {self.days}.")

    def publish_by(self, meeting: date) -> date:
        """The last working day on which papers can be opened."""
        return last_lawful_publication(meeting, clear_days=self.days, calendar=self.calendar)

    def counted(self, meeting: date) -> tuple[date, ...]:
        """The clear days themselves, in order."""
        return tuple(day for day in self._between(meeting) if self.calendar.is_working_day(day))

    def not_counted(self, meeting: date) -> tuple[tuple[date, str], ...]:
        """The days between that are none, each with its reason ("a Saturday")."""
        reasons = ((day, self.calendar.day_off(day)) for day in self._between(meeting))
        return tuple((day, reason) for day, reason in reasons if reason)

    def _between(self, meeting: date) -> Iterator[date]:
        first = self.publish_by(meeting)
        return (first + timedelta(days=n) for n in range(1, (meeting - first).days))

    def given(self, published: date, meeting: date) -> int:
        """How many clear days papers published on `published` had; none after the meeting."""
        last = meeting - timedelta(days=1)
        return max(working_days_between(published, last, self.calendar), 0)

    def standing(self, meeting: date, today: date, published: date | None = None) -> Standing:
        """Where a paper stands: published in time or late, or the days that are left."""
        by = self.publish_by(meeting)
        if published is not None:
            had = self.given(published, meeting)
            return Standing(by, had >= self.days, None, self._published(published, had, meeting))
        if today > by:
            return Standing(by, False, None, self._missed(by, meeting))
        left = working_days_between(today, by, self.calendar)
        return Standing(by, None, left, self._to_come(by, left, meeting))

    def _published(self, published: date, had: int, meeting: date) -> str:
        said = (
            f"Published on {long_date(published)}: {_days(had)} before the meeting on "
            f"{long_date(meeting)}"
        )
        if had >= self.days:
            return f"{said}, of {self.days} that are needed."
        return f"{said}, and {self.days} are needed. {URGENT}"

    def _missed(self, by: date, meeting: date) -> str:
        return (
            f"The last day to publish for the meeting on {long_date(meeting)} was "
            f"{long_date(by)}. {URGENT}"
        )

    def _to_come(self, by: date, left: int, meeting: date) -> str:
        when = "today" if left == 0 else f"in {left} working day{'s' if left > 1 else ''}"
        return (
            f"Publish by {by:%A} {long_date(by)} ({when}): {_days(self.days)} before the meeting "
            f"on {meeting:%A} {long_date(meeting)}."
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """`in_time` is None while there is still time; `left` are the working days until `by`."""

    by: date
    in_time: bool | None
    left: int | None
    sentence: str


def _days(count: int) -> str:
    return f"{count} clear day{'' if count == 1 else 's'}"
