"""Reading bodies and meetings as they stood at a moment, for who may see them.

Who may see what is asked of today; how it stood, of the moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import Member
from goldenthread.governance.models import (
    MEETS_IN_PUBLIC,
    Body,
    BodyKind,
    BodyTerms,
    Meeting,
    MeetingStatus,
    MeetingTerms,
    Minutes,
    SeatRole,
    SeatTerms,
)
from goldenthread.governance.rows import BodyRow, MeetingRow, SeatRow, clear_days_needed
from goldenthread.ledger.lookups import FIRST, LookUp
from goldenthread.ledger.moments import Moment

EVERYTHING = Q()


def at_moment(fact: Any, moment: Moment, key: str, *columns: str) -> dict[str, LookUp]:
    """Columns of the row of a track that holds at the moment, to annotate with."""
    return {column: LookUp(fact, column, moment, "", key) for column in columns}


def bodies_at(
    member: Member, moment: Moment, wanted: Q = EVERYTHING, *, seats: bool = True
) -> list[BodyRow]:
    """The bodies that a member may see, by name, with their `seats`. Two queries."""
    rows: Any = Body.objects.visible_to(member).filter(wanted, entry__lte=moment.entry)
    columns = ("name", "kind", "cadence", "sees", "standing", "clear_days", "meets_every_weeks")
    rows = rows.annotate(**at_moment(BodyTerms, moment, "pk", *columns))
    bodies = list(rows.exclude(name=None).order_by("name"))
    sitting = _seats([body.pk for body in bodies if seats], moment)
    return [
        BodyRow(
            pk=body.pk,
            kind_words=BodyKind(body.kind).label,
            meets_in_public=body.kind in MEETS_IN_PUBLIC,
            seats=tuple(sitting[body.pk]),
            **{name: getattr(body, name) for name in columns},
        )
        for body in bodies
    ]


def _seats(bodies: list[int], moment: Moment) -> dict[int, list[SeatRow]]:
    terms = SeatTerms.objects.filter(seat__body__in=bodies).as_at(moment)
    order = list(SeatRole)
    found: dict[int, list[SeatRow]] = defaultdict(list)
    for each in sorted(
        terms.select_related("seat__person"),
        key=lambda each: (order.index(SeatRole(each.role)), each.begins_on, each.seat_id),
    ):
        person = each.seat.person
        row = SeatRow(
            pk=each.seat_id,
            who=person.post if person else each.seat.post,
            role=SeatRole(each.role).label,
            independent=each.independent,
            begins_on=each.begins_on,
            ends_on=each.ends_on,
        )
        found[each.seat.body_id].append(row)
    return found


MET = ("day", "starts_at", "place", "status", "why")


def meetings_at(member: Member, moment: Moment, wanted: Q = EVERYTHING) -> list[MeetingRow]:
    """The meetings that a member may see, by day. One query."""
    return _meetings(Meeting.objects.visible_to(member).filter(wanted), moment)


def _meetings(rows: Any, moment: Moment) -> list[MeetingRow]:
    return sorted(map(_meeting, _told(rows, moment)), key=lambda row: (row.day, row.pk))


def _told(rows: Any, moment: Moment) -> Any:
    rows = rows.filter(entry__lte=moment.entry).annotate(
        **at_moment(MeetingTerms, moment, "pk", *MET),
        first_day=LookUp(MeetingTerms, "day", moment, FIRST, "pk"),
        body_name=LookUp(BodyTerms, "name", moment, "", "body_id"),
        body_kind=LookUp(BodyTerms, "kind", moment, "", "body_id"),
        body_clear=LookUp(BodyTerms, "clear_days", moment, "", "body_id"),
        minuted=LookUp(Minutes, "state", moment, "", "pk"),
        confirmed_by=LookUp(Minutes, "confirmed_at", moment, "", "pk"),
    )
    return rows.exclude(day=None).exclude(body_name=None)


class Meetings:
    """Meetings by key as they stood at a moment, of items that were found for a member: who sees
    an item sees when it was. Each is read once."""

    def __init__(self, moment: Moment, known: Iterable[MeetingRow] = ()) -> None:
        self.moment, self.rows = moment, {row.pk: row for row in known}

    def of(self, pks: Iterable[int | None], bodies: Collection[int] = ()) -> dict[int, MeetingRow]:
        """All that are known by now, with these, and with every one of some bodies."""
        missing = {pk for pk in pks if pk is not None} - self.rows.keys()
        if missing or bodies:
            wanted = Q(pk__in=missing) | Q(body__in=bodies)
            read = _meetings(Meeting.objects.filter(wanted), self.moment)
            self.rows |= {row.pk: row for row in read}
        return self.rows


def body_choices(member: Member) -> dict[str, tuple[Body, str]]:
    """The standing bodies that a member may see today, with their names, by what a form sends."""
    rows: Any = Body.objects.visible_to(member)
    rows = rows.annotate(**at_moment(BodyTerms, Moment.latest(), "pk", "name", "standing"))
    return {str(row.pk): (row, row.name) for row in rows.filter(standing=True).order_by("name")}


def meeting_choices(member: Member, wanted: Q = EVERYTHING) -> list[tuple[Meeting, MeetingRow]]:
    """Meetings that are not cancelled, as things and as rows, by day. One query."""
    things = _told(Meeting.objects.visible_to(member).filter(wanted), Moment.latest())
    pairs = [(thing, _meeting(thing)) for thing in things]
    pairs.sort(key=lambda pair: (pair[1].day, pair[1].pk))
    return [(thing, row) for thing, row in pairs if not row.is_cancelled]


def _meeting(row: Any) -> MeetingRow:
    return MeetingRow(
        pk=row.pk,
        body_pk=row.body_id,
        body=row.body_name,
        day=row.day,
        first_day=row.first_day,
        starts_at=row.starts_at,
        place=row.place,
        status=row.status,
        status_words=MeetingStatus(row.status).label,
        why=row.why or "",
        minutes=row.minuted or "",
        confirmed_by=row.confirmed_by,
        needs_clear_days=clear_days_needed(row.body_clear, row.body_kind in MEETS_IN_PUBLIC),
    )
