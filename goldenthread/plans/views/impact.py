"""Assessing impact: one action, priority or finding at a time; and the list of what waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member, decide, visible
from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core.templating import long_date
from goldenthread.ledger.moments import head_of
from goldenthread.measures import words
from goldenthread.measures.charts import spark
from goldenthread.plans import changes
from goldenthread.plans.forms.impact import ImpactForm
from goldenthread.plans.measured import would_contradict
from goldenthread.plans.models import Action, EvidenceKind
from goldenthread.plans.position import Position, PriorityRow
from goldenthread.plans.ratings import Impact as Rating
from goldenthread.plans.ratings import in_force
from goldenthread.plans.rounds import rounds_of
from goldenthread.plans.standard import Need, needs, remark
from goldenthread.plans.views.shown import Shown, plan_page
from goldenthread.plans.views.subjects import VERBS, Subject, actions_of, find_subject


@page("impact.assess")
def action_impact(request: MemberRequest, pk: int) -> HttpResponse:
    """Assess the impact of an action."""
    return _assess(request, find_subject(request, "action", pk, VERBS["action"]))


@page("impact.assess_above")
def priority_impact(request: MemberRequest, pk: int) -> HttpResponse:
    """Assess the impact of a priority."""
    return _assess(request, find_subject(request, "priority", pk, VERBS["priority"]))


@page("impact.assess_above")
def finding_impact(request: MemberRequest, pk: int) -> HttpResponse:
    """Assess the impact of what answers a finding."""
    return _assess(request, find_subject(request, "finding", pk, VERBS["finding"]))


def _assess(request: MemberRequest, subject: Subject) -> HttpResponse:
    changes.check_may_assess(request.member, subject.row)
    form = ImpactForm(
        request.POST or None,
        request=request,
        seen=head_of(request.member.authority),
        subject=subject.row,
    )
    before = form.standing.impacts
    if request.method == "POST" and form.is_valid():
        impact, on = form.impact(), form.cleaned_data["on"]
        with submission(request, form):
            changes.assess_impact(by=request.member, subject=subject.row, impact=impact, on=on)
        if form.is_valid():
            messages.success(request, _said(subject, before, impact.rating, on))
            return redirect(subject.href)
    context = {
        "subject": subject,
        "form": form,
        "kinds": by_kind(form),
        "choices": choices(form, before[0].rating if before else None),
        "before": before,
        "measured": words,
        "would": would_contradict(form.standing.charts),
        "small_chart": spark,
        "actions": [] if subject.kind == "action" else actions_of(subject),
        "progress_key": in_force().progress,
        "impact_key": in_force().impact,
    }
    status = 422 if form.is_bound else 200
    return render(request, "plans/impact/assess.html", context, status=status)


def _said(subject: Subject, before: Sequence[Any], rating: str, on: date) -> str:
    """What was recorded; and that impact went back, or that a later rating stays."""
    said = f"{subject.label}: impact recorded as {in_force().impact.word(rating).lower()}"
    if not before:
        return f"{said}."
    was = in_force().impact.word(before[0].rating).lower()
    if on < before[0].effective_on:
        return f"{said} on {long_date(on)}. The later rating stays: {was}."
    if Rating(rating).step < Rating(before[0].rating).step:
        return f"{said}. It has gone back from {was}."
    return f"{said}."


@dataclass(frozen=True, slots=True)
class Tick:
    """One piece of evidence to tick. `remark`: why it does not count, or not for everything."""

    row: Any
    remark: str
    may_count: bool
    ticked: bool


def by_kind(form: ImpactForm) -> list[tuple[str, list[Tick]]]:
    """Every kind of evidence with its items; a kind without any says so on the page."""
    ticked = form.ticked
    items = [(row, changes.item_of(row)) for row in form.rows.values()]
    return [
        (
            label,
            [
                Tick(row, remark(item, form.case), form.all.counts(item), row in ticked)
                for row, item in items
                if item.kind == kind
            ],
        )
        for kind, label in EvidenceKind.choices
    ]


@dataclass(frozen=True, slots=True)
class Choice:
    """One rating with what it needs of the evidence ticked. `lower` than the rating now."""

    code: str
    needs: list[Need]
    lower: bool
    chosen: bool


def choices(form: ImpactForm, now: str | None) -> list[Choice]:
    """The ratings to choose from, worse first."""
    step = Rating(now).step if now else None
    chosen = form["rating"].value()
    return [
        Choice(
            level,
            needs(level, form.case),
            step is not None and Rating(level).step < step,
            level == chosen,
        )
        for level, _word in form.fields["rating"].choices  # type: ignore[attr-defined]
    ]


@plan_page("plan.view")
def rounds(request: MemberRequest, shown: Shown) -> HttpResponse:
    """What waits for an assessor: done and not assessed, and what is to be looked at again."""
    position = shown.position(findings=shown.plan.impact_level == "finding")
    wanted = request.GET.get("priority", "")
    assessable = _assessable(request.member, position) if shown.at.is_now else set()
    context = shown.context | {
        "position": position,
        "rounds": rounds_of(position, shown.at.moment, shown.plan.assess_within, wanted),
        "wanted": wanted,
        "level": position.impact_level,
        "may_assess": bool(assessable),
        "assessable": assessable,
    }
    return render(request, "plans/impact/rounds.html", context)


def _assessable(member: Member, position: Position) -> set[int]:
    """What of the required level the member may assess; asked of all at once."""
    rows = position.rated_for_impact
    if not decide(member, VERBS[position.impact_level]):
        return set()
    if position.impact_level == "action":
        allowed = Action.objects.filter(visible(member, "impact.assess"))
        return set(allowed.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    me = member.person_id
    return {row.pk for row in rows if not isinstance(row, PriorityRow) or row.lead_id != me}
