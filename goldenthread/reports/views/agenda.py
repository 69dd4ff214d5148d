"""Putting a frozen paper of ours on the agenda that it was written for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core import clock
from goldenthread.governance import changes
from goldenthread.governance.models import Item, ItemPaper, MeetingStatus
from goldenthread.governance.read_items import HEADS, items_at
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.reports.build import terms_of
from goldenthread.reports.changes import state_of
from goldenthread.reports.forms import AgendaForm
from goldenthread.reports.models import Paper, PaperEdition, Publication
from goldenthread.reports.views.finding import find_paper


@page("meeting.run")
def to_agenda(request: MemberRequest, pk: int) -> HttpResponse:
    """Put the last edition of a published paper on an item, where it is published too."""
    member = request.member
    paper = find_paper(member, "paper.view", pk)
    edition = paper.editions.select_related("pdf").order_by("-edition").first()
    if edition is None or state_of(paper).state != Publication.PUBLISHED:
        raise Http404
    form = AgendaForm(
        request.POST or None, request=request, seen=head_of(member.authority), items=_items(request)
    )
    if request.method == "POST" and form.is_valid():
        item = Item.objects.visible_to(member).get(pk=form.cleaned_data["item"])
        with submission(request, form):
            _put(request, paper, edition, item)
        if form.is_valid():
            messages.success(request, "The paper is on the agenda, and published there.")
            return redirect("item", item.pk)
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "paper": paper, "edition": edition}
    return render(request, "reports/papers/to_agenda.html", context, status=status)


def _items(request: MemberRequest) -> list[tuple[str, str]]:
    """The items of the meetings to come, the next meeting first."""
    rows = items_at(request.member, Moment.latest(), Q(), parts=HEADS)
    today = clock.today()
    coming = [each for each in rows if each.meeting.day >= today]
    planned = [each for each in coming if each.meeting.status == MeetingStatus.PLANNED]
    return [(str(each.pk), f"{each.meeting.name}: {each.title}") for each in planned]


def _put(request: MemberRequest, paper: Paper, edition: PaperEdition, item: Item) -> None:
    """As a paper of the item; where an earlier edition is one already, as its newer version."""
    by: Any = request.member
    there = ItemPaper.objects.filter(item=item, stages__file__in=paper.editions.values("pdf"))
    put = there.order_by("pk").first()
    if put is None:
        terms = terms_of(paper)
        said = changes.ItemPaperInput(
            edition.title,
            edition.marking,
            edition.legal,
            terms.exempt_paragraph if edition.legal == terms.legal else "",
            terms.legal_reason or "",
        )
        changes.add_item_paper(by=by, item=item, paper=said, file=edition.pdf, publish=True)
    else:
        changes.bring_item_paper(by=by, paper=put, file=edition.pdf, publish=True)
