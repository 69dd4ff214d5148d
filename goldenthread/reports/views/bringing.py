"""What the committee system published: brought back, and compared with what was frozen here."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.forms import take_upload
from goldenthread.documents.models import StoredFile, store
from goldenthread.ledger.moments import head_of
from goldenthread.reports import changes
from goldenthread.reports.brought_back import compared
from goldenthread.reports.forms import BringCopyForm
from goldenthread.reports.models import BroughtCopy, Paper, PaperEdition
from goldenthread.reports.views.finding import find_paper

SHOWN = 200


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
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "paper": paper, "edition": edition}
    return render(request, "reports/papers/bring.html", context, status=status)


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
    ours = found.edition.files[found.file.kind]
    context = {"paper": paper, "copy": found, "edition": found.edition, "refused": "", "rows": []}
    context["same"] = ours.sha256 == found.file.sha256
    try:
        context["rows"] = [] if context["same"] else compared(_text(ours), _text(found.file))
    except Refused as refusal:
        context["refused"] = str(refusal)
    context["shown"] = context["rows"][:SHOWN]
    return render(request, "reports/papers/brought.html", context)


def _text(file: StoredFile) -> str:
    """The words of a file, read in the sandbox."""
    data = store().read(file.sha256)
    return str(sandbox.run("goldenthread.documents.inside:text_of", data, file.kind))
