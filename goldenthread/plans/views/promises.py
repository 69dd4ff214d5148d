"""What was promised when a finding was made, and how that ended: for the finding that repeats it.

Inspections know nothing of plans, so their pages fetch this by its address (HTMX), or link to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import Member
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.inspections.models import Finding
from goldenthread.inspections.read import dated, inspections_of
from goldenthread.ledger.moments import Moment
from goldenthread.plans.changes import impacts_of, statuses_of
from goldenthread.plans.finding_status import WORDS
from goldenthread.plans.models import Action, FindingLink, Plan, PlanStage, Stage, StateKind
from goldenthread.plans.read import reference_order

COLUMNS = ("reference", "title", "plan_id", "first__due_on", "due_on", "state", "progress")
ENDS = ("progress_on", "impact", "impact_below")


@page("plan.view")
@require_safe
def promises(request: MemberRequest, pk: int) -> HttpResponse:
    """The actions that answered a finding, with both ratings as they stand, and its own status."""
    member, now = request.member, Moment.latest()
    names = ("number", "text")
    finding = Finding.objects.visible_to(member).as_at(now, *names).filter(pk=pk).first()
    if finding is None:
        raise Http404
    inspection = inspections_of(member).get(pk=finding.inspection_id)
    statuses, impacts = statuses_of(finding), impacts_of(finding)
    context = {
        "finding": finding,
        "found": dated([inspection], member.authority)[0],
        "plans": _by_plan(member, pk),
        "status": statuses[0] if statuses else None,
        "status_words": WORDS,
        "impact": impacts[0] if impacts else None,
        "states": dict(StateKind.choices),
    }
    part = "part" in request.GET
    template = "plans/promises/part.html" if part else "plans/promises/page.html"
    return render(request, template, context)


@dataclass(frozen=True, slots=True)
class Promised:
    """A plan with its actions that answer a finding; `closed` is how its end was decided."""

    plan: Any
    closed: PlanStage | None
    actions: list[Any]


def _by_plan(member: Member, finding: int) -> list[Promised]:
    """The actions, those too that left their plan, under their plans; the first plan first."""
    now = Moment.latest()
    links = FindingLink.objects.filter(finding=finding).as_at(now).filter(present=True)
    visible = Action.objects.visible_to(member).filter(pk__in=links.values("action"))
    actions = sorted(
        visible.as_at(now, *COLUMNS, *ENDS), key=lambda a: reference_order(a.reference)
    )
    rows = Plan.objects.visible_to(member).filter(pk__in={a.plan_id for a in actions})
    plans = list(rows.as_at(now, "title").order_by("pk"))
    closed = PlanStage.objects.filter(plan__in=plans).as_at(now).filter(stage=Stage.CLOSED)
    ends = {each.plan_id: each for each in closed}
    return [
        Promised(plan, ends.get(plan.pk), [a for a in actions if a.plan_id == plan.pk])
        for plan in plans
    ]
