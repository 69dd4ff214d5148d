"""Questions about a plan, in the browser's eyes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from goldenthread.plans import changes
from goldenthread.plans.models import Challenge
from tests.measuring import add_measure
from tests.pages.reading import get, text_of
from tests.pages.sending import enter, fields_of, send
from tests.people import World, at


def ask(world: World, **more: Any) -> Challenge:
    return changes.ask_challenge(
        by=world.member("board_member"),
        plan=world.plan,
        subject=world.action("1.4"),
        asked=changes.ChallengeInput("work", "Who has no plan?", world.person("owner"), **more),
    )


def test_a_question_is_asked_answered_and_closed(client: Client, world: World) -> None:
    enter(client, world, "board_member")
    action = f"/actions/{world.action('1.4').pk}/"
    assert "Ask a question about this action" in get(client, action)
    page = client.get(f"{action}ask/")
    sent = {**fields_of(page), "about": "date", "text": "When are the plans written?"}
    assert sent["asked_of"] == str(world.person("owner").pk)
    assert client.post(f"{action}ask/", sent).status_code == 302
    assert client.post(f"{action}ask/", sent).status_code == 302  # a second press
    challenge = Challenge.objects.get()

    enter(client, world, "owner")
    assert "asks about action 1.4: When are the plans written?" in get(client, "/my-work/")
    address = f"/challenges/{challenge.pk}/"
    assert send(client, f"{address}answer/", answer=" ").status_code == 422
    assert send(client, f"{address}answer/", answer="By Friday.").status_code == 302
    assert "asks about action 1.4" not in get(client, "/my-work/")

    enter(client, world, "board_member")
    assert "answered about action 1.4 what" in get(client, "/my-work/")
    missing = send(client, f"{address}close/", enough="no")
    assert missing.status_code == 422
    assert "Say what is missing in the answer." in text_of(missing)
    assert send(client, f"{address}close/", enough="yes").status_code == 302
    page_words = get(client, address)
    assert "Closed on 16 November 2026" in page_words
    assert "Head of Service, Care Leavers answered By Friday." in page_words


def test_a_question_asked_by_mistake_is_withdrawn(client: Client, world: World) -> None:
    enter(client, world, "board_member")
    action = f"/actions/{world.action('1.4').pk}/"
    send(client, f"{action}ask/", about="date", text="When are the plans written?")
    address = f"/challenges/{Challenge.objects.get().pk}/"
    assert "Withdraw the question" in get(client, address)
    assert send(client, f"{address}withdraw/", why="").status_code == 422
    assert send(client, f"{address}withdraw/", why="Of another action.").status_code == 302
    words = get(client, address)
    assert "withdrawn Of another action." in words
    assert "Withdraw the question" not in words
    enter(client, world, "owner")
    assert "asks about action 1.4" not in get(client, "/my-work/")


def test_what_a_committee_asked_is_recorded_with_its_answer(client: Client, world: World) -> None:
    enter(client, world, "democratic_services")
    address = f"/plans/{world.plan.pk}/ask/"
    typed = {"about": "impact", "text": "Is it better?", "answer": "For some."}
    typed |= {"asked_for": "Children and Families Committee"}
    refused = send(client, address, **typed)
    assert refused.status_code == 422
    assert "Choose who answers." in text_of(refused)
    to = str(world.person("director").pk)
    day = {"asked_on_day": "9", "asked_on_month": "11", "asked_on_year": "2026"}
    assert send(client, address, asked_of=to, **typed, **day).status_code == 302
    page = get(client, f"/challenges/{Challenge.objects.get().pk}/")
    assert "Recorded by the Democratic Services Officer." in page
    assert "Director of Children’s Services answered For some." in page


def test_a_measure_shows_its_questions_and_where_to_ask(client: Client, world: World) -> None:
    measure = add_measure(world, owner=world.person("owner_2"))
    enter(client, world, "adviser")
    address = f"/measures/{measure.pk}/questions/"
    assert f'hx-get="{address}?part=1"' in client.get(f"/measures/{measure.pk}/").content.decode()
    assert "Nobody has asked about this measure." in get(client, address)
    asking = f"/measures/{measure.pk}/ask/"
    assert fields_of(client.get(asking))["asked_of"] == str(world.person("owner_2").pk)
    assert send(client, asking, about="figures", text="Why did it fall?").status_code == 302
    assert "Why did it fall? Measure M1 The figures" in get(client, address)
    shown = get(client, f"/challenges/{Challenge.objects.get().pk}/")
    assert "The figures of measure M1: Pathway plans in time, M1" in shown
    plan = f"/plans/{world.plan.pk}/challenges"
    assert "1 of 1 question" in get(client, f"{plan}/?of=measure-{measure.pk}")
    assert 'Measure M1,"Pathway plans' in client.get(f"{plan}.csv").content.decode()
    client.inspect = False  # type: ignore[attr-defined]
    enter(client, world, "owner")
    assert "Ask a question" not in get(client, f"{address}?part=1")


def test_the_list_is_narrowed_as_its_address_says(client: Client, world: World) -> None:
    ask(world)
    plan = f"/plans/{world.plan.pk}/challenges"
    enter(client, world, "inspector")
    with at(date(2026, 12, 2)):
        page = get(client, f"{plan}/")
        assert "1 question: 1 open, 0 answered, awaiting who asked, 0 closed. 1 overdue" in page
        assert "2 days overdue" in get(client, f"{plan}/?show=overdue")
        assert "0 of 1 question" in get(client, f"{plan}/?about=date")
        assert "1 of 1 question" in get(client, f"{plan}/?of=action-{world.action('1.4').pk}")
        assert "Nobody has asked about this plan yet" in get(client, f"{plan}/?at=2026-11-12")
        csv = client.get(f"{plan}.csv?state=open").content.decode()
        assert "Who has no plan?" in csv
        assert len(client.get(f"{plan}.csv?state=closed").content.decode().splitlines()) == 1
        found = get(client, f"/plans/{world.plan.pk}/exceptions/?kind=question-overdue")
        assert "A question of 16 November 2026 is 2 days overdue for an answer." in found


def test_an_earlier_day_shows_the_question_as_it_stood(client: Client, world: World) -> None:
    challenge = ask(world)
    with at(date(2026, 11, 18)):
        by = world.member("owner")
        changes.answer_challenge(by=by, challenge=challenge, answer="Two.")
        enter(client, world, "board_member")
        address = f"/challenges/{challenge.pk}/"
        assert "Two." in get(client, address)
        assert "Two." not in get(client, f"{address}?at=2026-11-17")
        assert "did not exist on 12 November 2026" in get(client, f"{address}?at=2026-11-12")


def test_nobody_judges_an_answer_that_they_have_not_seen(client: Client, world: World) -> None:
    challenge = ask(world)
    by = world.member("owner")
    changes.answer_challenge(by=by, challenge=challenge, answer="Two.")
    enter(client, world, "board_member")
    address = f"/challenges/{challenge.pk}/close/"
    fields = fields_of(client.get(address))
    changes.answer_challenge(by=by, challenge=challenge, answer="Three.")
    sent = client.post(address, {**fields, "enough": "yes"})
    assert sent.status_code == 422
    assert "Saved meanwhile by somebody else Three." in text_of(sent)
