"""From a PDF, or from nothing, to a draft: upload it, go on with it, throw it away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.check import CheckedFile, check_upload
from goldenthread.documents.kinds import check_size
from goldenthread.documents.models import store
from goldenthread.inspections import drafts
from goldenthread.inspections.changes import discard_draft, start_draft
from goldenthread.inspections.forms import ByHandForm, UploadForm
from goldenthread.inspections.models import ReportDraft
from goldenthread.inspections.pictures import page_picture
from goldenthread.ledger.moments import head_of

ONLY_PDF = "A report is read from its PDF. Save the file as PDF, and choose that."


@page("inspection.record")
def read_report(request: MemberRequest) -> HttpResponse:
    """Drop in a report; it is read, kept, and shown for checking."""
    return _begin(request, UploadForm, "inspections/read.html")


@page("inspection.record")
def record_by_hand(request: MemberRequest) -> HttpResponse:
    """Begin with an empty draft; the report's file can be kept with it."""
    return _begin(request, ByHandForm, "inspections/by_hand.html")


def _begin(request: MemberRequest, kind_of_form: type[UploadForm], template: str) -> HttpResponse:
    form = kind_of_form(
        request.POST or None,
        request.FILES or None,
        request=request,
        seen=head_of(request.member.authority),
    )
    if request.method == "POST" and form.is_valid():
        upload, is_read = form.cleaned_data["file"], kind_of_form is UploadForm
        try:
            file, reading = _taken(upload, is_read=is_read) if upload else (None, drafts.empty())
            draft = start_draft(by=request.member, file=file, reading=reading)
            return redirect("inspection-draft", draft.pk)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    begun = _mine(request).filter(saved_as=None).order_by("-created_at")
    context = {"form": form, "drafts": list(begun)}
    return render(request, template, context, status=422 if form.errors else 200)


def _taken(upload: Any, *, is_read: bool) -> tuple[CheckedFile, drafts.Draft]:
    """The upload, kept once it was accepted and read; nothing is kept of one that is refused."""
    check_size(upload.size)
    data = upload.read()
    file = check_upload(upload.name, data)
    if file.kind != "pdf":
        raise Refused(ONLY_PDF)
    reading = drafts.from_reading(sandbox.run(drafts.READER, data)) if is_read else drafts.empty()
    store().put(data)
    return file, reading


def _mine(request: MemberRequest) -> Any:
    """Drafts are their maker's alone: what is being checked may be confidential."""
    member = request.member
    return ReportDraft.objects.filter(authority=member.authority, person=member.person)


def find_draft(request: MemberRequest, pk: int) -> ReportDraft:
    draft: ReportDraft | None = _mine(request).filter(pk=pk).first()
    if draft is None:
        raise Http404
    return draft


@page("inspection.record")
@require_safe
def draft_picture(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """A page of the report that is being checked, as a picture."""
    draft = find_draft(request, pk)
    if not draft.sha256:
        raise Http404
    return page_picture(draft.sha256, number)


@page("inspection.record")
@require_POST
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw a draft away. It is work in progress, so the ledger knows nothing of it."""
    discard_draft(by=request.member, draft=find_draft(request, pk))
    messages.success(request, "The draft is thrown away. Nothing of it was recorded.")
    return redirect("inspection-read")
