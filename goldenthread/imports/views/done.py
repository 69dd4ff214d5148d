"""What a file brought into a plan: the batch, its report, taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.imports.bringing import take_back
from goldenthread.imports.changes import built_on
from goldenthread.imports.forms import WithdrawForm
from goldenthread.imports.models import ImportDraft, PlanImport
from goldenthread.imports.restoring import undone
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans.models import Plan
from goldenthread.plans.ratings import in_force

_BESIDE = ("file", "report", "brought_by", "withdrawal", "withdrawal__withdrawn_by")


@page("import.view")
def batch(request: MemberRequest, pk: int) -> HttpResponse:
    """What came in, from which file, by whom; its report row by row."""
    row = _batch(request, pk, "import.view")
    return render(request, "imports/done.html", _shown(request, row))


def _batch(request: MemberRequest, pk: int, verb: str) -> Any:
    rows = PlanImport.objects.visible_to(request.member).select_related(*_BESIDE)
    return find(rows, request.member, verb, pk, seen_by="import.view")


def _shown(request: MemberRequest, row: Any) -> dict[str, Any]:
    plans = Plan.objects.visible_to(request.member).as_at(Moment.latest(), "title", "stage")
    taken = getattr(row, "withdrawal", None)
    same = PlanImport.objects.filter(plan=row.plan_id, file__sha256=row.file.sha256)
    may = taken is None and decide(request.member, "plan.bring", row)
    return {
        "batch": row,
        "plan": plans.get(pk=row.plan_id),
        "at": Entry.objects.get(authority=row.authority_id, n=row.entry).at,
        "taken": taken,
        "comes": _comes(row),
        "progress_done": same.filter(authority=row.authority_id, made_plan=False).exists(),
        "may_withdraw": may,
        "built_on": built_on(row) if may else "",
    }


@page("import.view")
def to_come(request: MemberRequest, pk: int) -> HttpResponse:
    """Of a plan that was made from a file, the ratings to come once it is live."""
    plans = Plan.objects.visible_to(request.member).as_at(Moment.latest(), "title", "stage")
    plan = plans.filter(pk=pk).first()
    if plan is None:
        raise Http404
    made = PlanImport.objects.visible_to(request.member).select_related("file")
    batch = made.filter(plan=pk, made_plan=True, withdrawal=None).first()
    context = {"plan": plan, "batch": batch, "comes": _comes(batch) if batch else []}
    part = "parts/" if "part" in request.GET else ""
    return render(request, f"imports/{part}to_come.html", context)


def _comes(batch: PlanImport) -> list[tuple[str, int]]:
    """The levels of progress that the file reports, as words, each with how many actions."""
    draft = ImportDraft.objects.filter(saved_as=batch).first()
    said = draft.choices.get("comes", {}) if draft else {}
    return [(level.word, said[level.code]) for level in in_force().progress.levels
            if level.code in said]  # fmt: skip


@page("plan.bring")
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a batch back while nothing rests on it."""
    row = _batch(request, pk, "plan.bring")
    form = WithdrawForm(
        request.POST or None, request=request, seen=head_of(request.member.authority)
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            take_back(by=request.member, batch=row, why=form.cleaned_data["why"])
        if form.is_valid():
            told = "and its plan is closed" if row.made_plan else "and its actions are as they were"
            messages.success(request, f"The import is taken back, {told}.")
            return redirect("import-done", pk)
    context = {"form": form, **_shown(request, row), "undone": {}}
    if context["may_withdraw"] and not row.made_plan:
        context["undone"] = undone(row)
    return form_page(request, "imports/withdraw.html", context)
