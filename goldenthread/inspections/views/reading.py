"""From a PDF, or from nothing, to a draft: upload it, go on with it, throw it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from goldenthread.accounts.discarding import Discarding, ask_to_discard
from goldenthread.accounts.pages import MemberRequest, form_page, page
from goldenthread.core.errors import Refused
from goldenthread.core.templating import long_date, url
from goldenthread.documents import sandbox
from goldenthread.documents.check import CheckedFile, check_upload
from goldenthread.documents.forms import ask_about
from goldenthread.documents.kinds import check_size
from goldenthread.documents.models import store
from goldenthread.inspections import drafts
from goldenthread.inspections.begun import BY_HAND, begun_reports, draft_of, inspection_of
from goldenthread.inspections.changes import discard_draft, start_draft
from goldenthread.inspections.forms import ByHandForm, UploadForm
from goldenthread.inspections.models import ReportDraft
from goldenthread.inspections.pictures import page_picture
from goldenthread.ledger.moments import head_of

ONLY_PDF = "This page takes a PDF, and nothing else. Save the report as PDF, and choose that file."


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
    known = None
    if request.method == "POST" and form.is_valid():
        try:
            upload = form.cleaned_data["file"]
            taken = _accepted(upload) if upload else None
            if taken and (draft := draft_of(request.member, taken.file.sha256)):
                messages.success(request, _begun_before(draft))
                return redirect("inspection-draft", draft.pk)
            if taken and not form.cleaned_data["again"]:
                known = inspection_of(request.member, taken.file.sha256)
            if known:
                raise Refused(f"This file is recorded already, as the {known.name}.")
            if taken is None or ask_about(form, "file", taken.file):
                return redirect("inspection-draft", _started(request, form, taken).pk)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    context = {"form": form, "known": known, "begun": begun_reports(request.member)}
    return form_page(request, template, context)


def _begun_before(draft: ReportDraft) -> str:
    return (
        f"You began to check this file on {long_date(draft.created_at)}, and it is not saved yet. "
        "Here it is as you left it; nothing was read a second time."
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was accepted, with its bytes, which are not kept yet."""

    file: CheckedFile
    data: bytes


def _accepted(upload: Any) -> Taken:
    """The upload, where it is a PDF and nothing is wrong with it."""
    check_size(upload.size)
    if not upload.name.lower().endswith(".pdf"):
        raise Refused(ONLY_PDF)
    data = upload.read()
    return Taken(check_upload(upload.name, data, case_words=settings.CASE_WORDS), data)


def _started(request: MemberRequest, form: UploadForm, taken: Taken | None) -> ReportDraft:
    """Read the file where that is asked for, and keep it; nothing is kept where it is refused."""
    if taken is None:
        return start_draft(by=request.member, reading=drafts.empty())
    is_read = not isinstance(form, ByHandForm)
    read = sandbox.run(drafts.READER, taken.data) if is_read else None
    store().put(taken.data)
    reading = drafts.from_reading(read) if read else drafts.empty()
    reading["overruled"] = form.question.told
    return start_draft(by=request.member, file=taken.file, reading=reading)


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
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw a draft away, once that is confirmed: the ledger knows nothing of it."""
    draft = find_draft(request, pk)
    if draft.saved_as_id:
        return redirect("inspection", draft.saved_as_id)
    said = Discarding(
        heading="Discard what was read and checked?",
        what=draft.file_name or BY_HAND,
        go_on=url("inspection-draft", pk),
        back=url("inspections"),
        back_text="Inspections",
    )
    return ask_to_discard(request, said, lambda: discard_draft(by=request.member, draft=draft))
