"""Milestones and what an action waits for, as pages, in my work, in lists and in the file."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.plans import changes
from goldenthread.plans.models import Dependency, Milestone, MilestoneState
from tests.pages.reading import get
from tests.pages.sending import enter, fields_of, send, text_of
from tests.people import World, at

OCTOBER = date(2026, 10, 15)


@pytest.fixture
def milestone(world: World) -> Any:
    with at(date(2026, 10, 1)):
        return changes.add_milestone(
            by=world.member("owner"),
            action=world.action("1.4"),
            milestone=changes.MilestoneInput("Ten plans are written", OCTOBER),
        )


@pytest.fixture
def page(world: World) -> str:
    return f"/actions/{world.action('1.4').pk}/"


def days(day: date, name: str = "due_on") -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": "2026"}


def test_a_milestone_is_added_once_from_the_page_of_its_action(
    world: World, client: Client, page: str
) -> None:
    enter(client, world, "owner")
    assert "Milestones: none" in get(client, page)
    address = f"{page}milestones/add/"
    sent = {**fields_of(client.get(address)), "title": "Ten plans", **days(OCTOBER)}
    answers = [client.post(address, sent) for _ in range(2)]
    assert {each["Location"] for each in answers} == {page}
    assert Milestone.objects.count() == 1
    words = get(client, page)
    assert "Milestones: 0 of 1 reached, 1 overdue" in words
    assert "32 days overdue" in words


def test_ongoing_is_no_date_of_a_milestone(world: World, client: Client, page: str) -> None:
    enter(client, world, "owner")
    address = f"{page}milestones/add/"
    answer = send(client, address, title="Ten", due_on_day="ongoing")
    assert answer.status_code == 422
    assert "review" in text_of(answer)


def test_it_moves_with_a_reason_and_keeps_the_original_date(
    world: World, client: Client, page: str, milestone: Milestone
) -> None:
    enter(client, world, "owner")
    address = f"/milestones/{milestone.pk}/"
    wanted = days(date(2026, 10, 27))
    answer = send(client, address, **wanted)
    assert answer.status_code == 422
    assert "Say why the date moves." in text_of(answer)
    assert send(client, address, **wanted, why="Two are on leave.")["Location"] == page
    words = get(client, page)
    assert "First 15 Oct 2026. Moved once, 12 days later: Two are on leave." in words
    then = get(client, f"{page}?at=2026-10-05")
    assert "First 15 Oct 2026" not in then
    assert "Ten plans are written" in then


def test_who_writes_over_anothers_change_sees_it(
    world: World, client: Client, milestone: Milestone
) -> None:
    enter(client, world, "manager")
    address = f"/milestones/{milestone.pk}/"
    sent = {**fields_of(client.get(address)), "title": "Twelve plans are written"}
    terms = changes.MilestoneInput("Eleven plans are written", OCTOBER)
    changes.change_milestone(by=world.member("owner"), milestone=milestone, terms=terms)
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "Eleven plans are written" in text_of(answer)
    assert fields_of(answer)["title"] == "Twelve plans are written"
    assert client.post(address, fields_of(answer)).status_code == 302


def test_it_is_reached_on_a_day_and_taken_up_again(
    world: World, client: Client, page: str, milestone: Milestone
) -> None:
    enter(client, world, "manager")
    address = f"/milestones/{milestone.pk}/"
    send(client, f"{address}reached/", **days(date(2026, 10, 20), "on"))
    words = get(client, page)
    assert "Milestones: 1 of 1 reached" in words
    assert "Reached 20 Oct 2026, 5 days late" in words
    assert "on the owner’s behalf" in words
    send(client, f"{address}to_come/", why="Two were copies.")
    assert "0 of 1 reached, 1 overdue" in get(client, page)
    assert MilestoneState.objects.count() == 2
    assert client.get(f"{address}else/").status_code == 404


def test_their_order_is_numbered(
    world: World, client: Client, page: str, milestone: Milestone
) -> None:
    more = changes.MilestoneInput("The first is signed", date(2026, 10, 27))
    second = changes.add_milestone(
        by=world.member("owner"), action=milestone.action, milestone=more
    )
    enter(client, world, "owner")
    address = f"{page}milestones/order/"
    numbers = {f"place_{milestone.pk}": "2", f"place_{second.pk}": "1"}
    assert send(client, address, **numbers)["Location"] == page
    words = get(client, page)
    assert words.index("The first is signed") < words.index("Ten plans are written")


def test_my_work_begins_with_what_is_overdue_and_has_what_is_next(
    world: World, client: Client, milestone: Milestone
) -> None:
    by, action = world.member("owner"), world.action("1.6")
    terms = changes.MilestoneInput("The rooms are let", date(2026, 12, 4))
    changes.add_milestone(by=by, action=action, milestone=terms)
    enter(client, world, "owner")
    words = get(client, "/my-work/")
    assert "1 milestone overdue" in words
    assert "Ten plans are written: 32 days overdue" in words
    assert "4 Dec 2026 Milestone: The rooms are let" in words
    enter(client, world, "owner_2")
    assert "milestone" not in get(client, "/my-work/").lower()


def test_list_exceptions_and_file_say_the_same(
    world: World, client: Client, milestone: Milestone
) -> None:
    plan = f"/plans/{world.plan.pk}/"
    enter(client, world, "inspector")
    assert "1 of 12 actions: A milestone is overdue" in get(
        client, f"{plan}actions/?show=milestones-late"
    )
    for day in ("", "?at=2026-10-31"):  # the client counts the queries of both
        assert "A milestone is overdue: 1" in get(client, f"{plan}exceptions/{day}")
    assert "A milestone is overdue" not in get(client, f"{plan}exceptions/?at=2026-10-15")
    file = client.get(f"{plan}actions.csv?show=milestones-late").content.decode("utf-8-sig")
    (row,) = csv.DictReader(file.splitlines())
    assert row["Reference"] == "1.4"
    assert (row["Milestones reached"], row["Milestones in all"]) == ("0", "1")
    assert (row["Milestones overdue"], row["Next milestone due"]) == ("1", "2026-10-15")
    before = client.get(f"{plan}actions.csv?at=2026-09-30").content.decode("utf-8-sig")
    assert {each["Milestones in all"] for each in csv.DictReader(before.splitlines())} == {""}


def test_the_past_offers_no_change_of_them(
    world: World, client: Client, page: str, milestone: Milestone
) -> None:
    enter(client, world, "owner")
    assert f"/milestones/{milestone.pk}/" in client.get(page).content.decode()
    html = client.get(f"{page}?at=2026-10-20").content.decode()
    assert f"/milestones/{milestone.pk}/" not in html
    assert "/waits-for/" not in html


def test_both_actions_show_that_one_waits_for_the_other(
    world: World, client: Client, page: str
) -> None:
    enter(client, world, "owner")
    needed = world.action("2.6")
    wanted = {"needed": str(needed.pk), "why": "It needs the rooms."}
    assert send(client, f"{page}waits-for/", **wanted)["Location"] == page
    words = get(client, page)
    assert "It is due on 28 October 2026, but waits for 2.6" in words
    other = get(client, f"/actions/{needed.pk}/")
    assert "What waits for it 1.4" in other
    assert "That action needs this one, and is due before it." in other
    send(client, f"{page}waits-for/{needed.pk}/end/", why="Done without.")
    assert "It needs the rooms." not in get(client, page)
    assert Dependency.objects.count() == 2
    assert client.get(f"{page}waits-for/{needed.pk}/end/").status_code == 404


def test_a_circle_is_refused_beside_its_field(world: World, client: Client, page: str) -> None:
    changes.wait_for(
        by=world.member("manager"),
        action=world.action("2.1"),
        needed=world.action("1.4"),
        why="So.",
    )
    enter(client, world, "owner")
    wanted = {"needed": str(world.action("2.1").pk), "why": "It needs the rooms."}
    answer = send(client, f"{page}waits-for/", **wanted)
    assert answer.status_code == 422
    assert "1.4 would wait for 2.1, which waits for 1.4." in text_of(answer)


def test_a_date_that_moves_behind_what_waits_is_said_on_both_pages(
    world: World, client: Client, page: str
) -> None:
    by, needed = world.member("manager"), world.action("1.3")  # due in September
    changes.wait_for(by=by, action=world.action("1.4"), needed=needed, why="So.")
    enter(client, world, "owner")
    assert "but waits for" not in get(client, page)
    changes.send_back_action(by=world.member("lead"), action=needed, note="Not yet.")
    asked = changes.ask_new_date(
        by=world.member("owner"), action=needed, due_on=date(2027, 1, 29), why="Late."
    )
    changes.answer_date_request(by=world.member("lead"), request=asked, agreed=True, note="Yes.")
    assert "but waits for 1.3" in get(client, page)
    assert "and is due before it" in get(client, f"/actions/{needed.pk}/")
