"""What the committee system published: brought back, and compared with what was frozen here."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.forms import take_upload
from goldenthread.documents.models import StoredFile, store
from goldenthread.documents.store import Damaged, Missing
from goldenthread.governance.read_papers import papers_at
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.reports import changes
from goldenthread.reports.agendas import stood_before
from goldenthread.reports.brought_back import compared
from goldenthread.reports.changes.bringing import COMPARED
from goldenthread.reports.forms import BringCopyForm
from goldenthread.reports.models import FORMS, BroughtCopy, Paper, PaperEdition
from goldenthread.reports.views.finding import find_paper

SHOWN = 200
ELSEWHERE, ON_AGENDA = "What was published elsewhere", "What stands on the agenda"


@page("paper.publish")
def bring(request: MemberRequest, pk: int) -> HttpResponse:
    """Bring back the file that was published for the last edition."""
    paper = find_paper(request.member, "paper.publish", pk)
    edition = _last(paper)
    form = BringCopyForm(
        request.POST or None,
        request.FILES or None,
        request=request,
        seen=head_of(request.member.authority),
    )
    file = take_upload(form) if request.method == "POST" and form.is_valid() else None
    if file and form.is_valid():
        brought = None
        with submission(request, form):
            brought = changes.bring_copy(by=request.member, edition=edition, file=file)
        if form.is_valid():
            messages.success(request, "The copy is kept beside ours.")
            if brought is None:  # the same form again
                return redirect("paper", paper.pk)
            return redirect("paper-brought", paper.pk, brought.pk)
    context = {"form": form, "paper": paper, "edition": edition}
    return form_page(request, "reports/papers/bring.html", context)


def _last(paper: Paper) -> PaperEdition:
    edition = paper.editions.order_by("-edition").first()
    if edition is None:
        raise Http404
    return edition


@page("paper.view_draft")
@require_safe
def brought(request: MemberRequest, pk: int, copy: int) -> HttpResponse:
    """Where what was published elsewhere differs from what was frozen here."""
    paper = find_paper(request.member, "paper.view_draft", pk)
    rows = BroughtCopy.objects.filter(edition__paper=paper, pk=copy, authority=paper.authority_id)
    found: Any = rows.select_related("edition__pdf", "edition__docx", "file", "brought_by").first()
    if found is None:
        raise Http404
    by = f"Brought back on {long_date(found.brought_on)} by the {found.brought_by.post}."
    return _beside(request, paper, found.edition, found.file, (ELSEWHERE, by))


@page("paper.view_draft")
@require_safe
def on_agenda(request: MemberRequest, pk: int, put: int) -> HttpResponse:
    """The same of a file that took the place of an edition on an agenda, and was not kept as a copy
    that was brought back: what came before those were kept is compared as it is looked at."""
    paper = find_paper(request.member, "paper.view_draft", pk)
    now = next(iter(papers_at(request.member, Moment.latest(), Q(pk=put), days=False)), None)
    edition = stood_before(put, paper.editions.select_related(*FORMS))
    if now is None or now.file is None or not now.can_be_opened or edition is None:
        raise Http404
    file = StoredFile.objects.get(pk=now.file, authority=paper.authority_id)
    by = f"It stands on the agenda as “{now.title}”, in the place of edition {edition.edition}."
    return _beside(request, paper, edition, file, (ON_AGENDA, by))


def _beside(
    request: MemberRequest,
    paper: Paper,
    edition: PaperEdition,
    file: StoredFile,
    told: tuple[str, str],
) -> HttpResponse:
    """A file of somebody else's, and what it says otherwise than the edition. `told`: what it is,
    and how it came."""
    ours = edition.files.get(file.kind)
    rows, refused = [], ""
    same = file.sha256 in {each.sha256 for each in edition.files.values()}
    try:
        if not same:
            rows = compared(_text(_comparable(ours)), _text(file))
    except Refused as refusal:
        refused = str(refusal)
    context = {"paper": paper, "edition": edition, "file": file, "same": same}
    context["what"], context["by"] = told
    context |= {"rows": rows, "shown": rows[:SHOWN], "refused": refused}
    return render(request, "reports/papers/brought.html", context)


def _comparable(ours: StoredFile | None) -> StoredFile:
    if ours is None or ours.kind not in COMPARED:
        raise Refused(
            "Only a PDF or Word file can be compared with ours, and this is neither. Open both."
        )
    return ours


def _text(file: StoredFile) -> str:
    """The words of a file, read in the sandbox. Raises Refused where it is no longer there."""
    try:
        data = store().read(file.sha256)
    except (Missing, Damaged) as error:
        raise Refused(
            "The file is no longer kept whole here, so it cannot be compared. Bring it back again."
        ) from error
    return str(sandbox.run("goldenthread.documents.inside:text_of", data, file.kind))
