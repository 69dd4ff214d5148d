"""How each kind of paper is laid out: its parts, headings and house style, in versions."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.ledger.moments import head_of
from goldenthread.reports import changes
from goldenthread.reports.forms import LayoutForm
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.layouts import PlacedPart, offered
from goldenthread.reports.read_layouts import layout_of, layouts_now, layouts_of


@page("paper.layout")
@require_safe
def layouts(request: MemberRequest) -> HttpResponse:
    """Each kind of paper, for whom it is, and whose layout it has."""
    own = layouts_now(request.member.authority.pk)
    rows = [(kind, own.get(kind.code)) for kind in KINDS.values()]
    return render(request, "reports/layouts/list.html", {"rows": rows})


@page("paper.layout")
def layout(request: MemberRequest, kind: str) -> HttpResponse:
    """The parts of a kind: their order, their headings, which are shown; and its house style."""
    if kind not in KINDS:
        raise Http404
    of, authority = KINDS[kind], request.member.authority
    versions = layouts_of(authority.pk, kind)
    newest = versions[0] if versions else None
    known = [PlacedPart(*each) for each in newest.parts] if newest else []
    form = LayoutForm(
        request.POST or None,
        request=request,
        seen=head_of(authority),
        rows=offered(kind, known),
        house=layout_of(newest, kind).house,
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.set_paper_layout(by=request.member, layout=form.layout_input(kind))
        if form.is_valid():
            messages.success(request, f"{of.name}: laid out so from now on.")
            return redirect("paper-layout", kind)
    context = {"form": form, "kind": of, "versions": versions, "newest": newest}
    return form_page(request, "reports/layouts/layout.html", context)
