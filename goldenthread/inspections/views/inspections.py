"""The inspections that a member may see: all of them, one of them, a page of its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core.templating import as_files, url
from goldenthread.inspections import sheets
from goldenthread.inspections.areas import areas_at, words_of
from goldenthread.inspections.begun import begun_reports
from goldenthread.inspections.changes import named_readers
from goldenthread.inspections.models import DateKind, FindingKind, Kind, Outcome
from goldenthread.inspections.pictures import page_picture
from goldenthread.inspections.read import (
    Dated,
    dated,
    findings_of,
    grade_words,
    history_of,
    inspections_of,
    is_for_the_plan,
    judgements_of,
    overall_of,
)
from goldenthread.inspections.read_as import read_as
from goldenthread.ledger.moments import Moment

# How the list can be sorted: the value of each row, and whether the greatest comes first.
SORTS = {
    "inspected": (lambda each: each.row.ended_on or date.min, True),
    "kind": (lambda each: each.kind, False),
    "due": (lambda each: (each.due.on if each.due else None) or date.max, False),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """The inspections of a list in its order; by their keys the judgement on the whole, and how
    many findings each has that a plan is to answer."""

    rows: list[Dated]
    overall: dict[int, str]
    findings: Counter[int]


def listed(every: Iterable[Dated], kind: str, sort: str) -> Listed:
    """Those of a kind ("": of every kind). Two queries."""
    shown = [each for each in every if kind in ("", each.row.kind)]
    by, is_greatest_first = SORTS.get(sort, SORTS["inspected"])
    shown.sort(key=by, reverse=is_greatest_first)
    pks = [each.row.pk for each in shown]
    found = Counter(row.inspection_id for row in findings_of(pks) if is_for_the_plan(row))
    return Listed(shown, overall_of(judgements_of(pks)), found)


@page("inspection.view")
@require_safe
def inspections(request: MemberRequest) -> HttpResponse:
    """Every inspection, newest first unless asked otherwise."""
    member = request.member
    kind, sort = request.GET.get("kind", ""), request.GET.get("sort", "inspected")
    every = dated(inspections_of(member), member.authority)
    found = listed(every, kind, sort)
    context = {
        "inspections": found.rows,
        "how_many": len(every),
        "overall": found.overall,
        "findings": found.findings,
        "files": as_files(url("inspections", kind=kind, sort="" if sort == "inspected" else sort)),
        "kinds": [(code, Kind(code).label) for code in sorted({e.row.kind for e in every})],
        "kind": kind,
        "sort": sort if sort in SORTS else "inspected",
        "may_record": decide(member, "inspection.record"),
        "begun": begun_reports(member),
        "sees_plans": decide(member, "plan.view"),
    }
    return render(request, "inspections/list.html", context)


def find_inspection(member: Member, pk: int) -> Dated:
    """One inspection with its dates; 404 where the member may not see it."""
    row = inspections_of(member).select_related("report").filter(pk=pk).first()
    if row is None:
        raise Http404
    return dated([row], member.authority)[0]


@page("inspection.view")
@require_safe
def inspection(request: MemberRequest, pk: int) -> HttpResponse:
    """Judgements, dates, findings, who may read it, what happened to it."""
    member, found = request.member, find_inspection(request.member, pk)
    findings = findings_of([pk], "first__text")
    context = {
        "found": found,
        "inspection": found.row,
        "judgements": [(row, grade_words(row)) for row in judgements_of([pk])],
        "date_kinds": list(DateKind),
        "findings": [row for row in findings if row.present],
        "finding_parts": _parts([row for row in findings if row.present]),
        "outcome": dict(Outcome.choices).get(found.row.outcome_code, ""),
        "read_as": read_as(found.row, findings),
        "dropped": [row for row in findings if not row.present],
        "unchecked": sum(row.present and not row.confirmed for row in findings),
        "areas": words_of(areas_at(member.authority, Moment.latest())),
        "readers": [] if found.is_published else named_readers(found.row),
        "history": history_of(member, found.row, findings),
        # Who may see it and corrects inspections corrects this one: both have the same scope.
        "may_correct": decide(member, "inspection.correct"),
        "may_plan": decide(member, "plan.edit"),
        "sees_plans": decide(member, "plan.view"),
    }
    return render(request, "inspections/inspection.html", context)


def _parts(findings: list[Any]) -> list[tuple[str, list[Any]]]:
    """The findings on the council, on the safeguarding children board, and the strengths."""
    strengths = [row for row in findings if row.kind == FindingKind.STRENGTH]
    others = [row for row in findings if row.kind != FindingKind.STRENGTH]
    parts = [
        ("To improve", [row for row in others if not row.of_board]),
        (
            "On the local safeguarding children board (LSCB)",
            [row for row in others if row.of_board],
        ),
        ("Strengths", strengths),
    ]
    return [(name, rows) for name, rows in parts if rows]


@dataclass(frozen=True, slots=True)
class Report:
    """The pages of an inspection's report, with marks that lead to what was read there."""

    inspection: Any
    things: list[sheets.Marked]

    @classmethod
    def of(cls, inspection: Any) -> Report:
        address = url("inspection", inspection.pk)
        judged = [
            sheets.Marked(
                f"judgement-{n + 1}",
                sheets.letter(n),
                f"Judgement: {row.area}",
                f"{address}#judgements",
                row.place,
            )
            for n, row in enumerate(judgements_of([inspection.pk]))
        ]
        found = [
            sheets.Marked(
                f"finding-{row.number}",
                str(row.number),
                f"Finding {row.number}",
                f"{address}#finding-{row.number}",
                row.place,
                is_open=not row.confirmed,
            )
            for row in findings_of([inspection.pk])
            if row.present
        ]
        return cls(inspection, [*judged, *found])

    def sheets(self, *wanted: int) -> list[sheets.Sheet]:
        return sheets.sheets(self.inspection.pages, self.things, wanted)


@page("inspection.view")
@require_safe
def report_page(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """One page of the report, with marks on what was read there."""
    found = find_inspection(request.member, pk)
    shown = Report.of(found.row).sheets(number)
    if not shown:
        raise Http404
    context = {"found": found, "inspection": found.row, "sheet": shown[0]}
    return render(request, "inspections/report_page.html", context)


@page("inspection.view")
@require_safe
def report_picture(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """One page of the report as a picture."""
    report = find_inspection(request.member, pk).row.report
    if report is None or report.kind != "pdf":
        raise Http404
    return page_picture(report.sha256, number)
