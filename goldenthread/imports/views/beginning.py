"""From a file, or from a pasted table, to a draft import; go on with it, throw it away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import Member
from goldenthread.accounts.discarding import Discarding, ask_to_discard
from goldenthread.accounts.pages import MemberRequest, form_page, page
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.core.templating import url
from goldenthread.documents.changes import put_upload
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.forms import take_upload
from goldenthread.documents.kinds import SHEETS
from goldenthread.imports import working
from goldenthread.imports.changes import discard_import, start_import
from goldenthread.imports.forms import BeginForm
from goldenthread.imports.models import ImportDraft, PlanImport
from goldenthread.inspections.begun import Begun
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans.forms.choices import priorities_of
from goldenthread.plans.models import Plan, Stage
from goldenthread.plans.read import PLAN_COLUMNS

PASTED = "Pasted table.txt"


@page("plan.bring")
def begin(request: MemberRequest) -> HttpResponse:
    """Choose a file or paste a table; it is kept, read, and shown. Nothing of it is recorded."""
    member = request.member
    every = list(Plan.objects.visible_to(member).as_at(Moment.latest(), *PLAN_COLUMNS))
    plans = [plan for plan in every if plan.stage != Stage.CLOSED]  # a newer file can be of them
    form = BeginForm(
        request.POST or None,
        request.FILES or None,
        request=request,
        seen=head_of(member.authority),
        plans=[(str(plan.pk), plan.title) for plan in plans],
        initial={"plan": request.GET.get("plan", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            if draft := _started(member, form, plans):
                return redirect("import", draft.pk)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    done = PlanImport.objects.visible_to(member).select_related("file").order_by("-entry")[:20]
    titles = {plan.pk: plan.title for plan in every}
    context = {"form": form, "begun": begun_imports(member), "done": done, "titles": titles}
    return form_page(request, "imports/begin.html", context)


def _started(member: Member, form: BeginForm, plans: list[Any]) -> ImportDraft | None:
    """The draft with what was read; None where the form asks something about its file."""
    file = _taken(form)
    if file is None or not form.is_valid():
        return None
    begun: ImportDraft | None = _mine(member).filter(saved_as=None, sha256=file.sha256).first()
    if begun is not None:
        return begun
    plan = next((p for p in plans if str(p.pk) == form.cleaned_data["plan"]), None)
    choices = usual(plan) if plan else {}
    if sheet := form.cleaned_data["sheet"].strip():
        choices["sheet"] = sheet
    draft = start_import(
        by=member, file=file, overruled=form.question.told, plan=plan, choices=choices
    )
    working.begin_reading(draft)
    return draft


def usual(plan: Any) -> dict[str, Any]:
    """What holds for actions that are new in a plan that is here, where the file says nothing."""
    first = next(iter(priorities_of(plan).values()), None)
    return {
        "plan": {
            "title": plan.title,
            "level_name": plan.level_name,
            "lead": first.lead_id if first else "",
            "owner": "",
            "deputy": "",
            "starts_on": clock.today().isoformat(),
            "due_on": "",
        },
        "findings": {"inspections": []},
    }


def _taken(form: BeginForm) -> CheckedFile | None:
    if form.cleaned_data["file"]:
        return take_upload(form, also=SHEETS)
    # What may identify a child was asked at the box that it was pasted into.
    data = form.cleaned_data["pasted"].encode()
    return put_upload(PASTED, data, may_keep=lambda _file: True)


def _mine(member: Member) -> Any:
    """Drafts are their maker's alone."""
    return ImportDraft.objects.filter(authority=member.authority, person=member.person)


def find_draft(request: MemberRequest, pk: int) -> ImportDraft:
    rows = _mine(request.member).select_related("authority", "person__authority")
    draft: ImportDraft | None = rows.filter(pk=pk).first()
    if draft is None:
        raise Http404
    return draft


def begun_imports(member: Member) -> list[Begun]:
    """The member's own files that are being looked at, the last one touched first."""
    rows = _mine(member).filter(saved_as=None).defer("proposal", "choices")
    return [
        Begun(
            row.pk,
            row.file_name,
            row.created_at,
            row.touched_at,
            url("import", row.pk),
            url("import-discard", row.pk),
        )
        for row in rows.order_by("-touched_at", "-pk")
    ]


@page("plan.bring")
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw a draft away, once that is confirmed: the ledger knows nothing of it."""
    draft = find_draft(request, pk)
    if draft.saved_as_id:
        return redirect("import-done", draft.saved_as_id)
    said = Discarding(
        heading="Discard what was read of this plan?",
        what=draft.file_name,
        go_on=url("import", pk),
        back=url("import-begin"),
        back_text="Bring in a plan",
        thing="import",
    )
    return ask_to_discard(request, said, lambda: discard_import(by=request.member, draft=draft))
