"""Versions of a plan and what differs between its texts, as pages."""

from __future__ import annotations

from datetime import date

from django.test import Client

from goldenthread.ledger.moments import head_of
from goldenthread.plans import changes
from goldenthread.plans.models import PlanVersion
from tests.measuring import add_measure
from tests.pages.reading import get
from tests.pages.sending import enter
from tests.people import World
from tests.replanning import save


def form(world: World, **said: str) -> dict[str, str]:
    return {
        "kind": "approved",
        "on_day": "16",
        "on_month": "11",
        "on_year": "2026",
        "decided_by": "Children and Families Committee",
        "text": "then",
        "note": "",
        "form_id": "6f6ce4f6-1111-4f6c-8a3d-5a7f0a6c0001",
        "seen": str(head_of(world.authority)),
        **said,
    }


def test_a_plan_without_versions_says_what_they_are_for(world: World, client: Client) -> None:
    enter(client, world, "adviser")
    words = get(client, f"/plans/{world.plan.pk}/versions/")
    assert "No version of this plan is kept yet" in words
    assert "Keep a version" not in words


def test_a_version_is_kept_and_compared(world: World, client: Client) -> None:
    enter(client, world, "democratic_services")
    address = f"/plans/{world.plan.pk}/versions/"
    sent = client.post(f"{address}keep/", form(world))
    assert (sent.status_code, sent["Location"]) == (302, address)
    save(world, "1.4", title="Publish the local offer in plain English")

    assert "Version 1, approved on 16 November 2026" in get(client, address)
    words = get(client, f"/plans/{world.plan.pk}/compare/?one=1&other=now")
    assert "1 difference." in words
    assert "put in: " in words


def test_a_double_click_keeps_one_version(world: World, client: Client) -> None:
    enter(client, world, "manager")
    sent = form(world)
    for _ in range(2):
        client.post(f"/plans/{world.plan.pk}/versions/keep/", sent)
    assert PlanVersion.objects.count() == 1


def test_what_is_missing_is_said_and_what_was_typed_is_kept(world: World, client: Client) -> None:
    enter(client, world, "manager")
    said = form(world, decided_by="", note="With two changes of wording.")
    answer = client.post(f"/plans/{world.plan.pk}/versions/keep/", said)
    assert answer.status_code == 422
    assert "Say who decided or submitted it" in answer.content.decode()
    assert "With two changes of wording." in answer.content.decode()


def test_any_two_days_are_compared_in_their_order(world: World, client: Client) -> None:
    enter(client, world, "manager")
    address = f"/plans/{world.plan.pk}/compare/"
    query = "?one=now&other=day&other_on=2026-10-01"
    words = get(client, address + query)
    assert words.index("The plan on 1 October 2026") < words.index("the plan as it is now")
    assert "A day to come has no text yet" in get(client, f"{address}?one=day&one_on=2031-01-01")
    assert "A day could not be read" in get(client, f"{address}?one=day&one_on=soon")
    assert "There is no such version" in get(client, f"{address}?one=7")
    before = get(client, f"{address}?one=day&one_on=2020-01-01")
    assert "The plan had no text yet at the first of the two." in before


def test_a_day_before_a_version_links_to_its_position(world: World, client: Client) -> None:
    changes.keep_version(
        by=world.member("manager"),
        plan=world.plan,
        kind="submitted",
        on=date(2026, 10, 20),
        decided_by="Director, under delegation",
    )
    enter(client, world, "board_member")
    page = client.get(f"/plans/{world.plan.pk}/versions/").content.decode()
    assert f"/plans/{world.plan.pk}/?at=2026-10-20" in page


def test_who_submits_a_plan_is_told_of_its_measures_without_a_baseline(
    world: World, client: Client
) -> None:
    manager, address = world.member("manager"), f"/plans/{world.plan.pk}/versions/keep/"
    enter(client, world, "manager")
    assert "no baseline" not in get(client, address)
    measure, _of_no_plan = add_measure(world), add_measure(world, "M2")
    changes.choose_measures(by=manager, subject=world.action("1.2"), measures=[measure])
    assert "1 measure of this plan has no baseline" in get(client, address)
    sent = client.post(address, form(world, kind="submitted"), follow=True).content.decode()
    assert "It was submitted although 1 measure has no baseline: M1." in sent
