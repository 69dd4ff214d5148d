"""What seems to identify a child is asked about before it is saved; overruling is recorded."""

from __future__ import annotations

import json
import logging
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.accounts.models import OverruledWarning
from goldenthread.core.identifiable import Kind
from goldenthread.documents.models import StoredFile, store
from goldenthread.ledger.models import Entry
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.forms.months import UpdateForm
from goldenthread.plans.models import EvidenceText, Update
from goldenthread.plans.periods import Period
from tests.pages.sending import fields_of, text_of
from tests.people import World

NUMBER = "943 476 5919"
WORDS = f"Jaden, aged 7, has a new plan. NHS {NUMBER}."
WHY = "The number of a form, and the name of our pilot."
OCTOBER = Period(date(2026, 10, 1))
GIVEN = {"rating": "on_track", "next_step": "Look at each plan."}


@pytest.fixture
def place(client: Any, world: World) -> str:
    client.force_login(world.person("owner"))
    return f"/actions/{world.action('1.4').pk}/update/2026-10/"


def answered(client: Any, place: str, **typed: Any) -> Any:
    """Send the page's form as a browser would, with what was typed."""
    return client.post(place, fields_of(client.get(place)) | GIVEN | typed)


def ticked(response: Any, **more: Any) -> dict[str, Any]:
    return fields_of(response) | {"not_a_child": "on", "not_a_child_why": WHY} | more


def test_a_likely_breach_comes_back_with_all_that_was_typed(client, world, place):
    before = Entry.objects.count()
    answer = answered(client, place, narrative=WORDS)
    assert answer.status_code == 422
    kept = fields_of(answer)
    assert (kept["narrative"], kept["next_step"]) == (WORDS, GIVEN["next_step"])
    words = text_of(answer)
    assert "“Jaden, aged 7” looks like somebody’s name with their age." in words
    assert f"“{NUMBER}” looks like an NHS number." in words
    assert "This does not identify a child" in words
    assert "not_a_child" not in kept
    assert Entry.objects.count() == before


def test_taken_out_it_is_saved_without_another_question(client, world, place):
    answer = answered(client, place, narrative=WORDS)
    answer = client.post(place, fields_of(answer) | {"narrative": "All plans were looked at."})
    assert answer.status_code == 302
    assert not OverruledWarning.objects.exists()


def test_overruled_with_a_reason_it_is_saved_and_its_entry_says_so(client, world, place):
    answer = client.post(place, ticked(answered(client, place, narrative=WORDS)))
    assert answer.status_code == 302
    update = Update.objects.get(narrative=WORDS)
    told = OverruledWarning.objects.get()
    assert told.entry == update.entry
    assert (told.kinds, told.reason) == ([Kind.AGE, Kind.NHS_NUMBER], WHY)
    assert told.fields == [str(UpdateForm.base_fields["narrative"].label)]
    entry = Entry.objects.get(n=told.entry, authority=world.authority)
    assert entry.type == "update.given"
    rows = {name: columns for name, _, columns in json.loads(entry.body)["rows"]}
    assert rows["accounts.overruledwarning"]["kinds"] == ["age", "nhs_number"]
    assert "Jaden" not in entry.body
    assert NUMBER not in entry.body
    assert WHY not in entry.body  # it is committed to, and can be erased
    assert verify(world.authority).is_sound


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"not_a_child_why": " "}, "Say why this does not identify a child."),
        ({"not_a_child_why": "x" * 501}, "Shorten the reason to 500 characters."),
        ({"not_a_child_why": f"It is {NUMBER}"}, "Give the reason in other words"),
        ({"not_a_child": ""}, "or tick “This does not identify a child”"),
    ],
)
def test_without_a_reason_or_a_tick_it_is_not_saved(client, world, place, more, sentence):
    answer = client.post(place, ticked(answered(client, place, narrative=WORDS), **more))
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert fields_of(answer)["narrative"] == WORDS
    assert not Update.objects.filter(narrative=WORDS).exists()


def test_a_tick_is_about_what_the_page_quoted_and_nothing_else(client, world, place):
    first = answered(client, place, narrative=WORDS)
    more = f"{WORDS} Case number 1234567."
    answer = client.post(place, ticked(first, narrative=more))
    assert answer.status_code == 422
    words = text_of(answer)
    assert "“Case number 1234567” looks like the number of a case." in words
    assert "looks like an NHS number" not in words  # that was answered
    assert "not_a_child" not in fields_of(answer)
    assert client.post(place, ticked(answer)).status_code == 302
    assert OverruledWarning.objects.get().kinds == [Kind.AGE, Kind.CASE, Kind.NHS_NUMBER]


def test_what_stands_already_is_not_asked_about_again(client, world, place):
    given = changes.UpdateInput(narrative=WORDS, **GIVEN)
    changes.give_update(
        by=world.member("owner"), action=world.action("1.4"), period=OCTOBER, update=given
    )
    assert answered(client, place, rating="at_risk").status_code == 302
    assert Update.objects.filter(narrative=WORDS).count() == 2


