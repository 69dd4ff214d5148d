"""What measures ask of a row, and what leaves a row out. Pure."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from goldenthread.core.calendars import STATUTORY
from goldenthread.measures.annex_a.lists import AGE, BIRTH
from goldenthread.measures.annex_a.values import Bad, Value
from goldenthread.measures.annex_a.workbook import Row

_DAY = timedelta(days=1)


class LeftOut(Exception):
    """Why a row does not count for a measure, in words that say nothing of the child."""


class WorkingDays:
    """Working days between two days, counted once for all years: a sum for each day."""

    def __init__(self, first: date, last: date) -> None:
        self._first = first.toordinal()
        self._sums = [0]
        for ordinal in range(self._first + 1, last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            self._sums.append(self._sums[-1] + STATUTORY.is_working_day(day))

    def between(self, day0: date, day: date) -> int:
        """How many follow `day0`, up to and with `day`. A day before the first counts as it."""
        return self._upto(day) - self._upto(day0)

    def _upto(self, day: date) -> int:
        return self._sums[min(max(day.toordinal() - self._first, 0), len(self._sums) - 1)]


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month: 31 August, 6: 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class Asked:
    """The reference date and what an authority sets.

    `months`: how far back what happened is counted; `cin_days`, `cp_working_days`: the local
    standards of visits (None: there is none); `counts_present`: the number of referrals in 12
    months has the present one in it; `population`: children aged 0 to 17.
    """

    as_at: date
    months: int = 6
    cin_days: int | None = None
    cp_working_days: int = 20
    counts_present: bool = False
    population: int | None = None

    @property
    def start(self) -> date:
        """The first day that counts: six months before 16 March is 16 September."""
        return months_before(self.as_at, self.months)

    @cached_property
    def working_days(self) -> WorkingDays:
        return WorkingDays(date(2000, 1, 1), self.as_at + _DAY)

    def ago(self, months: int) -> date:
        return months_before(self.as_at, months)


class Asking:
    """A row as the measures ask it. What cannot be read leaves it out."""

    def __init__(self, row: Row, asked: Asked) -> None:
        self._values = row.values
        self.asked = asked
        self.as_at = asked.as_at

    def _given(self, name: str) -> Value:
        value = self._values.get(name)
        if isinstance(value, Bad):
            raise LeftOut(f"“{name}” {value.problem}")
        return value

    def day(self, name: str) -> date | None:
        """A date, None if it is blank."""
        value = self._given(name)
        return value if isinstance(value, date) else None

    def known_day(self, name: str) -> date:
        value = self.day(name)
        if value is None:
            raise LeftOut(f"“{name}” is blank")
        return value

    def known_number(self, name: str) -> float:
        value = self._given(name)
        if not isinstance(value, float):
            raise LeftOut(f"“{name}” is blank")
        return value

    def code(self, name: str) -> str | None:
        """A code; None if it is blank or "unknown"."""
        value = self._given(name)
        return None if value in (None, "unknown") else str(value)

    def known_code(self, name: str) -> str:
        value = self.code(name)
        if value is None:
            raise LeftOut(f"“{name}” is blank or unknown")
        return value

    def in_period(self, name: str, months: int | None = None) -> date:
        """The date, if it is in the months up to the reference date, both ends included."""
        day = self.known_day(name)
        start = self.asked.start if months is None else self.asked.ago(months)
        if day > self.as_at:
            raise LeftOut(f"“{name}” is after the reference date")
        if day < start:
            raise LeftOut(f"“{name}” is before the period")
        return day

    def open_since(self, start: str, end: str) -> date:
        """When it began, if it was open at the end of the reference date."""
        began, ended = self.known_day(start), self.day(end)
        if began > self.as_at:
            raise LeftOut(f"“{start}” is after the reference date")
        if ended and ended < began:
            raise LeftOut(f"“{end}” is before “{start}”")
        if ended and ended <= self.as_at:
            raise LeftOut(f"“{end}” is not after the reference date: it is closed")
        return began

    def latest(self, name: str) -> date | None:
        """The date of what was done last; left out if that is later than the reference date."""
        day = self.day(name)
        if day and day > self.as_at:
            raise LeftOut(f"“{name}” is after the reference date")
        return day

    def in_order(self, first: str, then: str) -> tuple[date, date]:
        before, after = self.known_day(first), self.known_day(then)
        if after < before:
            raise LeftOut(f"“{then}” is before “{first}”")
        return before, after

    def age(self) -> int:
        """In whole years at the reference date: of the date of birth, else of the age given."""
        born = self._values.get(BIRTH)
        if isinstance(born, date) and born <= self.as_at:
            birthday = (self.as_at.month, self.as_at.day) >= (born.month, born.day)
            return self.as_at.year - born.year - (not birthday)
        given = self._values.get(AGE)
        if not isinstance(given, float):
            raise LeftOut("neither date of birth nor age can be read")
        return int(given)

    def working_days(self, day0: date, day: date) -> int:
        return self.asked.working_days.between(day0, day)
