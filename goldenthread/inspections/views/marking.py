"""Marking passages of a report's pages as further findings, while it is checked."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.pages import MemberRequest, form_page, page
from goldenthread.core.templating import url
from goldenthread.inspections import drafts, sheets
from goldenthread.inspections.changes import save_draft
from goldenthread.inspections.forms import PassagesForm
from goldenthread.inspections.models import FindingKind, ReportDraft
from goldenthread.inspections.passages import Passage, joined
from goldenthread.inspections.pictures import passages_of
from goldenthread.inspections.views.checking import things_of
from goldenthread.inspections.views.reading import find_draft

TOLD = "Added as finding {}: {}. Tick more words, or go back to the findings."


@page("inspection.record")
def mark_passages(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """One page of the report with its words; what is ticked becomes a finding."""
    draft = find_draft(request, pk)
    if draft.saved_as_id:
        return redirect("inspection", draft.saved_as_id)
    things = things_of(draft.reading, url("inspection-draft", pk))
    shown = sheets.sheets(drafts.sizes(draft.reading), things, {number})
    if not draft.sha256 or not shown:
        raise Http404
    passages = passages_of(draft.sha256)
    here = {str(at): each for at, each in enumerate(passages) if each.page == number}
    form = PassagesForm(request.POST or None, request=request, passages=here)
    if request.method == "POST" and form.is_valid():
        ticked = [here[at] for at in form.cleaned_data["ticked"]]
        _mark(request, draft, ticked, form.cleaned_data["kind"])
        return redirect(request.path)
    context = {"draft": draft, "sheet": shown[0], "form": form, "passages": here}
    context |= {"pages": len(draft.reading["pages"]), "hints": _hints(draft.reading, here)}
    return form_page(request, "inspections/passages.html", context)


def _hints(reading: drafts.Draft, passages: dict[str, Passage]) -> dict[str, str]:
    """Which of the words are a finding already."""
    kept = [(n, row) for n, row in enumerate(reading["findings"], 1) if row["kind"]]
    return {
        at: f"In finding {n}"
        for at, passage in passages.items()
        for n, row in kept
        if passage.text in row["text"] and passage.stands_in(row["place"])
    }


def _mark(request: MemberRequest, draft: ReportDraft, ticked: list[Passage], kind: str) -> None:
    text, place = joined(ticked)
    reading = drafts.mark(draft.reading, text, kind, place)
    save_draft(by=request.member, draft=draft, reading=reading)
    number, name = len(reading["findings"]), FindingKind(kind).label.lower()
    messages.success(request, TOLD.format(number, name))
