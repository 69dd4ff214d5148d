"""The permanent addresses of a person's feeds and calendars."""

from __future__ import annotations

import secrets

from django.db import models

from goldenthread.accounts.models import Person
from goldenthread.core import clock


def new_key() -> str:
    return secrets.token_urlsafe(32)


class FeedKey(models.Model):
    """A calendar program cannot sign in: the key in the address says whose feeds it asks for.

    It opens feeds alone, and in them what is open by law and the person may see today. A new key
    closes every address with the old one.
    """

    OPERATIONAL = "an address that its person renews at will; it records nothing"

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, unique=True, default=new_key)
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"Feeds of {self.person_id}"
