"""The life of evidence as pages: changed, renewed, used again, out of date, pictured."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.plans import changes
from goldenthread.plans.models import EvidenceVersion
from tests.pages.sending import enter, send, text_of
from tests.unit.plans.test_evidence_life import assess, keep, renew

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES = tmp_path


def test_evidence_is_made_exempt_and_then_gone_for_others(client, world):
    kept = keep(world)
    enter(client, world, "owner")
    place = f"/evidence/{kept.pk}/edit/"
    refused = send(client, place, marking=["exempt"])
    assert refused.status_code == 422
    assert "Say why it is exempt." in text_of(refused)
    assert send(client, place, marking=["exempt"], marking_why="A price.").status_code == 302
    assert "Because: A price." in text_of(client.get(f"/evidence/{kept.pk}/"))
    library = f"/plans/{world.plan.pk}/evidence/"
    assert "2 pieces of evidence" in text_of(client.get(library))
    enter(client, world, "board_member")
    assert client.get(f"/evidence/{kept.pk}/").status_code == 404
    assert client.get(f"/files/{kept.file.pk}/").status_code == 404
    assert "1 piece of evidence" in text_of(client.get(library))
    sheet = client.get(f"/plans/{world.plan.pk}/evidence.csv").content.decode()
    assert "Figures" not in sheet
    assert "Figures" not in client.get(f"/actions/{world.action('1.4').pk}/").content.decode()


def test_a_new_file_stands_beside_the_old_and_both_are_handed_out(client, world):
    kept = keep(world)
    assess(world, "early", kept)
    enter(client, world, "owner")
    typed = {"why": "With November."} | dict.fromkeys(("dated_on_day", "dated_on_month"), "11")
    newer = SimpleUploadedFile("november.csv", b"month,late\nNovember,1\n")
    answer = send(client, f"/evidence/{kept.pk}/renew/", **typed, dated_on_year="2026", file=newer)
    assert answer["Location"] == f"/evidence/{kept.pk}/"
    version = EvidenceVersion.objects.get()
    words = text_of(client.get(f"/evidence/{kept.pk}/"))
    for said in (kept.file.sha256, version.file.sha256, "Version 2, newest", "With November."):
        assert said in words
    for each in (kept.file, version.file):
        assert client.get(f"/files/{each.pk}/").status_code == 200
    words = text_of(client.get(f"/actions/{world.action('1.4').pk}/"))
    assert "an earlier version: a newer one came on 16 November 2026" in words


def test_a_file_that_follows_a_link_stands_beside_it(client, world):
    kept = keep(world, file=None, url="https://wyremouth.example/figures")
    renew(world, kept)
    enter(client, world, "owner")
    words = text_of(client.get(f"/evidence/{kept.pk}/"))
    assert "https://wyremouth.example/figures" in words
    assert EvidenceVersion.objects.get().file.sha256 in words


def test_evidence_that_is_here_is_used_for_another_action(client, world):
    kept = keep(world)
    enter(client, world, "owner")
    place = f"/actions/{world.action('1.5').pk}/evidence/use/"
    empty = send(client, place)
    assert empty.status_code == 422
    assert "Tick at least one piece of evidence." in text_of(empty)
    assert send(client, place, evidence=[str(kept.pk)]).status_code == 302
    assert [row.pk for row in changes.evidence_of(world.action("1.5"))] == [kept.pk]
    assert f'value="{kept.pk}"' not in client.get(place).content.decode()


def test_what_is_out_of_date_is_listed_and_stands_among_the_exceptions(client, world):
    keep(world, title="Old audit", review_by=date(2026, 11, 10))
    enter(client, world, "board_member")
    library = f"/plans/{world.plan.pk}/evidence/"
    assert "1 out of date." in text_of(client.get(library))
    words = text_of(client.get(f"{library}?show=expired"))
    assert "1 of 2 pieces of evidence" in words
    assert "Old audit" in words
    assert "1 of 2" in text_of(client.get(f"{library}?show=in-date"))
    past = text_of(client.get(f"{library}?show=expired&at=2026-11-16&sort=review"))
    assert "Old audit" in past
    words = text_of(client.get(f"/plans/{world.plan.pk}/exceptions/?kind=evidence-expired"))
    assert "Its evidence “Old audit” is out of date" in words
    sheet = client.get(f"/plans/{world.plan.pk}/evidence.csv?show=expired").content.decode()
    assert "2026-11-10,Yes,Internal,1" in sheet


def test_an_action_says_what_it_lacks_for_the_next_step(client, world):
    keep(world)
    enter(client, world, "inspector")
    words = text_of(client.get(f"/actions/{world.action('1.4').pk}/"))
    assert "Impact: for “clear evidence” this evidence lacks" in words
    assert "a second kind beside data, or the inspector’s own letter" in words


def test_the_picture_is_narrowed_by_what_is_missing(client, world):
    keep(world)
    enter(client, world, "inspector")
    place = f"/plans/{world.plan.pk}/evidence/picture/"
    words = text_of(client.get(place))
    assert "10 of 12 actions have no evidence that counts." in words
    assert "12 of 12 actions" in text_of(client.get(f"{place}?lacks=case_audit"))
    words = text_of(client.get(f"{place}?show=one&priority=1"))
    assert "2 of 12 actions" in words
    assert "Data: 1" in words
    assert "none yet" not in text_of(client.get(f"{place}?at=2026-11-10"))


def test_taken_off_evidence_is_found_again(client, world):
    kept = keep(world, title="Taken off")
    by = world.member("manager")
    changes.link_evidence(by=by, subject=world.action("1.4"), evidence=kept, present=False)
    renew(world, kept)
    enter(client, world, "owner")
    library = f"/plans/{world.plan.pk}/evidence/"
    assert "1 more was taken off and kept." in text_of(client.get(library))
    words = text_of(client.get(f"{library}?show=unused"))
    assert "Taken off" in words
    assert "A copy, version 2" in words
    assert "Nothing now" in words
