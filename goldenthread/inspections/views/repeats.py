"""Said before: what of a finding inspectors had found earlier, here and elsewhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.inspections import drafts, likeness
from goldenthread.inspections.changes import judge_repeat
from goldenthread.inspections.forms import RepeatForm
from goldenthread.inspections.models import Verdict
from goldenthread.inspections.others import elsewhere
from goldenthread.inspections.repeats import (
    Memory,
    Repeats,
    Said,
    decided_of,
    memory_of,
    repeats_of,
)
from goldenthread.inspections.views.inspections import find_inspection
from goldenthread.inspections.views.reading import find_draft
from goldenthread.ledger.moments import head_of

SAVED = {
    Verdict.SAME: "It is recorded that the finding repeats the earlier one.",
    Verdict.DIFFERENT: "It is recorded that the two say something else.",
    "": "Taken back. It is open again.",
}


def find_said(member: Member, pk: int) -> tuple[Memory, Said]:
    """A finding that the member may see, among all that they may; 404 where it is none."""
    memory = memory_of(member)
    if pk not in memory.said:
        raise Http404
    return memory, memory.said[pk]


@page("inspection.view")
def finding_repeats(request: MemberRequest, pk: int) -> HttpResponse:
    """The earlier findings that say the same; a person confirms or rejects each."""
    memory, new = find_said(request.member, pk)
    may_judge = decide(request.member, "inspection.correct", new.row.inspection)
    before = memory.before(pk)
    form = RepeatForm(
        _posted(request),
        request=request,
        seen=head_of(request.member.authority),
        earlier=[(each.pk, _named(each)) for each in before],
    )
    if request.method == "POST" and form.is_valid():
        values = form.values()
        with submission(request, form):
            judge_repeat(
                by=request.member,
                finding=new.row,
                earlier=memory.said[int(values["earlier"])].row,
                verdict=values["verdict"],
            )
        if form.is_valid():
            messages.success(request, SAVED[values["verdict"]])
            return redirect("finding-repeats", pk)
    context = {
        "form": form,
        "new": new,
        "repeats": Repeats.of(memory.repeated_by(pk, decided_of([pk])[pk])),
        "before": before,
        "least": likeness.SUGGESTED,
        "may_judge": may_judge,
        "sees_plans": decide(request.member, "plan.view"),
    }
    return form_page(request, "inspections/repeats.html", context)


def _posted(request: MemberRequest) -> Any:
    """What was sent; a button beside an earlier finding says which and what: "same-17"."""
    if "judge" not in request.POST:
        return request.POST or None
    verdict, _, earlier = request.POST["judge"].partition("-")
    return request.POST.dict() | {"verdict": verdict} | ({"earlier": earlier} if earlier else {})


def _named(each: Said) -> str:
    return f"{each.inspection.name}, finding {each.row.number}: {each.text[:90]}"


@page("inspection.view")
@require_safe
def inspection_repeats(request: MemberRequest, pk: int) -> HttpResponse:
    """Each finding of an inspection with what it repeats. `?part=` is for the inspection's page."""
    context = {
        "found": find_inspection(request.member, pk),
        "rows": repeats_of(request.member, pk),
    }
    return render(request, _template(request, "inspection_repeats"), context)


def _template(request: MemberRequest, name: str) -> str:
    return f"inspections/{'parts/' if 'part' in request.GET else ''}{name}.html"


@page("inspection.view")
@require_safe
def finding_elsewhere(request: MemberRequest, pk: int) -> HttpResponse:
    """Other authorities with this finding, and what their next inspection said."""
    _, new = find_said(request.member, pk)
    context = {"new": new, "others": elsewhere(request.member, new.text)}
    return render(request, _template(request, "elsewhere"), context)


@page("inspection.record")
@require_safe
def draft_repeats(request: MemberRequest, pk: int) -> HttpResponse:
    """What was found before of the findings that are being checked. Nothing is decided yet."""
    draft = find_draft(request, pk)
    memory = memory_of(request.member)
    on = drafts.day_of(draft.reading, "inspection_end") if draft.reading else None
    rows = enumerate(draft.reading.get("findings", ()), start=1)
    context = {
        "draft": draft,
        "rows": [
            (number, row["text"], memory.like(row["text"], on))
            for number, row in rows
            if row["kind"] not in ("", "strength")
        ],
    }
    return render(request, _template(request, "draft_repeats"), context)
