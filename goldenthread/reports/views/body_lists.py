"""Lists of what bodies did as files, narrowed and at the position of the page."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.governance.read_items import DECISIONS, items_at
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.governance.rows import DecisionFilters, UndertakingFilters
from goldenthread.plans.at import At, at_of
from goldenthread.reports.body_sheets import decision_sheet, undertaking_sheet
from goldenthread.reports.exports import WRITERS
from goldenthread.reports.views.exports import as_file


@page("item.view")
@require_safe
def undertakings(request: MemberRequest, kind: str) -> HttpResponse:
    """/undertakings.xlsx?state=overdue, as /undertakings/ shows them."""
    at = _at(request, kind)
    rows = undertakings_at(request.member, at.moment)
    shown = UndertakingFilters.read(request.GET.dict()).select(rows, at.on)
    sheet = undertaking_sheet(shown, len(rows), at.on)
    return as_file(sheet, f"Undertakings as at {at.on}", kind)


@page("item.view")
@require_safe
def decisions(request: MemberRequest, kind: str) -> HttpResponse:
    """/decisions.xlsx?body=2, as /decisions/ shows them."""
    at = _at(request, kind)
    items = items_at(request.member, at.moment, parts=DECISIONS)
    shown = DecisionFilters.read(request.GET.dict()).select(items)
    sheet = decision_sheet(shown, sum(len(row.decisions) for row in items), at.on)
    return as_file(sheet, f"Decisions as at {at.on}", kind)


def _at(request: MemberRequest, kind: str) -> At:
    if kind not in WRITERS:
        raise Http404
    return at_of(request, request.member.authority)
