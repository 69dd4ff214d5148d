"""Reporting periods: one month, two or three, and the day by which updates are due. Pure.

Periods of several months are those of the financial year, which begins in April.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.calendars import STATUTORY, add_working_days

CADENCES = {1: "Every month", 2: "Every two months", 3: "Every three months"}
APRIL = 4


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`months` months, by the first day of the last of them.

    By the last, so that a plan which goes over from months to quarters counts nothing twice.
    """

    month: date
    months: int = 1

    @classmethod
    def of(cls, day: date, months: int = 1) -> Period:
        """The period that a day falls in."""
        to_go = -(day.month - APRIL + 1) % months
        return cls(_shifted(day.replace(day=1), to_go), months)

    @classmethod
    def to_report(cls, today: date, months: int = 1) -> Period:
        """The period whose updates are given now: the one before today's."""
        return cls.of(today, months).before

    @property
    def before(self) -> Period:
        return Period(_shifted(self.month, -self.months), self.months)

    @property
    def after(self) -> Period:
        return Period(_shifted(self.month, self.months), self.months)

    @property
    def first_day(self) -> date:
        return _shifted(self.month, 1 - self.months)

    @property
    def last_day(self) -> date:
        return _shifted(self.month, 1) - timedelta(days=1)

    @property
    def label(self) -> str:
        """October 2026; October to December 2026; December 2026 to January 2027."""
        first, last = self.first_day, self.month
        if first == last:
            return f"{last:%B %Y}"
        return f"{first:%B}{'' if first.year == last.year else f' {first.year}'} to {last:%B %Y}"

    @property
    def code(self) -> str:
        """As in an address: 2026-10."""
        return f"{self.month:%Y-%m}"

    @property
    def word(self) -> str:
        """What one such period is called."""
        return "month" if self.months == 1 else "period"

    def due_on(self, working_day: int) -> date:
        """The so many-th working day after the period's end."""
        return add_working_days(self.last_day, working_day, STATUTORY)


def _shifted(month: date, by: int) -> date:
    """The first day of the month that is so many after `month`."""
    years, index = divmod(month.month - 1 + by, 12)
    return date(month.year + years, index + 1, 1)
