"""Putting a frozen paper of ours on the agenda that it was written for, and in its place there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core import clock
from goldenthread.governance import changes
from goldenthread.governance.models import Item, ItemPaper, MeetingStatus
from goldenthread.governance.read_items import HEADS, items_at
from goldenthread.governance.read_papers import papers_at
from goldenthread.governance.rows import ItemRow
from goldenthread.governance.rows_papers import PaperRow
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.reports.agendas import compared_files, on_items
from goldenthread.reports.changes import state_of
from goldenthread.reports.forms import AgendaForm
from goldenthread.reports.models import FORMS, Paper, PaperEdition, Publication
from goldenthread.reports.views.finding import find_paper


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper can go: on an item, or in place of what stands there or is to follow."""

    item: ItemRow
    instead: PaperRow | None = None
    holds: str = ""

    @property
    def code(self) -> str:
        return f"instead-{self.instead.pk}" if self.instead else str(self.item.pk)

    @property
    def words(self) -> str:
        said = f", {self.holds}" if self.holds else ""
        return f"{self.item.meeting.name}: {self.item.title}{said}"


@page("paper.view")
@require_safe
def agendas(request: MemberRequest, pk: int) -> HttpResponse:
    """On which items a published paper stands: a part of its page, and a page."""
    paper = find_paper(request.member, "paper.view", pk, "state")
    editions = list(paper.editions.select_related(*FORMS).order_by("-edition"))
    if not editions:
        raise Http404
    context = {"paper": paper, "editions": editions, "on": on_items(request.member, editions)}
    context["may_list"] = decide(request.member, "meeting.run")
    context["compared"] = compared_files(request.member, paper)
    part = bool(request.htmx)  # type: ignore[attr-defined]
    return render(request, f"reports/papers/{'partials/' * part}agendas.html", context)


@page("meeting.run")
def to_agenda(request: MemberRequest, pk: int) -> HttpResponse:
    """Put the last edition of a published paper on an item, where it is published too: beside
    what is there, in place of an earlier edition, or as what was to follow."""
    member = request.member
    paper = find_paper(member, "paper.view", pk)
    editions = list(paper.editions.select_related(*FORMS).order_by("-edition"))
    if not editions or state_of(paper).state != Publication.PUBLISHED:
        raise Http404
    places = _places(member, editions)
    form = AgendaForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        items=[(each.code, each.words) for each in places],
        initial={"item": f"instead-{request.GET.get('instead', '')}"},
    )
    if request.method == "POST" and form.is_valid():
        to = next(each for each in places if each.code == form.cleaned_data["item"])
        with submission(request, form):
            _put(member, paper, editions[0], to)
        if form.is_valid():
            messages.success(request, "The paper is on the agenda, and published there.")
            return redirect("item", to.item.pk)
    context = {"form": form, "paper": paper, "edition": editions[0]}
    return form_page(request, "reports/papers/to_agenda.html", context)


def _places(member: Member, editions: list[PaperEdition]) -> list[Place]:
    """What stands behind the last edition, whenever its meeting is; then what is to follow, and
    the items, of the meetings to come. Those of the paper’s own body and day come first."""
    last = editions[0]
    there = on_items(member, editions)
    behind = [
        _behind(each.item, each.paper, each.edition)
        for each in there
        if each.is_behind(last.edition)
    ]
    rows = items_at(member, Moment.latest(), Q(), parts=HEADS)
    coming = {row.pk: row for row in rows if _is_to_come(row)}
    follows = [
        Place(coming[row.item], row, f"as “{row.title}”, which is to follow")
        for row in papers_at(member, Moment.latest(), Q(item__in=coming), days=False)
        if row.is_to_follow
    ]
    held = {each.item.pk for each in there}
    items = [Place(row) for row in coming.values() if row.pk not in held]
    return sorted([*behind, *follows, *items], key=lambda each: not _is_for(each.item, last))


def _behind(item: ItemRow, row: PaperRow, edition: int | None) -> Place:
    what = f"edition {edition}" if edition else f"“{row.title}”"
    return Place(item, row, f"in place of {what}")


def _is_to_come(row: ItemRow) -> bool:
    return row.meeting.day >= clock.today() and row.meeting.status == MeetingStatus.PLANNED


def _is_for(item: ItemRow, edition: PaperEdition) -> bool:
    return (item.meeting.body, item.meeting.day) == (edition.body, edition.meeting_on)


def _put(member: Member, paper: Paper, edition: PaperEdition, to: Place) -> None:
    """With the edition’s own title, marking and legal status, wherever it goes."""
    terms = paper.terms.filter(entry__lte=edition.entry).newest_first()[0]
    said = changes.ItemPaperInput(
        edition.title,
        edition.marking,
        edition.legal,
        terms.exempt_paragraph,
        terms.legal_reason or "",
    )
    put: dict[str, Any] = {"by": member, "file": edition.pdf, "publish": True}
    if to.instead is None:
        item = Item.objects.visible_to(member).get(pk=to.item.pk)
        changes.add_item_paper(item=item, paper=said, **put)
    else:
        place = ItemPaper.objects.visible_to(member).get(pk=to.instead.pk)
        changes.bring_item_paper(paper=place, said=said, **put)
