"""The practice areas of an authority: the page that sets its list."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.inspections.areas import Area, areas_at
from goldenthread.inspections.changes import set_practice_areas
from goldenthread.inspections.forms import AreaRowForm, AreasForm
from goldenthread.ledger.moments import Moment, head_of


@page("area.change")
def practice_areas(request: MemberRequest) -> HttpResponse:
    """Which practice areas there are, what each is called, and which are offered."""
    authority = request.member.authority
    seen = head_of(authority)
    now = areas_at(authority, Moment.latest())
    form = AreasForm(request.POST or None, request=request, seen=seen)
    rows = [
        AreaRowForm(
            request.POST or None,
            prefix=area.code,
            initial={"word": area.word, "offered": area.offered},
        )
        for area in now
    ]
    if request.method == "POST" and form.is_valid_with(rows):
        wanted = [
            Area(area.code, row.cleaned_data["word"], row.cleaned_data["offered"])
            for area, row in zip(now, rows, strict=True)
        ]
        new = [line.strip() for line in form.cleaned_data["added"].splitlines() if line.strip()]
        with submission(request, form):
            set_practice_areas(
                by=request.member, areas=[*wanted, *(Area("", word) for word in new)]
            )
        if form.is_valid():
            messages.success(request, "The practice areas are saved.")
            return redirect("practice-areas")
    errors = [row for each in (form, *rows) for row in each.error_rows()]
    context = {"form": form, "rows": list(zip(now, rows, strict=True)), "errors": errors}
    status = 422 if errors else 200
    return render(request, "inspections/practice_areas.html", context, status=status)
