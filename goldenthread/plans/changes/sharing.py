"""Letting an action serve a second plan, and taking that back. The verbs."""

from __future__ import annotations

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import person_of
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.changes.months import placed, state_of
from goldenthread.plans.changes.setup import stage_of
from goldenthread.plans.models import Action, Plan, Priority, Sharing, Stage
from goldenthread.plans.rules import ENDED


@change
def share_action(*, by: Member, action: Action, priority: Priority, why: str) -> Sharing:
    """Let an action serve the live plan of a priority, under it, beside the plan it stands in."""
    check_may(by, "plan.edit", action)
    check_may(by, "plan.edit", priority)
    plan, home = priority.plan, placed(action)
    if plan.pk == home.plan_id:
        raise Refused("It stands in that plan already. Choose another plan.", field="priority")
    if stage_of(plan) != Stage.LIVE or stage_of(home.plan) != Stage.LIVE:
        raise Refused("An action is shared by plans that are both live.", field="priority")
    if state_of(action) in ENDED:
        raise Refused("Work on this action has ended, so there is nothing to share.")
    before = _last(action, plan)
    check_unchanged(before)
    if before is not None and before.present and before.priority_id == priority.pk:
        raise Refused("It is shared there already.", field="priority")
    if not priority.terms.newest_first()[0].present:
        raise Refused("That was removed from its plan. Choose another.", field="priority")
    shared = _write(by, action, priority, why, present=True)
    record("action.shared", action)
    return shared


@change
def unshare_action(*, by: Member, action: Action, plan: Plan, why: str) -> Sharing:
    """Say that an action no longer serves a plan beside its own, and why."""
    check_may(by, "plan.edit", action)
    before = _last(action, plan)
    if before is None or not before.present:
        raise Refused("It is not shared with that plan any more.")
    check_unchanged(before)
    ended = _write(by, action, before.priority, why, present=False)
    record("action.unshared", action)
    return ended


def _last(action: Action, plan: Plan) -> Sharing | None:
    rows = action.sharings.filter(plan=plan).select_related("priority__plan")
    found: Sharing | None = rows.newest_first().first()
    return found


def _write(by: Member, action: Action, priority: Priority, why: str, *, present: bool) -> Sharing:
    if not why.strip():
        raise Refused("Say why.", field="why")
    made: Sharing = Sharing.objects.create(
        action=action,
        plan=priority.plan,
        priority=priority,
        present=present,
        why=why.strip(),
        told_by=person_of(by),
        effective_on=clock.today(),
    )
    return made
