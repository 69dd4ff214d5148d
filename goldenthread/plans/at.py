"""The position in time that a page of a plan shows, with the words that its ratings had then."""

from __future__ import annotations

from django.http import HttpRequest

from goldenthread.accounts import at as accounts
from goldenthread.accounts.at import NAMES, At
from goldenthread.ledger.models import Authority
from goldenthread.plans.ratings import speak
from goldenthread.plans.read_keys import keys_at

__all__ = ["NAMES", "At", "at_of"]


def at_of(request: HttpRequest, authority: Authority) -> At:
    """What the request asks for; where that cannot be shown, today is, and it is said why."""
    at = accounts.at_of(request, authority)
    if not at.is_now:
        speak(lambda: keys_at(authority, at.moment))
    return at
