"""May a token be made so? Refusals are sentences fit for the page."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.api.models import Token
from goldenthread.core.errors import Refused

DAYS, DAYS_MOST = 90, 365


def last_day(ends_on: date | None, today: date) -> date:
    """The day that was asked for, or the usual one."""
    return ends_on or today + timedelta(days=DAYS)


def check_token(name: str, ends_on: date, today: date) -> None:
    """It is named, and ends on a day that is neither past nor far."""
    if not name:
        raise Refused("Say what the token is for.", field="name")
    if ends_on < today:
        raise Refused("The last day is over. Choose a later one.", field="ends_on")
    if ends_on > today + timedelta(days=DAYS_MOST):
        raise Refused(f"A token ends after {DAYS_MOST} days at most.", field="ends_on")


def check_not_revoked(token: Token) -> None:
    if token.is_revoked:
        raise Refused("This token is revoked already.")