def test_a_passage_is_not_logged(client, world, place, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post(place, ticked(answered(client, place, narrative=WORDS)))
    assert NUMBER not in caplog.text
    assert "Jaden" not in caplog.text


def test_another_mistake_keeps_the_reason_and_records_nothing(client, world, place):
    answer = answered(client, place, narrative=WORDS)
    answer = client.post(place, ticked(answer, rating="no such rating"))
    assert answer.status_code == 422
    kept = fields_of(answer)
    assert (kept["not_a_child"], kept["not_a_child_why"]) == (["on"], WHY)
    assert not OverruledWarning.objects.exists()
    assert client.post(place, kept | {"rating": "on_track"}).status_code == 302
    assert OverruledWarning.objects.count() == 1


# Files

EVIDENCE = {
    "kind": "data",
    "title": "Plans in date",
    "dated_on_day": "2",
    "dated_on_month": "11",
    "dated_on_year": "2026",
}


def upload(words: str = f"Reference,Number\n1,{NUMBER}\n") -> SimpleUploadedFile:
    return SimpleUploadedFile("audit.csv", words.encode())


def test_a_file_is_asked_about_before_anything_of_it_is_kept(client, world, settings, tmp_path):
    settings.FILES = tmp_path / "files"  # other processes of this run keep files meanwhile
    client.force_login(world.person("owner"))
    place = f"/actions/{world.action('1.1').pk}/evidence/add/"
    answer = client.post(place, fields_of(client.get(place)) | EVIDENCE | {"file": upload()})
    assert answer.status_code == 422
    assert f"“{NUMBER}” looks like an NHS number." in text_of(answer)
    assert "Nothing of the file was kept: choose it again." in text_of(answer)
    assert fields_of(answer)["title"] == EVIDENCE["title"]
    assert not list(store())
    assert not StoredFile.objects.exists()

    answer = client.post(place, ticked(answer, file=upload()))
    assert answer.status_code == 302
    told = OverruledWarning.objects.get()
    assert (told.kinds, told.fields) == ([Kind.NHS_NUMBER], ["File"])
    assert told.entry == StoredFile.objects.get().entry
    assert store().verify(StoredFile.objects.get().sha256)


def test_of_many_passages_three_are_quoted_and_the_others_counted(client, world):
    client.force_login(world.person("owner"))
    place = f"/actions/{world.action('1.1').pk}/evidence/add/"
    rows = "".join(f"Case number {n}\n" for n in range(12_345, 12_365))
    sent = fields_of(client.get(place)) | EVIDENCE | {"file": upload(rows)}
    words = text_of(client.post(place, sent))
    assert "There are 17 more like these." in words
    assert "Case number 12347" in words
    assert "Case number 12348" not in words


def test_words_and_file_are_answered_with_one_tick(client, world):
    client.force_login(world.person("owner"))
    place = f"/actions/{world.action('1.1').pk}/evidence/add/"
    typed = EVIDENCE | {"title": "Jaden, aged 7"}
    answer = client.post(place, fields_of(client.get(place)) | typed | {"file": upload()})
    answer = client.post(place, ticked(answer, file=upload()))
    assert answer.status_code == 422  # the file is looked into once the words are answered
    assert client.post(place, ticked(answer, file=upload())).status_code == 302
    assert OverruledWarning.objects.get().kinds == [Kind.AGE, Kind.NHS_NUMBER]
    assert EvidenceText.objects.filter(title="Jaden, aged 7").exists()


# The list of what was overruled


def overrule(client: Any, world: World, place: str) -> None:
    client.post(place, ticked(answered(client, place, narrative=WORDS)))


def test_the_programme_manager_sees_who_overruled_what_and_why(client, world, place):
    overrule(client, world, place)
    for key in ("manager", "monitoring_officer"):
        client.force_login(world.person(key))
        answer = client.get("/warnings/")
        words = text_of(answer)
        assert "1 of 1 warning" in words
        assert WHY in words
        assert "somebody’s name with their age, an NHS number" in words
        assert world.person("owner").post in words
        assert NUMBER not in words
        assert f'href="/actions/{world.action("1.4").pk}/"' in answer.content.decode()


def test_the_list_is_narrowed_by_kind_and_post(client, world, place):
    overrule(client, world, place)
    client.force_login(world.person("manager"))
    owner = world.person("owner").pk
    for query, found in (
        ("?kind=age", 1),
        ("?kind=case", 0),
        (f"?person={owner}", 1),
        ("?person=0", 0),
        (f"?kind=nhs_number&person={owner}", 1),
    ):
        assert f"{found} of 1 warning" in text_of(client.get(f"/warnings/{query}")), query


def test_nobody_else_sees_the_list(client, world):
    for key in ("administrator", "director", "owner", "assurer", "councillor"):
        client.force_login(world.person(key))
        assert client.get("/warnings/").status_code == 403
