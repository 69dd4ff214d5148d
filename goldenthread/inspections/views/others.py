"""Reports on other authorities that were loaded: all of them, and one."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.inspections.models import OtherReport
from goldenthread.inspections.others import counts_of, day_of


@page("other_report.view")
@require_safe
def other_reports(request: MemberRequest) -> HttpResponse:
    """Every report on another authority, by name and day; `q` finds a name."""
    asked = request.GET.get("q", "").strip()
    every = list(OtherReport.objects.visible_to(request.member))
    shown = [each for each in every if asked.casefold() in each.about.casefold()]
    shown.sort(key=lambda each: (each.about.casefold(), day_of(each)))
    context = {
        "reports": shown,
        "how_many": len(every),
        "findings": counts_of(shown),
        "asked": asked,
    }
    return render(request, "inspections/other_reports.html", context)


@page("other_report.view")
@require_safe
def other_report(request: MemberRequest, pk: int) -> HttpResponse:
    """What was read of one report."""
    rows = OtherReport.objects.visible_to(request.member).select_related("report")
    report = rows.filter(pk=pk).first()
    if report is None:
        raise Http404
    findings = report.findings.order_by("number")
    context = {"report": report, "findings": findings}
    return render(request, "inspections/other_report.html", context)
