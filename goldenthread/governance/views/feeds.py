"""Feeds and calendars at permanent addresses; and the page that tells a person theirs."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.members import member_of
from goldenthread.accounts.pages import MemberRequest, open_page, page
from goldenthread.core import clock
from goldenthread.core.templating import url
from goldenthread.documents.models import Legal
from goldenthread.governance import changes
from goldenthread.governance.feeds import Source, atom_of, calendar_of
from goldenthread.governance.forms.fields import PressForm
from goldenthread.governance.history import history_of
from goldenthread.governance.models import FeedKey
from goldenthread.governance.permissions import own_bodies
from goldenthread.governance.read import EVERYTHING, bodies_at, meetings_at
from goldenthread.governance.read_about import plans_seen
from goldenthread.governance.read_items import ALL, HEADS, items_at
from goldenthread.governance.read_papers import clear_days_of
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.governance.rows import BodyRow, ItemRow, UndertakingRow
from goldenthread.governance.views.common import Asking, ask, form_of, only, seen_by
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Plan
from goldenthread.plans.taken_back import taken_back

CALENDAR, ATOM = "text/calendar; charset=utf-8", "application/atom+xml; charset=utf-8"


def _member(key: str) -> Member:
    """Whose key it is, with the roles of today; 404 for a key that is none, or of somebody gone."""
    found = FeedKey.objects.select_related("person__authority").filter(key=key).first()
    if found is None or not found.person.is_active:
        raise Http404
    member = member_of(found.person)
    if not decide(member, "body.view"):
        raise Http404
    return member


def _source(request: HttpRequest, member: Member, title: str, home: str) -> Source:
    base, authority = request.build_absolute_uri("/")[:-1], member.authority
    return Source(title, f"{base}{home}", base, authority.name, authority.slug, clock.now())


def _open(rows: list[ItemRow]) -> list[ItemRow]:
    """What is exempt or confidential is in no feed, not even in a member's own."""
    return [row for row in rows if row.legal == Legal.OPEN]


def _answer(data: bytes | str, kind: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Cache-Control": "private, max-age=900"})


@open_page
@require_safe
def body(request: HttpRequest, key: str, pk: int, kind: str) -> HttpResponse:
    """A body's meetings as a calendar, or what it did as a feed."""
    member, now = _member(key), Moment.latest()
    row: BodyRow = only(bodies_at(member, now, Q(pk=pk), seats=False))
    source = _source(request, member, row.name, url("body", pk))
    if kind == "atom":
        items = _open(items_at(member, now, Q(meeting__body=pk), parts=ALL - {"about"}))
        return _answer(atom_of(source, items, request.build_absolute_uri()), ATOM)
    meetings = meetings_at(member, now, Q(body=pk))
    with_days = [(each, clear_days_of(member.authority, each)) for each in meetings]
    return _answer(calendar_of(source, with_days), CALENDAR)


@open_page
@require_safe
def plan(request: HttpRequest, key: str, pk: int, kind: str) -> HttpResponse:
    """What every body did with a plan, as a feed; its meetings and what they wait for."""
    member, now = _member(key), Moment.latest()
    plans: Any = Plan.objects.filter(authority=member.authority, pk=pk).as_at(now, "title")
    row = plans.exclude(title=None).first()
    happened = history_of(member, "plan", pk, now) if row else []
    items = _open([each.item for each in happened if each.item])
    if (
        row is None
        or pk in taken_back(member.authority, now)
        or not (items or decide(member, "plan.view"))
    ):
        raise Http404
    source = _source(request, member, row.title, url("plan-issue-history", pk))
    if kind == "atom":
        return _answer(atom_of(source, items, request.build_absolute_uri()), ATOM)
    meetings = {item.meeting.pk: item.meeting for item in items}.values()
    promises = [each for item in items for each in item.undertakings]
    return _answer(calendar_of(source, [(each, None) for each in meetings], promises), CALENDAR)


@open_page
@require_safe
def person(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The meetings of a person's bodies, or all where they run them; and what they owe."""
    member, now = _member(key), Moment.latest()
    runs = decide(member, "meeting.run")
    mine = EVERYTHING if runs else Q(body__in=own_bodies(member))
    source = _source(request, member, "My meetings", url("bodies"))
    meetings = meetings_at(member, now, mine)
    if kind == "atom":
        of = Q(meeting__in=[each.pk for each in meetings])
        items = _open(items_at(member, now, of, parts=ALL - {"about"}))
        return _answer(atom_of(source, items, request.build_absolute_uri()), ATOM)
    return _answer(
        calendar_of(source, [(each, None) for each in meetings], _owes(member, now)), CALENDAR
    )


def _owes(member: Member, now: Moment) -> list[UndertakingRow]:
    """What they gave at items that are open by law."""
    rows = [row for row in undertakings_at(member, now) if row.person_id == member.person_id]
    given = Q(pk__in=[row.item for row in rows])
    heads = items_at(member, now, given, parts=HEADS)
    there = {item.pk for item in _open(heads)}
    return [row for row in rows if row.item in there]


@page("body.view")
def feeds(request: MemberRequest) -> HttpResponse:
    """The addresses of a person's feeds and calendars."""
    member, now = request.member, Moment.latest()
    key = changes.feed_key_of(member.person) if member.person else ""
    gone = taken_back(member.authority, now)
    rows = [("My meetings and what I owe", _pair(request, "feed-person", key))]
    rows += [
        (row.name, _pair(request, "feed-body", key, row.pk))
        for row in bodies_at(member, now, seats=False)
        if row.standing
    ]
    rows += [
        (row.title, _pair(request, "feed-plan", key, row.pk))
        for row in plans_seen(member)
        if row.pk not in gone
    ]
    return render(request, "governance/feeds.html", {"feeds": rows})


def _pair(request: HttpRequest, name: str, *args: Any) -> tuple[str, str]:
    """The address of the calendar, and that of the feed."""
    calendar, feed = (reverse(name, args=(*args, kind)) for kind in ("ics", "atom"))
    return request.build_absolute_uri(calendar), request.build_absolute_uri(feed)


@page("body.view")
def renew(request: MemberRequest) -> HttpResponse:
    """Make new addresses; those of before give nothing any more."""
    person: Any = request.member.person
    asking = Asking(
        "Make new addresses",
        "Feeds and calendars",
        url("feeds"),
        intro="Whoever has one of your addresses gets nothing by it any more. Subscribe anew "
        "with the new ones.",
        button="Make new addresses",
    )
    return ask(
        request,
        form_of(PressForm, request, seen_by(request)),
        asking,
        lambda: changes.renew_feed_key(person),
        "Your addresses are new.",
    )
