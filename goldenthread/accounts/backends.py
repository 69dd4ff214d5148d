"""Who signs in, and how a request finds them again."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import F

from goldenthread.accounts.members import Told
from goldenthread.accounts.models import Person
from goldenthread.ledger.prepared import Given, prepared


@prepared
def _with_grants() -> Any:
    """A person with authority and head, once for each of their grants, with what was told of it."""
    told = {f"told_{name}": F(f"grants__{name}") for name in Told._fields}
    people = Person.objects.select_related("authority__head").filter(pk=Given("pk"))
    return people.annotate(**told)


class SignIn(AuthenticationBackend):  # type: ignore[misc]
    """By e-mail address and password. Every request finds person and roles by one query."""

    def get_user(self, user_id: Any) -> Person | None:
        rows = _with_grants.instances(pk=user_id)
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        person: Any = rows[0]
        told = [Told(*(getattr(row, f"told_{name}") for name in Told._fields)) for row in rows]
        person.grants_told = [each for each in told if each.role is not None]
        return person  # type: ignore[no-any-return]
