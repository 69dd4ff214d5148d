"""Who may do what: one table, one function.

Each app's `permissions.py` registers `(role, verb) → scope`. A scope is a Q for lists and a
predicate for objects, side by side; a property test shows that both agree. `decide` is pure.
Whether a thing may happen *now* is another question, answered by `rules.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from goldenthread.accounts.models import Person, Role
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Authority


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody acting: a person with the roles held today, the worker (no person), the public.

    `organisation`: the key of the one whose person a partner is.
    """

    authority: Authority
    person: Person | None
    roles: frozenset[str]
    organisation: int | None = None

    @property
    def person_id(self) -> int | None:
        return self.person.pk if self.person else None

    @property
    def acting_as(self) -> str:
        return ",".join(sorted(self.roles))

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)


SYSTEM = "system"


def system(authority: Authority) -> Member:
    """The worker and the command line, acting for an authority."""
    return Member(authority, None, frozenset({SYSTEM}))


@dataclass(frozen=True, slots=True)
class Scope:
    """On which objects a role may use a verb. Objects of other authorities never match."""

    name: str
    q: Callable[[Member], Q]
    holds: Callable[[Member, Any], bool]


ANYWHERE = Scope("anywhere in the authority", lambda _: ~Q(pk__in=[]), lambda _m, _o: True)

_table: dict[tuple[str, str], Scope] = {}
_sentences: dict[str, str] = {}


def register(
    verb: str, refusal: str, grants: Mapping[Scope, Iterable[str]], *, worker: bool = False
) -> None:
    """Declare a verb: who may, on what; and the sentence for those who may not."""
    if verb in _sentences:
        raise ValueError(f"{verb} is declared twice")
    _sentences[verb] = refusal
    for scope, roles in grants.items():
        for role in roles:
            if (role, verb) in _table:
                raise ValueError(f"{role} is granted {verb} twice: make one scope of the two")
            _table[role, verb] = scope
    if worker:
        _table[SYSTEM, verb] = ANYWHERE


def decide(member: Member, verb: str, obj: Any = None) -> bool:
    """May this member use the verb, on this object? Without an object: on any at all?"""
    if verb not in _sentences:
        raise LookupError(f"no permission declares the verb {verb}")
    if obj is not None and obj.authority_id != member.authority.pk:
        return False
    scopes = (_table.get((role, verb)) for role in member.roles)
    return any(scope is not None and (obj is None or scope.holds(member, obj)) for scope in scopes)


def visible(member: Member, verb: str) -> Q:
    """The same decision for a list: what of a table the member may use the verb on."""
    scopes = {scope for role in member.roles if (scope := _table.get((role, verb)))}
    inside = Q(authority=member.authority)
    if ANYWHERE in scopes:
        return inside
    allowed = Q(pk__in=[])
    for scope in scopes:
        allowed |= scope.q(member)
    return inside & allowed


class NotAllowed(Refused):
    """The member's roles do not allow this. Its sentence says whose do."""


def check_may(member: Member, verb: str, obj: Any = None) -> None:
    """Refuse, with the verb's sentence, what `decide` does not allow."""
    if not decide(member, verb, obj):
        raise NotAllowed(_sentences[verb])


def verbs() -> dict[str, str]:
    """Every declared verb with its sentence of refusal, for the access table and its page."""
    return dict(_sentences)


def scope_of(role: str, verb: str) -> Scope | None:
    return _table.get((role, verb))


_NOT_BY_THEIR_ROLE = (Role.ADMINISTRATOR, Role.PARTNER)
EVERYBODY = tuple(role.value for role in Role if role not in _NOT_BY_THEIR_ROLE)
"""Who reads what is there to be read: not who manages people, nor who sees only their part."""
READERS_OF_PLANS = tuple(role for role in EVERYBODY if role != Role.COUNCILLOR)
