"""Practice areas on pages: the list, what a plan holds of each, and lists narrowed to one."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goldenthread.inspections.areas import OURS, areas_at
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.models import ActionText
from tests.pages.sending import enter, fields_of, send, text_of
from tests.people import World

pytestmark = pytest.mark.django_db


def lie_in(client: Any, world: World, area: str, *references: str) -> None:
    for reference in references:
        place = f"/actions/{world.action(reference).pk}/edit/"
        assert send(client, place, practice_area=area).status_code == 302


def test_the_list_is_changed_on_a_page(client, world):
    enter(client, world, "director")
    place = "/practice-areas/"
    typed = {"front_door-word": "MASH", "added": "Unaccompanied children\n\nKinship"}
    fields = fields_of(client.get(place)) | typed
    del fields["out_of_hours-offered"]
    assert client.post(place, fields).status_code == 302
    areas = areas_at(world.authority, Moment.latest())
    assert areas[0].word == "MASH"
    assert not areas[1].offered
    assert [area.word for area in areas[len(OURS) :]] == ["Unaccompanied children", "Kinship"]


def test_what_is_wrong_with_the_list_is_said_and_kept(client, world):
    enter(client, world, "manager")
    answer = send(client, "/practice-areas/", **{"front_door-word": "", "added": "Kinship"})
    assert answer.status_code == 422
    assert "Enter a word for it." in text_of(answer)
    assert fields_of(answer)["added"] == "Kinship"


def test_an_action_lies_in_an_area_and_lists_are_narrowed_to_it(client, world):
    enter(client, world, "manager")
    lie_in(client, world, "care_leavers", "1.1", "1.2")
    enter(client, world, "inspector")
    place = f"/plans/{world.plan.pk}/actions/?area=care_leavers"
    words = text_of(client.get(place))
    assert "2 of 12 actions: Practice area: care leavers" in words
    assert "1.1 Care leavers: piece of work 1" in words
    assert "10 of 12 actions" in text_of(client.get(place.replace("care_leavers", "none")))
    csv = client.get(f"/plans/{world.plan.pk}/actions.csv?area=care_leavers").content.decode()
    assert csv.count(",Care leavers,") == 2


def test_every_number_of_the_overview_is_the_length_of_its_list(client, world):
    enter(client, world, "manager")
    lie_in(client, world, "care_leavers", "1.1", "1.2", "2.1")
    lie_in(client, world, "front_door", "2.2")
    enter(client, world, "board_member")
    page = client.get(f"/plans/{world.plan.pk}/areas/")
    words = text_of(page)
    assert "No practice area given" in words
    links = re.findall(r'href="(/plans/[^"]*area=[^"]*)">(\d+)', page.content.decode())
    assert len(links) > 6
    for href, number in links:
        said = text_of(client.get(href.replace("&amp;", "&")))
        count = re.search(r"(\d+)(?: of \d+)? (?:actions?|findings?|pieces?)", said)
        assert count, href
        if "/actions/" in href:
            assert re.search(rf"\b{number} (of 12 )?actions?", said), (href, number)
        else:
            assert number in said


def test_evidence_lies_where_its_action_lies_unless_another_area_is_chosen(client, world):
    enter(client, world, "manager")
    lie_in(client, world, "care_leavers", "1.2")
    place = f"/actions/{world.action('1.2').pk}/evidence/add/"
    page = client.get(place)
    assert fields_of(page)["practice_area"] == "care_leavers"
    typed = {"kind": "data", "title": "Figures", "url": "https://wyremouth.example/f"}
    typed |= {"dated_on_day": "2", "dated_on_month": "11", "dated_on_year": "2026"}
    assert client.post(place, fields_of(page) | typed).status_code == 302
    (row,) = changes.evidence_of(world.action("1.2"))
    library = f"/plans/{world.plan.pk}/evidence/?area="
    assert "1 of 2 pieces of evidence" in text_of(client.get(f"{library}care_leavers"))
    assert "1 of 2 pieces of evidence" in text_of(client.get(f"{library}none"))
    assert row.title == "Figures"


def test_an_area_that_is_no_longer_offered_stays_where_it_stands(client, world):
    enter(client, world, "manager")
    lie_in(client, world, "health", "1.4")
    fields = fields_of(client.get("/practice-areas/"))
    del fields["health-offered"]
    client.post("/practice-areas/", fields)
    place = f"/actions/{world.action('1.4').pk}/edit/"
    assert fields_of(client.get(place))["practice_area"] == "health"
    assert send(client, place, title="Another title").status_code == 302
    other = f"/actions/{world.action('1.5').pk}/edit/"
    assert 'value="health"' not in client.get(other).content.decode()
    assert ActionText.objects.filter(practice_area="health").count() == 2
