"""Saying what a measure counts, what it is to reach, and how its chart is reckoned."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.measures import changes
from goldenthread.measures.forms import (
    ChangeMeasureForm,
    ChartForm,
    MeasureForm,
    RebaseForm,
    TakeBackForm,
    TargetBoxes,
    said_of,
)
from goldenthread.measures.forms_comparing import ComparedForm
from goldenthread.measures.library import Known, library, source_of_library
from goldenthread.measures.models import ComparedAs, Measure, Target, TargetForm
from goldenthread.measures.periods import period_words
from goldenthread.measures.read import aim_of, rebases_of, series_of, settings_of
from goldenthread.measures.series import USUAL
from goldenthread.measures.views.shown import changed_measure
from goldenthread.measures.words import aim_words


@page("measure.define")
def choose(request: MemberRequest) -> HttpResponse:
    """The library, to begin a measure from."""
    groups: dict[str, list[Known]] = defaultdict(list)
    for each in library().values():
        groups[each.group].append(each)
    now = Measure.objects.visible_to(request.member).as_at(Moment.latest(), "present")
    taken = set(now.filter(present=True).values_list("library", flat=True))
    context = {"groups": dict(groups), "taken": taken, "source": source_of_library()}
    return render(request, "measures/library.html", context)


@page("measure.define")
def add(request: MemberRequest) -> HttpResponse:
    """Add a measure: one of the library, or an own one."""
    member = request.member
    known = library().get(request.GET.get("from", ""))
    form = MeasureForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        authority=member.authority,
        initial=_begin(known),
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            key = known.key if known else ""
            added = changes.add_measure(by=member, measure=form.measure(), library=key)
            messages.success(request, "The measure is added. Enter its figures and its target.")
            return redirect("measure", added.pk)
        if form.is_valid():
            return redirect("measures")
    return form_page(request, "measures/add.html", {"form": form, "known": known})


def _begin(known: Known | None) -> dict[str, Any]:
    return known._asdict() if known else {"frequency": "monthly"}


@page("measure.define")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say anew what a measure counts."""
    member = request.member
    seen = head_of(member.authority)
    measure, stands = changed_measure(request, pk, "measure.define")
    form = ChangeMeasureForm(
        request.POST or None,
        request=request,
        seen=seen,
        authority=member.authority,
        stands=stands,
        initial=said_of(stands),
    )
    if request.method == "POST" and form.is_valid():
        present = form.cleaned_data["present"]
        with submission(request, form):
            changes.change_measure(by=member, measure=measure, said=form.measure(), present=present)
        if form.is_valid():
            messages.success(request, "The measure is changed.")
            return redirect("measure", pk) if present else redirect("measures")
    return form_page(request, "measures/edit.html", {"form": form, "definition": stands})


@page("measure.define")
def target(request: MemberRequest, pk: int) -> HttpResponse:
    """Set a target, or take one back."""
    member = request.member
    seen = head_of(member.authority)
    measure, stands = changed_measure(request, pk, "measure.define")
    rows = list(Target.objects.filter(measure=measure).as_at(Moment.latest()).order_by("by"))
    standing = [row for row in rows if row.present]
    now = next(iter(series_of(member.authority, Moment.latest(), [pk])), None)
    back = TakeBackForm(request.POST or None, request=request, seen=seen)
    if "take_back" in request.POST and back.is_valid():
        row = next((each for each in standing if each.by == back.cleaned_data["due"]), None)
        with submission(request, back):
            changes.set_target(by=member, measure=measure, present=False, **_terms(row, back))
        if back.is_valid():
            messages.success(request, "The target is taken back.")
            return redirect("measure", pk)
    form = TargetBoxes(
        None if "take_back" in request.POST else request.POST or None, request=request, seen=seen
    )
    if form.is_bound and form.is_valid():
        with submission(request, form):
            changes.set_target(by=member, measure=measure, **form.values())
        if form.is_valid():
            messages.success(request, "The target is set.")
            return redirect("measure", pk)
    said = [(row, aim_words(now, aim_of(row)) if now else "") for row in standing]
    context = {"form": form, "back": back, "definition": stands, "rows": said}
    return form_page(request, "measures/target.html", context)


def _terms(row: Target | None, back: TakeBackForm) -> dict[str, Any]:
    if row is None:
        return {"due": back.cleaned_data["due"], "form": TargetForm.INFORMATION}
    said = {name: getattr(row, name) for name in ("form", "value", "upto", "source")}
    return said | {"due": row.by}


@page("measure.define")
def rebase(request: MemberRequest, pk: int) -> HttpResponse:
    """Let limits begin anew with a period, or no longer."""
    member = request.member
    seen = head_of(member.authority)
    measure, stands = changed_measure(request, pk, "measure.define")
    begun = rebases_of(member, pk, Moment.latest())
    periods = [
        (period, period_words(period, stands.frequency))
        for period in sorted(changes.readings_now(measure), reverse=True)
    ]
    form = RebaseForm(request.POST or None, request=request, seen=seen, periods=periods)
    if request.method == "POST" and form.is_valid():
        period = date.fromisoformat(form.cleaned_data["period"])
        present = period not in {row.period for row in begun}
        with submission(request, form):
            changes.rebase(
                by=member,
                measure=measure,
                period=period,
                reason=form.cleaned_data["reason"],
                present=present,
            )
        if form.is_valid():
            said = "begin anew there." if present else "no longer begin anew there."
            messages.success(request, f"Limits {said}")
            return redirect("measure", pk)
    shown = [(period_words(row.period, stands.frequency), row) for row in begun]
    return form_page(
        request, "measures/rebase.html", {"form": form, "definition": stands, "begun": shown}
    )


@page("measure.define")
def compared(request: MemberRequest) -> HttpResponse:
    """Whose published figures the authority's measures stand beside."""
    member = request.member
    seen = head_of(member.authority)
    now = ComparedAs.objects.filter(authority=member.authority).newest_first().first()
    initial = {"area": now.area, "is_own": "yes" if now.is_own else "no"} if now else {}
    form = ComparedForm(
        request.POST or None,
        request=request,
        seen=seen,
        initial=initial | {"model": str(now.model or "") if now else ""},
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.compare_as(by=member, **form.chosen())
        if form.is_valid():
            messages.success(request, "What measures are compared with is saved.")
            return redirect("measures")
    return form_page(request, "measures/compared.html", {"form": form})


@page("measure.define")
def settings(request: MemberRequest, pk: int) -> HttpResponse:
    """How the measure's chart is reckoned."""
    seen = head_of(request.member.authority)
    measure, stands = changed_measure(request, pk, "measure.define")
    said = measure.chart_settings.newest_first().first()
    now = settings_of(said) if said else USUAL
    initial = {name: getattr(now, name) for name in ChartForm.base_fields if hasattr(now, name)}
    form = ChartForm(request.POST or None, request=request, seen=seen, initial=initial)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.set_chart(by=request.member, measure=measure, settings=form.settings())
        if form.is_valid():
            messages.success(request, "The chart is reckoned so from now on.")
            return redirect("measure", pk)
    return form_page(request, "measures/chart.html", {"form": form, "definition": stands})
