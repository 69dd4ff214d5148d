"""Which updates a plan asks for in a period, and which of them are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.core import clock
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Plan, Stage, Update
from goldenthread.plans.periods import Period
from goldenthread.plans.position import ActionRow, Position
from goldenthread.plans.read import PLAN_COLUMNS, position
from goldenthread.plans.rules import needs_update


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan asks for in a period: `waiting` to be given; when each `given` one was."""

    plan: Any
    position: Position
    period: Period
    waiting: tuple[ActionRow, ...]
    given: dict[int, date]

    @property
    def due_on(self) -> date:
        return self.period.due_on(self.plan.updates_due_day)

    def of(self, owner: int | None) -> tuple[ActionRow, ...]:
        """The updates that one owner has still to give."""
        return tuple(row for row in self.waiting if row.owner_id == owner)

    def given_by(self, owner: int | None) -> tuple[ActionRow, ...]:
        """The actions of one owner whose update of the period is given."""
        rows = self.position.actions
        return tuple(row for row in rows if row.owner_id == owner and row.pk in self.given)

    @property
    def owners(self) -> dict[str, int]:
        """How many updates each owner has still to give, most first."""
        posts = [row.owner for row in self.waiting]
        counts = {post: posts.count(post) for post in set(posts)}
        return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def live_plans(authority: Authority) -> list[Any]:
    """The plans that are live today, with their terms."""
    plans = Plan.objects.filter(authority=authority).as_at(Moment.latest(), *PLAN_COLUMNS)
    return list(plans.filter(stage=Stage.LIVE).order_by("pk"))


def updates_asked(
    plan: Any, member: Member, period: Period | None = None, *, own: bool = False
) -> Asked:
    """The updates of a period (the one to report now, unless told) of a plan with its terms.

    `own`: only of actions that the member owns, leads or is deputy for.
    """
    period = period or Period.to_report(clock.today())
    of = member.person_id if own else None
    found = position(plan, Moment.latest(), member, findings=False, of=of)
    rows = [row for row in found.actions if asks(plan, row, period)]
    updates = Update.objects.filter(period=period.month, authority=plan.authority_id)
    if own:
        updates = updates.filter(action__in=[row.pk for row in found.actions])
    given = dict(updates.oldest_first().values_list("action", "effective_on"))
    waiting = tuple(row for row in rows if row.pk not in given)
    return Asked(plan, found, period, waiting, given)


def asks(plan: Any, row: ActionRow, period: Period) -> bool:
    """Is an update of this action asked for in the period?"""
    return row.starts_on is not None and needs_update(
        stage=plan.stage,
        state=row.state_code,
        progress=row.progress,
        starts_on=row.starts_on,
        period=period,
    )
