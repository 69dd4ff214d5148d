"""From a person to a member: the roles held today."""

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from goldenthread.accounts.access import Member, NotAllowed
from goldenthread.accounts.models import Grant, Person
from goldenthread.core import clock
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given


def member_of(person: Person) -> Member:
    """The person as a member of their authority, with the roles that hold today."""
    return Member(person.authority, person, roles_of(person))


def person_of(by: Member) -> Person:
    """The person who acts; the worker and the command line are none."""
    if by.person is None:
        raise NotAllowed("Only a person can do this.")
    return by.person


class Told(NamedTuple):
    """A grant, as far as the roles of today depend on it."""

    effective_on: date
    entry: int
    role: str
    present: bool
    until: date | None


def roles_of(person: Person) -> frozenset[str]:
    """Folded here, since every request asks: a person has few grants.

    A person whom a request found brings theirs (backends.py).
    """
    today = clock.today()
    told: list[Told] | None = getattr(person, "grants_told", None)
    if told is None:
        rows = Grant.objects.filter(person=person).values_list(*Told._fields)
        told = [Told(*row) for row in rows]
    held = {
        each.role: each.present and (each.until is None or each.until >= today)
        for each in sorted(told)
        if each.effective_on <= today
    }
    return frozenset(role for role, is_held in held.items() if is_held)


def people_of(authority: int) -> QuerySet[Person]:
    """Everybody of the authority who can sign in, by post."""
    return Person.objects.filter(authority=authority, is_active=True).order_by("post")


def people_with(authority: Authority, *roles: str, also: Iterable[int | None] = ()) -> list[Person]:
    """The active people of the authority who hold one of the roles today, by post.

    `also`: people to list whatever they hold, since they stand somewhere already.
    """
    now = Moment.latest()
    held = Grant.objects.filter(authority=authority, role__in=roles)
    held = held.as_at(now).filter(present=True)
    held = held.filter(Q(until=None) | Q(until__gte=now.on))
    listed = Q(pk__in=held.values("person"), is_active=True)
    listed |= Q(pk__in=[pk for pk in also if pk is not None], authority=authority)
    return list(Person.objects.filter(listed).order_by("post"))


def member_to_come(roles: frozenset[str]) -> Member:
    """Some member with these roles, to build a query with: what may be seen depends on roles, on
    the authority and on the person, and only the first make a query another one."""
    person: Any = SimpleNamespace(pk=Given("me"))
    authority: Any = Given("authority")
    return Member(authority, person, roles)


def given_member(member: Member) -> dict[str, int | None]:
    """What `member_to_come` left open."""
    return {"authority": member.authority.pk, "me": member.person_id}
