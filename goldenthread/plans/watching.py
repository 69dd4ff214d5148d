"""Watching the triggers of live plans: what each period showed, and asking the leads.

Done again it asks nothing twice, so a worker may be killed at any time, and two may do it at
once: each contingency is a change of its own, which looks again under the lock of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time
from typing import Any

from goldenthread.accounts.access import Member, system
from goldenthread.core import clock
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import job
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.changes.contingencies import fire_contingency, fire_for_measure
from goldenthread.plans.contingencies import JOB, Fired, Round, Trigger, fired
from goldenthread.plans.due import Asked, live_plans, period_of, updates_asked
from goldenthread.plans.models import Action, Contingency
from goldenthread.plans.periods import Period
from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import Progress
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_contingencies import settings_of
from goldenthread.plans.read_funding import unfunded
from goldenthread.plans.read_periods import is_locked
from goldenthread.plans.read_worse import spells
from goldenthread.plans.rules_contingencies import AlreadyFired


@job(JOB, daily_at=time(7))
def watch_plans(job: Job) -> None:
    """Look at every live plan of an authority."""
    watch(job.authority)


def watch(authority: Authority) -> list[Contingency]:
    """Fire what is to fire today; what was asked for by that."""
    made = []
    worker = system(authority)
    for live in live_plans(authority):
        plan = plan_at(worker, live.pk, Moment.latest())
        actions = Action.objects.filter(authority=authority).in_bulk
        found = firing(plan, worker)
        of_plan = actions([each.action for each in found])
        for each in found:
            with suppress(AlreadyFired):
                made.append(
                    fire_contingency(by=worker, plan=plan, action=of_plan[each.action], fired=each)
                )
        for spell in spells(plan, worker):
            with suppress(AlreadyFired):
                made.append(fire_for_measure(by=worker, plan=plan, spell=spell))
    return made


def firing(plan: Any, worker: Member) -> list[Fired]:
    """What fires today in a live plan with its terms, whether it was asked for before or not."""
    today, now = clock.today(), Moment.latest()
    settings = settings_of(plan, now)
    money: list[int] = []
    rounds = _rounds(plan, worker, _last_over(plan, today))
    if settings[Trigger.UNFUNDED].is_watched:
        is_open = {row.pk for row in position(plan, now, worker, findings=False).open_actions}
        money = [need.action for need in unfunded(plan, now) if need.action in is_open]
    return fired(rounds, money, settings, today)


def _last_over(plan: Any, today: date) -> Period:
    """The last period whose updates were due before today, or that is locked."""
    period = period_of(plan, today)
    is_over = period.due_on(plan.updates_due_day) < today or is_locked(plan, period.month)
    return period if is_over else period.before


def _rounds(plan: Any, worker: Member, period: Period) -> Iterator[Round]:
    """What each period showed, newest first, back to when the plan was made live."""
    while period.due_on(plan.updates_due_day) >= plan.stage_on:
        yield _round(updates_asked(plan, worker, period))
        period = period.before


def _round(asked: Asked) -> Round:
    found = {
        Trigger.OFF_TRACK.value: _keys(asked.asked, Progress.OFF_TRACK),
        Trigger.MISSING.value: _keys(asked.missing),
    }
    return Round(asked.period.month, found)


def _keys(rows: tuple[ActionRow, ...], progress: Progress | None = None) -> frozenset[int]:
    return frozenset(row.pk for row in rows if progress in (None, row.progress))
