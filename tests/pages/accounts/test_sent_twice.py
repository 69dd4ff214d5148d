"""A form that comes twice, by a second click, is answered as the first time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.accounts.pages import MOST_SENT, SENT
from goldenthread.ledger.models import Entry
from tests.house.world import House, make_house
from tests.pages.sending import fields_of
from tests.saved import once


@pytest.fixture
def house(db: Any) -> Iterator[House]:
    with once(make_house) as made:
        yield made


def of(house: House, name: str) -> tuple[str, str, dict[str, Any]]:
    """Whose form it is, its address and what is typed."""
    action = house.action("1.1").pk
    typed: dict[str, Any] = {}
    if name == "sign-off":
        return "lead", reverse(name, args=[house.action("1.3").pk]), {"decision": "sign"}
    if name == "action-evidence-take-off":
        return "owner", reverse(name, args=[house.evidence.pk, action]), typed
    request = house.request.pk
    return "lead", reverse(name, args=[request]), {"answer": "refuse", "note": "Too late."}


# Each finds at its second sending that what it asks for is done: no longer there, or refused.
@pytest.mark.parametrize("name", ["sign-off", "action-evidence-take-off", "date-request"])
def test_the_second_sending_moves_on_as_the_first(house: House, client: Client, name: str) -> None:
    who, address, typed = of(house, name)
    client.force_login(house.world.person(who))
    sent = fields_of(client.get(address)) | typed
    first = client.post(address, sent)
    entries = Entry.objects.count()
    again = client.post(address, sent)
    assert (first.status_code, again.status_code) == (302, 302)
    assert first.url == again.url  # type: ignore[attr-defined]
    assert Entry.objects.count() == entries


def test_the_ledger_knows_it_too_where_the_first_answer_is_not_known(
    house: House, client: Client
) -> None:
    """Two clicks at once: the second is under way before the first is answered."""
    who, address, typed = of(house, "sign-off")
    client.force_login(house.world.person(who))
    sent = fields_of(client.get(address)) | typed
    first = client.post(address, sent)
    session = client.session
    del session[SENT]
    session.save()
    entries = Entry.objects.count()
    again = client.post(address, sent)
    assert first.url == again.url  # type: ignore[attr-defined]
    assert Entry.objects.count() == entries


def test_a_form_that_says_something_else_is_answered_anew(house: House, client: Client) -> None:
    who, address, typed = of(house, "sign-off")
    client.force_login(house.world.person(who))
    page = fields_of(client.get(address))
    refused = client.post(address, page | {"decision": "back", "note": ""})
    assert refused.status_code == 422
    assert client.post(address, page | typed).status_code == 302


def test_few_are_remembered(house: House, client: Client) -> None:
    client.force_login(house.world.person("manager"))
    address = reverse("inspection-by-hand")
    for _ in range(MOST_SENT + 2):
        client.post(address, fields_of(client.get(address)))
    assert len(client.session[SENT]) == MOST_SENT
