"""Beginning the plan that succeeds another, and deciding what becomes of each action."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.choices import priorities_of
from goldenthread.plans.forms.succession import CarryForm, CarryRow, RefreshForm
from goldenthread.plans.models import Fate, Priority, Stage
from goldenthread.plans.read import reference_order
from goldenthread.plans.views.editing import plan_of


@page("plan.edit")
def refresh(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin the plan that succeeds a live one."""
    seen = head_of(request.member.authority)
    plan = plan_of(request, pk)
    form = RefreshForm(request.POST or None, request=request, seen=seen)
    if request.method == "POST" and form.is_valid():
        begun = None
        with submission(request, form):
            begun = changes.refresh_plan(by=request.member, plan=plan, **form.values())
        if begun is not None:
            messages.success(request, "The next plan is begun as a draft.")
            return redirect(url("plan-carry-over", begun.pk))
        if form.is_valid():
            return redirect(url("plans"))
    context = {"form": form, "plan": plan, "is_live": plan.stage == Stage.LIVE}
    return form_page(request, "plans/succession/refresh.html", context)


@page("plan.edit")
def carry_over(request: MemberRequest, pk: int) -> HttpResponse:
    """What becomes of the former plan's actions, one of its priorities at a time."""
    seen = head_of(request.member.authority)
    plan = plan_of(request, pk)
    former = changes.former_of(plan)
    if former is None:
        return render(request, "plans/succession/none.html", {"plan": plan})
    standing, decided = changes.standing_actions(former), changes.decided_of(plan)
    groups = former_priorities(former, standing, decided)
    shown = chosen_group(request.GET.get("priority", ""), groups)
    rows = rows_of(shown, standing, decided)
    form = CarryForm(
        request.POST or None,
        request=request,
        seen=seen,
        rows=rows,
        priorities=priorities_of(plan),
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.decide_carry_over(
                by=request.member, plan=plan, decisions=list(form.decisions())
            )
        if form.is_valid():
            messages.success(
                request, "What you decided is saved. It happens when the plan is live."
            )
            return redirect(request.get_full_path())
    context = {
        "form": form,
        "plan": plan,
        "rows": rows,
        "groups": groups,
        "chosen": shown,
        "counts": counts_of(decided, standing),
        "is_draft": plan.stage == Stage.DRAFT,
    }
    return form_page(request, "plans/succession/carry_over.html", context)


def former_priorities(
    former: Any, standing: list[Any], decided: dict[int, Any]
) -> list[dict[str, Any]]:
    """The former plan's priorities with how many actions stand there, and lack a decision."""
    rows = Priority.objects.filter(plan=former).as_at(Moment.latest(), "number", "title")
    found = []
    for row in rows.order_by("number"):
        inside = [action.pk for action in standing if action.priority_id == row.pk]
        open_ones = [pk for pk in inside if pk not in decided]
        if inside:
            found.append({"row": row, "count": len(inside), "open": len(open_ones)})
    return found


def chosen_group(asked: str, groups: list[dict[str, Any]]) -> dict[str, Any] | None:
    named = (group for group in groups if str(group["row"].number) == asked)
    return next(named, groups[0] if groups else None)


def rows_of(
    group: dict[str, Any] | None, standing: list[Any], decided: dict[int, Any]
) -> list[CarryRow]:
    """The actions of one former priority in their order, with their titles."""
    if group is None:
        return []
    rows = [action for action in standing if action.priority_id == group["row"].pk]
    made = [CarryRow(row, decided.get(row.pk)) for row in rows]
    return sorted(made, key=lambda row: reference_order(row.action.reference))


def counts_of(decided: dict[int, Any], standing: list[Any]) -> list[tuple[str, int]]:
    """How many actions are to go on, be merged and so on; those undecided last."""
    fates = Counter(decided[a.pk].fate if a.pk in decided else "" for a in standing)
    named = [(str(fate.label), fates[fate.value]) for fate in Fate if fates[fate.value]]
    return [*named, *([("Not decided yet", fates[""])] if fates[""] else [])]
