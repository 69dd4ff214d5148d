"""What the plans do about an inspection's findings: a page, and the parts that lower pages show.

Inspections know nothing of plans, so their pages fetch this by its address (HTMX), or link to it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import check_may
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.inspections.read import dated, findings_of, inspections_of, is_for_the_plan
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Action, FindingLink
from goldenthread.plans.read import reference_order
from goldenthread.plans.rules import LEFT_THE_PLAN

PARTS = {"all": "parts.html", "count": "count.html"}


@page("inspection.view")
@require_safe
def answers(request: MemberRequest, pk: int) -> HttpResponse:
    """Each finding with the actions that answer it. `?part=` gives what another page shows.

    Who may not know of the inspection finds nothing; who may know it, but no plan, is told so.
    """
    row = inspections_of(request.member).filter(pk=pk).first()
    if row is None:
        raise Http404
    check_may(request.member, "plan.view")
    findings = [each for each in findings_of([pk]) if is_for_the_plan(each)]
    actions = answering([each.pk for each in findings])
    context = {
        "found": dated([row], request.member.authority)[0],
        "findings": findings,
        "actions": actions,
        "unanswered": [each for each in findings if not actions[each.pk]],
    }
    template = PARTS.get(request.GET.get("part", ""), "answers.html")
    return render(request, f"plans/drafting/{template}", context)


def answering(findings: list[int]) -> dict[int, list[Any]]:
    """The actions that answer each finding today; one that left its plan answers nothing."""
    now = Moment.latest()
    links = FindingLink.objects.filter(finding__in=findings).as_at(now).filter(present=True)
    pairs = list(links.values_list("finding", "action"))
    rows = Action.objects.filter(pk__in={action for _, action in pairs})
    named = rows.as_at(now, "reference", "title", "state").exclude(state__in=LEFT_THE_PLAN)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in sorted(named, key=lambda row: reference_order(row.reference)):
        for finding in (finding for finding, action in pairs if action == row.pk):
            found[finding].append(row)
    return found
