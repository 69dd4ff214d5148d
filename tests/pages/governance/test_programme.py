"""The work programme as it is read, without what is exempt."""

from __future__ import annotations

from django.test import Client

from tests.governing import AUTUMN, Governance, exempt, item, meeting, paper
from tests.pages.reading import text_of
from tests.people import World


def test_the_programme_shows_what_goes_where_and_nothing_exempt(
    client: Client, world: World, governance: Governance
) -> None:
    agenda = item(world, governance.coming, "Placements")
    paper(world, agenda, "What a place costs")
    exempt(world, governance.coming, "Goldfinch Lane")
    client.force_login(world.person("manager"))
    page = text_of(client.get("/programme/"))
    assert "Monday 30 November 2026 Children and Families Committee Placements" in page
    assert "Not yet published, due by 20 November 2026: What a place costs" in page
    assert (
        "Improvement plan, recommended by the Children and Families Committee, 13 July 2026, "
        "not yet on the agenda" in page
    )
    assert "Recess, 21 December 2026 to 8 January 2027" in page
    assert "Goldfinch Lane" not in page
    client.force_login(world.person("councillor"))
    assert "Goldfinch Lane" in text_of(client.get("/programme/"))


def test_a_meeting_and_a_body_say_what_is_in_the_way_and_what_waits(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("democratic_services"))
    body = text_of(client.get(f"/bodies/{governance.council.pk}/"))
    assert "Handed on to it, on no agenda yet Improvement plan, recommended by" in body
    meeting(world, governance.board, AUTUMN)
    page = text_of(client.get(f"/meetings/{governance.coming.pk}/"))
    assert "To look at Another body meets at the same time." in page
