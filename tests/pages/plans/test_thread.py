"""The golden thread as a page: the drawing and the table say the same, at any date."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from goldenthread.plans import changes
from goldenthread.plans.views import thread as page_of_threads
from tests.pages.inspecting import text_of as words_of
from tests.pages.parsing import parsed
from tests.pages.reading import numbers_of, text_of
from tests.people import World


def opened(client: Client, world: World, query: str = "") -> Any:
    client.force_login(world.person("board_member"))
    response = client.get(f"/plans/{world.plan.pk}/thread/{query}")
    assert response.status_code == 200
    return response


def rows_of(response: Any) -> list[list[str]]:
    """The table: action, finding, progress, evidence, impact and how far the thread runs."""
    root = parsed(response.content.decode())
    rows = [[words_of(cell) for cell in row] for row in root.iter("tr")]
    return [row for row in rows if row[0] != "Action"]


def drawn_in(response: Any) -> list[tuple[str, str]]:
    """(action's reference, how far its thread runs) of each thread that is drawn."""
    root = parsed(response.content.decode())
    said = [words_of(each) for each in root.iter("desc")]
    return re.findall(r"(\d\.\d): progress .*?\. (.*?)\.(?= \d\.\d:|$)", "\n".join(said), re.M)


def test_the_sentence_and_the_breaks_lead_to_their_lists(client: Client, world: World) -> None:
    response = opened(client, world)
    page = text_of(response)
    assert (
        "Of 3 findings, 2 are answered by an action, and from 1 finding the thread runs "
        "unbroken to assessed impact; from none to impact that is clear evidence or sustained."
    ) in page
    assert "12 of 12 actions, 3 of 3 findings" in page
    assert "No action answers it: 1 finding" in page
    assert "Complete, no evidence: 1 action" in page
    root = parsed(response.content.decode())
    counts = [
        (words_of(link), link.get("href", ""))
        for link in root.iter("a")
        if "show=no-" in link.get("href", "")
    ]
    assert len(counts) == 2
    for said, address in counts:
        count, what = re.search(r"(\d+) (finding|action)$", said).groups()  # type: ignore[union-attr]
        listed = text_of(client.get(address))
        wanted = rf"{count} of \d+ findings\." if what == "finding" else rf"{count} of \d+ actions"
        assert re.search(wanted, listed)


def test_the_drawing_and_the_table_tell_the_same(client: Client, world: World) -> None:
    response = opened(client, world)
    rows = rows_of(response)
    assert len(rows) == 13  # each action answers one finding, and one finding has none
    assert rows[0][0] == "No action"
    assert rows[0][-1] == "No action answers it"
    told = [(row[0].split()[0], row[-1]) for row in rows[1:]]
    assert drawn_in(response) == told
    assert told[:2] == [("1.1", "Whole"), ("1.2", "Complete, no evidence")]
    assert set(dict(told[2:]).values()) == {"Under way, no evidence yet"}
    first = rows[1]
    assert "Progress: Complete" in first[2]
    assert first[3].startswith("Data Lacks: case audit, children’s voice")
    assert "Impact: Early evidence" in first[4]


def test_every_node_is_a_link_with_its_words(client: Client, world: World) -> None:
    root = parsed(opened(client, world).content.decode())
    links = [each for part in root.iter("svg") for each in part.iter("a")]
    words = {each.get("href", ""): words_of(each) for each in links}
    assert words[f"/actions/{world.action('1.1').pk}/"].startswith("1.1 Care leavers: piece of")
    assert len([each for each in words if "/findings/#finding-" in each]) == 3
    assert all(words.values())


def test_it_is_narrowed_by_its_address(client: Client, world: World) -> None:
    rows = rows_of(opened(client, world, "?priority=2"))
    assert [row[0].split()[0] for row in rows] == [f"2.{n}" for n in range(1, 7)]
    assert len(rows_of(opened(client, world, "?show=whole"))) == 1
    assert "No thread is so." in text_of(opened(client, world, "?show=gone-back"))
    assert len(rows_of(opened(client, world, "?show=nonsense"))) == 13


def test_what_is_too_much_for_a_picture_is_a_table(
    client: Client, world: World, monkeypatch: Any
) -> None:
    monkeypatch.setattr(page_of_threads, "DRAWN", 11)
    response = opened(client, world)
    assert "That is too much for a picture: choose a priority" in text_of(response)
    assert (drawn_in(response), len(rows_of(response))) == ([], 13)
    assert drawn_in(opened(client, world, "?priority=1"))


def test_it_stands_as_it_stood_and_links_stay_there(client: Client, world: World) -> None:
    response = opened(client, world, "?at=2026-10-31")
    assert "from 0 findings the thread runs unbroken" in text_of(response)
    assert drawn_in(response)[0] == ("1.1", "Under way, no evidence yet")
    assert numbers_of(response, "/actions/")
    assert all("at=2026-10-31" in address for _, address in numbers_of(response, "/actions/"))


def test_evidence_that_is_taken_off_breaks_the_thread(client: Client, world: World) -> None:
    (link,) = world.action("1.1").evidence_links.all()
    changes.link_evidence(
        by=world.member("assurer"),
        subject=world.action("1.1"),
        evidence=link.evidence,
        present=False,
    )
    assert drawn_in(opened(client, world))[0] == ("1.1", "Complete, no evidence")


def test_it_takes_few_queries(
    client: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    client.force_login(world.person("director"))
    with django_assert_max_num_queries(12):
        client.get(f"/plans/{world.plan.pk}/thread/")


def test_an_action_shows_the_kinds_it_has_and_lacks(client: Client, world: World) -> None:
    client.force_login(world.person("director"))
    page = text_of(client.get(f"/actions/{world.action('1.1').pk}/"))
    assert "1 item, 1 kind of six Data Case audit: missing Children’s voice: missing" in page
