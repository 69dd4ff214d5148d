"""What the programme manager and the priority leads decide about a reporting period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.jobs.changes import ask_for
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules_periods
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.changes.months import UpdateInput, check_not_owner, open_return, placed
from goldenthread.plans.changes.setup import _latest
from goldenthread.plans.contingencies import JOB
from goldenthread.plans.due import updates_asked
from goldenthread.plans.models import (
    Action,
    Highlight,
    PeriodLock,
    Plan,
    Priority,
    Update,
    UpdateCheck,
    UpdateReturn,
)
from goldenthread.plans.periods import Period
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_periods import is_locked


@change
def lock_period(*, by: Member, plan: Plan, period: Period, note: str = "") -> PeriodLock:
    """Let a period take no more updates; without some of them only for a reason."""
    check_may(by, "period.run", plan)
    locks = plan.locks.filter(period=period.month)
    check_unchanged(_latest(locks))
    asked = updates_asked(plan_at(by, plan.pk, Moment.latest()), by, period)
    rules_periods.check_can_lock(
        period=period,
        today=clock.today(),
        locked=asked.locked,
        missing=len(asked.missing),
        back=len(asked.back),
        note=note,
    )
    lock = _decide(by, plan, period, locked=True, note=note)
    # With the lock or not at all: the worker then looks at what the triggers watch.
    ask_for(JOB, authority=plan.authority, key=f"lock {plan.pk} {period.code} {lock.entry}")
    return lock


@change
def reopen_period(*, by: Member, plan: Plan, period: Period, note: str) -> PeriodLock:
    """Let a locked period take updates again, with the reason."""
    check_may(by, "period.run", plan)
    locks = plan.locks.filter(period=period.month)
    check_unchanged(_latest(locks))
    locked = is_locked(plan, period.month)
    rules_periods.check_can_reopen(period=period, locked=locked, note=note)
    return _decide(by, plan, period, locked=False, note=note)


def _decide(by: Member, plan: Plan, period: Period, *, locked: bool, note: str) -> PeriodLock:
    decided = PeriodLock.objects.create(
        plan=plan,
        period=period.month,
        locked=locked,
        decided_by=person_of(by),
        note=note.strip(),
        effective_on=clock.today(),
    )
    record("period.locked" if locked else "period.reopened", plan)
    return decided


@change
def send_back_update(*, by: Member, action: Action, period: Period, question: str) -> UpdateReturn:
    """Send an update back with a question. That is no rating, and no sign-off."""
    check_may(by, "period.run", action)
    check_not_owner(by, action)
    rules_periods.check_not_locked(period, is_locked(placed(action).plan, period.month))
    given = update_of(action, period.month)
    back = open_return(action, period.month)
    rules_periods.check_can_send_back(given=given, is_back=back is not None, question=question)
    check_unchanged(given)
    sent = UpdateReturn.objects.create(
        action=action,
        period=period.month,
        open=True,
        question=question.strip(),
        owner_id=placed(action).owner_id,
        asked_by=person_of(by),
        effective_on=clock.today(),
    )
    record("update.sent_back", action)
    return sent


@change
def check_updates(
    *, by: Member, plan: Plan, period: Period, actions: Sequence[Action]
) -> list[UpdateCheck]:
    """Note that updates were checked for quality, in one entry. That is no sign-off."""
    check_may(by, "period.run", plan)
    rules_periods.check_not_locked(period, is_locked(plan, period.month))
    if not actions:
        raise Refused("Tick at least one update.", field="actions")
    checks = [_check(by, plan, action, period.month) for action in actions]
    for each in checks:
        each.save()
    record("updates.checked", plan)
    return checks


def _check(by: Member, plan: Plan, action: Action, month: date) -> UpdateCheck:
    place, given = placed(action), update_of(action, month)
    if place.plan_id != plan.pk:
        raise Refused("One of these actions is no longer in this plan. Reload to see them.")
    check_not_owner(by, action)
    rules_periods.check_can_check(
        reference=action.texts.newest_first()[0].reference,
        given=given,
        is_back=open_return(action, month) is not None,
        checked=given is not None and given.checks.exists(),
    )
    check_unchanged(given)
    return UpdateCheck(
        action=action,
        period=month,
        update=given,
        owner_id=place.owner_id,
        checked_by=person_of(by),
        effective_on=clock.today(),
    )


def update_of(action: Action, month: date) -> Update | None:
    """The update of a period, as last corrected."""
    given: Update | None = action.updates.filter(period=month).newest_first().first()
    return given


def no_change(action: Action, period: Period) -> UpdateInput:
    """The update that says “No change”, with last time's rating and next step; then to be given."""
    before = action.updates.filter(period__lt=period.month)
    last: Update | None = before.order_by("-period", "-effective_on", "-entry").first()
    rules_periods.check_no_change(last, is_back=open_return(action, period.month) is not None)
    assert last is not None  # noqa: S101 - check_no_change refuses it
    return UpdateInput(last.rating, "No change.", last.next_step or "")


@change
def write_highlight(*, by: Member, priority: Priority, period: Period, text: str) -> Highlight:
    """Write the one highlight of a priority for a period, or correct it until it is locked."""
    check_may(by, "highlight.write", priority)
    rules_periods.check_not_locked(period, is_locked(priority.plan, period.month))
    rules_periods.check_highlight(text)
    check_unchanged(_latest(priority.highlights.filter(period=period.month)))
    written = Highlight.objects.create(
        priority=priority,
        period=period.month,
        text=text.strip(),
        lead=priority.terms.newest_first()[0].lead,
        written_by=person_of(by),
        effective_on=clock.today(),
    )
    record("highlight.written", priority)
    return written
