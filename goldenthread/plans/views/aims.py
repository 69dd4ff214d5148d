"""The council's aims: what of a plan serves them, one aim, and the pages that change them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, find, page
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment, recorded_at
from goldenthread.plans import changes
from goldenthread.plans.aims import ServedAims, served
from goldenthread.plans.at import at_of
from goldenthread.plans.forms.aims import AimForm, ServedForm
from goldenthread.plans.forms.choices import linked
from goldenthread.plans.models import Aim, Plan, Stage
from goldenthread.plans.read_aims import TOLD, aims_at
from goldenthread.plans.views.editing import Edit, Values, begun, plan_of, priority_of
from goldenthread.plans.views.shown import Shown, not_yet, open_plan, plan_page


@plan_page("plan.view")
def aims(request: MemberRequest, shown: Shown) -> HttpResponse:
    """The council's aims, with what of the plan serves each and both ratings of that."""
    position = shown.position()
    every = aims_at(request.member, shown.at.moment)
    found = ServedAims(position, every, request.GET.get("priority"))
    context = shown.context | {
        "position": position,
        "served": found.shown,
        "wanted": found.wanted,
        "unserved": found.unserved,
        "others": [aim for aim in every if not aim.in_force(shown.at.on)],
        "aimless": found.aimless,
    }
    return render(request, "plans/aims/aims.html", context)


@page("plan.view")
def aim(request: MemberRequest, pk: int) -> HttpResponse:
    """One aim, with the priorities and actions of a plan that serve it."""
    rows = Aim.objects.visible_to(request.member).annotate(recorded_at=recorded_at())
    found = find(rows, request.member, "plan.view", pk)
    at = at_of(request, request.member.authority)
    row = next((each for each in aims_at(request.member, at.moment) if each.pk == pk), None)
    if row is None:
        return not_yet(request, at, found, "aim")
    plans = _plans_serving(request, row.priorities, at.moment)
    shown = open_plan(request, _chosen(request, plans)) if plans else None
    context: dict[str, Any] = {"at": at, "plan": None, "under": None}
    if shown is not None:
        position = shown.position()
        context = shown.context | {"under": served(position, row), "position": position}
    context |= {
        "aim": row,
        "plans": plans,
        "may_change": at.is_now and decide(request.member, "plan.edit", found),
    }
    return render(request, "plans/aims/aim.html", context)


def _plans_serving(
    request: MemberRequest, priorities: tuple[int, ...], moment: Moment
) -> dict[int, str]:
    """The plans of these priorities, live ones first: key and title."""
    plans = Plan.objects.visible_to(request.member).filter(priorities__in=priorities).distinct()
    rows = sorted(
        plans.as_at(moment, "title", "stage"),
        key=lambda plan: (plan.stage != Stage.LIVE, -plan.pk),
    )
    return {plan.pk: plan.title for plan in rows}


def _chosen(request: MemberRequest, plans: dict[int, str]) -> int:
    asked = request.GET.get("plan", "")
    return int(asked) if asked.isdigit() and int(asked) in plans else next(iter(plans))


@page("plan.edit")
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """One more aim of the council, from the page of a plan."""
    start = begun(request, {})
    plan = plan_of(request, pk)
    form = AimForm(**start)
    return Edit(
        template="aim",
        form=form,
        save=lambda: changes.add_aim(by=request.member, aim=form.aim()),
        done="The aim is recorded. Say on the page of a priority that it serves it.",
        back=url("aims", pk),
        back_text="The council’s aims",
        reread=dict,
        context={"plan": plan, "heading": "Record an aim, a strategy or a pledge"},
    ).respond(request)


@page("plan.edit")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """What an aim says, which document says it, and when it is in force."""
    initial: Values = {}
    start = begun(request, initial)
    found = _aim_of(request, pk)
    initial |= _values(found)
    form = AimForm(**start)
    return Edit(
        template="aim",
        form=form,
        save=lambda: changes.change_aim(by=request.member, aim=found, terms=form.aim()),
        done="The aim is saved.",
        back=url("aim", pk),
        back_text=found.title,
        reread=lambda: _values(_aim_of(request, pk)),
        context={"heading": "Change the aim"},
    ).respond(request)


def _aim_of(request: MemberRequest, pk: int) -> Any:
    rows = Aim.objects.visible_to(request.member).as_at(Moment.latest(), *TOLD)
    return find(rows, request.member, "plan.edit", pk, seen_by="plan.view")


def _values(aim: Any) -> Values:
    return {name: getattr(aim, name) for name in TOLD}


@page("plan.edit")
def serve(request: MemberRequest, pk: int) -> HttpResponse:
    """Which of the council's aims a priority serves."""
    initial: Values = {}
    start = begun(request, initial)
    priority = priority_of(request, pk)
    plan = plan_of(request, priority.plan_id)
    moment = Moment.latest()
    now = linked(priority.aim_links, "aim")
    # What has ended is not offered anew; where it is linked already it can be taken off.
    offered = [
        aim
        for aim in aims_at(request.member, moment)
        if aim.pk in now or not aim.has_ended(moment.on)
    ]
    initial["aims"] = now
    form = ServedForm(**start, offered=offered)

    def save() -> None:
        chosen = Aim.objects.visible_to(request.member).filter(pk__in=form.cleaned_data["aims"])
        changes.serve_aims(by=request.member, priority=priority, aims=list(chosen))

    return Edit(
        template="served",
        form=form,
        save=save,
        done=f"The aims that {plan.level_name} {priority.number} serves are saved.",
        back=url("priority", pk),
        back_text=f"{plan.level_name.capitalize()} {priority.number}",
        reread=lambda: {"aims": linked(priority.aim_links, "aim")},
        context={"plan": plan, "priority": priority, "any": bool(offered)},
    ).respond(request)
