"""Which kinds of paper are for the public, and how they are marked."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.documents.models import Legal, Marking
from goldenthread.ledger.moments import head_of
from goldenthread.reports import changes
from goldenthread.reports import statuses as known
from goldenthread.reports.forms import StatusForm
from goldenthread.reports.kinds import KINDS

READ_BY = {
    Legal.OPEN: "Everybody, on the public page",
    Legal.PRIVATE: "Its body and who works on plans, here only",
}


@page("paper.set_status")
@require_safe
def statuses(request: MemberRequest) -> HttpResponse:
    """Each kind of paper with who may read it, and whose setting that is."""
    found = known.statuses(request.member.authority.pk)
    rows = [
        (KINDS[kind], READ_BY[Legal(each.legal)], Marking(each.marking).label, each.own)
        for kind, each in found.items()
    ]
    return render(request, "reports/statuses/list.html", {"rows": rows})


@page("paper.set_status")
def status(request: MemberRequest, kind: str) -> HttpResponse:
    """Say how papers of a kind begin from now on."""
    if kind not in KINDS:
        raise Http404
    authority = request.member.authority
    now = known.status_of(authority.pk, kind)
    form = StatusForm(
        request.POST or None,
        request=request,
        seen=head_of(authority),
        initial={"legal": now.legal, "marking": now.marking},
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.set_kind_status(by=request.member, kind=kind, **form.values())
        if form.is_valid():
            messages.success(request, f"{KINDS[kind].name}: saved, for papers that are begun now.")
            return redirect("paper-statuses")
    answer = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "kind": KINDS[kind], "now": now}
    return render(request, "reports/statuses/status.html", context, status=answer)
