"""The risks of a plan, in the browser's eyes."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from django.test import Client
from python_calamine import CalamineWorkbook

from goldenthread.plans import changes
from goldenthread.plans.models import Risk
from goldenthread.plans.risks import Kind
from tests.pages.reading import get, numbers_of, text_of
from tests.pages.sending import enter, fields_of, send
from tests.pages.sending import text_of as text_in
from tests.people import World, at

WORDS = {
    "title": "The flats are late",
    "cause": "One contractor.",
    "consequence": "Young people wait.",
    "response": "A second contractor.",
}
PICKED = {
    **{"inherent_likelihood": "5", "inherent_severity": "4"},
    **{"current_likelihood": "4", "current_severity": "4"},
    **{"target_likelihood": "2", "target_severity": "3"},
}


def part(client: Client, address: str) -> str:
    """As it stands within another page, in a browser with scripts."""
    return text_in(client.get(address, headers={"HX-Request": "true"}))


def raised(world: World, title: str = "The flats are late", **more: Any) -> Risk:
    given: dict[str, Any] = {"current": (3, 4), "owner": "owner"} | more
    said = changes.RiskInput(**(WORDS | {"title": title}), owner=world.person(given["owner"]))
    return changes.raise_risk(
        by=world.member("manager"),
        plan=world.plan,
        risk=said,
        scores={Kind.INHERENT: (4, 4), Kind.CURRENT: given["current"], Kind.TARGET: (2, 2)},
        why="It was late before.",
        touches=[world.action("1.4")],
    )


def test_a_risk_is_raised_scored_and_closed(client: Client, world: World) -> None:
    enter(client, world, "owner")
    action = f"/actions/{world.action('1.4').pk}/"
    register = f"/plans/{world.plan.pk}/risks/?of=action-{world.action('1.4').pk}"
    assert f'hx-get="{register}"' in client.get(action).content.decode()
    assert "No risk touches it." in part(client, register)
    missing = send(client, f"{action}risk/", **WORDS)
    assert missing.status_code == 422
    assert "Choose how severity stands: target." in text_of(missing)
    sent = send(client, f"{action}risk/", **WORDS, **PICKED, why="Two of three were late.")
    assert sent.status_code == 302
    address = f"/risks/{Risk.objects.get().pk}/"
    assert sent["Location"] == address
    assert "R1 The flats are late 16 High" in part(client, register)

    kept = send(client, f"{address}score/", why="The contractor left.", likelihood="5")
    assert kept.status_code == 302
    page = get(client, address)
    assert "20 Very high up from 16" in page
    assert "Likelihood 5, very likely; severity 4, major." in page
    assert "Current 20 Very high 5 very likely × 4 major" in page
    assert "Close it" not in page  # their own

    enter(client, world, "manager")
    assert "20 Very high" in get(client, address)
    assert send(client, f"{address}close/", why=" ").status_code == 422
    assert send(client, f"{address}close/", why="The flats are let.").status_code == 302
    page = get(client, address)
    assert "Closed since 16 November 2026" in page
    assert "Score it anew" not in page
    assert send(client, f"{address}reopen/", why="One is flooded.").status_code == 302
    assert "Open since 16 November 2026" in get(client, address)


def test_every_count_of_the_matrix_opens_its_risks(client: Client, world: World) -> None:
    raised(world)
    raised(world, "The lift is late")
    raised(world, "The paint is late", current=(5, 5))
    plan = f"/plans/{world.plan.pk}/risks/"
    enter(client, world, "inspector")
    response = client.get(f"{plan}matrix/")
    counts = numbers_of(response, f"{plan}?state=open&likelihood=")
    assert sorted(count for count, _ in counts) == [1, 2]
    for count, href in counts:
        assert f"{count} of 3 risks" in get(client, href)
    target = client.get(f"{plan}matrix/?by=target")
    ((count, href),) = numbers_of(target, f"{plan}?state=open")
    assert (count, "by=target" in href) == (3, True)
    assert "3 of 3 risks" in get(client, href)


def test_the_register_is_narrowed_as_its_address_says(client: Client, world: World) -> None:
    risk = raised(world)
    raised(world, "The paint is late", current=(5, 5), owner="lead")
    changes.close_risk(by=world.member("manager"), risk=risk, why="The flats are let.")
    plan = f"/plans/{world.plan.pk}/risks"
    enter(client, world, "board_member")
    page = get(client, f"{plan}/")
    assert "1 risk is open, by current score 1 very high, 0 high, 0 medium, 0 low." in page
    assert "1 of 2 risks" in get(client, f"{plan}/?state=closed")
    assert "2 of 2 risks" in get(client, f"{plan}/?of=action-{world.action('1.4').pk}")
    assert "No risk is so" in get(client, f"{plan}/?q=concrete")
    assert "Raise a risk" not in page
    assert "Nobody has raised a risk" in get(client, f"{plan}/?at=2026-11-13")
    sheet = CalamineWorkbook.from_filelike(
        io.BytesIO(client.get(f"{plan}.xlsx?state=open").content)
    )
    rows = sheet.get_sheet_by_name("Risks").to_python()
    titles = [row[1] for row in rows if row[0] == "R2"]
    assert titles == ["The paint is late"]
    assert not any(row[0] == "R1" for row in rows)


def test_what_a_risk_touches_is_ticked(client: Client, world: World) -> None:
    risk = raised(world)
    enter(client, world, "owner")
    address = f"/risks/{risk.pk}/links/"
    fields = fields_of(client.get(address))
    assert fields["touches"] == [f"action-{world.action('1.4').pk}"]
    priority = world.plan.priorities.order_by("pk")[1]
    fields["touches"] = [f"priority-{priority.pk}"]
    assert client.post(address, fields).status_code == 302
    assert "Priority 2: Front door" in get(client, f"/risks/{risk.pk}/")
    register = f"/plans/{world.plan.pk}/risks/?of=priority-{priority.pk}"
    assert f'hx-get="{register}"' in client.get(f"/priorities/{priority.pk}/").content.decode()
    assert "R1 The flats are late" in part(client, register)
    fields = fields_of(client.get(address))
    assert client.post(address, {**fields, "touches": ["action-1000000"]}).status_code == 422


def test_an_earlier_day_shows_the_risk_as_it_stood(client: Client, world: World) -> None:
    risk = raised(world)
    with at(date(2026, 11, 18)):
        changes.score_risk(
            by=world.member("owner"),
            risk=risk,
            kind="current",
            likelihood=5,
            severity=5,
            why="Frost.",
        )
        enter(client, world, "adviser")
        address = f"/risks/{risk.pk}/"
        assert "25 Very high" in get(client, address)
        before = get(client, f"{address}?at=2026-11-17")
        assert "25 Very high" not in before
        assert "12 High" in before
        assert "did not exist on 13 November 2026" in get(client, f"{address}?at=2026-11-13")


def test_nobody_changes_words_that_they_have_not_seen(client: Client, world: World) -> None:
    risk = raised(world)
    enter(client, world, "manager")
    address = f"/risks/{risk.pk}/edit/"
    fields = fields_of(client.get(address))
    said = changes.RiskInput(**(WORDS | {"response": "A third."}), owner=world.person("owner"))
    changes.change_risk(by=world.member("owner"), risk=risk, said=said)
    sent = client.post(address, {**fields, "response": "None."})
    assert sent.status_code == 422
    assert "Response: A third." in text_of(sent)
