"""Tokens: the verbs. Giving a program access is recorded as giving a person a role is."""

from __future__ import annotations

import secrets
from datetime import date
from typing import NamedTuple

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import person_of
from goldenthread.api import rules
from goldenthread.api.models import Revocation, Token, TokenUse, digest_of
from goldenthread.core import clock
from goldenthread.ledger.recording import change, record

PREFIX = "gt_"  # by which programs that look for secrets in code find it


class Made(NamedTuple):
    """A new token with its text, which nothing keeps: it is shown once."""

    token: Token
    text: str


@change
def make_token(*, by: Member, name: str, ends_on: date | None = None) -> Made:
    """Let a program act for the member; for 90 days unless told, 365 at most."""
    check_may(by, "token.keep")
    name, ends_on = " ".join(name.split()), rules.last_day(ends_on, clock.today())
    rules.check_token(name, ends_on, clock.today())
    text = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        person=person_of(by), name=name, digest=digest_of(text), ends_on=ends_on
    )
    record("token.made", token)
    return Made(token, text)


@change
def revoke_token(*, by: Member, token: Token) -> Revocation:
    """End a token now. What was done by it stays."""
    check_may(by, "token.keep", token)
    rules.check_not_revoked(token)
    revocation: Revocation = Revocation.objects.create(token=token)
    record("token.revoked", token)
    return revocation


def note_use(token: Token) -> None:
    """Keep the day of a token's last use: written once a day, so that reading stays reading."""
    if token.last_used_on != clock.today():
        TokenUse.objects.update_or_create(token=token, defaults={"last_on": clock.today()})
