"""Reading what people decided about reporting periods, at a moment: locks and cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, OuterRef, Subquery, Value, When

from goldenthread.core import clock
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.models import Head
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Cover, PeriodLock


@dataclass(frozen=True, slots=True)
class Lock:
    """How a period stands: locked or opened again, by which post, on which day, and why."""

    period: date
    locked: bool
    by: str
    on: date
    note: str


def locks_of(plan: Any, moment: Moment) -> dict[date, Lock]:
    """The periods of a plan about which something was decided, by their month."""
    rows = PeriodLock.objects.filter(plan=plan).as_at(moment)
    columns = ("period", "locked", "decided_by__post", "effective_on", "note")
    return {
        period: Lock(period, locked, by, on, note or "")
        for period, locked, by, on, note in rows.values_list(*columns)
    }


def with_lock(plans: Any, months: Mapping[int, date]) -> Any:
    """Plans that have their cadence, with `locked` of one period, and the ledger's `head`.

    `months`: for each cadence, which period, by its month; kept as `period_month`.
    """
    head = Head.objects.filter(authority=OuterRef("authority")).values("n")
    plans = plans.annotate(period_month=month_by_cadence(months), head=Subquery(head))
    lock = LookUp(PeriodLock, "locked", Moment.latest(), "", "pk", "period_month")
    return plans.annotate(locked=lock)


def month_by_cadence(months: Mapping[int, date]) -> Case:
    """Of rows that have a `cadence`: which of these months is its own."""
    when = [When(cadence=cadence, then=Value(month)) for cadence, month in months.items()]
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
    today = clock.today()
    rows = Cover.objects.as_at(Moment.latest()).filter(present=True)
    return rows.filter(begins_on__lte=today, ends_on__gte=today)
