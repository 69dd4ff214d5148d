"""The annual review of a plan's findings: row by row proposed, in one decision recorded."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import check_may, decide
from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core import clock
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import head_of
from goldenthread.plans import changes
from goldenthread.plans.finding_status import WORDS, fully_met
from goldenthread.plans.forms.finding_status import ReviewForm, StatusForm
from goldenthread.plans.models import StatusProposal
from goldenthread.plans.read_review import proposals_of, review_rows
from goldenthread.plans.views.shown import Shown, not_yet, open_plan


@page("plan.view")
def review(request: MemberRequest, pk: int, year: int) -> HttpResponse:
    """Each finding with what a body needs to see before it decides how the finding stands."""
    shown = _opened(request, pk, year)
    if shown.plan.title is None:
        return not_yet(request, shown.at, shown.plan, "plan")
    position = shown.position()
    may_propose = shown.at.is_now and decide(request.member, "finding.propose_status")
    proposals = proposals_of(shown.plan, year) if may_propose else {}
    rows = review_rows(position, shown.at.moment, request.member, proposals)
    context = shown.context | {
        "position": position,
        "year": year,
        "rows": rows,
        "met": fully_met(position.findings),
        "proposed": len(proposals),
        "decided": [row for row in position.findings if row.status_review == year],
        "may_propose": may_propose,
        "may_record": shown.at.is_now and decide(request.member, "finding.record_status"),
        "status_words": WORDS,
        "export": lambda kind: _file(shown, year, kind),
    }
    return render(request, "plans/findings/review.html", context)


def _opened(request: MemberRequest, pk: int, year: int) -> Shown:
    if not 2000 <= year <= clock.today().year:
        raise Http404
    return open_plan(request, pk)


def _file(shown: Shown, year: int, kind: str) -> str:
    path, _, rest = shown.page_of_year("finding-review", year).partition("?")
    return f"{path.rstrip('/')}.{kind}{'?' + rest if rest else ''}"


@page("finding.propose_status")
def propose(request: MemberRequest, pk: int, year: int, finding_pk: int) -> HttpResponse:
    """What the review may decide of one finding; kept as a draft that the others see."""
    member = request.member
    shown = _opened(request, pk, year)
    plan = shown.plan
    check_may(member, "finding.propose_status", plan)
    row = next((row for row in shown.position().findings if row.pk == finding_pk), None)
    if row is None:
        raise Http404
    proposal = proposals_of(plan, year).get(finding_pk)
    if request.method == "POST" and "drop" in request.POST and proposal:
        changes.drop_proposal(by=member, proposal=proposal)
        return redirect("finding-review", pk, year)
    form = StatusForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        before=row.status_code,
        initial=_initial(proposal, row.status_code),
    )
    if request.method == "POST" and form.is_valid():
        finding = Finding.objects.select_related("inspection").get(pk=row.pk)
        with submission(request, form):
            changes.propose_status(
                by=member, plan=plan, year=year, finding=finding, proposed=form.decided()
            )
        if form.is_valid():
            return redirect(f"{shown.page_of_year('finding-review', year)}#finding-{row.pk}")
    context = {"shown": shown, "plan": shown.plan, "year": year, "row": row, "form": form}
    context["proposal"] = proposal
    code = 422 if form.errors else 200
    return render(request, "plans/findings/propose.html", context, status=code)


def _initial(proposal: StatusProposal | None, before: str) -> dict[str, Any]:
    if proposal is None:
        return {"status": before}
    return {name: getattr(proposal, name) for name in ("status", "basis", "reason")}


@page("finding.record_status")
def record(request: MemberRequest, pk: int, year: int) -> HttpResponse:
    """Record one decision of a body about all the findings chosen, each as it was proposed."""
    member = request.member
    shown = _opened(request, pk, year)
    plan = shown.plan
    check_may(member, "finding.record_status", plan)
    proposals = proposals_of(plan, year)
    rows = [(row, proposals[row.pk]) for row in shown.position().findings if row.pk in proposals]
    form = ReviewForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        initial={"body": shown.plan.board, "on": clock.today()},
        choices=[
            (str(row.pk), f"{WORDS[p.status]}: finding {row.ref}. {row.text}") for row, p in rows
        ],
    )
    if request.method == "POST" and form.is_valid():
        chosen = _chosen(form, proposals)
        with submission(request, form):
            changes.record_review(
                by=member,
                plan=plan,
                review=changes.ReviewInput(
                    year, form.cleaned_data["body"], form.cleaned_data["on"], chosen
                ),
            )
        if form.is_valid():
            messages.success(request, f"Recorded for {len(chosen)} of {len(rows)} findings.")
            return redirect("finding-statuses", pk)
    hints = {str(row.pk): f"{row.inspection}. Basis: {p.basis}" for row, p in rows}
    context = {"shown": shown, "year": year, "form": form, "hints": hints}
    code = 422 if form.errors else 200
    return render(request, "plans/findings/record.html", context, status=code)


def _chosen(
    form: ReviewForm, proposals: dict[int, Any]
) -> list[tuple[Finding, changes.StatusInput]]:
    """Each chosen finding, with what was proposed for it."""
    found = (proposals[int(pk)] for pk in form.cleaned_data["findings"])
    return [(p.finding, changes.StatusInput(p.status, p.basis, p.reason)) for p in found]
