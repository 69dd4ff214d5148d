"""From a person to a member: the roles held today."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from goldenthread.accounts.access import Member, NotAllowed
from goldenthread.accounts.models import Grant, Person, Role
from goldenthread.core import clock
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given


def member_of(person: Person) -> Member:
    """The person as a member of their authority, with the roles that hold today."""
    told = _held(person)
    partner = told.get(Role.PARTNER)
    return Member(
        person.authority, person, frozenset(told), partner.organisation if partner else None
    )


def members_of(authority: Authority, people: Collection[int]) -> dict[int, Member]:
    """Those of the people, by key, who can sign in, with the roles that hold today. Two queries,
    however many they are."""
    told = defaultdict(list)
    rows = Grant.objects.filter(authority=authority, person__in=people)
    for person, *grant in rows.values_list("person", *Told._fields):
        told[person].append(Told(*grant))
    found: dict[int, Any] = people_of(authority.pk).in_bulk(people)
    for key, who in found.items():
        who.authority, who.grants_told = authority, told[key]
    return {key: member_of(who) for key, who in found.items()}


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
    organisation: int | None


def roles_of(person: Person) -> frozenset[str]:
    """The roles that a person holds today."""
    return frozenset(_held(person))


def _held(person: Person) -> dict[str, Told]:
    """The grants that hold today, by role. Folded here, since every request asks: a person has few.

    A person whom a request found brings theirs (backends.py).
    """
    today = clock.today()
    told: list[Told] | None = getattr(person, "grants_told", None)
    if told is None:
        rows = Grant.objects.filter(person=person).values_list(*Told._fields)
        told = [Told(*row) for row in rows]
    by_now = [each for each in told if each.effective_on <= today]
    last = {each.role: each for each in sorted(by_now, key=lambda each: each[:2])}
    return {
        role: each
        for role, each in last.items()
        if each.present and (each.until is None or each.until >= today)
    }


def people_of(authority: int) -> QuerySet[Person]:
    """Everybody of the authority who can sign in, by post."""
    return Person.objects.filter(authority=authority, is_active=True).order_by("post")


def people_with(authority: Authority, *roles: str, also: Iterable[int | None] = ()) -> list[Person]:
    """The active people of the authority who hold one of the roles today, by post.

    `also`: people to list whatever they hold, since they stand somewhere already. Each knows
    whether they come from a partner, as `from_partner`.
    """
    now = Moment.latest()
    every = Grant.objects.filter(authority=authority).as_at(now).filter(present=True)
    every = every.filter(Q(until=None) | Q(until__gte=now.on))
    held, partners = every.filter(role__in=roles), every.filter(role=Role.PARTNER)
    listed = Q(pk__in=held.values("person"), is_active=True)
    listed |= Q(pk__in=[pk for pk in also if pk is not None], authority=authority)
    people = Person.objects.filter(listed).order_by("post")
    return list(people.annotate(from_partner=Exists(partners.filter(person=OuterRef("pk")))))


def post_of(key: str) -> Subquery:
    """The post of the person whose key the column `key` of a query holds."""
    return Subquery(Person.objects.filter(pk=OuterRef(key)).values("post"))


def member_to_come(roles: frozenset[str]) -> Member:
    """Some member with these roles, to build a query with: what may be seen depends on roles, on
    the authority and on the person, and only the first make a query another one."""
    person: Any = SimpleNamespace(pk=Given("me"))
    authority: Any = Given("authority")
    organisation: Any = Given("organisation")
    return Member(authority, person, roles, organisation)


def given_member(member: Member) -> dict[str, int | None]:
    """What `member_to_come` left open."""
    return {
        "authority": member.authority.pk,
        "me": member.person_id,
        "organisation": member.organisation,
    }


def day_for(member: Member) -> date | None:
    """The day of which a query for this member is, where what they see depends on it: of a
    partner, who today owns what. It is a part of the query's shape."""
    return clock.today() if member.has(Role.PARTNER) else None
