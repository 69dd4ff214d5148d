"""Tokens: a person makes one, a program has what they may do today, and it ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from goldenthread.accounts.changes import withdraw_role
from goldenthread.api.changes import make_token, revoke_token
from goldenthread.api.models import Revocation, Token, digest_of
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.recording import change, record
from tests.pages.api.programs import Program
from tests.pages.sending import enter, fields_of, send, text_of
from tests.people import TODAY, World, at


def status(program: Program) -> int:
    answer: Any = program.get("measures")
    assert not answer.cookies
    return int(answer.status_code)


def test_a_token_is_shown_once_and_kept_as_its_digest(world: World, client: Client) -> None:
    enter(client, world, "owner")
    assert "You have made none." in text_of(client.get("/tokens/"))
    typed = {"name": "  The case system ", "ends_on_day": "", "ends_on_month": ""}
    sent = fields_of(client.get("/tokens/make/")) | typed
    answer = client.post("/tokens/make/", sent)
    token = Token.objects.get()
    words = text_of(answer).split()
    text = next(word for word in words if word.startswith("gt_"))
    assert token.digest == digest_of(text)
    assert len(text) > 43
    assert (token.name, token.ends_on) == ("The case system", TODAY + timedelta(days=90))
    assert text not in "".join(Entry.objects.values_list("body", flat=True))
    again = client.post("/tokens/make/", sent, follow=True)
    assert Token.objects.count() == 1
    assert "Its text was shown once" in text_of(again)
    assert text not in again.content.decode()
    assert "The case system Until 14 February 2027 Never" in text_of(again)


def test_a_token_is_used_and_revoked(world: World, client: Client) -> None:
    program = Program(world, "owner")
    assert status(program) == 200
    enter(client, world, "owner")
    assert "Until 14 February 2027 16 November 2026" in text_of(client.get("/tokens/"))
    assert send(client, f"/tokens/{program.made.token.pk}/revoke/").status_code == 302
    assert status(program) == 401
    words = text_of(client.get("/tokens/"))
    assert "Revoked" in words
    enter(client, world, "manager")
    assert client.get(f"/tokens/{program.made.token.pk}/revoke/").status_code == 404


def test_a_token_ends_with_its_day_its_persons_role_and_their_account(world: World) -> None:
    program, finance = Program(world, "owner"), Program(world, "finance")
    with at(TODAY + timedelta(days=90)):
        assert status(program) == 200
    with at(TODAY + timedelta(days=91)):
        assert status(program) == 401
    withdraw_role(by=world.member("administrator"), person=world.person("finance"), role="finance")
    assert status(finance) == 403
    person = world.person("owner")
    person.is_active = False
    person.save()
    assert status(program) == 401


def test_signing_in_is_no_token(world: World) -> None:
    program = Program(world)
    assert status(program) == 401
    program.client.force_login(world.person("manager"))
    assert program.get("measures").status_code == 401
    for wrong in ("Bearer", "Bearer ", "Bearer x\udcff", "Basic eDp5", f"Bearer gt_{'a' * 43}"):
        program.client.defaults["HTTP_AUTHORIZATION"] = wrong
        assert program.get("measures").status_code == 401


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": "  "}, "Say what the token is for."),
        ({"ends_on": date(2026, 11, 15)}, "The last day is over"),
        ({"ends_on": TODAY + timedelta(days=366)}, "365 days at most"),
    ],
)
def test_a_token_is_named_and_ends_within_a_year(
    world: World, said: dict[str, Any], sentence: str
) -> None:
    by = world.member("owner")
    assert make_token(by=by, name="A", ends_on=TODAY + timedelta(days=365)).token.pk
    with pytest.raises(Refused, match=sentence):
        make_token(by=by, **{"name": "Nightly", **said})


def test_who_enters_no_figures_has_no_token(world: World) -> None:
    for who in ("board_member", "adviser", "administrator"):
        with pytest.raises(Refused, match="Only people who enter the figures"):
            make_token(by=world.member(who), name="Nightly")


def test_the_database_refuses_a_second_revocation(world: World) -> None:
    by, token = world.member("owner"), make_token(by=world.member("owner"), name="A").token
    revoke_token(by=by, token=token)
    with pytest.raises(Refused, match="revoked already"):
        revoke_token(by=by, token=Token.objects.get())

    @change
    def past_the_rule(*, by: Any) -> None:
        record("token.revoked", Revocation.objects.create(token=token))

    with pytest.raises(IntegrityError), transaction.atomic():
        past_the_rule(by=by)
