"""Letting an action serve a second live plan, and taking that back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import Member
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.milestones import ReasonForm
from goldenthread.plans.forms.sharing import ShareForm
from goldenthread.plans.models import Action, Plan, Priority, Stage
from goldenthread.plans.read_shared import shared_into
from goldenthread.plans.views.milestones import action_of


def offered(member: Member, action: Any) -> dict[str, Any]:
    """The priorities of the other live plans, by value; each with its `words`."""
    now = Moment.latest()
    plans: Any = Plan.objects.visible_to(member).as_at(now, "title", "stage")
    home = action.placements.newest_first()[0].plan_id
    titles = {p.pk: p.title for p in plans if p.stage == Stage.LIVE and p.pk != home}
    rows: Any = Priority.objects.visible_to(member).filter(plan__in=titles)
    found = rows.as_at(now, "number", "title", "present").select_related("plan")
    offers = {}
    for row in found.filter(present=True).order_by("plan", "number"):
        row.words = f"{titles[row.plan_id]}: {row.number} {row.title}"
        offers[str(row.pk)] = row
    return offers


@page("plan.edit")
def share(request: MemberRequest, pk: int) -> HttpResponse:
    """Let an action serve another live plan, under one of its priorities."""
    seen = head_of(request.member.authority)
    action = action_of(request, pk, "plan.edit")
    offers = offered(request.member, action)
    form = ShareForm(request.POST or None, request=request, seen=seen, priorities=offers)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.share_action(by=request.member, action=action, **form.values())
        if form.is_valid():
            messages.success(request, f"Action {action.reference} serves that plan, too.")
            return redirect("action", pk)
    return _page(request, "share", form, action=action, offers=offers)


def _page(request: MemberRequest, name: str, form: Any, **context: Any) -> HttpResponse:
    return form_page(request, f"plans/sharing/{name}.html", {"form": form, **context})


@page("plan.edit")
def end(request: MemberRequest, pk: int, plan: int) -> HttpResponse:
    """Say that an action no longer serves a plan beside its own."""
    seen = head_of(request.member.authority)
    action: Action = action_of(request, pk, "plan.edit")
    rows = shared_into(pk, Moment.latest(), request.member)
    found = next((row for row in rows if row.plan_id == plan), None)
    if found is None:
        raise Http404
    form = ReasonForm(request.POST or None, request=request, seen=seen)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.unshare_action(
                by=request.member, action=action, plan=found.plan, **form.values()
            )
        if form.is_valid():
            messages.success(request, f"It no longer serves “{found.title}”.")
            return redirect("action", pk)
    return _page(request, "end", form, action=action, row=found)
