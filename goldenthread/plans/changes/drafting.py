"""Drafting a plan: work in progress until `draft_plan` records it."""

from __future__ import annotations

from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.plans.models import Plan, PlanDraft


def start_plan_draft(*, by: Member, content: dict[str, Any]) -> PlanDraft:
    """Begin to draft a plan. Drafts are operational: nothing is recorded yet."""
    check_may(by, "plan.edit")
    return PlanDraft.objects.create(
        authority=by.authority,
        person=by.person,  # type: ignore[misc]  # the worker drafts no plans
        content=content,
    )


def keep_plan_draft(*, by: Member, draft: PlanDraft, content: dict[str, Any]) -> None:
    """Keep what was typed so far."""
    check_may(by, "plan.edit")
    # One that was saved as a plan meanwhile stays empty.
    kept = PlanDraft.objects.filter(pk=draft.pk, saved_as=None)
    kept.update(content=content, touched_at=clock.now())


def finish_plan_draft(*, by: Member, draft: PlanDraft, plan: Plan) -> None:
    """The draft has become a plan."""
    check_may(by, "plan.edit", plan)
    PlanDraft.objects.filter(pk=draft.pk).update(saved_as=plan, content={})


def discard_plan_draft(*, by: Member, draft: PlanDraft) -> None:
    """Throw a draft away that was not saved."""
    check_may(by, "plan.edit")
    draft.delete()
