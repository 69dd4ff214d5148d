"""Consultations: their list, one of them, and recording one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, find, page
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment, recorded_at
from goldenthread.plans import changes
from goldenthread.plans.at import at_of
from goldenthread.plans.forms.choices import linked, priorities_of
from goldenthread.plans.forms.voices import ConsultationForm
from goldenthread.plans.models import Consultation, Plan
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_voices import consultation_at, consultations_of, voices_of
from goldenthread.plans.views.editing import Edit, Values, begun
from goldenthread.plans.views.shown import Shown, not_yet, plan_page


@plan_page("plan.view")
def consultations(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Every consultation about a plan, with what changed because of it."""
    rows = consultations_of(shown.plan, shown.at.moment, request.member)
    context = shown.context | {
        "rows": rows,
        "unchanged": sum(not row.changed for row in rows),
        "may_record": shown.at.is_now and decide(request.member, "voice.record"),
    }
    return render(request, "plans/voices/consultations.html", context)


@page("plan.view")
def consultation(request: MemberRequest, pk: int) -> HttpResponse:
    """One consultation: who, when, how, how many, what they said, and what changed."""
    member = request.member
    rows = Consultation.objects.visible_to(member).annotate(recorded_at=recorded_at())
    found = find(rows.select_related("recorded_by"), member, "plan.view", pk)
    at = at_of(request, member.authority)
    row = consultation_at(pk, at.moment, member)
    if row is None:
        return not_yet(request, at, found, "consultation")
    plan = plan_at(member, found.plan_id, at.moment)
    context = {
        "at": at,
        "row": row,
        "found": found,
        "plan": plan,
        "priorities": [p for p in priorities_of(plan).values() if p.pk in row.priorities],
        "voices": [each for each in voices_of(plan, at.moment, member) if each.consultation == pk],
        "may_record": at.is_now and decide(member, "voice.record", found),
    }
    return render(request, "plans/voices/consultation.html", context)


@page("voice.record")
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Record a consultation about a plan."""
    start = begun(request, {})
    plan = _plan(request, pk)
    form = ConsultationForm(**start, priorities=priorities_of(plan))
    return Edit(
        template="consultation",
        form=form,
        save=lambda: changes.record_consultation(by=request.member, plan=plan, terms=form.terms()),
        done="The consultation is recorded.",
        back=url("consultations", pk),
        back_text="Consultations",
        reread=dict,
        context={"plan": plan, "heading": "Record a consultation"},
    ).respond(request)


def _plan(request: MemberRequest, pk: int) -> Any:
    plans = Plan.objects.visible_to(request.member).as_at(Moment.latest(), "title", "level_name")
    return find(plans, request.member, "voice.record", pk, seen_by="plan.view")


@page("voice.record")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Complete or correct a consultation."""
    initial: Values = {}
    start = begun(request, initial)
    found = _consultation(request, pk)
    initial |= _values(found)
    form = ConsultationForm(**start, priorities=priorities_of(found.plan))
    return Edit(
        template="consultation",
        form=form,
        save=lambda: changes.change_consultation(
            by=request.member, consultation=found, terms=form.terms()
        ),
        done="The consultation is saved.",
        back=url("consultation", pk),
        back_text=found.title,
        reread=lambda: _values(_consultation(request, pk)),
        context={"heading": "Complete or correct the consultation"},
    ).respond(request)


def _consultation(request: MemberRequest, pk: int) -> Any:
    rows = Consultation.objects.visible_to(request.member).select_related("plan")
    described = rows.as_at(Moment.latest(), *Consultation.TRACKS)
    return find(described, request.member, "voice.record", pk, seen_by="plan.view")


def _values(row: Any) -> Values:
    told = {name: getattr(row, name) for name in Consultation.TRACKS}
    told["wording"] = told.pop("question")
    return told | {"priorities": linked(row.priority_links, "priority")}
