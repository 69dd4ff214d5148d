"""Reporting periods: a month, and the day by which its updates are due. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.calendars import STATUTORY, add_working_days


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One month, by its first day."""

    month: date

    @classmethod
    def of(cls, day: date) -> Period:
        """The month that a day falls in."""
        return cls(day.replace(day=1))

    @classmethod
    def to_report(cls, today: date) -> Period:
        """The period whose updates are given now: the month before today's."""
        return cls.of(today).before

    @property
    def before(self) -> Period:
        return Period.of(self.month - timedelta(days=1))

    @property
    def after(self) -> Period:
        return Period.of(self.month + timedelta(days=31))

    @property
    def last_day(self) -> date:
        return self.after.month - timedelta(days=1)

    @property
    def label(self) -> str:
        return f"{self.month:%B %Y}"

    def due_on(self, working_day: int) -> date:
        """The so many-th working day after the month's end."""
        return add_working_days(self.last_day, working_day, STATUTORY)
