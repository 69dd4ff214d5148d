"""Reading undertakings as they stood at a moment: three queries, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import Member, decide, system
from goldenthread.accounts.members import post_of
from goldenthread.core.days import long_date
from goldenthread.documents.models import Legal
from goldenthread.governance.models import (
    BodyTerms,
    ItemTerms,
    MeetingStatus,
    Response,
    ResponsePublication,
    ResponseState,
    Undertaking,
    UndertakingStanding,
    UndertakingState,
    UndertakingTerms,
    UndertakingTo,
)
from goldenthread.governance.read import EVERYTHING, Meetings, at_moment
from goldenthread.governance.rows import MeetingRow, ResponseRow, UndertakingRow
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment

PROMISED = (
    *("title", "sentence", "person", "post", "asked_by", "asker"),
    *("due_on", "due_meeting", "recurring"),
)


def undertakings_at(
    member: Member,
    moment: Moment,
    wanted: Q = EVERYTHING,
    meetings: Meetings | None = None,
) -> list[UndertakingRow]:
    """The undertakings at items that a member may see, by number. Two queries, and those for
    meetings that are not known already."""
    rows: Any = Undertaking.objects.visible_to(member).filter(wanted, entry__lte=moment.entry)
    rows = rows.annotate(
        **{
            f"said_{name}": look
            for name, look in at_moment(UndertakingTerms, moment, "pk", *PROMISED).items()
        },
        item_title=LookUp(ItemTerms, "title", moment, "", "item_id"),
        **at_moment(UndertakingStanding, moment, "pk", "state", "why", "meeting"),
        since=LookUp(UndertakingStanding, "effective_on", moment, "", "pk"),
    )
    rows = rows.annotate(who=post_of("said_person"), asker_post=post_of("said_asker"))
    found = list(rows.select_related("item").exclude(said_title=None).order_by("number"))
    owed = _owed([row.pk for row in found], moment)
    seen = _meetings_of(found, owed, meetings or Meetings(moment))
    return [_undertaking(row, owed[row.pk], seen, moment) for row in found]


def owed_to(authority: Authority, body: str, moment: Moment) -> list[UndertakingRow]:
    """What a body, by its name, was promised at items that are open by law: for its papers.

    Never of an exempt item: a paper may be read by everybody.
    """
    in_open = ItemTerms.objects.filter(authority=authority).as_at(moment).filter(legal=Legal.OPEN)
    still_open = ItemTerms.objects.filter(authority=authority).as_at(Moment.latest())
    seen = Q(item__in=in_open.values("item")) & Q(
        item__in=still_open.filter(legal=Legal.OPEN).values("item")
    )
    named = BodyTerms.objects.filter(authority=authority).as_at(moment).filter(name__iexact=body)
    bodies = set(named.values_list("body", flat=True))
    if not bodies:
        return []
    rows = undertakings_at(system(authority), moment, seen)
    return [row for row in rows if bodies & dict(row.to).keys()]


def _owed(undertakings: list[int], moment: Moment) -> dict[int, list[tuple[int, str]]]:
    rows: Any = UndertakingTo.objects.filter(undertaking__in=undertakings).as_at(moment)
    rows = rows.filter(present=True)
    rows = rows.annotate(name=LookUp(BodyTerms, "name", moment, "", "body_id")).order_by("pk")
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for undertaking, body, name in rows.values_list("undertaking", "body", "name"):
        found[undertaking].append((body, name or "A body"))
    return found


def _meetings_of(
    found: list[Any], owed: dict[int, list[tuple[int, str]]], meetings: Meetings
) -> dict[int, MeetingRow]:
    """The meetings at which they were given, are due and were reported back; with those
    of the bodies to which something is to be told at each meeting."""
    named = {pk for row in found for pk in (row.item.meeting_id, row.said_due_meeting, row.meeting)}
    bodies = {body for row in found if row.said_recurring for body, _ in owed[row.pk]}
    return meetings.of(named, bodies)


def _undertaking(
    row: Any, owed: list[tuple[int, str]], meetings: dict[int, MeetingRow], moment: Moment
) -> UndertakingRow:
    due_on, due_words = _due(row, owed, meetings, moment.on)
    told_at = meetings.get(row.meeting)
    return UndertakingRow(
        pk=row.pk,
        number=row.number,
        item=row.item_id,
        item_title=row.item_title,
        meeting=meetings[row.item.meeting_id],
        title=row.said_title,
        sentence=row.said_sentence or "",
        who=row.who or row.said_post,
        person_id=row.said_person,
        asked_by=row.asker_post or row.said_asked_by,
        asker_id=row.said_asker,
        due_on=due_on,
        due_words=due_words,
        recurring=row.said_recurring,
        state=row.state,
        state_words=UndertakingState(row.state).label,
        since=row.since,
        why=row.why or "",
        told_at=told_at.name if told_at else "",
        to=tuple(owed),
    )


def _due(
    row: Any, owed: list[tuple[int, str]], meetings: dict[int, MeetingRow], on: date
) -> tuple[date | None, str]:
    """The day on which it is due, and how a page says so."""
    if row.said_due_on:
        return row.said_due_on, long_date(row.said_due_on)
    if row.said_due_meeting in meetings:
        meeting = meetings[row.said_due_meeting]
        return meeting.day, meeting.name
    if not row.said_recurring:
        return None, "No date was given"
    bodies = {body for body, _ in owed}
    coming = [
        each
        for each in meetings.values()
        if each.body_pk in bodies and each.day >= on and each.status == MeetingStatus.PLANNED
    ]
    if not coming:
        return None, "At each meeting; none is planned"
    meeting = min(coming, key=lambda each: (each.day, each.pk))
    return meeting.day, f"At each meeting; next: {meeting.name}"


def responses_of(member: Member, undertaking: Any, moment: Moment) -> list[ResponseRow]:
    """The written answers to an undertaking that was found, oldest first. A draft, or what was
    withdrawn, is read by who may answer it."""
    works = decide(member, "undertaking.answer", undertaking)
    rows: Any = Response.objects.filter(undertaking=undertaking, entry__lte=moment.entry)
    rows = rows.annotate(
        **at_moment(ResponsePublication, moment, "pk", "state"),
        decided_on=LookUp(ResponsePublication, "effective_on", moment, "", "pk"),
        decider=LookUp(ResponsePublication, "decided_by", moment, "", "pk"),
    ).annotate(decided_by=post_of("decider"))
    rows = rows.exclude(state=None).select_related("written_by").order_by("pk")
    return [
        ResponseRow(
            pk=row.pk,
            text=row.text or "",
            written_on=row.written_on,
            written_by=row.written_by.post,
            state=row.state,
            decided_on=row.decided_on,
            decided_by=row.decided_by,
        )
        for row in rows
        if works or row.state == ResponseState.PUBLISHED
    ]
