"""A newer file beside the plan: what is new, changed, gone; and the workbook that goes out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.core.forms import ChangeForm
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.kinds import BY_CODE, clean_name
from goldenthread.documents.views import as_download
from goldenthread.imports import working
from goldenthread.imports.changes import start_import
from goldenthread.imports.forms import CompareForm
from goldenthread.imports.models import ImportDraft, PlanImport
from goldenthread.imports.present import plan_now, workbook_of
from goldenthread.imports.updating import Compared, bring_up_to_date
from goldenthread.imports.views.beginning import find_draft, usual
from goldenthread.imports.views.looking import tasks
from goldenthread.ledger.moments import head_of
from goldenthread.plans.models import Stage


@page("plan.bring")
def compare(request: MemberRequest, pk: int) -> HttpResponse:
    """What differs, each with its tick; what is ticked is done by the verbs of the plan's pages."""
    draft = find_draft(request, pk)
    if draft.saved_as_id:
        return redirect("import-done", draft.saved_as_id)
    if draft.working or not draft.proposal or not draft.plan_id:
        return redirect("import", pk)
    of = Compared(request.member, draft)
    if any(each.waits for each in tasks(of.of)):
        return redirect("import", pk)
    keys = of.keys()
    form = CompareForm(
        request.POST or None,
        request=request,
        seen=head_of(draft.authority),
        keys=[*keys, *of.gone_keys()],
    )
    if request.method == "POST" and form.is_valid() and _saved(request, form, of):
        draft.refresh_from_db()
        messages.success(request, "What you accepted is saved.")
        return redirect("import-done", draft.saved_as_id)
    ticked = set(request.POST.getlist("accept")) if form.is_bound else set(keys)
    context = {
        "draft": draft,
        "form": form,
        "of": of,
        "result": of.result,
        "keys": keys,
        "ticked": ticked,
        "posts": of.of.settling.posts,
        "priorities": of.priorities,
    }
    return form_page(request, "imports/compare.html", context)


def _saved(request: MemberRequest, form: CompareForm, of: Compared) -> bool:
    said = form.cleaned_data
    with submission(request, form, overruled=of.draft.overruled):
        bring_up_to_date(
            by=request.member,
            of=of,
            accepted=set(said["accept"]),
            why=said["why"],
            decided_by=said["decided_by"],
        )
    return form.is_valid()


@page("plan.bring")
def progress(request: MemberRequest, pk: int) -> HttpResponse:
    """Of a plan that is live now: bring in what the file that it was made from says of progress."""
    rows = PlanImport.objects.visible_to(request.member).select_related("file")
    batch = find(rows, request.member, "plan.bring", pk, seen_by="import.view")
    plan = plan_now(request.member, batch.plan_id)
    form = ChangeForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("import", _progress_of(request, batch, plan).pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "batch": batch, "plan": plan, "is_live": plan.stage == Stage.LIVE}
    return form_page(request, "imports/progress.html", context)


def _progress_of(request: MemberRequest, batch: PlanImport, plan: object) -> ImportDraft:
    file = batch.file
    name = file.name or "The plan’s file"
    before = ImportDraft.objects.filter(authority=batch.authority, saved_as=batch).first()
    choices = {**usual(plan), **(before.choices if before else {}), "only_progress": True}
    draft = start_import(
        by=request.member,
        file=CheckedFile(name, file.kind, file.sha256, file.size),
        overruled=[],
        plan=batch.plan,
        choices=choices,
        is_progress=True,
    )
    working.begin_reading(draft)
    return draft


@page("plan.view")
@require_safe
def sheet(request: MemberRequest, pk: int) -> HttpResponse:
    """/plans/1/sheet.xlsx?owner=7: the plan, or one owner's actions, to be filled in."""
    plan = plan_now(request.member, pk)
    if plan is None:
        raise Http404
    owner = request.GET.get("owner", "")
    data = workbook_of(request.member, plan, int(owner) if owner.isdigit() else None)
    name = clean_name(f"{plan.title}, to be filled in, {clock.today()}.xlsx")
    return as_download(data, name, BY_CODE["xlsx"].media_type)
