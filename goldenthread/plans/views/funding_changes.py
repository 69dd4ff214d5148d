"""Adding and changing funding lines, their months and decisions; and what an action needs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import check_may
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.funding import (
    ApproveForm,
    LineForm,
    MonthsForm,
    NeedForm,
    WithdrawForm,
)
from goldenthread.plans.funding import LineRow, pounds, year_name
from goldenthread.plans.models import Action, FundingLine
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_funding import funding_line_at, funding_of, need_of
from goldenthread.plans.rules_funding import YEARS
from goldenthread.plans.views.funding import line_of
from goldenthread.plans.views.subjects import seen_subject


@page("funding.edit")
def add(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """Ask for money for an action, a priority or the plan as a whole."""
    member, now = request.member, Moment.latest()
    seen = head_of(member.authority)
    subject = None if kind == "plan" else seen_subject(request, kind, pk)
    plan = plan_at(member, pk if subject is None else subject.plan or 0, now)
    if plan is None:
        raise Http404
    check_may(member, "funding.edit", plan)
    sources = [row.source for row in funding_of(plan, now)]
    form = LineForm(request.POST or None, request=request, seen=seen, sources=sources)
    if request.method == "POST" and form.is_valid():
        row = subject.row if subject else None
        with submission(request, form):
            line = changes.add_funding_line(
                by=member, plan=plan, funding=form.funding(), subject=row
            )
            messages.success(request, "The line is added as a bid. Enter its months.")
            return redirect("funding-line", line.pk)
        if form.is_valid():
            return redirect("funding", plan.pk)
    context = {"form": form, "plan": plan, "subject": subject}
    return form_page(request, "plans/funding/add.html", context)


def _row_of(line: FundingLine) -> LineRow:
    row = funding_line_at(line.pk, Moment.latest())
    if row is None:
        raise Http404
    return row


@page("funding.edit")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say anew what a line is for."""
    seen = head_of(request.member.authority)
    line = line_of(request, pk, "funding.edit")
    row = _row_of(line)
    form = LineForm(
        request.POST or None,
        request=request,
        seen=seen,
        sources=[each.source for each in funding_of(line.plan, Moment.latest())],
        initial={name: getattr(row, name) for name in ("title", "source", "recurrence", "note")},
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.change_funding_line(by=request.member, line=line, funding=form.funding())
        if form.is_valid():
            messages.success(request, "The line is changed.")
            return redirect("funding-line", pk)
    return form_page(request, "plans/funding/edit.html", {"form": form, "row": row})


@page("funding.edit")
def months(request: MemberRequest, pk: int, year: int) -> HttpResponse:
    """The grid of a financial year: twelve months, each with its forecast and what was spent."""
    if year not in YEARS:
        raise Http404
    seen = head_of(request.member.authority)
    line = line_of(request, pk, "funding.edit")
    row = _row_of(line)
    stands = {each.month: each for each in row.months}
    form = MonthsForm(request.POST or None, request=request, seen=seen, year=year, stands=stands)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.set_funding_months(by=request.member, line=line, year=year, months=form.given())
        if form.is_valid():
            messages.success(request, f"The months of {year_name(year)} are saved.")
            return redirect("funding-line", pk)
    context = {"form": form, "row": row, "year": year_name(year), "stands": stands}
    context["today"] = clock.today()
    return form_page(request, "plans/funding/months.html", context)


@page("funding.approve")
def approve(request: MemberRequest, pk: int) -> HttpResponse:
    """Record who approved the forecast as it stands."""
    seen = head_of(request.member.authority)
    line = line_of(request, pk, "funding.approve")
    row = _row_of(line)
    initial = {"on": clock.today(), "body": _post(request)}
    form = ApproveForm(request.POST or None, request=request, seen=seen, initial=initial)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.approve_funding(by=request.member, line=line, **form.values())
        if form.is_valid():
            messages.success(request, f"{pounds(row.forecast)} is approved.")
            return redirect("funding-line", pk)
    return form_page(
        request,
        "plans/funding/approve.html",
        {"form": form, "row": row, "asked_by": line.asked_by.post},
    )


def _post(request: MemberRequest) -> str:
    return request.member.person.post if request.member.person else ""


@page("funding.edit")
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Withdraw a bid, or money that was approved."""
    seen = head_of(request.member.authority)
    line = line_of(request, pk, "funding.edit")
    row = _row_of(line)
    form = WithdrawForm(
        request.POST or None, request=request, seen=seen, initial={"on": clock.today()}
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.withdraw_funding(by=request.member, line=line, **form.values())
        if form.is_valid():
            messages.success(request, "The line is withdrawn.")
            return redirect("funding-line", pk)
    return form_page(request, "plans/funding/withdraw.html", {"form": form, "row": row})


@page("funding.say_need")
def need(request: MemberRequest, pk: int) -> HttpResponse:
    """Whether an action needs money, and whether its priority's lines pay for it."""
    member, now = request.member, Moment.latest()
    seen = head_of(member.authority)
    names = ("reference", "title", "plan_id")
    rows = Action.objects.visible_to(member).as_at(now, *names)
    action = find(rows, member, "funding.say_need", pk, seen_by="plan.view")
    stands = need_of(action, now)
    form = NeedForm(request.POST or None, request=request, seen=seen, initial=_said(stands))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.say_funding_need(by=member, action=action, **form.values())
        if form.is_valid():
            messages.success(request, "What the action needs is saved.")
            return redirect(url("action", pk))
    plan: Any = plan_at(member, action.plan_id, now)
    lines = [row for row in funding_of(plan, now) if (row.kind, row.subject) == ("action", pk)]
    context = {"form": form, "action": action, "plan": plan, "stands": stands, "lines": lines}
    return form_page(request, "plans/funding/need.html", context)


def _said(stands: Any) -> dict[str, Any]:
    if stands is None:
        return {}
    said = {name: getattr(stands, name) for name in ("estimate", "by_priority", "note")}
    return said | {"needed": "yes" if stands.needed else "no"}
