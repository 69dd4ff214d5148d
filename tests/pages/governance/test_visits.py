"""Visits of councillors: planned, told of, and tied to actions; nobody writes of a child."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.governing import make_governance
from tests.pages.reading import text_of
from tests.pages.sending import fields_of
from tests.people import World


def test_what_was_seen_on_a_visit_is_told_and_tied_to_an_action(
    client: Client, world: World
) -> None:
    governance = make_governance(world)
    address = f"/visits/{governance.visit.pk}/edit/"
    client.force_login(world.person("democratic_services"))

    def send(**said: Any) -> str:
        return text_of(client.post(address, {**fields_of(client.get(address)), **said}))

    told = {"saw": "Advisers look for homes by telephone.", "themes": "homes, caseloads"}
    assert "What was seen comes when the visit was held." in send(**told)
    assert "Say which posts went." in send(**told, status="held")
    refused = send(**told, status="held", went="Two members", actions="9.9")
    assert "No action of a live plan is called 9.9." in refused
    left_out = {"left_out": "The parent governor, who was away."}
    send(**told, **left_out, status="held", went="Two members", actions="1.4")
    client.force_login(world.person("councillor"))
    page = text_of(client.get("/visits/"))
    assert "1 visit was held" in page
    assert "Not everybody: The parent governor, who was away." in page
    assert "homes (1)" in page
    assert "Bears on 1.4" in text_of(client.get(f"/visits/{governance.visit.pk}/"))
