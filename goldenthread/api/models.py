"""Tokens of the API: a program acts by one for the person who made it, until it ends."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.ledger.models import Record, RecordQuerySet

if TYPE_CHECKING:
    from datetime import date


def digest_of(text: str) -> str:
    """SHA-256 in hex. A token is 32 random bytes, so nothing slower is needed to keep it."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


class TokenQuerySet(RecordQuerySet["Token"]):
    def with_use(self) -> Any:
        """With whose it is, whether it was revoked and when it was last used: one query."""
        return self.select_related("person__authority", "revocation", "use")


class Token(Record):
    """Who has its text acts as `person`, up to and on `ends_on`; only its digest is kept."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    ends_on = models.DateField()

    objects: ClassVar[Any] = TokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="api_token_once"),
            models.CheckConstraint(condition=~Q(name=""), name="api_token_named"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_revoked(self) -> bool:
        return hasattr(self, "revocation")

    @property
    def is_in_force(self) -> bool:
        return not self.is_revoked and self.ends_on >= clock.today()

    @property
    def last_used_on(self) -> date | None:
        return self.use.last_on if hasattr(self, "use") else None


class Revocation(Record):
    """A token ended before its day."""

    token = models.OneToOneField(Token, models.PROTECT, related_name="revocation")


class TokenUse(models.Model):
    """The last day on which a token was used."""

    OPERATIONAL = "a day that each use may move; what was done by it is in the record"

    token = models.OneToOneField(Token, models.PROTECT, primary_key=True, related_name="use")
    last_on = models.DateField()
