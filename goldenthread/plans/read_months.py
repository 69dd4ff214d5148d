"""Reading a reporting period of a plan at a moment: eight queries, whatever its size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Subquery, Value

from goldenthread.accounts.access import Member
from goldenthread.accounts.members import post_of
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.plans.due import asks, closing
from goldenthread.plans.exceptions import AskedDate
from goldenthread.plans.models import (
    Action,
    Highlight,
    PeriodLock,
    Update,
    UpdateCheck,
    UpdateReturn,
)
from goldenthread.plans.month import GivenUpdate, Month, MonthRow, PriorityHighlight, new_exceptions
from goldenthread.plans.periods import Period
from goldenthread.plans.position import PriorityRow
from goldenthread.plans.read import position, positions
from goldenthread.plans.read_periods import Lock

type Locks = dict[date, Lock]
type Highlights = dict[int, tuple[str, str, date]]
KEY = ("action_id", "period")
COLUMNS = (
    *("pk", "action", "rating", "narrative", "next_step", "effective_on", "entered_by__post"),
    *("entered_by", "owner", "covering", "back", "question", "checked", "checked_by"),
)


def month_of(
    plan: Any, period: Period, moment: Moment, member: Member, asked: dict[int, AskedDate]
) -> tuple[Month, Locks]:
    """A period of a plan (with its terms) at the moment, and the locks of all its periods.

    `asked`: the open requests for new dates, by action. They, and what is new among the
    exceptions, are said of the period that is reported now or begun since; not of those past.
    """
    shown = closing(period, moment)
    is_now = shown == moment
    since = period.before.due_on(plan.updates_due_day)
    if is_now and since < moment.on:
        earlier = Moment(since, moment.entry, is_now=False, include_later=True)
        found, before = positions(plan, shown, earlier, member, findings=False)
        new = new_exceptions(found, before, asked)
    else:
        found, new = position(plan, shown, member, findings=False), []
    given = _updates(plan, period, moment)
    rows = [
        MonthRow(row, given.get(row.pk))
        for row in found.actions
        if row.pk in given or asks(plan, row, period)
    ]
    locks, highlights = _decided(plan, period, moment)
    month = Month(
        period=period,
        due_on=period.due_on(plan.updates_due_day),
        rows=tuple(rows),
        highlights=tuple(_highlight(each, highlights) for each in found.priorities),
        requests={row.pk: asked[row.pk] for row in found.actions if row.pk in asked and is_now},
        new=tuple(new),
    )
    return month, locks


def _highlight(priority: PriorityRow, written: Highlights) -> PriorityHighlight:
    return PriorityHighlight(priority, *written.get(priority.pk, ("", "", None)))


def _updates(plan: Any, period: Period, moment: Moment) -> dict[int, GivenUpdate]:
    """The updates of the period as they stood at the moment, by action."""
    given = Update.objects.filter(period=period.month, authority=plan.authority_id)
    rows: Any = given.as_at(moment).annotate(
        back=LookUp(UpdateReturn, "open", moment, "", *KEY),
        question=LookUp(UpdateReturn, "question", moment, "", *KEY),
        checked=LookUp(UpdateCheck, "update", moment, "", *KEY),
        checker=LookUp(UpdateCheck, "checked_by", moment, "", *KEY),
    )
    rows = rows.annotate(checked_by=post_of("checker"))
    return {row[1]: _given(*row) for row in rows.values_list(*COLUMNS)}


@dataclass(frozen=True, slots=True)
class Last:
    """What was said of an action last, in the period or before."""

    period: date
    rating: str
    narrative: str
    next_step: str

    @property
    def label(self) -> str:
        return f"{self.period:%B %Y}"


def last_updates(actions: list[int], period: Period, authority: int) -> dict[int, Last]:
    """The last update of each of these actions up to a period, in one query."""
    newest: Any = Update.objects.filter(action=OuterRef("pk"), period__lte=period.month)
    newest = newest.order_by("-period", "-effective_on", "-entry").values("pk")[:1]
    rows = Action.objects.filter(authority=authority, pk__in=actions).annotate(
        last=Subquery(newest)
    )
    given = Update.objects.filter(authority=authority, pk__in=rows.values("last"))
    columns = ("period", "rating", "narrative", "next_step")
    return {
        action: Last(on, rating, narrative or "", step or "")
        for action, on, rating, narrative, step in given.values_list("action", *columns)
    }


def _given(pk: int, _action: int, *columns: Any) -> GivenUpdate:
    rating, narrative, next_step, on, post, entered_by, owner, covering = columns[:8]
    back, question, checked, checked_by = columns[8:]
    return GivenUpdate(
        pk=pk,
        rating=rating,
        narrative=narrative or "",
        next_step=next_step or "",
        given_on=on,
        entered_by=post,
        on_behalf=entered_by != owner,
        covering=covering,
        is_back=bool(back),
        question=(question or "") if back else "",
        # A check is of the update as it stood; a corrected one is another.
        checked_by=(checked_by or "") if checked == pk else "",
    )


def _decided(plan: Any, period: Period, moment: Moment) -> tuple[Locks, Highlights]:
    """The plan's locks, and the highlights of the period by priority, in one query."""
    locks = PeriodLock.objects.filter(plan=plan).as_at(moment)
    of_period = Highlight.objects.filter(period=period.month, authority=plan.authority_id)
    highlights = of_period.as_at(moment).annotate(yes=Value(value=True))
    both = locks.annotate(about=Value(0)).values_list(
        "about", "period", "locked", "decided_by__post", "effective_on", "note"
    )
    both = both.union(
        highlights.annotate(about=F("priority_id")).values_list(
            "about", "period", "yes", "written_by__post", "effective_on", "text"
        ),
        all=True,
    )
    found: tuple[Locks, Highlights] = ({}, {})
    for about, month, locked, post, on, text in both:
        if about:
            found[1][about] = (text or "", post, on)
        else:
            found[0][month] = Lock(month, locked, post, on, text or "")
    return found
