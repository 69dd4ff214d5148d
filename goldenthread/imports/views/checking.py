"""The plan check: what is wrong in a plan, its rules, and which of them an authority tuned."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core.templating import url
from goldenthread.imports.changes import tune_rule
from goldenthread.imports.check import Severity
from goldenthread.imports.check.rules import ALL, BY_CODE
from goldenthread.imports.check.settings import limits_of
from goldenthread.imports.checking import PlanCheck, check_plan, results_of, settings_at
from goldenthread.imports.forms import RuleForm
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans.position import ActionRow
from goldenthread.plans.views.shown import Shown, plan_page


@plan_page("plan.view")
def plan_check(request: MemberRequest, shown: Shown) -> HttpResponse:
    """What the rules find in the plan as it stood, by how much it weighs and by priority."""
    found = check_plan(request.member, shown.plan, shown.at.moment)
    context = shown.context | {
        "found": found,
        "severities": list(Severity),
        "rules": BY_CODE,
        "places": _places(shown, found),
        "rules_used": len(ALL) - len(found.result.off),
    }
    return render(request, "imports/check.html", context)


def _places(shown: Shown, found: PlanCheck) -> dict[str, tuple[str, str]]:
    """By where a fault is: the words and the address of a link to it."""
    rows = {
        place: (row.ref if isinstance(row, ActionRow) else shown.name(row), shown.about(row))
        for place, row in found.places.items()
    }
    measures = {
        place: (place, url("measure", pk, **shown.at.carry)) for place, pk in found.measures.items()
    }
    return rows | measures


@plan_page("plan.view")
def over_time(request: MemberRequest, shown: Shown) -> HttpResponse:
    """What earlier checks of the plan found, on the days when it changed."""
    context = shown.context | {
        "results": results_of(shown.plan, shown.at.moment),
        "severities": list(Severity),
    }
    part = "part" in request.GET
    name = "imports/parts/over_time.html" if part else "imports/over_time.html"
    return render(request, name, context)


@page("plan.view")
def rules(request: MemberRequest) -> HttpResponse:
    """Every rule with why it is one, and how it is set here."""
    settings = settings_at(request.member.authority, Moment.latest())
    context = {
        "rules": ALL,
        "settings": settings,
        "limits": {rule.code: limits_of(rule, settings) for rule in ALL},
        "may_tune": decide(request.member, "check.tune"),
    }
    return render(request, "imports/rules.html", context)


@page("check.tune")
def rule(request: MemberRequest) -> HttpResponse:
    """Switch a rule (`?rule=its-code`) off, or give it limits of our own, with a reason."""
    code = request.GET.get("rule", "")
    found = BY_CODE.get(code)
    if found is None:
        raise Http404
    seen = head_of(request.member.authority)
    settings = settings_at(request.member.authority, Moment.latest())
    now = settings.get(code)
    initial: dict[str, Any] = {
        "use": "off" if now and now.is_off else "on",
        "reason": now.reason if now else "",
        **limits_of(found, settings),
    }
    form = RuleForm(
        request.POST or None, request=request, seen=seen, limits=found.limits, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            tune_rule(by=request.member, rule=code, **form.said())
        if form.is_valid():
            messages.success(request, "The rule is set. Every check from now on follows it.")
            return redirect("check-rules")
    context = {"form": form, "rule": found, "limits": list(found.limits)}
    return form_page(request, "imports/rule.html", context)
