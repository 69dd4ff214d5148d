"""People and roles: the verbs. Names are operational; who held which role when is a fact."""

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Model

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import roles_of
from goldenthread.accounts.models import Grant, Organisation, Person, Role
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Authority
from goldenthread.ledger.recording import change, record

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GUEST_DAYS, GUEST_DAYS_MOST = 28, 90


def add_authority(*, slug: str, name: str) -> Authority:
    """Add a council. Its record begins with its first change."""
    if not SLUG.fullmatch(slug):
        raise Refused(
            f"“{slug}” cannot stand in an address. Use small letters, digits and hyphens: "
            "north-wyremouth."
        )
    _check(Authority, slug=slug, name=name)
    if Authority.objects.filter(slug=slug).exists():
        raise Refused(f"There is an authority “{slug}” already.")
    return Authority.objects.create(slug=slug, name=name)


def _check(model: type[Model], **values: str) -> None:
    """What no form has looked at yet, since it comes from the command line."""
    others = {each.name for each in model._meta.fields} - set(values)
    try:
        model(**values).clean_fields(exclude=others)
    except ValidationError as error:
        name, said = next(iter(error.message_dict.items()))
        refusal = f"“{values[name]}” cannot be the {name}. {' '.join(said)}"
        raise Refused(refusal, field=name) from error


@change
def add_person(
    *,
    by: Member,
    email: str,
    post: str,
    role: str,
    password: str | None,
    organisation: str = "",
) -> Person:
    """Add somebody who can sign in, with a first role."""
    check_may(by, "people.manage")
    _check(Person, email=email, post=post)
    if Person.objects.filter(email__iexact=email).exists():
        raise Refused(f"{email} belongs to a person already.", field="email")
    person = Person.objects.create_user(email, password, authority=by.authority, post=post)
    record("role.granted", _grant(person, role, None, organisation))
    return person


@change
def grant_role(
    *,
    by: Member,
    person: Person,
    role: str,
    until: date | None = None,
    organisation: str = "",
) -> Grant:
    """Give a person a role from today on; a guest's ends, after 28 days unless told, 90 at most.

    A partner's is for an `organisation`, which is added where it is not known yet.
    """
    check_may(by, "people.manage", person)
    grant = _grant(person, role, until, organisation)
    record("role.granted", grant)
    return grant


def _grant(person: Person, role: str, until: date | None, organisation: str) -> Grant:
    today = clock.today()
    _check_partner_alone(person, role)
    if role == Role.GUEST:
        until = until or today + timedelta(days=GUEST_DAYS)
        if until > today + timedelta(days=GUEST_DAYS_MOST):
            raise Refused(f"A guest reader’s access ends after {GUEST_DAYS_MOST} days at most.")
    of = _organisation(person, organisation) if role == Role.PARTNER else None
    return Grant.objects.create(
        person=person, role=role, until=until, organisation=of, effective_on=today
    )


def _check_partner_alone(person: Person, role: str) -> None:
    """Another role would show a partner all that the council's own people see."""
    held = roles_of(person) - {role}
    if held and (role == Role.PARTNER or Role.PARTNER in held):
        raise Refused(
            "Somebody of a partner has no other role beside: it would show them the whole plan. "
            "Take the other one away first.",
            field="roles",
        )


def _organisation(person: Person, name: str) -> Organisation:
    """The one of this name, whatever its capitals; a new one where there is none."""
    name = " ".join(name.split())
    if not name:
        raise Refused("Say of which organisation they are.", field="organisation")
    known = Organisation.objects.filter(authority=person.authority_id, name__iexact=name).first()
    return known or Organisation.objects.create(name=name)


@change
def withdraw_role(*, by: Member, person: Person, role: str) -> Grant:
    """Take a role from a person from today on. The last administrator's stays."""
    check_may(by, "people.manage", person)
    if role == Role.ADMINISTRATOR and by.person_id == person.pk:
        raise Refused("You cannot take the administrator’s role from yourself. Ask another one.")
    last = person.grants.filter(role=role).newest_first().first()
    grant = Grant.objects.create(
        person=person,
        role=role,
        present=False,
        organisation=last.organisation if last else None,
        effective_on=clock.today(),
    )
    record("role.withdrawn", grant)
    return grant


def save_person(
    *, by: Member, person: Person | None, post: str, email: str, is_active: bool
) -> Person:
    """Add or change a person. Names and addresses are operational, so no entry tells them."""
    check_may(by, "people.manage", person)
    if person is not None and person.pk == by.person_id and not is_active:
        raise Refused("You cannot close your own account. Ask another administrator.")
    if person is None:
        person = Person(authority=by.authority)
        person.set_unusable_password()
    person.post, person.email, person.is_active = post, email, is_active
    person.save()
    return person
