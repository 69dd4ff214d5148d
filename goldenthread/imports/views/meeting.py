"""A new inspection meets a plan that runs: what the plan covers, and what the revised one needs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import Member
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.imports.effects import Effect, effects
from goldenthread.imports.forms import MeetForm
from goldenthread.imports.meeting import Known, Met, meet, summary
from goldenthread.imports.present import plan_now
from goldenthread.inspections.likeness import MUCH_THE_SAME
from goldenthread.inspections.models import FindingKind, Kind
from goldenthread.inspections.read import findings_of, inspections_of, is_for_the_plan
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.models import Action
from goldenthread.plans.position import InspectionRow, Position
from goldenthread.plans.ratings import in_force
from goldenthread.plans.read import position


@page("plan.bring")
def meets(request: MemberRequest, pk: int, plan: int) -> HttpResponse:
    """Each finding with the actions that may answer it; what is ticked is linked."""
    member = request.member
    seen = head_of(member.authority)
    rows = inspections_of(member).filter(pk=pk)
    found, running = rows.first(), plan_now(member, plan)
    if found is None or running is None:
        raise Http404
    every = findings_of([pk])
    findings = [row for row in every if is_for_the_plan(row)]
    stood = position(running, Moment.latest(), member)
    linked = {(row.pk, key) for row in stood.findings for key in row.action_pks}
    met = met_by(findings, stood, pk)
    keys = [f"{each.pk}-{cover.action.pk}" for each in met for cover in each.by]
    form = MeetForm(request.POST or None, request=request, seen=seen, keys=keys)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            pairs = {tuple(map(int, key.split("-"))) for key in form.cleaned_data["link"]}
            _answer(member, running, found)
            _link(member, findings, pairs - linked)
        if form.is_valid():
            said = "The plan answers the inspection now. What no action answers stands out here."
            messages.success(request, said)
            return redirect("findings", plan)
    proposed = {f"{e.pk}-{c.action.pk}" for e in met for c in e.by if c.covers}
    answered = {row.pk: row.actions for row in stood.findings if row.actions}
    still_open = [each for each in met if each.pk not in answered]
    context = {
        "form": form,
        "plan": running,
        "inspection": InspectionRow(found.pk, Kind(found.kind).label, found.ended_on),
        "met": met,
        "summary": summary(still_open),
        "open": len(still_open),
        "linked": {f"{finding}-{action}" for finding, action in linked},
        "answered": answered,
        "effects": effects_of(met, met_by(_strengths(every), stood, pk), stood),
        "ticked": set(request.POST.getlist("link")) if form.is_bound else proposed,
    }
    return form_page(request, "imports/meets.html", context)


def _strengths(findings: list[Any]) -> list[Any]:
    return [row for row in findings if row.present and row.kind == FindingKind.STRENGTH]


def effects_of(met: list[Met], strong: list[Met], stood: Position) -> list[Effect]:
    """What the letter may mean for the actions that answer it, or that it praises."""
    actions, of_letter = {row.pk: row for row in stood.counted}, {each.pk: each for each in met}
    areas = (
        (of_letter[row.pk].number, of_letter[row.pk].text, actions[key])
        for row in stood.findings
        if row.pk in of_letter
        for key in row.action_pks
        if key in actions
    )
    praised = (
        (each.number, each.text, actions[cover.action.pk])
        for each in strong
        for cover in each.by
        if cover.score >= MUCH_THE_SAME  # a strength is tied to no action by less
    )
    return effects(areas, praised, in_force().impact.word)


def met_by(findings: list[Any], stood: Position, inspection: int) -> list[Met]:
    """The findings of a new inspection beside the actions of a plan as it stands."""
    answers: dict[str, list[str]] = {}
    for row in stood.findings:
        if row.inspection_pk != inspection:
            for ref in row.actions:
                answers.setdefault(ref, []).append(row.text)
    actions = [
        Known(row.pk, row.ref, row.title, tuple(answers.get(row.ref, ()))) for row in stood.counted
    ]
    return meet([(row.pk, str(row.number), row.text or "") for row in findings], actions)


def _answer(member: Member, plan: Any, inspection: Any) -> None:
    """From now on the plan answers the inspection."""
    now = plan.answers.filter(inspection=inspection).newest_first().first()
    if now is None or not now.present:
        changes.answer_inspection(by=member, plan=plan, inspection=inspection)


def _link(member: Member, findings: list[Any], pairs: set[tuple[int, ...]]) -> None:
    """Each finding with the action that answers it."""
    actions = Action.objects.visible_to(member).in_bulk([action for _, action in pairs])
    by_key = {row.pk: row for row in findings}
    for finding, action in sorted(pairs):
        changes.link_finding(by=member, action=actions[action], finding=by_key[finding])
