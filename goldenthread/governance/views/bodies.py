"""Bodies and their seats."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import check_may, decide
from goldenthread.accounts.members import people_of
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core import clock
from goldenthread.core.templating import url
from goldenthread.governance import changes
from goldenthread.governance.forms.meetings import BodyForm, NewSeatForm, SeatForm
from goldenthread.governance.models import Body, Seat
from goldenthread.governance.read import bodies_at, meetings_at
from goldenthread.governance.read_about import plans_of_body
from goldenthread.governance.read_onward import waiting_at
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.governance.rows import BodyRow, MeetingRow, UndertakingFilters
from goldenthread.governance.views.common import (
    Asking,
    ask,
    at_context,
    form_of,
    found,
    only,
    seen_by,
    told,
)
from goldenthread.ledger.moments import Moment
from goldenthread.measures.views.reading import SCORECARD
from goldenthread.plans.at import at_of
from goldenthread.plans.forms.choices import by_value
from goldenthread.plans.read_measures import measures_of_plans

# Pages beside the list of bodies: who sees one, its address, its link.
BESIDES = (
    ("body.view_programme", "programme", "Work programme"),
    ("episode.view", "intervention", "Inspection and intervention"),
    ("visit.view", "visits", "Visits to the front line"),
)
BODY = ("name", "kind", "cadence", "meets_every_weeks", "sees", "clear_days", "standing")


@page("body.view")
def bodies(request: MemberRequest) -> HttpResponse:
    """Every body with its last and its next meeting."""
    member = request.member
    at = at_of(request, member.authority)
    rows = bodies_at(member, at.moment)
    meetings = [row for row in meetings_at(member, at.moment) if not row.is_cancelled]
    met = {body.pk: (_last(meetings, body, at.on), _next(meetings, body, at.on)) for body in rows}
    promised = undertakings_at(member, at.moment)
    context = at_context(at) | {
        "bodies": rows,
        "met": met,
        "coming": [row for row in meetings if row.day >= at.on][:10],
        "open": UndertakingFilters(state="open").select(promised, at.on),
        "overdue": UndertakingFilters(state="overdue").select(promised, at.on),
        "may_run": at.is_now and decide(member, "meeting.run"),
        "besides": [(name, words) for verb, name, words in BESIDES if decide(member, verb)],
    }
    return render(request, "governance/bodies.html", context)


def _last(meetings: list[MeetingRow], body: BodyRow, on: Any) -> MeetingRow | None:
    past = [row for row in meetings if row.body_pk == body.pk and row.day < on]
    return past[-1] if past else None


def _next(meetings: list[MeetingRow], body: BodyRow, on: Any) -> MeetingRow | None:
    coming = (row for row in meetings if row.body_pk == body.pk and row.day >= on)
    return next(coming, None)


@page("body.view")
def measures(request: MemberRequest, pk: int) -> HttpResponse:
    """The scorecard of a body: what should move because of the plans that come before it."""
    member = request.member
    check_may(member, "plan.view")
    at = at_of(request, member.authority)
    row: BodyRow = only(bodies_at(member, at.moment, Q(pk=pk)))
    plans = plans_of_body(member, pk, at.moment)
    found = measures_of_plans(member.authority.pk, plans, at.moment)
    groups = [(each, rows) for each, rows in found.groups if rows]
    context = at_context(at) | SCORECARD | {"body": row, "groups": groups, "rows": found.all}
    return render(request, "governance/measures.html", context | {"titles": plans})


@page("body.view")
def body(request: MemberRequest, pk: int) -> HttpResponse:
    """One body: who sits on it, when it meets, what it was promised."""
    member = request.member
    at = at_of(request, member.authority)
    row: BodyRow = only(bodies_at(member, at.moment, Q(pk=pk)))
    meetings = meetings_at(member, at.moment, Q(body=pk))
    owed = [
        each for each in undertakings_at(member, at.moment) if pk in dict(each.to) and each.is_open
    ]
    context = at_context(at) | {
        "body": row,
        "coming": [each for each in meetings if each.day >= at.on],
        "past": [each for each in reversed(meetings) if each.day < at.on],
        "sitting": [seat for seat in row.seats if seat.holds(at.on)],
        "sat": [seat for seat in row.seats if not seat.holds(at.on)],
        "owed": UndertakingFilters().select(owed, at.on),
        "waiting": waiting_at(member, at.moment, body=pk),
        "may_run": at.is_now and decide(member, "meeting.run"),
        "reads_plans": decide(member, "plan.view"),
    }
    return render(request, "governance/body.html", context)


@page("meeting.run")
def add(request: MemberRequest) -> HttpResponse:
    """Add a body."""
    form = form_of(BodyForm, request, seen_by(request), {"standing": True})
    asking = Asking("Add a body", "Bodies", url("bodies"), button="Add the body")
    return ask(
        request,
        form,
        asking,
        lambda: changes.add_body(by=request.member, body=form.body()),
        "The body is added.",
        to=lambda made: url("body", made.pk),
    )


def body_of(request: MemberRequest, pk: int) -> tuple[Any, BodyRow]:
    """A body that the member may record of, and what it is, without its seats."""
    thing = found(Body.objects.visible_to(request.member), request, pk, "meeting.run")
    return thing, only(bodies_at(request.member, Moment.latest(), Q(pk=pk), seats=False))


@page("meeting.run")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say anew what a body is."""
    seen = seen_by(request)
    thing, row = body_of(request, pk)
    form = form_of(BodyForm, request, seen, told(row, *BODY))
    return ask(
        request,
        form,
        Asking("Change the body", row.name, url("body", pk)),
        lambda: changes.change_body(by=request.member, body=thing, said=form.body()),
        "The body is changed.",
    )


@page("meeting.run")
def seat_add(request: MemberRequest, pk: int) -> HttpResponse:
    """Seat somebody on a body."""
    seen = seen_by(request)
    thing, row = body_of(request, pk)
    people = by_value(people_of(request.member.authority.pk))
    initial = {"role": "member", "begins_on": clock.today()}
    form = form_of(NewSeatForm, request, seen, initial, people=people)
    return ask(
        request,
        form,
        Asking("Add a seat", row.name, url("body", pk), caption=row.name),
        lambda: changes.add_seat(by=request.member, body=thing, seat=form.seat(), **form.who()),
        "The seat is added.",
    )


@page("meeting.run")
def seat_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say anew as what somebody sits, and until when."""
    seen, member = seen_by(request), request.member
    rows = Seat.objects.filter(authority=member.authority, body__in=Body.objects.visible_to(member))
    seat = found(rows, request, pk, "meeting.run")
    row = only(bodies_at(member, Moment.latest(), Q(pk=seat.body_id)))
    terms = seat.terms.newest_first()[0]
    initial = told(terms, "role", "independent", "begins_on", "ends_on")
    form = form_of(SeatForm, request, seen, initial)
    whose = next(each.who for each in row.seats if each.pk == pk)
    return ask(
        request,
        form,
        Asking("Change the seat", row.name, url("body", row.pk), caption=whose),
        lambda: changes.change_seat(by=member, seat=seat, said=form.seat()),
        "The seat is changed.",
    )
