"""From a PDF to a recorded inspection: upload, check beside the page, save."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.changes import put_upload
from goldenthread.documents.check import CheckedFile
from goldenthread.inspections import drafts
from goldenthread.inspections.changes import record_inspection, save_draft, start_draft
from goldenthread.inspections.forms import (
    CheckForm,
    FindingRowForm,
    HeadForm,
    JudgementForm,
    UploadForm,
)
from goldenthread.inspections.models import ReportDraft
from goldenthread.inspections.pictures import page_picture
from goldenthread.ledger.moments import head_of

READER = "goldenthread.inspections.reader:read_report"


@page("inspection.record")
def read_report(request: MemberRequest) -> HttpResponse:
    """Drop in a report; it is kept, read, and shown for checking."""
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        request=request,
        seen=head_of(request.member.authority),
    )
    mine = ReportDraft.objects.filter(person=request.member.person, saved_as=None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("inspection-draft", _read(request, form.cleaned_data["file"]).pk)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    context = {"form": form, "drafts": mine.order_by("-created_at")}
    return render(request, "inspections/read.html", context, status=422 if form.errors else 200)


def _read(request: MemberRequest, upload: Any) -> ReportDraft:
    data = upload.read()
    checked = put_upload(upload.name, data)
    if checked.kind != "pdf":
        raise Refused("A report is read from its PDF. Save the file as PDF and choose that.")
    try:
        draft = drafts.from_reading(sandbox.run(READER, data))
    except Refused as refusal:
        draft = drafts.empty()
        draft["doubts"] = [f"{refusal} Enter the findings by hand, or go back to another file."]
    return start_draft(by=request.member, file=checked, reading=draft)


def find_draft(request: MemberRequest, pk: int) -> ReportDraft:
    """A draft of one's own: what is being checked may be confidential."""
    mine = ReportDraft.objects.filter(authority=request.member.authority, pk=pk)
    draft = mine.filter(person=request.member.person).first()
    if draft is None:
        raise Http404
    return draft


@page("inspection.record")
def check_report(request: MemberRequest, pk: int) -> HttpResponse:
    """Beside each page, what was read from it: correct, split, join, add, drop, save."""
    draft = find_draft(request, pk)
    if draft.saved_as_id:
        return redirect("inspection", draft.saved_as_id)
    check = Check(request, draft)
    if request.method == "POST":
        answer = check.answer()
        if answer is not None:
            return answer
    return render(request, "inspections/check.html", check.context(), status=check.status)


class Check:
    """One request of the checking page: its forms, and what its buttons do."""

    def __init__(self, request: MemberRequest, draft: ReportDraft) -> None:
        self.request, self.draft = request, draft
        self.reading: drafts.Draft = draft.reading
        self.status = 200
        self._bind(request.POST if request.method == "POST" else None)

    def _bind(self, data: Any) -> None:
        seen = head_of(self.request.member.authority)
        self.form = CheckForm(data, request=self.request, seen=seen)
        self.head = HeadForm(data, initial=self._head(), prefix="head")
        self.judgements = [
            JudgementForm(data, initial=row, prefix=f"judgement-{i}")
            for i, row in enumerate(self.reading["judgements"])
        ]
        self.findings = [
            FindingRowForm(data, initial=row, prefix=f"finding-{i}")
            for i, row in enumerate(self.reading["findings"])
        ]

    def _head(self) -> dict[str, Any]:
        days = {name: self.reading.get(name) or None for name in (*drafts.DATES, "received")}
        typed = {name: date.fromisoformat(day) if day else None for name, day in days.items()}
        return {
            "kind": self.reading["kind"],
            "lead_inspector": self.reading["lead_inspector"],
            **typed,
        }

    def answer(self) -> HttpResponse | None:
        """Keep what was typed; then do what the button says."""
        forms = [self.form, self.head, *self.judgements, *self.findings]
        if not all([each.is_valid() for each in forms]):
            self.status = 422
            return None
        self._keep()
        do, _, number = self.request.POST.get("do", "keep").partition("-")
        index = int(number) if number.isdigit() else 0
        steps = {"split": drafts.split, "join": drafts.join}
        if do == "save":
            return self._save()
        if do in steps and index < len(self.findings):
            self.reading = steps[do](self.reading, index)
        elif do == "add":
            self.reading = drafts.add(self.reading)
        elif do == "judgement":
            self.reading = drafts.add_judgement(self.reading)
        save_draft(by=self.request.member, draft=self.draft, reading=self.reading)
        where = f"#finding-{index + 1}" if do in steps else "#end" if do == "add" else ""
        return redirect(f"{self.request.path}{where}")

    def _keep(self) -> None:
        head = self.head.cleaned_data
        for name in (*drafts.DATES, "received"):
            self.reading[name] = head[name].isoformat() if head[name] else ""
        self.reading |= {"kind": head["kind"], "lead_inspector": head["lead_inspector"]}
        for row, form in zip(self.reading["judgements"], self.judgements, strict=True):
            if row["grade"] != form.cleaned_data["grade"]:
                row["grade_text"] = ""
            row |= {"area": form.cleaned_data["area"], "grade": form.cleaned_data["grade"]}
        for row, form in zip(self.reading["findings"], self.findings, strict=True):
            row.update(form.cleaned_data)
        save_draft(by=self.request.member, draft=self.draft, reading=self.reading)

    def _save(self) -> HttpResponse | None:
        draft = self.draft
        file = CheckedFile(draft.file_name, "pdf", draft.sha256, draft.size)
        with submission(self.request, self.form):
            record_inspection(
                by=self.request.member,
                inspection=drafts.to_input(self.reading, self.head.dates()),
                report=file,
                draft=draft,
            )
        if not self.form.is_valid():
            self.status = 422
            return None
        draft.refresh_from_db()
        messages.success(self.request, "The inspection is saved, with its report.")
        return redirect("inspection", draft.saved_as_id)

    def context(self) -> dict[str, Any]:
        rows = self.reading["findings"]
        marks: dict[int, list[dict[str, Any]]] = {}
        for number, row in enumerate(rows, start=1):
            for place in row["place"]:
                mark = {"number": number, "box": place[1:], "open": not row["confirmed"]}
                marks.setdefault(place[0], []).append(mark)
        return {
            "draft": self.draft,
            "reading": self.reading,
            "form": self.form,
            "head": self.head,
            "judgements": list(zip(self.reading["judgements"], self.judgements, strict=True)),
            "findings": list(zip(rows, self.findings, strict=True)),
            "marks": marks,
            "sheets": [
                p for p in self.reading["pages"] if p["number"] == 1 or p["number"] in marks
            ],
            "to_check": drafts.to_check(self.reading),
            "errors": self._errors(),
        }

    def _errors(self) -> list[dict[str, str]]:
        """Every error of every row, each with the address of its field."""
        found = []
        for form in (self.form, self.head, *self.judgements, *self.findings):
            if not form.is_bound:
                continue
            for name, errors in form.errors.items():
                href = f"#{form._first_id(name)}" if name in form.fields else "#main"
                found += [{"text": str(error), "href": href} for error in errors]
        return found


@page("inspection.record")
def draft_picture(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """A page of the report that is being checked, as a picture."""
    return page_picture(find_draft(request, pk).sha256, number)
