"""What we heard, what we did: the page, recording, answering, consultations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.ledger.models import Entry
from goldenthread.plans import changes
from goldenthread.plans.models import Consultation, Evidence
from tests.pages.sending import enter, fields_of, send, text_of
from tests.people import World, at
from tests.unit.plans.test_voices import TERMS, hear, tell

pytestmark = pytest.mark.django_db
TYPED = {
    "who": ["care_leavers"],
    "source": ["forum"],
    "place": "Care leavers’ forum",
    "people": "3",
    "title": "Nobody answers",
    "said": "It rings out after six.",
} | {"on_day": "10", "on_month": "11", "on_year": "2026"}


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES = tmp_path


def page_of(world: World) -> str:
    return f"/plans/{world.plan.pk}/voice/"


def test_what_was_said_is_recorded_answered_and_read(client, world):
    enter(client, world, "owner")
    add = f"{page_of(world)}add/?of=action-{world.action('1.4').pk}"
    notes = SimpleUploadedFile("notes.txt", b"What nine people said.\n")
    assert send(client, add, **TYPED, file=notes).status_code == 302
    heard = Evidence.objects.get(by_words=True)
    words = text_of(client.get(page_of(world)))
    assert "To 1 of them nobody has answered yet" in words
    assert "Care leavers said, 10 November 2026. Forum or group: Care leavers’ forum" in words
    assert "(fewer than 5 people)." in words
    assert "Not yet answered after 6 days." in words

    told = {"outcome": ["done"], "did": "There is a line now.", "told_how": "At the forum"}
    answer = send(client, f"/evidence/{heard.pk}/answer/", **told)
    assert answer["Location"] == f"/evidence/{heard.pk}/"
    enter(client, world, "inspector")
    words = text_of(client.get(page_of(world)))
    assert "Whoever said it was told what became of it." in words
    assert "We did: There is a line now." in words
    assert "Told 16 November 2026 by Head of Service, Care Leavers. How: At the forum." in words
    words = text_of(client.get(f"/evidence/{heard.pk}/"))
    assert "What was said" in words
    assert "notes.txt" in words
    assert "Record what they were told" not in words


def test_the_number_of_few_people_is_nowhere_to_be_read(client, world):
    heard = hear(world, people=3, title="Seen by few")
    enter(client, world, "manager")
    for place in (page_of(world), f"/evidence/{heard.pk}/"):
        assert "3 people" not in client.get(place).content.decode()
    sheet = client.get(f"/plans/{world.plan.pk}/voice.csv").content.decode()
    assert "fewer than 5 people" in sheet
    assert ",3," not in sheet


def test_the_page_is_narrowed_and_the_file_holds_the_same(client, world):
    first = hear(world, title="Told")
    tell(world, first)
    hear(world, title="Waits", who="families")
    enter(client, world, "board_member")
    words = text_of(client.get(f"{page_of(world)}?state=unanswered"))
    assert "1 of 2" in words
    assert "Waits" in words
    assert "You said, we did" not in words
    sheet = client.get(f"/plans/{world.plan.pk}/voice.csv?state=unanswered").content.decode()
    assert "Waits" in sheet
    assert "Told," not in sheet


def test_what_waits_long_stands_among_the_exceptions(client, world):
    with at(date(2026, 11, 16)):
        hear(world, on=date(2026, 8, 1), title="Nobody rings")
    enter(client, world, "board_member")
    words = text_of(client.get(f"/plans/{world.plan.pk}/exceptions/?kind=voice-long"))
    assert "“Nobody rings” was said on 1 August 2026" in words
    assert "to 1 for more than 60 days" in text_of(client.get(page_of(world)))


def test_a_past_day_shows_what_was_known_then_and_no_way_to_change_it(client, world):
    hear(world)
    enter(client, world, "owner")
    words = text_of(client.get(f"{page_of(world)}?at=2026-11-12"))
    assert "Nothing that anybody said is recorded" in words
    assert "Record what was heard" not in words


def test_what_seems_to_identify_a_child_is_asked_about(client, world):
    enter(client, world, "owner")
    add = f"{page_of(world)}add/?of=action-{world.action('1.4').pk}"
    answer = send(client, add, **TYPED | {"said": "Her NHS number is 943 476 5919."})
    assert answer.status_code == 422
    assert "does not identify a child" in text_of(answer)
    assert not Evidence.objects.filter(by_words=True).exists()


def test_what_is_missing_is_said_and_what_was_typed_stays(client, world):
    enter(client, world, "owner")
    answer = send(client, f"{page_of(world)}add/", **TYPED | {"people": "0", "said": ""})
    assert answer.status_code == 422
    words = text_of(answer)
    for sentence in ("Choose what it is about.", "Write what was said.", "How many people"):
        assert sentence in words
    assert fields_of(answer)["title"] == "Nobody answers"


def test_sent_twice_it_is_heard_once(client, world):
    enter(client, world, "owner")
    add = f"{page_of(world)}add/?of=action-{world.action('1.4').pk}"
    fields = fields_of(client.get(add)) | TYPED
    before = Entry.objects.count()
    assert [client.post(add, fields).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.count() == before + 1


def test_an_owner_is_offered_their_own_actions_and_no_priority(client, world):
    enter(client, world, "owner")
    html = client.get(f"{page_of(world)}add/").content.decode()
    assert f'value="action-{world.action("1.4").pk}"' in html
    assert f'value="action-{world.action("2.1").pk}"' not in html
    assert 'value="priority-' not in html
    enter(client, world, "lead")
    assert 'value="priority-' in client.get(f"{page_of(world)}add/").content.decode()


def test_evidence_that_is_here_is_described(client, world):
    old = changes.evidence_of(world.action("1.1"))[0]
    enter(client, world, "assurer")
    place = f"/evidence/{old.pk}/said/"
    assert fields_of(client.get(place))["title"] == "Plans in date, October"
    assert send(client, place, **TYPED).status_code == 302
    assert "Nobody answers" in text_of(client.get(page_of(world)))


def test_a_correction_over_somebody_elses_shows_both(client, world):
    heard = hear(world)
    enter(client, world, "owner")
    place = f"/evidence/{heard.pk}/said/"
    fields = fields_of(client.get(place))
    theirs = replace(hear_of(heard), said="It rings out at night.")
    changes.describe_voice(by=world.member("manager"), evidence=heard, voice=theirs)
    answer = client.post(place, fields | {"said": "It never rings."})
    assert answer.status_code == 422
    assert "It rings out at night." in text_of(answer)
    assert fields_of(answer)["said"] == "It never rings."


def hear_of(heard: Evidence) -> changes.VoiceInput:
    voice, text = heard.voices.newest_first()[0], heard.texts.newest_first()[0]
    said = (voice.who, voice.source, text.title, voice.said or "", text.dated_on)
    return changes.VoiceInput(*said)


def test_a_consultation_is_recorded_completed_and_linked(client, world):
    enter(client, world, "lead")
    place = f"/plans/{world.plan.pk}/consultations/add/"
    typed = {"title": "The offer", "who": "Care leavers", "method": "Survey"}
    for name, month in (("begins_on", "10"), ("ends_on", "10")):
        typed |= {f"{name}_day": "1", f"{name}_month": month, f"{name}_year": "2026"}
    priority = world.plan.priorities.order_by("pk")[0]
    assert send(client, place, **typed, priorities=[str(priority.pk)]).status_code == 302
    held = Consultation.objects.get()
    words = text_of(client.get(f"/plans/{world.plan.pk}/consultations/"))
    assert "What changed because of 1 of them is not yet recorded." in words
    edit = f"/consultations/{held.pk}/edit/"
    assert send(client, edit, answered="4", changed="Two pages.").status_code == 302
    hear(world, consultation=held, title="Too long")
    words = text_of(client.get(f"/consultations/{held.pk}/"))
    for said in ("Fewer than 5 people", "Two pages.", "Priority 1: Care leavers", "Too long"):
        assert said in words


def test_an_outsider_finds_nothing_of_it(client, world):
    heard = hear(world)
    held = changes.record_consultation(by=world.member("lead"), plan=world.plan, terms=TERMS)
    enter(client, world, "outsider")
    for place in (page_of(world), f"/evidence/{heard.pk}/said/", f"/consultations/{held.pk}/"):
        assert client.get(place).status_code == 404
    assert client.get(f"/evidence/{heard.pk}/answer/").status_code == 404
