"""Visits of councillors to the front line: the programme, one visit, and recording it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core import clock
from goldenthread.core.templating import as_files, url
from goldenthread.governance import changes
from goldenthread.governance.forms.visits import VisitForm
from goldenthread.governance.invitations import entitled, invited, left_out_posts
from goldenthread.governance.models import FrontlineVisit
from goldenthread.governance.read_visits import VisitRow, visits_now
from goldenthread.governance.views.bodies import body_of
from goldenthread.governance.views.common import Asking, ask, form_of, found, only, seen_by, told
from goldenthread.governance.views.decisions import actions_of_live_plans

SAID = ("service", "day", "status", "purpose", "briefing", "left_out", "went", "themes", "feedback")


@page("visit.view")
def visits(request: MemberRequest) -> HttpResponse:
    """Every visit, newest first, with how often each theme was seen."""
    rows = visits_now(request.member)
    held = [row for row in rows if row.status == "held"]
    said = (theme.strip().lower() for row in held for theme in row.themes.split(","))
    themes = Counter(theme for theme in said if theme)
    context = {
        "visits": rows,
        "files": as_files(url("visits")),
        "held": len(held),
        "themes": themes.most_common(),
        "may_run": decide(request.member, "meeting.run"),
        "may_see_plans": decide(request.member, "plan.view"),
    }
    return render(request, "governance/visits.html", context)


@page("visit.view")
def visit(request: MemberRequest, pk: int) -> HttpResponse:
    """One visit: what it is, the briefing, who was asked, what was seen and said."""
    row: VisitRow = only(visits_now(request.member, Q(pk=pk)))
    context = {
        "visit": row,
        "invited": invited(row.body_pk, row.day, row.left_out),
        "may_run": decide(request.member, "meeting.run"),
        "may_see_plans": decide(request.member, "plan.view"),
    }
    return render(request, "governance/visit.html", context)


def _posts(body: int, day: date) -> list[str]:
    """The posts of everybody who is entitled to be asked."""
    return list(dict.fromkeys(each.who for each in entitled(body, day)))


@page("meeting.run")
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a visit of a body's members on the programme."""
    seen = seen_by(request)
    body, row = body_of(request, pk)
    actions = actions_of_live_plans(request.member)
    posts = _posts(pk, clock.today())
    initial = {"status": "planned"}
    form = form_of(VisitForm, request, seen, initial, actions=actions, posts=posts)
    return ask(
        request,
        form,
        Asking("Plan a visit to the front line", row.name, url("body", pk), caption=row.name),
        lambda: changes.plan_visit(by=request.member, body=body, visit=form.visit()),
        "The visit is on the programme.",
        to=lambda made: url("visit", made.pk),
    )


@page("meeting.run")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say what was seen, what the staff were told, or that it is moved."""
    seen = seen_by(request)
    thing = found(FrontlineVisit.objects.visible_to(request.member), request, pk, "meeting.run")
    row: VisitRow = only(visits_now(request.member, Q(pk=pk)))
    references = [words.split(" ")[0] for _, words in row.actions]
    entitled_now = _posts(row.body_pk, row.day)
    left_out, why = left_out_posts(row.left_out, entitled_now)
    initial: dict[str, Any] = told(row, *SAID) | {
        "actions": ", ".join(references),
        "saw": row.seen,
        "not_invited": left_out,
        "left_out": why,
    }
    actions = actions_of_live_plans(request.member)
    posts = list(dict.fromkeys([*entitled_now, *left_out]))
    form = form_of(VisitForm, request, seen, initial, actions=actions, posts=posts)
    return ask(
        request,
        form,
        Asking("Change the visit", row.service, url("visit", pk), caption=row.body),
        lambda: changes.tell_visit(by=request.member, visit=thing, said=form.visit()),
        "The visit is changed.",
    )
