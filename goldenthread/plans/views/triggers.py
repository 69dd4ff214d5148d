"""What a plan watches: its triggers, and setting one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import check_may, decide
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.contingencies import TRIGGERS
from goldenthread.plans.forms.contingencies import TriggerForm
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_contingencies import settings_of
from goldenthread.plans.views.shown import Shown, plan_page


@plan_page("plan.view")
def triggers(request: MemberRequest, shown: Shown) -> HttpResponse:
    """What the plan watches, and who set it why."""
    context = shown.context | {
        "settings": list(settings_of(shown.plan, shown.at.moment).values()),
        "may_set": shown.at.is_now and decide(request.member, "trigger.set", shown.plan),
    }
    return render(request, "plans/contingencies/triggers.html", context)


@page("trigger.set")
def edit(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """Set one trigger."""
    member, now = request.member, Moment.latest()
    seen = head_of(member.authority)
    plan = plan_at(member, pk, now)
    if plan is None or kind not in TRIGGERS:
        raise Http404
    check_may(member, "trigger.set", plan)
    stands = settings_of(plan, now)[kind]
    names = ("periods", "by_on", "answer_days")
    initial: dict[str, Any] = {name: getattr(stands, name) for name in names}
    initial["watched"] = "yes" if stands.is_watched else "no"
    form = TriggerForm(request.POST or None, request=request, seen=seen, kind=kind, initial=initial)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.set_trigger(by=member, plan=plan, setting=form.setting())
        if form.is_valid():
            messages.success(request, "What the plan watches is saved.")
            return redirect("triggers", pk)
    context = {"form": form, "plan": plan, "stands": stands}
    return form_page(request, "plans/contingencies/trigger.html", context)
