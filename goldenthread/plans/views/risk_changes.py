"""Raising, changing, scoring, linking and closing risks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import check_may
from goldenthread.accounts.members import people_with
from goldenthread.accounts.models import Person
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core import clock
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.choices import by_value
from goldenthread.plans.forms.risks import LinksForm, RaiseForm, RiskForm, ScoreForm, WhyForm
from goldenthread.plans.models import Action, Placement, Priority, Risk
from goldenthread.plans.read import plan_at, reference_order
from goldenthread.plans.read_risks import risk_at
from goldenthread.plans.risks import KINDS, Kind, RiskRow
from goldenthread.plans.views.risks import SCALES, risk_of
from goldenthread.plans.views.subjects import seen_subject


def _owners(request: MemberRequest, *also: int) -> dict[str, Person]:
    return by_value(people_with(request.member.authority, *changes.RISK_OWNERS, also=also))


@page("risk.raise")
def add(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """Raise a risk of a plan; begun at an action or a priority, it touches that."""
    member = request.member
    seen = head_of(member.authority)
    subject = None if kind == "plan" else seen_subject(request, kind, pk)
    plan = plan_at(member, pk if subject is None else subject.plan or 0, Moment.latest())
    if plan is None:
        raise Http404
    check_may(member, "risk.raise", plan)
    people, me = _owners(request), str(member.person_id)
    initial = {"owner": me if me in people else ""}
    form = RaiseForm(
        request.POST or None, request=request, seen=seen, people=people, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            raised = changes.raise_risk(
                by=member,
                plan=plan,
                risk=form.risk(),
                scores=form.scores(),
                why=form.cleaned_data["why"],
                touches=[subject.row] if subject else [],
            )
            messages.success(request, f"Raised as R{raised.number}.")
            return redirect("risk", raised.pk)
        if form.is_valid():
            return redirect("risks", plan.pk)
    context = {"form": form, "plan": plan, "subject": subject, "kinds": list(KINDS.items())}
    return _page(request, "raise", context)


def _page(request: MemberRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return form_page(request, f"plans/risks/{name}.html", {**context, "scales": SCALES})


def _open(request: MemberRequest, pk: int, verb: str = "risk.edit") -> tuple[Risk, RiskRow]:
    risk = risk_of(request, pk, verb)
    row = risk_at(pk, Moment.latest())
    if row is None:
        raise Http404
    return risk, row


@page("risk.edit")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say anew what a risk is, what is done about it, or who owns it."""
    seen = head_of(request.member.authority)
    risk, row = _open(request, pk)
    names = ("title", "cause", "consequence", "response")
    initial = {name: getattr(row, name) for name in names} | {"owner": row.owner_id}
    people = _owners(request, row.owner_id)
    form = RiskForm(
        request.POST or None, request=request, seen=seen, people=people, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.change_risk(by=request.member, risk=risk, said=form.risk())
        if form.is_valid():
            messages.success(request, "The risk is changed.")
            return redirect("risk", pk)
    return _page(request, "edit", {"form": form, "row": row})


@page("risk.edit")
def score(request: MemberRequest, pk: int) -> HttpResponse:
    """Score a risk anew."""
    seen = head_of(request.member.authority)
    risk, row = _open(request, pk)
    asked = request.GET.get("kind", "")
    kind = asked if asked in KINDS else Kind.CURRENT.value
    now = row.score(kind)
    initial = {"kind": kind, "likelihood": now.likelihood, "severity": now.severity}
    initial["on"] = clock.today()
    form = ScoreForm(request.POST or None, request=request, seen=seen, initial=initial)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.score_risk(by=request.member, risk=risk, **form.scored())
        if form.is_valid():
            messages.success(request, f"The score of {row.reference} is saved.")
            return redirect("risk", pk)
    return _page(request, "score", {"form": form, "row": row, "kinds": list(KINDS.items())})


@page("risk.edit")
def links(request: MemberRequest, pk: int) -> HttpResponse:
    """Say which actions and priorities a risk touches."""
    seen = head_of(request.member.authority)
    risk, row = _open(request, pk)
    groups = _groups(request, risk)
    possible = {f"priority-{each.pk}": each for each, _ in groups}
    possible |= {f"action-{each.pk}": each for _, actions in groups for each in actions}
    ticked = [link.key for link in row.links]
    form = LinksForm(
        request.POST or None,
        request=request,
        seen=seen,
        possible=possible,
        initial={"touches": ticked},
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.link_risk(by=request.member, risk=risk, touches=form.touched())
        if form.is_valid():
            messages.success(request, f"What {row.reference} touches is saved.")
            return redirect("risk", pk)
    return _page(request, "links", {"form": form, "row": row, "groups": groups})


def _groups(request: MemberRequest, risk: Risk) -> list[tuple[Any, list[Any]]]:
    """The priorities of the risk's plan (or of the one that took over), each with its actions."""
    member, now = request.member, Moment.latest()
    plan: Any = plan_at(member, risk.plan_id, now)
    pk = plan.successor or plan.pk
    rows = Priority.objects.visible_to(member).filter(plan=pk).as_at(now, "number", "title")
    placed = Placement.objects.filter(plan=pk).as_at(now)
    here = Action.objects.visible_to(member).filter(pk__in=placed.values("action"))
    actions = list(here.as_at(now, "reference", "title", "priority_id"))
    actions.sort(key=lambda each: reference_order(each.reference))
    return [
        (each, [action for action in actions if action.priority_id == each.pk])
        for each in rows.order_by("number")
    ]


@page("risk.close")
def close(request: MemberRequest, pk: int) -> HttpResponse:
    """Close a risk, for a reason."""
    return _end(request, pk, "close")


@page("risk.close")
def reopen(request: MemberRequest, pk: int) -> HttpResponse:
    """Open a closed risk again, for a reason."""
    return _end(request, pk, "reopen")


def _end(request: MemberRequest, pk: int, name: str) -> HttpResponse:
    seen = head_of(request.member.authority)
    risk, row = _open(request, pk, "risk.close")
    form = WhyForm(request.POST or None, request=request, seen=seen)
    verb, done = {
        "close": (changes.close_risk, "closed"),
        "reopen": (changes.reopen_risk, "open again"),
    }[name]
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            verb(by=request.member, risk=risk, why=form.cleaned_data["why"])
        if form.is_valid():
            messages.success(request, f"{row.reference} is {done}.")
            return redirect("risk", pk)
    return _page(request, "end", {"form": form, "row": row, "closes": name == "close"})
