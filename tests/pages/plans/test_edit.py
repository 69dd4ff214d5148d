"""The programme manager changes a plan: its settings, stage, priorities, what it answers."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from goldenthread.accounts.access import system
from goldenthread.accounts.changes import grant_role
from goldenthread.accounts.models import Role
from goldenthread.inspections.changes import name_reader
from goldenthread.ledger.models import Entry
from goldenthread.plans import changes
from goldenthread.plans.forms.choices import linked
from goldenthread.plans.models import PriorityTerms
from tests.pages.editing import (
    PAGES,
    another_manager,
    drafted,
    other_inspection,
    plan_now,
    priority,
)
from tests.pages.sending import fields_of, text_of
from tests.people import World, make_person

# Who may


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_for_the_programme_manager(client: Client, world: World, page: str) -> None:
    address = PAGES[page](world)
    for who, status in (("manager", 200), ("lead", 403), ("councillor", 403), ("outsider", 404)):
        client.force_login(world.person(who))
        assert client.get(address).status_code == status, who
    client.logout()
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_changed_by_who_may_not(client: Client, world: World, page: str) -> None:
    client.force_login(world.person("owner"))
    before = Entry.objects.count()

    assert client.post(PAGES[page](world), {"title": "Mine"}).status_code == 403
    assert Entry.objects.count() == before


def test_the_guest_who_may_read_cannot_change(client: Client, world: World) -> None:
    guest = make_person(world.authority, "guest", "Peer reviewer", [])
    grant_role(by=system(world.authority), person=guest, role=Role.GUEST)
    client.force_login(guest)
    assert client.get(PAGES["settings"](world)).status_code == 403


# The plan


def test_settings_are_shown_and_saved(change: Any, manager: Client, world: World) -> None:
    sent = change(
        "settings", title="Better futures", level_name="theme", impact_level="priority",
        dates_agreed_by="board", board="Futures Board", updates_due_day="8",
    )  # fmt: skip

    assert sent.status_code == 302
    now = plan_now(world, "title", "level_name", "dates_agreed_by", "board", "updates_due_day")
    assert (now.title, now.level_name, now.board) == ("Better futures", "theme", "Futures Board")
    assert (now.dates_agreed_by, now.updates_due_day) == ("board", 8)
    page = manager.get(PAGES["settings"](world))
    assert fields_of(page)["title"] == "Better futures"
    assert "Add a theme" in text_of(manager.get(PAGES["priority-add"](world)))
    assert " Theme 1 Care leavers" in text_of(manager.get(PAGES["action-edit"](world)))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Enter the title of the plan."),
        ({"level_name": " "}, "Enter what this plan calls its priorities."),
        ({"updates_due_day": "21"}, "Enter a whole number from 1 to 20"),
        (
            {"dates_agreed_by": "nobody"},
            "What you chose for “New due dates are agreed by”",
        ),
    ],
)
def test_what_is_wrong_with_settings_is_said(
    change: Any, world: World, typed: dict[str, str], sentence: str
) -> None:
    sent = change("settings", **typed)

    assert sent.status_code == 422
    assert "There is a problem" in text_of(sent)
    assert sentence in text_of(sent)
    assert plan_now(world, "title").title == "Improvement plan 2026"


def test_closing_says_what_follows_and_asks(change: Any, manager: Client, world: World) -> None:
    page = text_of(manager.get(PAGES["stage"](world)))
    assert "Close the plan" in page
    assert "No more updates are asked for" in page
    assert "Yes, close this plan" in page

    sent = change("stage", decided_by="Cabinet")
    assert "Tick “Yes, close this plan”." in text_of(sent)
    assert plan_now(world, "stage").stage == "live"

    sent = change("stage", decided_by="Cabinet", note="Minute 12", confirm="on")
    assert sent.status_code == 302
    assert plan_now(world, "stage").stage == "closed"
    assert world.plan.stages.newest_first()[0].note == "Minute 12"


def test_a_draft_is_made_live(change: Any, manager: Client, world: World) -> None:
    drafted(world)
    page = text_of(manager.get(PAGES["stage"](world)))
    assert "Make the plan live" in page
    assert "a date moves only by a request that is agreed" in page

    assert change("stage", decided_by="Council", confirm="on").status_code == 302
    assert plan_now(world, "stage").stage == "live"


def test_a_decision_before_the_last_one_is_refused(change: Any, world: World) -> None:
    sent = change(
        "stage", decided_by="Cabinet", confirm="on", on_day="1", on_month="2", on_year="2026"
    )

    assert sent.status_code == 422
    assert "The plan’s stage last changed on 2 February 2026." in text_of(sent)
    assert 'href="#id_on-day"' in sent.content.decode()


def test_a_page_from_before_another_decision_does_not_do_the_opposite(
    manager: Client, world: World
) -> None:
    address = PAGES["stage"](world)
    typed = {**fields_of(manager.get(address)), "decided_by": "Cabinet", "confirm": "on"}
    changes.set_stage(
        by=another_manager(world), plan=world.plan, stage="closed", decided_by="Council"
    )

    sent = manager.post(address, typed)
    assert "The plan is closed already." in text_of(sent)
    assert plan_now(world, "stage").stage == "closed"


def test_a_plan_comes_to_answer_another_inspection(
    change: Any, manager: Client, world: World
) -> None:
    visit = other_inspection(world, published=True)
    page = manager.get(PAGES["inspections"](world))
    assert "Focused visit of November 2026" in text_of(page)
    assert fields_of(page)["inspections"] == [str(world.inspection.pk)]

    assert change("inspections", inspections=[str(visit.pk)]).status_code == 302
    assert linked(world.plan.answers, "inspection") == [visit.pk]


def test_an_unpublished_inspection_is_neither_offered_nor_taken_off(
    change: Any, manager: Client, world: World
) -> None:
    hidden = other_inspection(world, published=False)
    with_access = another_manager(world)
    name_reader(by=system(world.authority), inspection=hidden, person=with_access.person)
    changes.answer_inspection(by=with_access, plan=world.plan, inspection=hidden)
    changes.link_finding(by=with_access, action=world.action("1.4"), finding=hidden.findings.get())

    assert "Focused visit" not in text_of(manager.get(PAGES["inspections"](world)))
    assert "supervision" not in text_of(manager.get(PAGES["action-edit"](world)))
    assert change("action-edit", title="Another title", findings=[]).status_code == 302
    assert linked(world.action("1.4").finding_links, "finding") == [hidden.findings.get().pk]
    assert change("inspections", inspections=[]).status_code == 302
    assert linked(world.plan.answers, "inspection") == [hidden.pk]


# Priorities


def test_a_priority_is_added_with_the_next_number(
    change: Any, manager: Client, world: World
) -> None:
    assert fields_of(manager.get(PAGES["priority-add"](world)))["number"] == "3"
    sent = change("priority-add", title="Leadership", lead=str(world.person("lead").pk))

    assert sent.status_code == 302
    assert PriorityTerms.objects.get(priority=priority(world, 3)).title == "Leadership"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Enter the title."),
        ({"number": "2"}, "Another has the number 2."),
        ({"lead": ""}, "Choose the accountable lead."),
        ({"lead": "999999"}, "What you chose is no longer offered."),
    ],
)
def test_what_is_wrong_with_a_priority_is_said(
    change: Any, world: World, typed: dict[str, str], sentence: str
) -> None:
    sent = change("priority-edit", **{"title": "Care leavers, all of them", **typed})

    assert sent.status_code == 422
    assert sentence in text_of(sent)
    assert PriorityTerms.objects.filter(priority=priority(world, 1)).count() == 1


def test_a_priority_is_changed(change: Any, world: World) -> None:
    sent = change("priority-edit", title="All care leavers", outcome="They have homes.")

    assert sent.status_code == 302
    now = priority(world, 1).terms.newest_first()[0]
    assert (now.title, now.outcome) == ("All care leavers", "They have homes.")
