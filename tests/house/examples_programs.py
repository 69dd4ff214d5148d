"""Examples of addresses: tokens, and the API that programs use with them."""

from __future__ import annotations

from typing import Any

from goldenthread.api.changes import make_token
from goldenthread.api.models import Token
from tests.house.example import NOBODY, PUBLIC, Example, of
from tests.house.world import House


def token_of(house: House) -> Token:
    """A token of the owner's, made when it is first asked for."""
    found: Token | None = Token.objects.first()
    return found or make_token(by=house.member("owner"), name="Nightly").token


def _token(house: House) -> list[Any]:
    return [token_of(house).pk]


PROGRAMS: dict[str, Example] = {
    "tokens": Example("owner", "councillor"),
    "token-add": Example("assurer", "adviser"),
    "token-revoke": Example("owner", "owner_2", _token),
    "api-description": Example(PUBLIC),
    "api-measures": Example("owner", NOBODY, by_token=True),
    "api-readings": Example("owner", NOBODY, of("measure"), by_token=True),
}
