"""Which updates a plan asks for in a period, and which of them are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists

from goldenthread.accounts.access import Member
from goldenthread.accounts.members import day_for, given_member, member_to_come
from goldenthread.core import clock
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.plans.models import Plan, Stage, Update, UpdateReturn
from goldenthread.plans.periods import Period
from goldenthread.plans.position import ActionRow, Position
from goldenthread.plans.read import PLAN_COLUMNS, position
from goldenthread.plans.read_periods import given_months, held_today, is_locked, with_lock
from goldenthread.plans.rules import needs_update


@dataclass(frozen=True)
class Asked:
    """What a plan asks for in a period: when each `given` update was, the question with which an
    update was sent `back`, and whether the period is `locked`, so that no more are asked for."""

    plan: Any
    position: Position
    period: Period
    asked: tuple[ActionRow, ...]
    given: dict[int, date]
    back: dict[int, str] = field(default_factory=dict)
    locked: bool = False

    @property
    def due_on(self) -> date:
        return self.period.due_on(self.plan.updates_due_day)

    @cached_property
    def missing(self) -> tuple[ActionRow, ...]:
        """Those that were never given."""
        return tuple(row for row in self.asked if row.pk not in self.given)

    @cached_property
    def waiting(self) -> tuple[ActionRow, ...]:
        """Those still to give, or to give again since they were sent back."""
        if self.locked:
            return ()
        return tuple(
            row
            for row in self.position.actions
            if (row.pk in self.back and row.is_open)
            or (row.pk in self._asked and row.pk not in self.given)
        )

    @cached_property
    def _asked(self) -> frozenset[int]:
        return frozenset(row.pk for row in self.asked)

    def of(self, owner: int | None) -> tuple[ActionRow, ...]:
        """The updates that one owner has still to give."""
        return tuple(row for row in self.waiting if row.owner_id == owner)

    def given_by(self, owner: int | None) -> tuple[ActionRow, ...]:
        """The actions of one owner whose update of the period is given, and stands."""
        rows = [row for row in self.position.actions if row.owner_id == owner]
        return tuple(row for row in rows if row.pk in self.given and row.pk not in self.back)

    @property
    def owners(self) -> dict[str, int]:
        """How many updates each owner has still to give, most first."""
        return by_post(row.owner for row in self.waiting)


def by_post(posts: Iterable[str]) -> dict[str, int]:
    """How often each post stands there, most first."""
    every = list(posts)
    counts = {post: every.count(post) for post in set(every)}
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def live_plans(authority: Authority, person: int | None = None) -> list[Any]:
    """The plans that are live today, with their terms; and whether this person `covers`."""
    today = clock.today()
    months = given_months(lambda cadence: Period.to_report(today, cadence))
    values = {"authority": authority.pk, "person": person, **months, **given([Moment.latest()])}
    return _live_rows.instances(today, **values)


@prepared
def _live_rows(_today: date) -> Any:
    """Of a day: which covers hold depends on it."""
    (moment,) = moments_to_come(1)
    plans: Any = Plan.objects.filter(authority=Given("authority")).as_at(moment, *PLAN_COLUMNS)
    plans = plans.annotate(covers=Exists(held_today().filter(cover=Given("person"))))
    return with_lock(plans, moment).filter(stage=Stage.LIVE).order_by("pk")


def plan_in(member: Member, pk: int, month: date) -> Any:
    """The plan with its terms today, and the lock of the period that a month is in; or None."""
    months = given_months(lambda cadence: Period.of(month, cadence))
    found = _plan_rows.instances(
        member.roles,
        day_for(member),
        pk=pk,
        **given_member(member),
        **months,
        **given([Moment.latest()]),
    )
    return found[0] if found else None


@prepared
def _plan_rows(roles: frozenset[str], _day: date | None) -> Any:
    (moment,) = moments_to_come(1)
    plans: Any = Plan.objects.visible_to(member_to_come(roles)).filter(pk=Given("pk"))
    return with_lock(plans.as_at(moment, *PLAN_COLUMNS), moment)


def period_of(plan: Any, on: date | None = None) -> Period:
    """The period of a plan with its terms whose updates are given on a day: today, unless told."""
    return Period.to_report(on or clock.today(), plan.cadence)


def updates_asked(
    plan: Any, member: Member, period: Period | None = None, *, own: bool = False
) -> Asked:
    """The updates of a period (the one to report now, unless told) of a plan with its terms.

    `own`: only of actions that the member owns, leads or is deputy for.
    """
    period = period or period_of(plan)
    of = member.person_id if own else None
    found = position(plan, closing(period, Moment.latest()), member, findings=False, of=of)
    updates = Update.objects.filter(period=period.month, authority=plan.authority_id)
    if own:
        updates = updates.filter(action__in=[row.pk for row in found.actions])
    key = ("action_id", "period")
    now = Moment.latest()
    sent = {name: LookUp(UpdateReturn, name, now, "", *key) for name in ("open", "question")}
    rows = list(
        updates.annotate(back=sent["open"], said=sent["question"])
        .oldest_first()
        .values_list("action", "effective_on", "back", "said")
    )
    return Asked(
        plan,
        found,
        period,
        tuple(row for row in found.actions if asks(plan, row, period)),
        {action: on for action, on, _back, _said in rows},
        {action: said or "" for action, _on, back, said in rows if back},
        _locked(plan, period),
    )


def _locked(plan: Any, period: Period) -> bool:
    """Of a plan that was read with the lock of the period, what was read."""
    if vars(plan).get("period_month") == period.month:
        return bool(plan.locked)
    return is_locked(plan, period.month)


def closing(period: Period, moment: Moment) -> Moment:
    """When it shows what a period asked for: the moment, or if earlier, when the next one's
    updates begin. What was entered later counts."""
    if moment.on <= period.after.last_day:
        return moment
    return Moment(period.after.last_day, moment.entry, is_now=False, include_later=True)


def asks(plan: Any, row: ActionRow, period: Period) -> bool:
    """Is an update of this action asked for in the period?"""
    if row.shared_from or row.starts_on is None:
        return False  # its own plan asks for what is shared
    return needs_update(
        stage=plan.stage,
        state=row.state_code,
        progress=row.progress,
        starts_on=row.starts_on,
        period=period,
    )
