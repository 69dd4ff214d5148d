"""The issue history: one subject through every body."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core.templating import url
from goldenthread.governance.history import history_of
from goldenthread.governance.read_about import inspection_name
from goldenthread.governance.views.common import at_context
from goldenthread.ledger.moments import recorded_at
from goldenthread.plans.at import At, at_of
from goldenthread.plans.models import Plan
from goldenthread.plans.views.shown import not_yet


@page("item.view")
def plan(request: MemberRequest, pk: int) -> HttpResponse:
    """What every body did with a plan. Who may not see plans sees what bodies did in the open."""
    at = at_of(request, request.member.authority)
    rows: Any = Plan.objects.filter(authority=request.member.authority, pk=pk)
    thing = rows.as_at(at.moment, "title").annotate(recorded_at=recorded_at()).first()
    if thing and thing.title is None and decide(request.member, "plan.view"):
        return not_yet(request, at, thing, "plan")
    return _history(request, "plan", pk, at, thing and thing.title)


@page("item.view")
def inspection(request: MemberRequest, pk: int) -> HttpResponse:
    """What every body did about an inspection."""
    at = at_of(request, request.member.authority)
    name = inspection_name(request.member, pk, at.moment)
    return _history(request, "inspection", pk, at, name)


def _history(request: MemberRequest, kind: str, pk: int, at: At, title: str | None) -> HttpResponse:
    if not title:
        raise Http404
    happened = history_of(request.member, kind, pk, at.moment)
    is_open = kind == "inspection" or decide(request.member, "plan.view")
    if not happened and not is_open:
        raise Http404
    oldest = request.GET.get("order") == "oldest"
    name = f"{kind}-issue-history"
    context = at_context(at) | {
        "title": title,
        "subject": url(kind, pk, **at.carry) if is_open else "",
        "happened": happened if oldest else happened[::-1],
        "bodies": sorted({each.item.meeting.body for each in happened if each.item}),
        "oldest": oldest,
        "other": url(name, pk, **at.carry, **({} if oldest else {"order": "oldest"})),
    }
    return render(request, "governance/history.html", context)
