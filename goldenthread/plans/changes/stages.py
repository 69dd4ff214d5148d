"""Making a plan live and closing it: the verb."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.changes.acting import day_of
from goldenthread.plans.changes.setup import stage_of
from goldenthread.plans.changes.succession import former_of, is_succeeded, succeed
from goldenthread.plans.models import Plan, PlanStage, Stage


@change
def set_stage(
    *, by: Member, plan: Plan, stage: str, decided_by: str, note: str = "", on: date | None = None
) -> PlanStage:
    """Make a plan live, or close it, by a decision that is named.

    A plan that succeeds another takes over from it when it goes live.
    """
    check_may(by, "plan.edit", plan)
    before, on = plan.stages.newest_first().first(), day_of(on)
    if before and stage == before.stage:
        raise Refused(f"The plan is {Stage(stage).label.lower()} already.")
    if stage == Stage.LIVE and is_succeeded(plan):
        raise Refused("Another plan took over from this one, so it cannot be made live again.")
    check_unchanged(before)
    if before and on < before.effective_on:
        since = long_date(before.effective_on)
        raise Refused(f"The plan’s stage last changed on {since}. Give a later day.", field="on")
    if not decided_by.strip():
        raise Refused("Say who decided: the body, or the post.", field="decided_by")
    changed = PlanStage.objects.create(
        plan=plan, stage=stage, decided_by=decided_by.strip(), note=note.strip(), effective_on=on
    )
    former = former_of(plan) if stage == Stage.LIVE else None
    takes_over = former is not None and stage_of(former) == Stage.LIVE
    if former is not None and takes_over:
        succeed(plan, former, on, decided_by.strip())
    record("plan.succeeded" if takes_over else f"plan.made_{stage}", plan)
    return changed
