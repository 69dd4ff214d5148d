"""Lists of the whole council, and of a plan’s measures and record, as files."""

from __future__ import annotations

from collections import defaultdict

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.accounts.at import at_of
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core import clock
from goldenthread.governance.read_visits import visits_now
from goldenthread.inspections.areas import areas_at, words_of
from goldenthread.inspections.read import dated, inspections_of
from goldenthread.inspections.views.inspections import listed
from goldenthread.measures.read import series_of
from goldenthread.measures.shows import each_once
from goldenthread.measures.views.reading import Wanted
from goldenthread.plans.read_measures import plan_measures as measures_of_plan
from goldenthread.plans.views import record as records
from goldenthread.plans.views.shown import Shown
from goldenthread.reports.exports import WRITERS
from goldenthread.reports.list_sheets import (
    inspection_sheet,
    measure_sheet,
    paper_sheet,
    record_sheet,
    visit_sheet,
)
from goldenthread.reports.read_lists import paper_list
from goldenthread.reports.views.exports import as_file, plan_shown


@page("paper.view")
@require_safe
def papers(request: MemberRequest, ending: str) -> HttpResponse:
    """/papers.xlsx?kind=board_pack&body=Improvement+Board, as /papers/ shows them."""
    _check(ending)
    query, on = request.GET, clock.today()
    found = paper_list(request.member, query.get("body", ""), query.get("kind", ""))
    return as_file(paper_sheet(found, on), f"Papers as at {on}", ending)


@page("visit.view")
@require_safe
def visits(request: MemberRequest, ending: str) -> HttpResponse:
    """/visits.xlsx, as /visits/ shows them."""
    _check(ending)
    on = clock.today()
    sheet = visit_sheet(visits_now(request.member), on)
    return as_file(sheet, f"Visits to the front line as at {on}", ending)


@page("inspection.view")
@require_safe
def inspections(request: MemberRequest, ending: str) -> HttpResponse:
    """/inspections.xlsx?kind=ilacs&sort=due, as /inspections/ shows them."""
    _check(ending)
    member, query, on = request.member, request.GET, clock.today()
    every = dated(inspections_of(member), member.authority)
    found = listed(every, query.get("kind", ""), query.get("sort", ""))
    return as_file(inspection_sheet(found, len(every), on), f"Inspections as at {on}", ending)


@page("measure.view")
@require_safe
def measures(request: MemberRequest, ending: str) -> HttpResponse:
    """/measures.xlsx?show=trouble&at=2026-03-31, as /measures/ shows them."""
    _check(ending)
    authority = request.member.authority
    at = at_of(request, authority)
    every = series_of(authority, at.moment)
    shown = Wanted.read(request, every).select(every)
    areas = words_of(areas_at(authority, at.moment))
    sheet = measure_sheet(shown, len(every), at.on, areas)
    return as_file(sheet, f"Measures as at {at.on}", ending)


@page("plan.view")
@require_safe
def plan_measures(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/measures.xlsx?show=trouble: each measure once, with the priorities that should
    move it."""
    plan, at = plan_shown(request, pk, kind)
    found = measures_of_plan(plan, at.moment)
    priorities: dict[int, list[str]] = defaultdict(list)
    for priority, charts in found.groups:
        for each in charts:
            priorities[each.pk].append(str(priority.number))
    areas = words_of(areas_at(request.member.authority, at.moment))
    _, rows = each_once(found.all, request.GET.get("show", ""))
    sheet = measure_sheet(rows, len(found.all), at.on, areas, priorities)
    return as_file(sheet, f"{plan.title}, measures as at {at.on}", kind)


@page("ledger.view")
@require_safe
def record(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/record.xlsx?kind=update&since=2026-10-01, as /plans/1/record/ shows it."""
    plan, at = plan_shown(request, pk, kind)
    wanted = records.Wanted.read(request)
    rows, whole = records.narrowed(Shown(plan, at, request.member), wanted)
    sheet = record_sheet(rows, whole, at.on, str(plan.title))
    return as_file(sheet, f"{plan.title}, record as at {at.on}", kind)


def _check(ending: str) -> None:
    if ending not in WRITERS:
        raise Http404
