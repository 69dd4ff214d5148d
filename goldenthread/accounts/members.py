"""From a person to a member: the roles held today."""

from django.db.models import Q, QuerySet

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Grant, Person
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment


def member_of(person: Person) -> Member:
    """The person as a member of their authority, with the roles that hold today."""
    return Member(person.authority, person, roles_of(person))


def roles_of(person: Person) -> frozenset[str]:
    now = Moment.latest()
    held = Grant.objects.filter(person=person).as_at(now).filter(present=True)
    return frozenset(
        held.filter(Q(until=None) | Q(until__gte=now.on)).values_list("role", flat=True)
    )


def people_of(authority: int) -> QuerySet[Person]:
    """Everybody of the authority who can sign in, by post."""
    return Person.objects.filter(authority=authority, is_active=True).order_by("post")


def people_with(authority: Authority, role: str) -> list[Person]:
    """The active people of the authority who hold the role today, by post."""
    now = Moment.latest()
    held = Grant.objects.filter(authority=authority, role=role).as_at(now).filter(present=True)
    held = held.filter(Q(until=None) | Q(until__gte=now.on))
    people = Person.objects.filter(pk__in=held.values("person"), is_active=True)
    return list(people.order_by("post"))
