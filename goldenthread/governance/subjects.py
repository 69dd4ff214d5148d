"""What bodies, meetings and what they did are called wherever an entry about them is listed."""

from __future__ import annotations

from django.db.models import Q

from goldenthread.accounts.access import Member
from goldenthread.accounts.subjects import Subject, register_subject
from goldenthread.core.templating import url
from goldenthread.governance.models import Seat
from goldenthread.governance.read import bodies_at, meetings_at
from goldenthread.governance.read_items import items_at
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.ledger.moments import Moment


def _bodies(member: Member, pks: set[int]) -> dict[int, Subject]:
    rows = bodies_at(member, Moment.latest(), Q(pk__in=pks))
    return {row.pk: Subject(row.name, url("body", row.pk)) for row in rows}


def _seats(member: Member, pks: set[int]) -> dict[int, Subject]:
    of = dict(Seat.objects.filter(pk__in=pks).values_list("pk", "body"))
    bodies = _bodies(member, set(of.values()))
    return {
        seat: Subject(f"Seat on {bodies[body].words}", bodies[body].href)
        for seat, body in of.items()
        if body in bodies
    }


def _meetings(member: Member, pks: set[int]) -> dict[int, Subject]:
    rows = meetings_at(member, Moment.latest(), Q(pk__in=pks))
    return {row.pk: Subject(row.name, url("meeting", row.pk)) for row in rows}


def _items(member: Member, pks: set[int]) -> dict[int, Subject]:
    rows = items_at(member, Moment.latest(), Q(pk__in=pks))
    return {row.pk: Subject(f"Item: {row.title}", url("item", row.pk)) for row in rows}


def _decisions(member: Member, pks: set[int]) -> dict[int, Subject]:
    items = items_at(member, Moment.latest(), Q(decisions__in=pks))
    rows = [(each, item) for item in items for each in item.decisions if each.pk in pks]
    return {
        row.pk: Subject(f"Decision {row.number}: {item.title}", url("decision", row.pk))
        for row, item in rows
    }


def _undertakings(member: Member, pks: set[int]) -> dict[int, Subject]:
    rows = undertakings_at(member, Moment.latest(), Q(pk__in=pks))
    return {
        row.pk: Subject(f"Undertaking {row.reference}: {row.title}", url("undertaking", row.pk))
        for row in rows
    }


register_subject("governance.body", _bodies)
register_subject("governance.seat", _seats)
register_subject("governance.meeting", _meetings)
register_subject("governance.item", _items)
register_subject("governance.decision", _decisions)
register_subject("governance.undertaking", _undertakings)
