"""Saying for which other action an action waits, and that it no longer does."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import Member
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.milestones import ReasonForm, WaitForm
from goldenthread.plans.models import Action, Plan, Stage
from goldenthread.plans.read import reference_order
from goldenthread.plans.read_milestones import waits_about
from goldenthread.plans.rules import ENDED
from goldenthread.plans.views.milestones import action_of


def offered(member: Member, action: Action) -> dict[str, Any]:
    """The other actions that go on, of the plans that are not closed, by value; with `words`."""
    now = Moment.latest()
    plans: Any = Plan.objects.visible_to(member).as_at(now, "title", "stage")
    titles = {plan.pk: plan.title for plan in plans if plan.stage != Stage.CLOSED}
    names = ("reference", "title", "plan_id", "state", "due_on")
    rows: Any = Action.objects.visible_to(member).exclude(pk=action.pk).as_at(now, *names)
    found = [row for row in rows if row.plan_id in titles and row.state not in ENDED]
    found.sort(key=lambda row: (row.plan_id, reference_order(row.reference)))
    for row in found:
        said = f"{row.reference} {row.title}"
        row.words = said if len(titles) == 1 else f"{titles[row.plan_id]}: {said}"
    return {str(row.pk): row for row in found}


@page("dependency.keep")
def wait(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that an action waits for another."""
    seen = head_of(request.member.authority)
    action = action_of(request, pk, "dependency.keep")
    offers = offered(request.member, action)
    form = WaitForm(request.POST or None, request=request, seen=seen, actions=offers)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.wait_for(by=request.member, action=action, **form.values())
        if form.is_valid():
            messages.success(request, f"Action {action.reference} waits for that one from now on.")
            return redirect("action", pk)
    return _page(request, "wait", form, action=action)


def _page(request: MemberRequest, name: str, form: Any, **context: Any) -> HttpResponse:
    whole = {"form": form, **context}
    return form_page(request, f"plans/milestones/{name}.html", whole)


@page("dependency.keep")
def end(request: MemberRequest, pk: int, needed: int) -> HttpResponse:
    """Say that an action no longer waits for another."""
    seen = head_of(request.member.authority)
    action = action_of(request, pk, "dependency.keep")
    waits = waits_about(pk, Moment.latest())
    found = next((each for each in waits if each.link.needed == needed), None)
    other = Action.objects.filter(pk=needed, authority=action.authority_id).first()
    if other is None or (found is None and request.method != "POST"):
        raise Http404
    form = ReasonForm(request.POST or None, request=request, seen=seen)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.no_longer_wait(by=request.member, action=action, needed=other, **form.values())
        if form.is_valid():
            messages.success(request, f"Action {action.reference} no longer waits for that one.")
            return redirect("action", pk)
    return _page(request, "end_wait", form, action=action, wait=found)
