"""A plan's draft, begun and thrown away: from which inspections, and what is proposed for it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, count
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import Member
from goldenthread.accounts.discarding import Discarding, ask_to_discard
from goldenthread.accounts.pages import MemberRequest, form_page, page
from goldenthread.core import clock
from goldenthread.core.templating import url
from goldenthread.inspections.areas import areas_at, words_of
from goldenthread.inspections.models import FindingKind
from goldenthread.inspections.read import (
    Dated,
    dated,
    findings_of,
    inspections_of,
    is_for_the_plan,
)
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes, drafts
from goldenthread.plans.begun import NO_TITLE, begun_plans
from goldenthread.plans.forms.drafting import BeginForm
from goldenthread.plans.models import Plan, PlanDraft


@page("plan.edit")
def begin(request: MemberRequest) -> HttpResponse:
    """Choose the inspections whose findings the plan answers; or go on with a draft."""
    member = request.member
    rows = inspections_of(member).order_by("-ended_on", "-pk")
    every = {str(each.row.pk): each for each in dated(rows, member.authority)}
    form = BeginForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        inspections=[(key, each.name) for key, each in every.items()],
        initial={
            "inspections": request.GET.getlist("inspection"),
            "title": _free_title(member),
        },
    )
    if request.method == "POST" and form.is_valid():
        chosen = [every[key] for key in form.cleaned_data["inspections"]]
        areas = words_of(areas_at(member.authority, Moment.latest()))
        content = _proposal(form.cleaned_data["title"], chosen, areas)
        content["overruled"] = form.question.told
        draft = changes.start_plan_draft(by=member, content=content)
        return redirect("plan-draft-priorities", draft.pk)
    context = {"form": form, "begun": begun_plans(member), "every": every}
    return form_page(request, "plans/drafting/begin.html", context)


def _free_title(member: Member) -> str:
    """A title that no plan of the authority has."""
    plans = Plan.objects.visible_to(member).as_at(Moment.latest(), "title")
    taken = set(plans.values_list("title", flat=True))
    usual = f"Improvement plan {clock.today().year}"
    others = (f"{usual}, plan {number}" for number in count(2))
    return next(title for title in chain([usual], others) if title not in taken)


def _proposal(title: str, chosen: list[Dated], areas: Mapping[str, str]) -> drafts.Draft:
    pks = [each.row.pk for each in chosen]
    names = {each.row.pk: each.name for each in chosen}
    found = [found_of(row, names, areas) for row in findings_of(pks) if is_for_the_plan(row)]
    return drafts.propose(title, pks, found, clock.today().isoformat())


def found_of(row: Any, names: dict[int, str], areas: Mapping[str, str]) -> drafts.Found:
    """A finding for a draft; `areas` are the practice areas' words by code."""
    area = areas.get(row.practice_area, row.practice_area or "")
    kind = FindingKind(row.kind).label
    source = f"{kind} {row.number}: {names[row.inspection_id]}."
    return drafts.Found(row.pk, row.text or "", area, source)


def find_draft(member: Member, pk: int) -> PlanDraft:
    """Drafts are their maker's alone: the inspection may not be published yet."""
    mine = PlanDraft.objects.filter(authority=member.authority, person=member.person)
    draft: PlanDraft | None = mine.filter(pk=pk).select_related("saved_as").first()
    if draft is None:
        raise Http404
    return draft


@page("plan.edit")
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw a draft away, once that is confirmed: the ledger knows nothing of it."""
    draft = find_draft(request.member, pk)
    if draft.saved_as_id:
        return redirect("plan", draft.saved_as_id)
    said = Discarding(
        heading="Discard this draft plan?",
        what=draft.content["title"] or NO_TITLE,
        go_on=url("plan-draft-priorities", pk),
        back=url("plans"),
        back_text="Plans",
    )
    return ask_to_discard(
        request, said, lambda: changes.discard_plan_draft(by=request.member, draft=draft)
    )
