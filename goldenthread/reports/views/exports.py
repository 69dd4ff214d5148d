"""A plan's list of actions as a file, narrowed, sorted and at the position of the page."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.documents.kinds import clean_name
from goldenthread.documents.views import as_download
from goldenthread.plans.at import at_of
from goldenthread.plans.filters import Filters
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_dates import with_forecasts
from goldenthread.reports.exports import MEDIA_TYPES, WRITERS, listed_actions


@page("plan.view")
@require_safe
def actions(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/actions.xlsx?progress=off_track&at=2026-03-31, as /plans/1/actions/ shows it."""
    at = at_of(request, request.member.authority)
    plan = plan_at(request.member, pk, at.moment)
    if plan is None or plan.title is None or kind not in WRITERS:
        raise Http404
    stood = position(plan, at.moment, request.member, updates=True)
    stood = with_forecasts(stood, plan, at.moment)
    sheet = listed_actions(stood, Filters.read(request.GET.dict()))
    name = clean_name(f"{plan.title}, actions as at {at.on}.{kind}")
    return as_download(WRITERS[kind](sheet), name, MEDIA_TYPES[kind])
