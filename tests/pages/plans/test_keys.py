"""What the ratings mean, as pages: versions, changing a key, and looking at ratings again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from goldenthread.plans import changes
from goldenthread.plans.models import LevelDecision, RatingConfirmed, RatingKey
from goldenthread.plans.ratings import PROGRESS_KEY, Level
from tests.pages.sending import fields_of, text_of
from tests.people import TODAY, World, at

pytestmark = pytest.mark.django_db
ANEW = "The owner has shown that it will be done in time."


def reword(world: World, code: str = "off_track", word: str = "Late", **more: Any) -> None:
    levels = [
        Level(each.code, word, more.get("meaning", each.meaning)) if each.code == code else each
        for each in PROGRESS_KEY.levels
    ]
    changes.set_rating_key(
        by=world.member("manager"),
        key=changes.KeyInput("progress", levels, "Members asked.", more.get("again", {})),
    )


def preview(client: Any, **typed: str) -> Any:
    page = client.get("/keys/progress/change/")
    given = {"why": "Members asked.", "step": "preview"}
    return client.post("/keys/progress/change/", fields_of(page) | given | typed)


def record(client: Any, shown: Any, **typed: str) -> Any:
    fields = fields_of(shown) | {"step": "record"} | typed
    return client.post("/keys/progress/change/", fields, follow=True)


def test_a_new_word_is_previewed_then_put_in_force_everywhere(client, world):
    client.force_login(world.person("manager"))
    shown = preview(client, word_off_track="Late")
    said = text_of(shown)
    assert shown.status_code == 200
    assert "Progress: late (new word)" in said
    assert "Only words change, so all ratings hold." in said
    assert not RatingKey.objects.exists()
    said = text_of(record(client, shown))
    assert "The new key of progress is in force from today." in said
    assert "Version 2, in force since 16 November 2026" in said
    for place in ("", "actions/", "exceptions/", "since/?from=2026-10-01"):
        page = text_of(client.get(f"/plans/{world.plan.pk}/{place}"))
        assert "ate" in page
        assert "Off track" not in page, place
        assert "off track" not in page, place


def test_a_definition_is_put_in_force_only_with_what_becomes_of_its_ratings(client, world):
    client.force_login(world.person("manager"))
    shown = preview(client, meaning_on_track=ANEW)
    assert "What becomes of the ratings “On track”" in text_of(shown)
    refused = record(client, shown)
    assert refused.status_code == 422
    assert "Choose what becomes of these ratings." in text_of(refused)
    assert not RatingKey.objects.exists()
    record(client, shown, again_on_track="again")
    decision = LevelDecision.objects.get()
    assert (decision.level, decision.look_again) == ("on_track", True)


def test_what_cannot_be_a_key_is_said_at_its_field(client, world):
    client.force_login(world.person("manager"))
    answer = preview(client, word_off_track="On track")
    assert answer.status_code == 422
    assert "is used twice" in text_of(answer)
    assert preview(client).status_code == 422


def test_the_list_of_ratings_to_look_at_again_is_worked_off(client, world):
    reword(world, "on_track", "On track", meaning=ANEW, again={"on_track": True})
    client.force_login(world.person("owner"))
    place = f"/plans/{world.plan.pk}/look-again/"
    said = text_of(client.get(place))
    assert "1 rating of this plan was given before its level was defined anew" in said
    confirm = f"/keys/progress/confirm/action/{world.action('1.4').pk}/"
    assert f'href="{confirm}"' in client.get(place).content.decode()
    page = client.get(confirm)
    assert ANEW in text_of(page)
    answer = client.post(confirm, fields_of(page) | {"why": "It is so."}, follow=True)
    assert "None: every rating" in text_of(answer)
    assert RatingConfirmed.objects.get().confirmed_by == world.person("owner")
    before = client.get(f"{place}?at={TODAY - timedelta(days=1)}")
    assert "None: every rating" in text_of(before)


def test_who_may_not_give_a_rating_may_not_confirm_it(client, world):
    client.force_login(world.person("assurer"))
    confirm = f"/keys/progress/confirm/action/{world.action('1.4').pk}/"
    assert client.get(confirm).status_code == 403
    assert client.get(confirm.replace("progress", "invented")).status_code == 404


def test_a_page_about_an_earlier_day_has_the_words_of_that_day(client, world):
    with at(TODAY + timedelta(days=3)):
        reword(world)
        client.force_login(world.person("manager"))
        plan = f"/plans/{world.plan.pk}/actions/"
        assert "Off track" in text_of(client.get(f"{plan}?at={TODAY}"))
        assert "Off track" not in text_of(client.get(plan))
        keys = text_of(client.get("/keys/"))
    assert "from the beginning until 19 November 2026" in keys
    assert "Set by the Improvement Programme Manager: Members asked." in keys


def test_the_form_of_an_update_has_the_words(client, world):
    reword(world)
    client.force_login(world.person("owner"))
    page = text_of(client.get(f"/actions/{world.action('1.4').pk}/update/2026-11/"))
    assert "Late" in page
    assert "Off track" not in page


def test_an_export_says_the_version(client, world):
    reword(world)
    client.force_login(world.person("manager"))
    data = client.get(f"/plans/{world.plan.pk}/actions.csv?progress=off_track").content.decode()
    assert ",Late," in data
