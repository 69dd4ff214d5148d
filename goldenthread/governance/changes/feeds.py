"""The addresses of feeds. Operational, not recorded."""

from __future__ import annotations

from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.governance.models.feeds import FeedKey, new_key


def feed_key_of(person: Person) -> str:
    """The key of a person's feeds, made when it is first asked for."""
    found, _ = FeedKey.objects.get_or_create(person=person)
    return found.key


def renew_feed_key(person: Person) -> str:
    """A new key: whoever has an address with the old one gets nothing any more."""
    told = {"key": new_key(), "made_at": clock.now()}
    found, _ = FeedKey.objects.update_or_create(person=person, defaults=told)
    return found.key
