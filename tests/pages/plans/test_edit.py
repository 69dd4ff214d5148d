"""The programme manager changes a plan: every page, its refusals, and two people at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.accounts.access import system
from goldenthread.accounts.changes import grant_role
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Role
from goldenthread.inspections.changes import (
    FindingInput,
    InspectionInput,
    name_reader,
    record_inspection,
)
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.forms.choices import linked
from goldenthread.plans.models import (
    Action,
    Plan,
    PlanInspection,
    Priority,
    PriorityTerms,
    State,
)
from tests.pages.sending import fields_of, text_of
from tests.people import World, make_person

PAGES: dict[str, Callable[[World], str]] = {
    "settings": lambda w: f"/plans/{w.plan.pk}/settings/",
    "stage": lambda w: f"/plans/{w.plan.pk}/stage/",
    "inspections": lambda w: f"/plans/{w.plan.pk}/inspections/",
    "priority-add": lambda w: f"/plans/{w.plan.pk}/priorities/add/",
    "priority-edit": lambda w: f"/priorities/{priority(w, 1).pk}/edit/",
    "action-add": lambda w: f"/priorities/{priority(w, 1).pk}/actions/add/",
    "action-edit": lambda w: f"/actions/{w.action('1.4').pk}/edit/",
    "action-state": lambda w: f"/actions/{w.action('1.4').pk}/state/",
}


def priority(world: World, number: int) -> Any:
    rows = Priority.objects.filter(plan=world.plan).as_at(Moment.latest(), "number")
    return rows.get(number=number)


def plan_now(world: World, *names: str) -> Any:
    return Plan.objects.as_at(Moment.latest(), *names).get(pk=world.plan.pk)


def action_now(world: World, reference: str, *names: str) -> Any:
    return Action.objects.as_at(Moment.latest(), *names).get(pk=world.action(reference).pk)


@pytest.fixture
def manager(client: Client, world: World) -> Client:
    client.force_login(world.person("manager"))
    return client


@pytest.fixture
def change(manager: Client, world: World) -> Callable[..., Any]:
    """Open a page, type into its form, send it."""

    def send(page: str, **typed: Any) -> Any:
        address = PAGES[page](world)
        return manager.post(address, {**fields_of(manager.get(address)), **typed})

    return send


def drafted(world: World) -> None:
    """Back to a draft, as plans are before they are live."""
    changes.set_stage(
        by=world.member("manager"), plan=world.plan, stage="draft", decided_by="Council"
    )


def another_manager(world: World) -> Any:
    person = make_person(
        world.authority, "second", "Second Programme Manager", [Role.PROGRAMME_MANAGER]
    )
    return member_of(person)


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
        ({"updates_due_day": "21"}, "less than or equal to 20"),
        ({"dates_agreed_by": "nobody"}, "Select a valid choice"),
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


def other_inspection(world: World, *, published: bool) -> Any:
    day = {"published": date(2026, 11, 12)} if published else {}
    return record_inspection(
        by=system(world.authority),
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 11, 9),
            ended_on=date(2026, 11, 10),
            dates={"received": date(2026, 11, 11), **day},
            findings=[FindingInput("improvement", "The quality of supervision.")],
        ),
    )


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


# Actions


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
        "action-state": {"state": "withdrawn", "note": "Not needed.", "leaves": "on"},
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


# Pause, resume, withdraw, transfer


def test_an_action_is_paused_and_resumed(change: Any, manager: Client, world: World) -> None:
    assert change("action-state", state="paused", note="Waits for the tender.").status_code == 302
    assert action_now(world, "1.4", "state").state == "paused"

    page = text_of(manager.get(PAGES["action-state"](world)))
    assert "Resume or withdraw action 1.4" in page
    assert "Pause it" not in page
    assert change("action-state", state="open", note="The tender is done.").status_code == 302
    assert action_now(world, "1.4", "state").state == "open"


@pytest.mark.parametrize("state", ["withdrawn", "transferred"])
def test_what_leaves_the_plan_asks_for_a_tick(change: Any, world: World, state: str) -> None:
    sent = change("action-state", state=state, note="The service moves to health.")
    assert sent.status_code == 422
    assert "Tick that you know that the action leaves the plan." in text_of(sent)
    assert "The service moves to health." in sent.content.decode()
    assert action_now(world, "1.4", "state").state == "open"

    sent = change("action-state", state=state, note="The service moves to health.", leaves="on")
    assert sent.status_code == 302
    assert action_now(world, "1.4", "state").state == state


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"note": "Because."}, "Choose what should happen."),
        ({"state": "paused", "note": " "}, "Say why."),
        ({"state": "awaiting_sign_off", "note": "Because."}, "The owner asks for sign-off"),
        ({"state": "open", "note": "Because."}, "cannot become open"),
    ],
)
def test_what_is_wrong_with_a_state_is_said(
    change: Any, world: World, typed: dict[str, str], sentence: str
) -> None:
    before = State.objects.count()
    sent = change("action-state", **typed)

    assert sent.status_code == 422
    assert sentence in text_of(sent)
    assert State.objects.count() == before


def test_what_awaits_its_sign_off_is_decided_first(manager: Client, world: World) -> None:
    page = manager.get(f"/actions/{world.action('1.3').pk}/state/")
    assert "It must be signed off, or sent back to its owner" in text_of(page)
    assert "state" not in fields_of(page)


def test_the_guest_who_may_read_cannot_change(client: Client, world: World) -> None:
    guest = make_person(world.authority, "guest", "Peer reviewer", [])
    grant_role(by=system(world.authority), person=guest, role=Role.GUEST)
    client.force_login(guest)
    assert client.get(PAGES["settings"](world)).status_code == 403
