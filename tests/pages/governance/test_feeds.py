"""Feeds at permanent addresses: what their person may see, and nothing exempt."""

from __future__ import annotations

from datetime import date

from django.test import Client

from goldenthread.governance.changes import feed_key_of, renew_feed_key
from tests.governing import Governance, decide, exempt, meeting, promise
from tests.pages.reading import text_of
from tests.people import World

CANARY = "Goldfinch Lane"


def test_a_feed_shows_what_its_person_may_see_and_nothing_exempt(
    client: Client, world: World, governance: Governance
) -> None:
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


def test_a_slip_of_a_year_costs_neither_a_feed_nor_a_page_its_other_rows(
    client: Client, world: World, governance: Governance
) -> None:
    slip = meeting(world, governance.committee, date(1026, 12, 25), status="held")
    for day in (date(9999, 12, 31), date(2150, 3, 1)):
        meeting(world, governance.committee, day)
    person = world.person("democratic_services")
    client.force_login(person)
    for name in ("programme", f"meetings/{slip.pk}", f"bodies/{governance.committee.pk}"):
        assert client.get(f"/{name}/").status_code == 200, name
    answer = client.get(f"/feeds/{feed_key_of(person)}/bodies/{governance.committee.pk}.ics")
    said = answer.content.decode()
    assert f"meeting-{governance.coming.pk}" in said
    assert f"meeting-{slip.pk}" not in said


def test_addresses_are_those_of_the_host_that_was_asked(
    client: Client, world: World, governance: Governance
) -> None:
    """Whoever runs every meeting sits on none of the bodies, and their calendar has them all."""
    person = world.person("democratic_services")
    client.force_login(person)
    page = client.get("/feeds/", headers={"host": "localhost:8103"}).content.decode()
    address = f"http://localhost:8103/feeds/{feed_key_of(person)}/me"
    assert f"{address}.ics" in page
    assert "127.0.0.1" not in page
    mine = client.get(f"{address}.ics", headers={"host": "localhost:8103"}).content.decode()
    mine = mine.replace("\r\n ", "")
    assert f"http://localhost:8103/meetings/{governance.coming.pk}/" in mine
    assert f"meeting-{governance.council_meeting.pk}" in mine
    feed = client.get(f"{address}.atom", headers={"host": "localhost:8103"}).content.decode()
    assert f"{address}.atom" in feed
    assert "127.0.0.1" not in feed


def test_a_vote_that_nobody_recorded_is_called_so(
    client: Client, world: World, governance: Governance
) -> None:
    decide(world, governance.item, "note", "That the report be noted.", carried="not_said")
    client.force_login(world.person("councillor"))
    for name in ("decisions", f"meetings/{governance.held.pk}", f"items/{governance.item.pk}"):
        page = text_of(client.get(f"/{name}/"))
        assert "Vote not recorded" in page, name
        assert "not said" not in page, name
