"""Inspection and intervention on one timeline, with the plan's versions and both ratings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core import clock
from goldenthread.core.templating import url
from goldenthread.governance import changes
from goldenthread.governance.forms.episodes import EpisodeForm
from goldenthread.governance.intervention import (
    Happening,
    Window,
    in_order,
    next_inspection,
    reviews_due,
)
from goldenthread.governance.models import Episode
from goldenthread.governance.read_intervention import episodes_of
from goldenthread.governance.views.common import Asking, ask, form_of, found, seen_by, told
from goldenthread.inspections.models import Grade, Judgement
from goldenthread.inspections.read import Dated, dated, inspections_of, judgements_of, overall_of
from goldenthread.ledger.moments import Moment
from goldenthread.plans.due import live_plans
from goldenthread.plans.models import PlanVersion
from goldenthread.plans.ratings import Key, in_force
from goldenthread.plans.read import position

TERMS = ("kind", "begins_on", "ends_on", "by_whom", "note", "document", "present")


@page("episode.view")
def intervention(request: MemberRequest) -> HttpResponse:
    """Everything that inspectors and government did, the plan's versions, and both ratings now."""
    member, today = request.member, clock.today()
    inspections = _inspections(member)
    episodes = episodes_of(member, Moment.latest())
    graded = judgements_of([row.row.pk for row in inspections])
    overall = overall_of(graded)
    inspected = [_inspection(row, overall.get(row.row.pk, "")) for row in inspections]
    rows = [*inspected, *episodes, *_versions(member)]
    window = next_inspection(_ended(inspections, graded))
    context = {
        "rows": in_order(rows),
        "reviews": [each.words(today) for each in reviews_due(episodes)],
        "window": window.words if isinstance(window, Window) else window,
        "plans": list(_ratings(member)),
        "may_keep": decide(member, "episode.keep"),
        "may_match": decide(member, "plan.bring"),
    }
    return render(request, "governance/intervention.html", context)


def _inspections(member: Member) -> list[Dated]:
    if not decide(member, "inspection.view"):
        return []
    rows = dated(inspections_of(member), member.authority)
    return [row for row in rows if row.row.ended_on]


def _inspection(row: Dated, overall: str) -> Happening:
    said = f"Published on {row.published_on:%-d %B %Y}." if row.published_on else "Not published."
    return Happening(
        day=row.row.started_on or row.row.ended_on,
        ends_on=row.row.ended_on,
        words=row.name,
        kind=row.row.kind,
        note=f"Overall: {overall}. {said}" if overall else said,
        href=url("inspection", row.row.pk),
        inspection=row.row.pk,
    )


def _ended(rows: list[Dated], graded: list[Judgement]) -> list[tuple[str, Any, bool]]:
    """Each inspection's kind and last day, and whether any judgement in it was inadequate."""
    bad = {each.inspection_id for each in graded if each.grade == Grade.INADEQUATE}
    return [(row.row.kind, row.row.ended_on, row.row.pk in bad) for row in rows]


def _versions(member: Member) -> Iterator[Happening]:
    if not decide(member, "plan.view"):
        return
    for row in PlanVersion.objects.visible_to(member):
        href = url("plan-versions", row.plan_id)
        yield Happening(row.on, row.name, "version", note=f"By: {row.decided_by}.", href=href)


def _ratings(member: Member) -> Iterator[tuple[Any, dict[str, list[tuple[str, int]]]]]:
    """Each live plan with how many actions stand at each level of the two ratings."""
    if not decide(member, "plan.view"):
        return
    now = Moment.now(member.authority)
    for plan in live_plans(member.authority):
        stands, keys = position(plan, now, member, findings=False), in_force()
        counted: tuple[tuple[Key, Any], ...] = (
            (keys.progress, stands.progress),
            (keys.impact, stands.impact),
        )
        yield (
            plan,
            {
                f"{key.kind}: {key.question}": [(key.word(level), n) for level, n in counts.items()]
                for key, counts in counted
            },
        )


def _others(request: MemberRequest, but: int = 0) -> dict[str, Any]:
    """The episodes that one can follow, by key."""
    rows = {
        row.pk: f"{row.words}, {row.when}" for row in episodes_of(request.member, Moment.latest())
    }
    things = Episode.objects.visible_to(request.member).filter(pk__in=rows).exclude(pk=but)
    return {str(each.pk): (each, rows[each.pk]) for each in things}


@page("episode.keep")
def add(request: MemberRequest) -> HttpResponse:
    """Put an episode on the timeline."""
    seen = seen_by(request)
    form = form_of(EpisodeForm, request, seen, {"present": True}, others=_others(request))
    return ask(
        request,
        form,
        Asking("Add an episode", "Inspection and intervention", url("intervention")),
        lambda: changes.add_episode(by=request.member, episode=form.episode()),
        "The episode is on the timeline.",
    )


@page("episode.keep")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that an episode ended, or anew what it was."""
    seen = seen_by(request)
    thing = found(Episode.objects.visible_to(request.member), request, pk, "episode.keep")
    terms = thing.terms.newest_first()[0]
    initial = told(terms, *TERMS) | {"follows": terms.follows_id or ""}
    form = form_of(EpisodeForm, request, seen, initial, others=_others(request, but=pk))
    return ask(
        request,
        form,
        Asking("Change the episode", "Inspection and intervention", url("intervention")),
        lambda: changes.change_episode(by=request.member, episode=thing, said=form.episode()),
        "The episode is changed.",
    )
