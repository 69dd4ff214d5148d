"""A new inspection meets a live plan: covered, partly, not at all; the plan starts from that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from goldenthread.imports.effects import effects
from goldenthread.imports.meeting import Known, meet, summary
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.inspections.models import Inspection
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import FindingLink
from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import Impact, Progress
from tests.pages.client import HouseClient
from tests.pages.sending import fields_of, text_of
from tests.people import World

LIVE = ActionRow("4.1", "Audit pathway plans", "4", "Lead", "Owner", Progress.ON_TRACK, pk=1)


def test_a_letter_rates_nothing_and_says_what_to_weigh() -> None:
    done = replace(LIVE, ref="10.1", pk=2, progress=Progress.COMPLETE)
    clear = replace(done, ref="2.1", pk=3, impact=Impact.CLEAR)
    worse = replace(LIVE, ref="3.1", pk=4, progress=Progress.OFF_TRACK)
    tenth, second = (replace(LIVE, ref=ref, pk=pk) for pk, ref in ((5, "4.10"), (6, "4.2")))
    areas = [("1", "Pathway plans.", row) for row in (LIVE, done, tenth, clear, worse, second)]
    found = effects(areas, [("2", "Audits.", clear), ("3", "Plans.", LIVE)], lambda level: level)
    assert [(each.action.ref, each.number, each.rating) for each in found] == [
        ("2.1", "1", "impact"), ("4.1", "1", "progress"), ("4.1", "3", "impact"),
        ("4.2", "1", "progress"), ("4.10", "1", "progress"), ("10.1", "1", "impact"),
    ]  # fmt: skip
    assert found[0].words.endswith("its impact is rated “clear”. Has it gone back?")


WORDS = (
    "How well pathway plans for care leavers are written and reviewed, and their quality.",
    "The number of private fostering arrangements that are known.",
)


def test_a_finding_is_covered_by_what_an_action_says_or_answers_already() -> None:
    plans = "Improve the quality of pathway plans"
    actions = [
        Known(1, "1.1", "Audit ten files a month", ("The quality of pathway plans for leavers.",)),
        Known(2, "1.2", "Answer each call within the hour"),
    ]
    met = meet([(7, "1", plans), (8, "2", "The use of private fostering")], actions)
    assert [each.words for each in met] == ["Covered", "Not covered"]
    assert met[0].by[0].action.ref == "1.1"
    assert met[0].by[0].through == "The quality of pathway plans for leavers."
    assert summary(met) == {"Covered": 1, "Partly covered": 0, "Not covered": 1}


@pytest.fixture
def newer(world: World) -> Inspection:
    return record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="ilacs_short",
            started_on=date(2026, 10, 5),
            ended_on=date(2026, 10, 9),
            dates={"received": date(2026, 11, 2), "published": date(2026, 11, 12)},
            findings=[FindingInput("improvement", text) for text in WORDS],
        ),
    )


def test_the_plan_answers_what_is_ticked(
    client: HouseClient, world: World, newer: Inspection
) -> None:
    client.force_login(world.person("manager"))
    address = reverse("inspection-meets", args=[newer.pk, world.plan.pk])
    page = client.get(address)
    assert "1 not at all" in text_of(page)
    assert "Nothing in the plan says this. It needs an action." in text_of(page)
    sent = fields_of(page)
    first = newer.findings.order_by("pk")[0]
    sent["link"] = [f"{first.pk}-{world.action('1.1').pk}"]
    answer = client.post(address, sent)
    assert answer.url == reverse("findings", args=[world.plan.pk])
    links = FindingLink.objects.filter(finding=first).as_at(Moment.latest()).filter(present=True)
    assert [row.action_id for row in links] == [world.action("1.1").pk]
    assert world.plan.answers.filter(inspection=newer, present=True).exists()
    after = text_of(client.get(address))
    assert "Answers it already." in after
    assert "What it may mean for the ratings" in after
    assert "Inspectors find it still to be improved" in after
