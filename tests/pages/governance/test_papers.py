"""Papers on items as their readers see them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.governance import changes
from goldenthread.ledger.models import Entry
from goldenthread.reports.changes import withdraw_paper
from tests.governing import Governance, exempt_paper, item, upload
from tests.pages.reading import text_of
from tests.pages.sending import send
from tests.people import World
from tests.unit.reports.writing import draft, publish

CANARY = "Goldfinch Lane bid"


def test_a_paper_to_follow_is_brought_published_and_read(
    client: Client, world: World, governance: Governance
) -> None:
    agenda = item(world, governance.coming, "Placements")
    client.force_login(world.person("democratic_services"))
    answer = send(client, f"/items/{agenda.pk}/papers/add/", title="Appendix 1", post="Finance")
    page = text_of(client.get(answer["Location"]))
    assert "To follow, from: Finance" in page
    assert "Publish by Friday 20 November 2026 (in 4 working days)" in page
    (put,) = agenda.papers.all()
    file = SimpleUploadedFile("appendix.txt", b"What each place costs.\n", "text/plain")
    send(client, f"/item-papers/{put.pk}/bring/", file=file)
    stored = put.stages.newest_first()[0].file_id
    client.force_login(world.person("councillor"))
    assert "Appendix 1" not in text_of(client.get(f"/items/{agenda.pk}/"))
    assert client.get(f"/files/{stored}/").status_code == 404
    client.force_login(world.person("democratic_services"))
    send(client, f"/item-papers/{put.pk}/publish/")
    client.force_login(world.person("councillor"))
    page = text_of(client.get(f"/items/{agenda.pk}/"))
    assert "Published on 16 November 2026. Open. OFFICIAL." in page
    assert client.get(f"/files/{stored}/").content == b"What each place costs.\n"
    client.force_login(world.person("democratic_services"))
    send(client, f"/item-papers/{put.pk}/withdraw/", why="A figure is wrong.")
    client.force_login(world.person("councillor"))
    assert client.get(f"/files/{stored}/").status_code == 404
    page = text_of(client.get(f"/items/{agenda.pk}/"))
    assert "Withdrawn. Published before on 16 November 2026: A figure is wrong." in page


@pytest.mark.real_sandbox
def test_what_the_release_check_finds_is_told_before_a_file_is_published(
    client: Client, world: World, governance: Governance
) -> None:
    page = b"<!DOCTYPE html><html><title>Visits</title><p>12 visits.<!-- ask legal --></p></html>"
    client.force_login(world.person("democratic_services"))
    file = SimpleUploadedFile("visits.html", page, "text/html")
    send(client, f"/items/{governance.item.pk}/papers/add/", title="Visits", file=file)
    put = governance.item.papers.latest("pk")
    at = f"/item-papers/{put.pk}/publish/"
    assert "The file has comments or notes (the page: “ask legal”)" in text_of(client.get(at))
    refused = send(client, at)
    assert "Bring a file without what the release check found" in text_of(refused)
    send(client, at, all_the_same="on")
    assert put.stages.newest_first()[0].stage == "published"
    told = Entry.objects.get(type="item_paper.published")
    assert told.reason.startswith("Published all the same. The file has comments or notes")


def test_an_exempt_paper_leaves_no_trace_for_who_is_no_member(
    client: Client, world: World, governance: Governance
) -> None:
    secret = exempt_paper(world, governance.item, CANARY, upload("The bid is £4,950."))
    changes.publish_item_paper(by=world.member("democratic_services"), paper=secret)
    file = secret.stages.newest_first()[0].file_id
    pages = (
        *("/bodies/", f"/bodies/{governance.committee.pk}/", f"/items/{governance.item.pk}/"),
        *(f"/meetings/{governance.held.pk}/", f"/plans/{world.plan.pk}/issue-history/"),
        f"/decisions/?q={CANARY[:9]}",
    )
    for key in ("manager", "board_member", "inspector", "director"):
        client.force_login(world.person(key))
        for address in pages:
            assert CANARY not in client.get(address).content.decode(), (key, address)
        assert client.get(f"/files/{file}/").status_code == 404, key
        assert client.get(f"/item-papers/{secret.pk}/publish/").status_code in (403, 404), key
    client.force_login(world.person("councillor"))
    page = text_of(client.get(f"/items/{governance.item.pk}/"))
    assert f"{CANARY} Published on 16 November 2026. Exempt by paragraph 3" in page
    assert client.get(f"/files/{file}/").status_code == 200


def test_a_frozen_paper_goes_on_an_agenda_and_is_withdrawn_there_too(
    client: Client, world: World, governance: Governance
) -> None:
    agenda = item(world, governance.coming, "Progress of the plan")
    paper = draft(world)
    edition = publish(world, paper)
    client.force_login(world.person("democratic_services"))
    send(client, f"/papers/{paper.pk}/agenda/", item=str(agenda.pk))
    client.force_login(world.person("councillor"))
    page = text_of(client.get(f"/items/{agenda.pk}/"))
    assert "Improvement plan: progress and impact Published on 16 November 2026" in page
    assert client.get(f"/files/{edition.pdf_id}/").status_code == 200
    withdraw_paper(by=world.member("manager"), paper=paper, reason="A figure is wrong.")
    assert client.get(f"/files/{edition.pdf_id}/").status_code == 404
    assert "Withdrawn" in text_of(client.get(f"/items/{agenda.pk}/"))
