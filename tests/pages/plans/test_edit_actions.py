"""The programme manager changes actions; two people at once; pause, withdraw, transfer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.forms.choices import linked
from goldenthread.plans.models import Action, PlanInspection, Priority
from tests.pages.editing import (
    PAGES,
    action_now,
    another_manager,
    drafted,
    other_inspection,
    priority,
)
from tests.pages.sending import fields_of, text_of
from tests.people import World


def test_an_action_is_added_with_a_reference_that_is_free(
    change: Any, manager: Client, world: World
) -> None:
    page = manager.get(PAGES["action-add"](world))
    assert fields_of(page)["reference"] == "1.7"
    sent = change(
        "action-add", title="Write to each young person", owner=str(world.person("owner").pk),
        partners="Wyremouth Homes\n\nHealth Trust\n",
        findings=[str(world.inspection.findings.order_by("pk")[0].pk)],
        starts_on_day="1", starts_on_month="12", starts_on_year="2026",
        due_on_day="31", due_on_month="3", due_on_year="2027",
    )  # fmt: skip

    assert sent.status_code == 302
    added = Action.objects.as_at(Moment.latest(), "reference", "due_on").get(reference="1.7")
    assert added.due_on == date(2027, 3, 31)
    assert linked(added.partners, "name") == ["Health Trust", "Wyremouth Homes"]
    assert len(linked(added.finding_links, "finding")) == 1


def test_sent_twice_it_is_added_once(manager: Client, world: World) -> None:
    address = PAGES["priority-add"](world)
    typed = {
        **fields_of(manager.get(address)), "title": "Leadership",
        "lead": str(world.person("lead").pk),
    }  # fmt: skip

    assert [manager.post(address, typed).status_code for _ in range(2)] == [302, 302]
    assert Priority.objects.filter(plan=world.plan).count() == 3


@pytest.mark.parametrize("page", ["action-state", "inspections", "stage", "action-edit"])
def test_sent_twice_it_is_done_once(manager: Client, world: World, page: str) -> None:
    typed: dict[str, Any] = {
        "action-state": {"note": "Not needed.", "decided_by": "The board", "sure": "on"},
        "inspections": {"inspections": []},
        "stage": {"decided_by": "Cabinet", "confirm": "on"},
        "action-edit": {"title": "Another title"},
    }[page]
    address = PAGES[page](world)
    fields = {**fields_of(manager.get(address)), **typed}
    manager.post(address, fields)
    before = Entry.objects.count()

    assert manager.post(address, fields).status_code == 302
    assert Entry.objects.count() == before


def test_an_action_is_changed(change: Any, world: World) -> None:
    second = priority(world, 2).pk
    sent = change(
        "action-edit", title="Visit each young person", priority=str(second), partners="Police",
        findings=[str(pk) for pk in world.inspection.findings.values_list("pk", flat=True)[1:]],
    )  # fmt: skip

    assert sent.status_code == 302
    now = action_now(world, "1.4", "title", "priority_id", "due_on")
    assert (now.title, now.priority_id) == ("Visit each young person", second)
    assert now.due_on == date(2026, 10, 28)
    assert len(linked(now.finding_links, "finding")) == 2
    assert linked(now.partners, "name") == ["Police"]


def test_a_live_plans_due_date_is_moved_by_asking(manager: Client, world: World) -> None:
    page = manager.get(PAGES["action-edit"](world))
    assert "Due on 28 October 2026." in text_of(page)
    assert f'href="/actions/{world.action("1.4").pk}/new-date/"' in page.content.decode()
    assert "due_on_day" not in fields_of(page)


def test_a_drafts_due_date_is_changed_here(change: Any, world: World) -> None:
    drafted(world)
    sent = change("action-edit", due_on_day="30", due_on_month="11", due_on_year="2026")

    assert sent.status_code == 302
    assert action_now(world, "1.4", "due_on").due_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "sentence", "field"),
    [
        ({"reference": "2.1"}, "Another action of this plan has, or had, the", "reference"),
        ({"title": ""}, "Say what is to be done.", "title"),
        ({"owner": "lead", "deputy": ""}, "The lead is also the owner, who never signs", "deputy"),
        ({"deputy": "owner"}, "The owner cannot be the deputy", "deputy"),
        ({"starts_on_month": "12"}, "due on 28 October 2026. Enter", "starts_on-day"),
        ({"partners": "x" * 121}, "Keep each partner’s name to 120 characters.", "partners"),
        ({"partners": "NHS number 943 476 5919"}, "looks like an NHS number.", "partners"),
        ({}, "Nothing was changed", None),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_action_is_said_at_its_field(
    change: Any, world: World, typed: dict[str, str], sentence: str, field: str | None
) -> None:
    people = {name: str(world.person(who).pk) for name, who in typed.items() if who in world.people}
    before = Entry.objects.count()
    sent = change("action-edit", **{**typed, **people})

    assert sent.status_code == 422
    assert sentence in text_of(sent)
    if field:
        assert f'href="#id_{field}"' in sent.content.decode()
    assert Entry.objects.count() == before


def test_who_does_not_hold_a_role_is_not_offered(manager: Client, world: World) -> None:
    page = manager.get(PAGES["action-edit"](world)).content.decode()
    assert "Head of Service, Front Door</option>" in page
    assert "Finance Manager</option>" not in page
    assert "Improvement Programme Manager</option>" not in page


def test_an_owner_who_left_is_still_shown_as_the_owner(
    change: Any, manager: Client, world: World
) -> None:
    owner = world.person("owner")
    owner.is_active = False
    owner.save()

    page = manager.get(PAGES["action-edit"](world))
    assert fields_of(page)["owner"] == str(owner.pk)
    assert change("action-edit", title="Another title").status_code == 302


# Two people at once


def test_theirs_is_shown_and_yours_is_kept(manager: Client, world: World) -> None:
    address = PAGES["action-edit"](world)
    typed = {**fields_of(manager.get(address)), "title": "Mine"}
    theirs = {**fields_of(manager.get(address)), "title": "Theirs", "partners": "Police"}
    assert manager.post(address, theirs).status_code == 302

    sent = manager.post(address, typed)
    words = text_of(sent)
    assert sent.status_code == 422
    assert "Saved meanwhile by Improvement Programme Manager" in words
    assert "Theirs" in words
    assert "Police" in words
    assert fields_of(sent)["title"] == "Mine"
    assert action_now(world, "1.4", "title").title == "Theirs"

    # Seen and compared: now mine is put in its place.
    assert manager.post(address, fields_of(sent)).status_code == 302
    assert action_now(world, "1.4", "title").title == "Mine"


def test_a_link_that_somebody_else_made_is_not_dropped_unseen(
    manager: Client, world: World
) -> None:
    address = PAGES["action-edit"](world)
    typed = {**fields_of(manager.get(address)), "title": "Mine"}
    more = world.inspection.findings.order_by("pk")[2]
    changes.link_finding(by=another_manager(world), action=world.action("1.4"), finding=more)

    sent = manager.post(address, typed)
    assert "Saved meanwhile by Second Programme Manager" in text_of(sent)
    assert "The oversight of practice by managers." in text_of(sent)
    assert more.pk in linked(world.action("1.4").finding_links, "finding")


@pytest.mark.parametrize(
    ("page", "mine", "theirs"),
    [
        ("settings", {"board": "My board"}, {"board": "Their board"}),
        ("priority-edit", {"title": "My title"}, {"title": "Their title"}),
    ],
)
def test_nothing_is_saved_over_unseen(
    manager: Client, world: World, page: str, mine: dict[str, str], theirs: dict[str, str]
) -> None:
    address = PAGES[page](world)
    old = fields_of(manager.get(address))
    assert manager.post(address, {**fields_of(manager.get(address)), **theirs}).status_code == 302

    sent = manager.post(address, {**old, **mine})
    assert sent.status_code == 422
    assert next(iter(theirs.values())) in text_of(sent)
    assert next(iter(mine.values())) in sent.content.decode()


def test_an_inspection_that_somebody_else_added_is_not_taken_off_unseen(
    manager: Client, world: World
) -> None:
    visit = other_inspection(world, published=True)
    address = PAGES["inspections"](world)
    old = fields_of(manager.get(address))
    changes.answer_inspection(by=another_manager(world), plan=world.plan, inspection=visit)

    assert manager.post(address, old).status_code == 422
    assert PlanInspection.objects.filter(inspection=visit).count() == 1
