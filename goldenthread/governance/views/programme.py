"""The work programme: what goes to which body when, and the last meeting before each date."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core import clock
from goldenthread.core.templating import url
from goldenthread.governance import changes
from goldenthread.governance.forms.programme import QuietForm
from goldenthread.governance.models import PaperStage, QuietPeriod
from goldenthread.governance.programme import (
    Deadline,
    Planning,
    expected,
    slots,
    without_meeting,
    working_back,
)
from goldenthread.governance.read import Meetings, bodies_at, meetings_at
from goldenthread.governance.read_items import HEADS, items_at
from goldenthread.governance.read_onward import waiting_at
from goldenthread.governance.read_papers import clear_days_of, papers_at
from goldenthread.governance.read_quiet import quiet_of
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.governance.views.common import Asking, ask, form_of, found, seen_by, told
from goldenthread.inspections.read import dated, inspections_of
from goldenthread.ledger.moments import Moment

SETTLED = (PaperStage.PUBLISHED, PaperStage.WITHDRAWN)
AHEAD = timedelta(days=365)


@page("body.view_programme")
def programme(request: MemberRequest) -> HttpResponse:
    """The meetings to come with what goes to them; each statutory date worked back."""
    member, now, today = request.member, Moment.latest(), clock.today()
    bodies = bodies_at(member, now, seats=False)
    meetings = meetings_at(member, now)
    known = Meetings(now, meetings)
    promises = undertakings_at(member, now, meetings=known)
    coming = {each.pk for each in meetings if each.day >= today}
    heads = items_at(member, now, Q(meeting__in=coming), parts=HEADS, meetings=known)
    listed, late = _listed(member, now, heads)
    quiet = quiet_of(member)

    def clear_of(meeting: Any) -> Any:
        return clear_days_of(member.authority, meeting)

    planning = Planning(meetings, quiet, clear_of, today)
    waiting = waiting_at(member, now, known)
    coming_up = slots(planning, listed, promises, late, waiting)
    context = {
        "slots": coming_up,
        "expected": expected(bodies, meetings, today + AHEAD, quiet),
        "names": {row.pk: row.name for row in bodies},
        "unplanned": without_meeting(coming_up, waiting),
        "deadlines": [
            (each, working_back(planning, each.day, bodies)) for each in _deadlines(member, now)
        ],
        "quiet": [each for each in quiet if each.ends_on >= today],
        "may_run": decide(member, "meeting.run"),
    }
    return render(request, "governance/programme.html", context)


def _listed(
    member: Member, now: Moment, heads: list[Any]
) -> tuple[dict[int, list[tuple[str, int]]], dict[int, list[str]]]:
    """By meeting: its items, and its papers that are not yet published."""
    listed: dict[int, list[tuple[str, int]]] = defaultdict(list)
    late: dict[int, list[str]] = defaultdict(list)
    meeting_of = {}
    for row in heads:
        listed[row.meeting.pk].append((row.title, row.pk))
        meeting_of[row.pk] = row.meeting.pk
    for paper in papers_at(member, now, Q(item__in=meeting_of), days=False):
        if paper.stage not in SETTLED:
            late[meeting_of[paper.item]].append(paper.title)
    return listed, late


def _deadlines(member: Member, now: Moment) -> list[Deadline]:
    """When statements of action are due, of the inspections that the member may see."""
    if not decide(member, "inspection.view"):
        return []
    rows = dated(inspections_of(member), member.authority)
    return sorted(
        (
            Deadline(row.due.on, f"Statement of action: {row.name}", url("inspection", row.row.pk))
            for row in rows
            if row.due and row.due.on and row.due.on >= now.on
        ),
        key=lambda each: each.day,
    )


@page("meeting.run")
def quiet_add(request: MemberRequest) -> HttpResponse:
    """Set a recess or a pre-election period."""
    form = form_of(QuietForm, request, seen_by(request), {"present": True})
    asking = Asking("Set a recess or a pre-election period", "Work programme", url("programme"))
    return ask(
        request,
        form,
        asking,
        lambda: changes.set_quiet(by=request.member, quiet=form.quiet()),
        "It is set.",
    )


@page("meeting.run")
def quiet_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say anew when a recess or a pre-election period is."""
    seen = seen_by(request)
    rows = QuietPeriod.objects.visible_to(request.member)
    thing = found(rows, request, pk, "meeting.run")
    terms = thing.terms.newest_first()[0]
    initial = told(terms, "kind", "begins_on", "ends_on", "present")
    form = form_of(QuietForm, request, seen, initial)
    return ask(
        request,
        form,
        Asking("Change the period", "Work programme", url("programme")),
        lambda: changes.change_quiet(by=request.member, period=thing, said=form.quiet()),
        "It is changed.",
    )
