"""The first page sends each person to what they come for; two pages that the law asks for."""

from __future__ import annotations

import pytest
from django.test import Client

from goldenthread.accounts.changes import withdraw_role
from goldenthread.plans import changes
from tests.pages.reading import text_of
from tests.people import World


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("owner", "/my-work/"),
        ("lead", "/my-work/"),
        ("assurer", "/my-work/"),
        ("director", "plan"),
        ("board_member", "plan"),
        ("adviser", "plan"),
        ("finance", "plan"),
        ("inspector", "plan"),
        ("manager", "plan"),
        ("councillor", "/papers/"),
        ("democratic_services", "/papers/"),
        ("administrator", "/people/"),
        ("outsider", "/inspections/"),
    ],
)
def test_each_person_gets_what_they_come_for(
    client: Client, world: World, who: str, address: str
) -> None:
    client.force_login(world.person(who))
    wanted = f"/plans/{world.plan.pk}/" if address == "plan" else address
    assert client.get("/").headers["Location"] == wanted


def test_several_live_plans_are_listed(client: Client, world: World) -> None:
    manager = world.member("manager")
    other = changes.draft_plan(by=manager, plan=changes.PlanInput("Second plan"))
    changes.set_stage(by=manager, plan=other, stage="live", decided_by="Council")
    client.force_login(world.person("director"))
    assert client.get("/").headers["Location"] == "/plans/"


def test_who_is_not_signed_in_can_sign_in_or_read_what_is_public(
    client: Client, world: World
) -> None:
    html = client.get("/").content.decode()
    assert 'href="/sign-in/"' in html
    assert 'href="/public/"' in html


def test_who_holds_no_role_is_told(client: Client, world: World) -> None:
    person = world.person("finance")
    withdraw_role(by=world.member("administrator"), person=person, role="finance")
    client.force_login(person)
    page = text_of(client.get("/"))
    assert "You have no role today" in page
    assert "The administrator of Wyremouth Council can give you one." in page


def test_accessibility_statement_says_what_is_not_done(client: Client, db: None) -> None:
    page = text_of(client.get("/accessibility/"))
    assert "Web Content Accessibility Guidelines, version 2.2" in page
    assert "What is not done yet" in page
    assert "Equality and Human Rights Commission" in page


def test_privacy_page_says_what_is_kept_and_why(client: Client, db: None) -> None:
    page = text_of(client.get("/privacy/"))
    assert "no information about an identifiable child" in page
    assert "public task" in page
    assert "Information Commissioner’s Office" in page
