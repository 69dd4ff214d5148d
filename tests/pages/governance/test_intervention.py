"""Inspection and intervention as they are read and kept."""

from __future__ import annotations

from django.test import Client

from tests.governing import Governance
from tests.pages.reading import text_of
from tests.pages.sending import fields_of
from tests.people import World


def test_an_episode_is_put_on_the_timeline_with_what_it_follows(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("director"))
    page = text_of(client.get("/intervention/"))
    assert "Since 16 February 2026 Improvement notice Department for Education" in page
    assert "review by 16 August 2026; none is recorded. It is overdue." in page
    assert "Progress: Is the work done?" in page
    fields = fields_of(client.get("/intervention/add/"))
    day = {"begins_on_day": "12", "begins_on_month": "8", "begins_on_year": "2026"}
    said = {"kind": "review", "follows": str(governance.episode.pk), **day}
    refused = client.post("/intervention/add/", {**fields, **said, "document": "javascript:x"})
    assert "Give the whole address, which begins with https://." in text_of(refused)
    letter = "https://www.wyremouth.example/review-of-august"
    client.post("/intervention/add/", {**fields, **said, "note": "So.", "document": letter})
    assert f'href="{letter}"' in client.get("/intervention/").content.decode()
    page = text_of(client.get("/intervention/"))
    assert "12 August 2026 Review by the DfE Follows: Improvement notice" in page
    assert "review by 12 February 2027; the last was on 12 August 2026." in page
    client.force_login(world.person("councillor"))
    assert "Progress: Is the work done?" not in text_of(client.get("/intervention/"))
