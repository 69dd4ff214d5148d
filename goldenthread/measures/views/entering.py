"""Entering figures: the grid of one measure; rows from a spreadsheet for many."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import visible
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.core.templating import plural
from goldenthread.documents import sandbox
from goldenthread.documents.check import check_upload
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.measures import changes
from goldenthread.measures.entering import Preview, figure_words, preview
from goldenthread.measures.forms import EnterForm, FiguresForm
from goldenthread.measures.models import Measure
from goldenthread.measures.pasting import MOST, pasted_figures
from goldenthread.measures.periods import after, period_of
from goldenthread.measures.read import readings_of
from goldenthread.measures.views.shown import changed_measure

ROWS = 13


@page("measure.enter")
def figures(request: MemberRequest, pk: int) -> HttpResponse:
    """The grid of one measure: its latest periods that are over, newest first."""
    member = request.member
    seen = head_of(member.authority)
    measure, stands = changed_measure(request, pk, "measure.enter")
    now = period_of(clock.today(), stands.frequency)
    form = FiguresForm(
        request.POST or None,
        request=request,
        seen=seen,
        periods=[after(now, stands.frequency, -count) for count in range(1, ROWS + 1)],
        frequency=stands.frequency,
        known=readings_of(member, pk, Moment.latest()),
    )
    if request.method == "POST" and form.is_whole():
        with submission(request, form):
            changes.enter_figures(by=member, measure=measure, figures=form.figures())
        if form.is_valid():
            messages.success(request, "The figures are saved.")
            return redirect("measure", pk)
    context = {"form": form, "definition": stands}
    return form_page(request, "measures/figures.html", context)


@page("measure.enter")
def enter(request: MemberRequest) -> HttpResponse:
    """Rows from a spreadsheet: looked at first, saved when a person says so."""
    member = request.member
    form = EnterForm(
        request.POST or None, request.FILES or None, request=request, seen=head_of(member.authority)
    )
    found: Preview | None = None
    if request.method == "POST" and form.is_valid():
        _take_file(form)
        if form.is_valid():
            found = _looked_at(request, form)
        if found and "save" in request.POST and found.new and not found.bad:
            saved = _save(request, form, found)
            if saved is not None:
                return saved
    context = {"form": form, "found": found, "most": MOST, "figure_words": figure_words}
    return form_page(request, "measures/enter.html", context)


def _take_file(form: EnterForm) -> None:
    """Put the rows of a file where pasted ones would be, so that they can be corrected there."""
    upload = form.cleaned_data["file"]
    if not upload:
        return
    try:
        data = upload.read()
        checked = check_upload(upload.name, data)
        if checked.kind not in ("xlsx", "csv"):
            raise Refused("Choose an Excel (.xlsx) or CSV file.")
        text = sandbox.run("goldenthread.measures.sheets:text_of", data, checked.kind)
    except Refused as reason:
        form.add_error("file", reason.sentence)
        return
    form.put_rows(text)


def _looked_at(request: MemberRequest, form: EnterForm) -> Preview | None:
    rows = pasted_figures(form.cleaned_data["rows"])
    if not rows:
        form.add_error("rows", "Paste rows, or choose a file that has some.")
        return None
    return preview(request.member, rows, form.cleaned_data["period"])


def _save(request: MemberRequest, form: EnterForm, found: Preview) -> HttpResponse | None:
    """Save all rows or none; None where something stands in the way."""
    by = request.member
    may = Measure.objects.filter(visible(by, "measure.enter"))
    measures = {each.pk: each for each in may.filter(pk__in=found.by_measure)}
    with submission(request, form):
        for pk, given in found.by_measure.items():
            changes.enter_figures(by=by, measure=measures[pk], figures=given)
    if not form.is_valid():
        return None
    messages.success(
        request,
        f"{plural(len(found.new), 'figure is', 'figures are')} saved, of "
        f"{plural(len(measures), 'measure')}.",
    )
    return redirect("measures")
