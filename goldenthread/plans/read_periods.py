"""Reading what people decided about reporting periods, at a moment: locks and cover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, When

from goldenthread.core import clock
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given
from goldenthread.plans.models import Cover, PeriodLock
from goldenthread.plans.periods import CADENCES, Period


@dataclass(frozen=True, slots=True)
class Lock:
    """How a period stands: locked or opened again, by which post, on which day, and why."""

    period: date
    locked: bool
    by: str
    on: date
    note: str


def months_to_come() -> dict[int, Given]:
    """A month for each cadence, of which nothing is known yet: to build a query with."""
    return {cadence: Given(f"month{cadence}", DateField()) for cadence in CADENCES}


def given_months(period: Callable[[int], Period]) -> dict[str, date]:
    """What `months_to_come` left open: the month of the period of each cadence."""
    return {f"month{cadence}": period(cadence).month for cadence in CADENCES}


def with_lock(plans: Any, moment: Moment) -> Any:
    """Plans that have their cadence, with `locked` of one period.

    Prepared: which period it is of each cadence `given_months` tells; kept as `period_month`.
    """
    plans = plans.annotate(period_month=month_by_cadence(months_to_come()))
    lock = LookUp(PeriodLock, "locked", moment, "", "pk", "period_month")
    return plans.annotate(locked=lock)


def month_by_cadence(months: Mapping[int, Given]) -> Case:
    """Of rows that have a `cadence`: which of these months is its own."""
    when = [When(cadence=cadence, then=month) for cadence, month in months.items()]
    return Case(*when, output_field=DateField())


def is_locked(plan: Any, month: date) -> bool:
    """Does this period of the plan take no more updates today?"""
    last = PeriodLock.objects.filter(plan=plan, period=month).newest_first()
    return bool(last.values_list("locked", flat=True).first())


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody whom another stands in for, from one day to another."""

    absent_id: int
    absent: str
    ends_on: date


def covered_by(person: int | None) -> list[Standing]:
    """Whom this person stands in for today."""
    rows = held_today().filter(cover=person).order_by("absent__post")
    return [Standing(*row) for row in rows.values_list("absent", "absent__post", "ends_on")]


def held_today() -> Any:
    """The covers that hold today."""
    return held_on(clock.today())


def held_on(day: Any) -> Any:
    """The covers that hold on a day, or on one that is `Given` later, as is known now."""
    rows = Cover.objects.as_at(Moment.latest()).filter(present=True)
    return rows.filter(begins_on__lte=day, ends_on__gte=day)
