"""Days that a page cannot show: to come, before it was there, before the plan began."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.accounts.access import system
from goldenthread.accounts.changes import grant_role
from goldenthread.accounts.models import Role
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.models import Placement, Plan, Stage
from tests.pages.reading import text_of
from tests.pages.sending import fields_of
from tests.people import TODAY, World, at


def get(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def director(world: World, client: Client) -> Client:
    client.force_login(world.person("director"))
    return client


@pytest.mark.parametrize("place", ["plans", "plan", "actions", "action"])
def test_a_day_to_come_is_said_and_today_is_shown(
    world: World, director: Client, place: str
) -> None:
    about = {"plans": [], "action": [world.action("1.1").pk]}.get(place, [world.plan.pk])
    page = get(director, f"{reverse(place, args=about)}?at=2027-03-31")
    assert "31 March 2027 is still to come, so the position of today is shown." in page
    assert "Position at Monday 16 November 2026" in page
    assert "at=2027-03-31" not in page


def test_what_was_not_there_yet_leads_to_its_first_day(world: World, director: Client) -> None:
    added, _ = _late(world)
    for name, what, row in (("action", "action", added[1]), ("priority", "priority", added[0])):
        address = reverse(name, args=[row.pk])
        page = get(director, f"{address}?at=2026-11-09")
        assert f"This {what} did not exist on 9 November 2026" in page
        assert f'href="{address}?at=2026-11-16"' in page
        later = get(director, f"{address}?at=2026-11-09&later=1")
        assert f"This {what} did not exist on 9 November 2026" in later
        assert "did not exist" not in get(director, f"{address}?at=2026-11-16")


def _late(world: World) -> tuple[list[object], Plan]:
    """A priority with an action, added today."""
    manager, lead, owner = (world.person(key) for key in ("manager", "lead", "owner"))
    with at(TODAY):
        by = world.member("manager")
        row = changes.add_priority(
            by=by, plan=world.plan, priority=changes.PriorityInput(3, "Workforce", lead, "")
        )
        action = changes.add_action(
            by=by,
            priority=row,
            action=changes.ActionInput(
                reference="3.1",
                title="Keep workers",
                lead=lead,
                owner=owner,
                starts_on=TODAY,
                due_on=date(2027, 5, 31),
            ),
        )
    assert manager
    return [row, action], world.plan


def test_another_authoritys_action_is_missing_on_every_day(world: World, client: Client) -> None:
    client.force_login(world.outsider)
    address = reverse("action", args=[world.action("1.1").pk])
    assert [client.get(f"{address}{at}").status_code for at in ("", "?at=2025-01-01")] == [404, 404]


def begun(world: World) -> Plan:
    """A draft of today with one action."""
    lead, owner = world.person("lead"), world.person("owner")
    work = changes.ActionInput(
        reference="1.1",
        title="Find homes",
        lead=lead,
        owner=owner,
        starts_on=TODAY,
        due_on=date(2027, 5, 31),
    )
    with at(TODAY):
        return changes.draft_plan(
            by=world.member("manager"),
            plan=changes.PlanInput("The next plan"),
            inspections=[world.inspection],
            priorities=[changes.DraftPriority(changes.PriorityInput(1, "Homes", lead, ""), [work])],
        )


def test_a_new_plan_says_that_it_began_and_compares_nothing(world: World, director: Client) -> None:
    plan = begun(world)
    page = get(director, reverse("plan", args=[plan.pk]))
    assert "The plan began on 16 November 2026" in page
    assert "As many complete" not in page
    since = get(director, reverse("since", args=[plan.pk]))
    assert "The plan began on 16 November 2026" in since


def test_a_second_plan_is_not_called_as_the_first(world: World, client: Client) -> None:
    client.force_login(world.person("manager"))
    page = client.get(reverse("plan-draft"))
    assert fields_of(page)["title"] == "Improvement plan 2026, plan 2"


def test_the_record_has_what_happened_to_findings(world: World, director: Client) -> None:
    finding = world.inspection.findings.order_by("pk")[0]
    changes.add_evidence(
        by=world.member("assurer"),
        subject=finding,
        evidence=changes.EvidenceInput("case_audit", "Audit", TODAY, url="https://x.example"),
    )
    page = director.get(reverse("record", args=[world.plan.pk]))
    assert "Finding 1: The quality of pathway plans for care leavers." in text_of(page)
    assert f"/findings/#finding-{finding.pk}" in page.content.decode()


def test_the_record_is_silent_on_findings_that_one_may_not_know_of(
    world: World, director: Client
) -> None:
    manager = world.member("manager")
    hidden = record_inspection(
        by=manager,
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=None,
            ended_on=date(2026, 11, 6),
            findings=[FindingInput("improvement", "A secret.")],
        ),
    )
    changes.answer_inspection(by=manager, plan=world.plan, inspection=hidden, present=True)
    grant_role(by=system(world.authority), person=world.person("manager"), role=Role.ASSURER)
    changes.add_evidence(
        by=world.member("manager"),
        subject=hidden.findings.get(),
        evidence=changes.EvidenceInput("case_audit", "Audit", TODAY, url="https://x.example"),
    )
    assert "A secret." not in get(director, reverse("record", args=[world.plan.pk]))
    director.force_login(world.person("manager"))
    assert "A secret." in get(director, reverse("record", args=[world.plan.pk]))


@pytest.mark.parametrize(("key", "offered"), [("manager", True), ("director", False)])
def test_changing_is_offered_to_who_may(
    world: World, client: Client, key: str, offered: bool
) -> None:
    client.force_login(world.person(key))
    first = Placement.objects.as_at(Moment.latest()).filter(action=world.action("1.1")).get()
    for name, pk, links in (
        ("plan", world.plan.pk, ("plan-settings", "plan-stage", "priority-add")),
        ("priority", first.priority_id, ("priority-edit", "action-add")),
    ):
        page = get(client, reverse(name, args=[pk]))
        found = [f'href="{reverse(link, args=[pk])}"' in page for link in links]
        assert found == [offered] * len(links)
        past = get(client, f"{reverse(name, args=[pk])}?at=2026-11-01")
        assert not any(f'href="{reverse(link, args=[pk])}"' in past for link in links)


def test_a_new_plans_first_month_is_the_one_in_which_it_began(
    world: World, director: Client
) -> None:
    plan = begun(world)
    month = reverse("month", args=[plan.pk, "2026-10"])
    assert "This plan is a draft: nobody is asked for an update" in get(director, month)
    with at(TODAY):
        live = {"plan": plan, "stage": Stage.LIVE, "decided_by": "Cabinet"}
        changes.set_stage(by=world.member("manager"), **live)
    words = get(director, month)
    assert "nothing was asked for October 2026" in words
    assert "/months/2026-11/" in words
    assert "Highlights" not in words
    assert "September 2026" not in words
    with at(TODAY):
        closed = {"plan": plan, "stage": Stage.CLOSED, "decided_by": "Cabinet"}
        changes.set_stage(by=world.member("manager"), **closed)
    words = get(director, month)
    assert "This plan is closed: it asks for no update." in words
    assert "Highlights" not in words


def test_a_plan_without_complete_work_does_not_say_that_all_of_it_is_assessed(
    world: World, director: Client
) -> None:
    plan = begun(world)
    words = "No action is complete yet, so none waits."
    assert get(director, reverse("plan", args=[plan.pk])).count(words) == 2
    rounds = get(director, reverse("impact-rounds", args=[plan.pk]))
    assert "Nothing is complete yet, so none waits." in rounds
    assert "Nothing is assessed yet." in rounds


def test_an_empty_plan_says_where_to_begin(world: World, client: Client) -> None:
    lead, manager = world.person("lead"), world.member("manager")
    with at(TODAY):
        plan = changes.draft_plan(
            by=manager,
            plan=changes.PlanInput("The next plan"),
            inspections=[world.inspection],
            priorities=[changes.DraftPriority(changes.PriorityInput(1, "Homes", lead, ""), [])],
        )
    client.force_login(world.person("manager"))
    page = client.get(reverse("plan", args=[plan.pk])).content.decode()
    assert "The plan has no actions yet. Open a priority to add one" in page
    client.force_login(world.person("director"))
    assert "to add one" not in client.get(reverse("plan", args=[plan.pk])).content.decode()
