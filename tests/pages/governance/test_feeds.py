"""Feeds at permanent addresses: what their person may see, and nothing exempt."""

from __future__ import annotations

from django.test import Client

from goldenthread.governance.changes import feed_key_of, renew_feed_key
from tests.governing import exempt, make_governance, promise
from tests.people import World

CANARY = "Goldfinch Lane"


def test_a_feed_shows_what_its_person_may_see_and_nothing_exempt(
    client: Client, world: World
) -> None:
    governance = make_governance(world)
    secret = exempt(world, governance.held, CANARY, plans=(world.plan,))
    promise(world, secret, CANARY, governance.committee, person=world.person("councillor"))
    person = world.person("councillor")  # sits on the committee, not on the board
    client.force_login(person)
    key = feed_key_of(person)
    page = client.get("/feeds/").content.decode()
    assert f"/feeds/{key}/bodies/{governance.committee.pk}.ics" in page
    client.logout()
    names = (
        *(f"bodies/{governance.committee.pk}.atom", f"bodies/{governance.committee.pk}.ics"),
        *(f"plans/{world.plan.pk}.atom", f"plans/{world.plan.pk}.ics", "me.ics", "me.atom"),
    )
    for name in names:
        answer = client.get(f"/feeds/{key}/{name}")
        assert answer.status_code == 200, name
        assert CANARY not in answer.content.decode(), name
    feed = client.get(f"/feeds/{key}/{names[0]}").content.decode()
    assert "That Council approve the plan." in feed
    assert client.get(f"/feeds/{key}/bodies/{governance.board.pk}.ics").status_code == 404
    renew_feed_key(person)
    assert client.get(f"/feeds/{key}/me.ics").status_code == 404
