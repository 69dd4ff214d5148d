"""Writing: beginning a paper, what it is, its texts, a new edition."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans.models import Plan
from goldenthread.reports import changes
from goldenthread.reports.build import terms_of
from goldenthread.reports.forms import ReasonForm, TermsForm
from goldenthread.reports.kinds import KINDS, Kind
from goldenthread.reports.models import PaperEdition
from goldenthread.reports.statuses import status_of
from goldenthread.reports.views.finding import find_paper


@page("paper.edit")
def add_paper(request: MemberRequest) -> HttpResponse:
    """Begin a paper on a plan; without one or a kind in the address, choose it."""
    plans = Plan.objects.visible_to(request.member).as_at(Moment.latest(), "title", "committee")
    number = request.GET.get("plan", "")
    if not number.isdigit():
        choices = plans.order_by("-pk")
        return render(request, "reports/papers/choose_plan.html", {"plans": choices})
    plan = find(plans, request.member, "plan.view", int(number))
    kind = KINDS.get(request.GET.get("kind", ""))
    if kind is None:
        context = {"plan": plan, "kinds": KINDS.values()}
        return render(request, "reports/papers/choose_kind.html", context)
    form = TermsForm(
        request.POST or None,
        request=request,
        seen=head_of(request.member.authority),
        initial=_first_terms(request, plan, kind),
    )
    if request.method == "POST" and form.is_valid():
        begun = None
        with submission(request, form):
            begun = changes.draft_paper(
                by=request.member,
                plan=plan,
                kind=kind.code,
                terms=changes.PaperInput(**form.values()),
            )
        if form.is_valid():
            messages.success(request, "The paper is begun. Its figures are there; write its texts.")
            return redirect("paper", begun.pk) if begun else redirect("papers")
    context = {"form": form, "plan": plan, "paper": None, "kind": kind}
    return form_page(request, "reports/papers/terms.html", context)


def _first_terms(request: MemberRequest, plan: Any, kind: Kind) -> dict[str, Any]:
    """What is known before anybody writes: the body, and what it saw last."""
    today = clock.today()
    body = kind.body or plan.committee
    status = status_of(plan.authority_id, kind.code)
    last = PaperEdition.objects.filter(paper__plan=plan.pk, body=body)
    edition = last.filter(meeting_on__lt=today).order_by("-meeting_on", "-edition").first()
    seen = {"earlier_on": edition.as_at, "last_met_on": edition.meeting_on} if edition else {}
    return {
        "title": f"{plan.title}: {kind.title}",
        "body": body,
        "contact": request.member.person.post if request.member.person else "",
        "wards": "All wards",
        "as_at": today,
        "legal": status.legal,
        "marking": status.marking,
        **seen,
    }


@page("paper.edit")
def change_terms(request: MemberRequest, pk: int) -> HttpResponse:
    """Change the meeting, the position or the status of the edition being written."""
    paper = find_paper(request.member, "paper.edit", pk)
    terms = terms_of(paper)
    form = TermsForm(
        request.POST or None,
        request=request,
        seen=head_of(request.member.authority),
        initial=asdict(changes.PaperInput.of(terms)),
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.change_paper(
                by=request.member, paper=paper, terms=changes.PaperInput(**form.values())
            )
        if form.is_valid():
            messages.success(request, "Saved.")
            return redirect("paper", paper.pk)
    context = {"form": form, "plan": None, "paper": paper, "kind": KINDS[paper.kind]}
    return form_page(request, "reports/papers/terms.html", context)


@page("paper.edit")
def begin_edition(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin a new edition of a published or withdrawn paper, for a reason."""
    paper = find_paper(request.member, "paper.edit", pk)
    form = ReasonForm(request.POST or None, request=request, seen=head_of(request.member.authority))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.begin_edition(by=request.member, paper=paper, **form.values())
        if form.is_valid():
            messages.success(request, "A new edition is begun. The last one stays as it is.")
            return redirect("paper", paper.pk)
    return form_page(request, "reports/papers/edition.html", {"form": form, "paper": paper})
