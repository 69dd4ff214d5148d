"""How findings stand, as pages: the list, the counts, the history, the annual review."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest

from goldenthread.plans import changes
from goldenthread.plans.models import FindingReview, FindingStatus, StatusProposal
from tests.pages.sending import fields_of, text_of
from tests.people import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES = tmp_path


def finding(world: World, number: int = 1) -> Any:
    return world.inspection.findings.order_by("pk")[number - 1]


def decided(world: World, status: str = "partly_met", number: int = 1, on: date = TODAY) -> None:
    changes.decide_finding_status(
        by=world.member("manager"),
        finding=finding(world, number),
        decided=changes.StatusInput(status, "An audit of forty plans."),
        body="Improvement Board",
        on=on,
    )


def place(world: World, rest: str = "") -> str:
    return f"/plans/{world.plan.pk}/{rest}"


def status_page(world: World, number: int = 1) -> str:
    return f"/findings/{finding(world, number).pk}/status/"


# Reading


def test_the_list_says_how_each_finding_stands_and_is_narrowed_by_it(client, world):
    decided(world)
    client.force_login(world.person("board_member"))
    said = text_of(client.get(place(world, "findings/")))
    assert "Finding’s own status: Partly met, decided by Improvement Board" in said
    assert "An audit of forty plans." in said
    assert "0 of 3 fully met" in said
    one = text_of(client.get(place(world, "findings/?status=partly_met&sort=-status")))
    assert "1 of 3 findings" in one
    assert "front door" not in one.split("1 of 3 findings")[1].split("What the two")[0]


def test_an_earlier_position_has_the_status_of_then(client, world):
    decided(world, on=date(2026, 11, 10))
    client.force_login(world.person("board_member"))
    assert "Partly met, decided" not in text_of(client.get(place(world, "findings/?at=2026-11-12")))
    later = client.get(place(world, "findings/?at=2026-11-12&later=1"))
    assert "Partly met, decided" in text_of(later)
    history = text_of(client.get(f"{status_page(world)}?at=2026-11-12"))
    assert "Nobody had decided how it stands by 12 November 2026" in history


def test_the_counts_are_links_to_their_lists(client, world):
    decided(world, "fully_met")
    client.force_login(world.person("board_member"))
    page = client.get(place(world, "findings/status/"))
    said = text_of(page)
    assert "1 of 3 findings is fully met (33%)" in said
    assert "Fully met: 1" in said
    assert "No action 0 of 1 (0%)" in said
    assert "1 of 3 findings is fully met" in text_of(client.get(place(world)))
    listed = text_of(client.get(place(world, "findings/?status=fully_met")))
    assert "1 of 3 findings" in listed


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_the_list_and_the_review_are_files_too(client, world, kind):
    decided(world)
    client.force_login(world.person("board_member"))
    for address in (f"findings.{kind}?status=partly_met", f"review/2026.{kind}"):
        assert client.get(place(world, address)).status_code == 200


def test_the_file_is_the_list(client, world):
    decided(world)
    client.force_login(world.person("board_member"))
    data = client.get(place(world, "findings.csv?status=partly_met")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    assert [row["Finding’s own status"] for row in rows] == ["Partly met"]
    assert rows[0]["Basis"] == "An audit of forty plans."


# Deciding


def test_the_programme_manager_records_what_a_body_decided(client, world):
    client.force_login(world.person("manager"))
    page = client.get(status_page(world))
    typed = {"status": "partly_met", "basis": "An audit.", "body": "Improvement Board"}
    answer = client.post(status_page(world), fields_of(page) | typed, follow=True)
    assert "Recorded: partly met." in text_of(answer)
    assert FindingStatus.objects.get().body == "Improvement Board"
    assert "recorded by the Improvement Programme Manager" in text_of(answer)


def test_the_director_decides_in_person_without_a_body(client, world):
    client.force_login(world.person("director"))
    page = client.get(status_page(world))
    assert "Which body" not in text_of(page)
    client.post(status_page(world), fields_of(page) | {"status": "fully_met", "basis": "An audit."})
    assert FindingStatus.objects.get().body == ""


def test_others_see_the_history_and_no_form(client, world):
    decided(world)
    client.force_login(world.person("owner"))
    page = client.get(status_page(world))
    assert "Record the decision" not in text_of(page)
    assert client.post(status_page(world), {"status": "fully_met"}).status_code == 403


def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(client, world):
    decided(world, "fully_met", on=date(2026, 11, 10))
    client.force_login(world.person("manager"))
    page = client.get(status_page(world))
    assert "Reopened" in text_of(page)
    typed = {"status": "reopened", "basis": "Seen again.", "body": "Board"}
    answer = client.post(status_page(world), fields_of(page) | typed)
    assert answer.status_code == 422
    assert "Say why the finding goes back." in text_of(answer)
    assert "Seen again." in answer.content.decode()


# The annual review


def propose(client: Any, world: World, number: int, **typed: str) -> Any:
    address = place(world, f"review/2026/findings/{finding(world, number).pk}/")
    page = client.get(address)
    given = {"status": "partly_met", "basis": f"Basis of {number}."}
    return client.post(address, fields_of(page) | given | typed)


def test_a_review_is_proposed_row_by_row_and_recorded_in_one_decision(client, world):
    client.force_login(world.person("assurer"))
    for number in (1, 2):
        assert propose(client, world, number).status_code == 302
    said = text_of(client.get(place(world, "review/2026/")))
    assert "2 of 3 (67%) proposed" in said
    assert "Basis of 1." in said
    assert "Record the body’s decision" not in said
    client.force_login(world.person("democratic_services"))
    address = place(world, "review/2026/decision/")
    page = client.get(address)
    typed = {"findings": [str(finding(world, 1).pk)], "body": "Committee"}
    answer = client.post(address, fields_of(page) | typed, follow=True)
    said = text_of(answer)
    assert "Recorded for 1 of 2 findings." in said
    assert "Review of 2026: 1 finding decided by the Committee on 16 November 2026" in said
    said = text_of(client.get(place(world, "review/2026/")))
    assert "1 of 3 (33%) has its status from this review." in said
    assert "decided by Committee on 16 November 2026" in said
    assert "decided in this review" in said
    assert FindingReview.objects.get().statuses.get().finding == finding(world, 1)
    assert StatusProposal.objects.get().finding == finding(world, 2)


def test_a_proposal_is_changed_and_taken_away(client, world):
    client.force_login(world.person("assurer"))
    propose(client, world, 1)
    propose(client, world, 1, status="fully_met")
    assert StatusProposal.objects.get().status == "fully_met"
    address = place(world, f"review/2026/findings/{finding(world, 1).pk}/")
    client.post(address, fields_of(client.get(address)) | {"drop": "1"})
    assert not StatusProposal.objects.exists()


def test_a_review_shows_actions_impact_and_evidence_as_they_stood(client, world):
    client.force_login(world.person("board_member"))
    said = text_of(client.get(place(world, "review/2026/?at=2026-11-16")))
    assert "Evidence here: data. Lacking: case audit" in said
    assert "No action answers this finding." in said
    assert "Propose a status" not in said
    assert client.get(place(world, "review/2031/")).status_code == 404
