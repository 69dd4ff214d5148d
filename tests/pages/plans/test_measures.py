"""Where measures and the plan meet: charts of an action, the impact form, exceptions."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from goldenthread.measures.models import Measure
from goldenthread.plans import changes
from goldenthread.plans.measured import measures_now
from tests.measuring import STEADY, add_measure
from tests.pages.reading import get
from tests.pages.sending import enter, fields_of, text_of
from tests.people import TODAY, World

PART = {"HX-Request": "true"}
BETTER = (*STEADY, 60, 61, 62, 61, 62, 63, 62)


@pytest.fixture
def better(world: World) -> Measure:
    return add_measure(world, "M1", values=BETTER)


def test_the_measures_of_an_action_are_chosen_on_a_page(
    world: World, client: Client, better: Measure
) -> None:
    action = world.action("1.1")
    address = f"/actions/{action.pk}/measures/"
    enter(client, world, "adviser")
    assert "Nothing shows by figures whether action 1.1 makes a difference." in get(client, address)
    enter(client, world, "manager")
    fields = fields_of(client.get(address))
    assert client.post(address, fields | {"measures": [better.pk]}).status_code == 302
    assert measures_now(action) == {better.pk}
    assert "Real improvement" in get(client, address)
    again = client.post(address, fields_of(client.get(address)))
    assert "Nothing is different" in text_of(again)
    enter(client, world, "owner")
    assert "Choose them" not in get(client, address)
    assert client.post(address, fields).status_code == 403
    part = text_of(client.get(f"{address}?part=1", headers=PART))
    assert "M1 Pathway plans in time" in part
    assert "The measures with their charts" in part


@pytest.mark.parametrize("kind", ["actions", "priorities", "findings"])
def test_the_chart_stands_beside_the_impact_form(
    world: World, client: Client, better: Measure, kind: str
) -> None:
    subjects: dict[str, Any] = {
        "actions": world.action("1.1"),
        "priorities": world.plan.priorities.order_by("pk")[0],
        "findings": world.inspection.findings.order_by("pk")[0],
    }
    subject, by = subjects[kind], world.member("assurer")
    address = f"/{kind}/{subject.pk}/impact/"
    enter(client, world, "assurer")
    assert "No measure is named that should move." in get(client, address)
    measures = [better, add_measure(world, "M2", values=STEADY)]
    changes.choose_measures(by=by, subject=subject, measures=measures)
    item = changes.EvidenceInput("data", "Figures", TODAY, url="https://wyremouth.example/x")
    changes.add_evidence(by=by, subject=subject, evidence=item)
    response = client.get(address)
    assert "Pathway plans in time, M1: a real improvement since April 2026" in text_of(response)
    assert response.content.count(b'class="gt-spark"') == 2


def test_a_measure_names_the_actions_that_should_move_it(
    world: World, client: Client, better: Measure
) -> None:
    enter(client, world, "adviser")
    address = f"/measures/{better.pk}/actions/"
    assert "No action names this measure" in get(client, address)
    by = world.member("assurer")
    changes.choose_measures(by=by, subject=world.action("1.1"), measures=[better])
    words = get(client, address)
    assert "1.1 Care leavers" in words
    assert "Progress: " in words
    assert "Impact: " in words
    assert "What the two ratings mean" not in text_of(client.get(f"{address}?part=1", headers=PART))


def test_a_rating_that_figures_contradict_is_an_exception(world: World, client: Client) -> None:
    action, steady = world.action("1.1"), add_measure(world, "M2")
    changes.choose_measures(by=world.member("assurer"), subject=action, measures=[steady])
    changes.assess_impact(
        by=world.member("assurer"),
        subject=action,
        impact=changes.ImpactInput(
            "clear", "Young people say so.", below_standard="Ten of them were asked."
        ),
    )
    enter(client, world, "adviser")
    said = (
        "Impact is clear evidence, but no real improvement shows in M2 Pathway plans in time, M2."
    )
    words = get(client, f"/plans/{world.plan.pk}/measures/")
    assert "1 measure should move because of this plan. In trouble: 0." in words
    assert "Priority 2: Front door No measure." in words
    exceptions = f"/plans/{world.plan.pk}/exceptions/"
    words = get(client, exceptions)
    assert "Impact and figures disagree: 1" in words
    assert said in words
    part = text_of(client.get(f"{exceptions}?kind=figures&part=1", headers=PART))
    assert "1.1 Care leavers" in part
    assert said in part
    assert f"Impact and figures disagree. {said}" in get(client, f"/actions/{action.pk}/measures/")
    part = client.get(f"/actions/{action.pk}/measures/?part=1", headers=PART)
    assert said in text_of(part)
    enter(client, world, "assurer")
    words = get(client, f"/actions/{action.pk}/impact/")
    assert "impact rated clear evidence or sustained would contradict that." in words
