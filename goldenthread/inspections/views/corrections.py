"""What becomes known of an inspection later: its dates, its readers, its findings' words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core.templating import url
from goldenthread.inspections import changes
from goldenthread.inspections.areas import areas_at, choices_of
from goldenthread.inspections.forms import CorrectionForm, DateForm, FindingForm, ReaderForm
from goldenthread.inspections.models import DateKind, Finding, InspectionDate
from goldenthread.inspections.read import Dated
from goldenthread.inspections.views.inspections import Report, find_inspection
from goldenthread.ledger.moments import Moment, head_of


def _correctable(member: Member, pk: int) -> Dated:
    """An inspection that the member may correct: 404 where they may not even see it."""
    found = find_inspection(member, pk)
    check_may(member, "inspection.correct", found.row)
    return found


@page("inspection.correct")
def set_date(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """Tell, correct or take back one date."""
    if kind not in DateKind.values:
        raise Http404
    found = _correctable(request.member, pk)
    told = found.dates.get(kind)
    form = DateForm(
        request.POST or None,
        request=request,
        seen=head_of(request.member.authority),
        initial={"on": told.on, "source": told.source} if told else {},
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.set_inspection_date(
                by=request.member, inspection=found.row, kind=kind, **form.values()
            )
        if form.is_valid():
            messages.success(request, "The date is saved.")
            return redirect("inspection", pk)
    history = InspectionDate.objects.filter(inspection=found.row, kind=kind).newest_first()
    words = {"found": found, "kind": DateKind(kind), "history": history}
    return _shown(request, "inspections/date.html", form, words)


@page("inspection.correct")
def readers(request: MemberRequest, pk: int) -> HttpResponse:
    """Who may read the inspection until it is published; name one, or take one back."""
    found = _correctable(request.member, pk)
    named = changes.named_readers(found.row)
    is_taken_back = "remove" in request.POST
    form = ReaderForm(
        _posted(request),
        request=request,
        seen=head_of(request.member.authority),
        authority=request.member.authority,
        named=[] if is_taken_back else named,
    )
    if request.method == "POST" and form.is_valid():
        verb = changes.remove_reader if is_taken_back else changes.name_reader
        person = form.cleaned_data["person"]
        with submission(request, form):
            verb(by=request.member, inspection=found.row, person=person)
        if form.is_valid():
            done = "can no longer read it" if is_taken_back else "can read it now"
            messages.success(request, f"{person.post} {done}.")
            return redirect("inspection-readers", pk)
    return _shown(request, "inspections/readers.html", form, {"found": found, "named": named})


def _posted(request: MemberRequest) -> Any:
    """What was sent; the button that takes a person back names them."""
    if "remove" not in request.POST:
        return request.POST or None
    return request.POST.dict() | {"person": request.POST["remove"]}


@page("inspection.correct")
def add_finding(request: MemberRequest, pk: int) -> HttpResponse:
    """A finding that was missed when the report was read."""
    found = _correctable(request.member, pk)
    form = FindingForm(
        request.POST or None,
        request=request,
        seen=head_of(request.member.authority),
        areas=choices_of(areas_at(request.member.authority, Moment.latest())),
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.add_finding(
                by=request.member,
                inspection=found.row,
                finding=changes.FindingInput(**form.values()),
            )
        if form.is_valid():
            messages.success(request, "The finding is added.")
            return redirect("inspection", pk)
    return _shown(request, "inspections/finding_add.html", form, {"found": found})


def find_finding(member: Member, pk: int) -> Any:
    """A finding with today's words, of an inspection that the member may correct."""
    rows = Finding.objects.visible_to(member).select_related("inspection")
    finding = rows.as_at(Moment.latest(), *Finding.TRACKS).filter(pk=pk).first()
    if finding is None:
        raise Http404
    check_may(member, "inspection.correct", finding.inspection)
    return finding


@page("inspection.correct")
def edit_finding(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct a finding's words beside its page, confirm it, drop it, take it up again."""
    finding = find_finding(request.member, pk)
    form = CorrectionForm(
        request.POST or None,
        request=request,
        seen=head_of(request.member.authority),
        areas=choices_of(
            areas_at(request.member.authority, Moment.latest()), finding.practice_area
        ),
        initial={name: getattr(finding, name) for name in ("text", "practice_area", "confirmed")},
    )
    if request.method == "POST" and form.is_valid():
        values = form.values() | {"present": request.POST.get("do") != "drop"}
        with submission(request, form):
            changes.correct_finding(by=request.member, finding=finding, **values)
        if form.is_valid():
            messages.success(request, "The finding is saved.")
            address = url("inspection", finding.inspection_id)
            return redirect(f"{address}#finding-{finding.number}")
    pages = {place[0] for place in finding.place}
    words = {
        "finding": finding,
        "found": find_inspection(request.member, finding.inspection_id),
        "sheets": Report.of(finding.inspection).sheets(*pages),
        "history": finding.texts.newest_first(),
    }
    return _shown(request, "inspections/finding_edit.html", form, words)


def _shown(request: MemberRequest, template: str, form: Any, words: dict[str, Any]) -> HttpResponse:
    return form_page(request, template, {"form": form, **words})
