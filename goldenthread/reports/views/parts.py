"""Part 2 of a paper, and who reads what of both parts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.ledger.moments import head_of
from goldenthread.reports import changes
from goldenthread.reports.forms import PartTwoForm
from goldenthread.reports.readers import readers_of
from goldenthread.reports.views.finding import find_paper


@page("paper.edit")
def part_two(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin the part that the public may not read."""
    paper = find_paper(request.member, "paper.edit", pk)
    form = PartTwoForm(
        request.POST or None, request=request, seen=head_of(request.member.authority)
    )
    if request.method == "POST" and form.is_valid():
        begun = None
        with submission(request, form):
            begun = changes.begin_part_two(by=request.member, paper=paper, **form.values())
        if form.is_valid():
            messages.success(request, "Part 2 is begun. Write its own texts.")
            return redirect("paper", begun.pk if begun else paper.pk)
    context = {"form": form, "paper": paper}
    return form_page(request, "reports/papers/part_two.html", context)


@page("paper.view_draft")
@require_safe
def readers(request: MemberRequest, pk: int) -> HttpResponse:
    """What the public, and a member of the body, read of the paper and of its other part."""
    paper = find_paper(request.member, "paper.view_draft", pk)
    context = {"paper": paper, "readers": readers_of(paper)}
    return render(request, "reports/papers/readers.html", context)
