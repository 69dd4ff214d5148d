"""A plan by practice area, each number with its list."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest
from goldenthread.inspections.areas import areas_at, words_of
from goldenthread.plans.areas import by_area
from goldenthread.plans.read_evidence import evidence_rows, uses_at
from goldenthread.plans.views.shown import Shown, plan_page


@plan_page("plan.view")
def overview(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Findings, actions and evidence of each practice area."""
    member, moment = request.member, shown.at.moment
    position = shown.position()
    evidence = evidence_rows(member, moment, uses_at(member, moment, plan=shown.plan.pk))
    words = words_of(areas_at(member.authority, moment))
    context = shown.context | {
        "position": position,
        "lines": by_area(position, evidence, words),
        "pieces": len(evidence),
        "may_set": shown.at.is_now and decide(member, "area.change"),
    }
    return render(request, "plans/areas/overview.html", context)
