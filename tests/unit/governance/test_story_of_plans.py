"""The same council's ten years, of its plans: two side by side, the refresh, the way to Ofsted.

Facts of five public council documents and of published reports; the words are our own.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from goldenthread.governance import changes
from goldenthread.governance.history import history_of
from goldenthread.governance.intervention import in_order, reviews_due
from goldenthread.governance.views.intervention import episodes_of
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.inspections.read import dated, inspections_of
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import resting_on
from goldenthread.plans import changes as plans
from tests.governing import body, decide, item, meeting
from tests.people import TODAY, World, at

LETTER, STATEMENT_DUE = date(2022, 9, 26), date(2023, 1, 5)
COMMITTEE, COUNCIL = date(2024, 7, 16), date(2024, 7, 17)


@pytest.fixture
def bodies(world: World) -> dict[str, Any]:
    since = date(2013, 4, 1)
    with at(TODAY):
        return {
            "committee": body(world, "Children and Families Committee", "committee", since),
            "council": body(world, "Council", "council", since),
            "board": body(world, "JTAI board", "board", since),
        }


def held(world: World, of: Any, day: date) -> Any:
    return meeting(world, of, day, status="held")


def joint_plan(world: World) -> Any:
    """The plan that answers the joint inspection, with a board of its own."""
    by = world.member("manager")
    inspection = record_inspection(
        by=by,
        inspection=InspectionInput(
            kind="jtai",
            started_on=date(2022, 7, 11),
            ended_on=date(2022, 7, 15),
            dates={"received": LETTER, "published": LETTER},
            findings=[FindingInput("priority_action", "Strategy discussions begin at once.")],
        ),
    )
    lead = plans.PriorityInput(1, "Children at risk outside the home", world.people["lead"], "Safe")
    return plans.draft_plan(
        by=by,
        plan=plans.PlanInput("Plan for the joint inspection", board="JTAI board"),
        inspections=[inspection],
        priorities=[plans.DraftPriority(lead, [])],
    )


def test_a_plan_for_the_joint_inspection_stands_beside_the_other(
    world: World, bodies: dict[str, Any]
) -> None:
    """Its statement was due on 5 January 2023: 70 working days after the letter."""
    joint = joint_plan(world)
    member = world.member("manager")
    due = {row.row.kind: row.due for row in dated(inspections_of(member), world.authority)}
    assert due["jtai"] is not None
    assert due["jtai"].on == STATEMENT_DUE
    item(world, held(world, bodies["board"], date(2022, 11, 8)), "Joint plan", plans=(joint,))
    both = (joint, world.plan)
    item(world, held(world, bodies["committee"], date(2023, 2, 13)), "Update", plans=both)
    told = [row.day for row in history_of(member, "plan", joint.pk, Moment.latest())]
    assert told == [date(2022, 11, 8), date(2023, 2, 13)]
    told = [row.day for row in history_of(member, "plan", world.plan.pk, Moment.latest())]
    assert told == [date(2023, 2, 13)]


def test_the_refresh_of_2023_is_recommended_and_not_yet_decided(
    world: World, bodies: dict[str, Any]
) -> None:
    """The report of 13 February 2023 recommends; its outcome is not in the document."""
    there = held(world, bodies["committee"], date(2023, 2, 13))
    item(world, there, "Review and refresh, CF/34/22-23", plans=(world.plan,))
    broader = plans.refresh_plan(by=world.member("manager"), plan=world.plan, title="Broader plan")
    july = held(world, bodies["committee"], date(2023, 7, 10))
    item(world, july, "The broader plan", plans=(broader,))
    member = world.member("manager")
    (first,) = history_of(member, "plan", world.plan.pk, Moment.latest())
    assert first.item is not None
    assert (first.day, first.item.decisions) == (date(2023, 2, 13), ())
    (second,) = history_of(member, "plan", broader.pk, Moment.latest())
    assert second.day == date(2023, 7, 10)


def test_the_plan_goes_from_committee_to_council_to_ofsted_and_is_cited(
    world: World, bodies: dict[str, Any]
) -> None:
    """16 July, 17 July, submitted: the version names Council's resolution in its basis."""
    first = item(world, held(world, bodies["committee"], COMMITTEE), "Plan", plans=(world.plan,))
    second = item(world, held(world, bodies["council"], COUNCIL), "Recommendation")
    recommended = decide(
        world,
        first,
        "recommend",
        "That Council approve the plan for submission.",
        to_body=bodies["council"],
        carried="majority",
    )
    by = world.member("democratic_services")
    changes.send_on(by=by, decision=recommended, to=second)
    approved = decide(world, second, "approve", "The plan is approved for submission to Ofsted.")
    with resting_on(approved.entry):
        version = plans.keep_version(
            by=by,
            plan=world.plan,
            kind="submitted",
            on=COUNCIL,
            decided_by="Council",
            text_of_now=True,
        )
    changes.cite_version(by=by, decision=approved, version=version)
    happened = history_of(world.member("manager"), "plan", world.plan.pk, Moment.latest())
    assert [row.title for row in happened] == [
        "Children and Families Committee, 16 July 2024",
        "Council, 17 July 2024",
        "Version 1, submitted on 17 July 2024",
    ]
    entry = Entry.objects.get(authority=world.authority, n=version.entry)
    assert approved.entry in json.loads(entry.body)["basis"]


def test_the_notice_of_2024_is_reviewed_every_six_months(world: World) -> None:
    by = world.member("director")
    notice = changes.add_episode(
        by=by, episode=changes.EpisodeInput("notice", date(2024, 7, 31), by_whom="DfE")
    )
    episodes = episodes_of(by, Moment.latest())
    assert [each.by for each in reviews_due(episodes)] == [date(2025, 1, 31)]
    for day in (date(2025, 1, 28), date(2025, 7, 24)):
        changes.add_episode(by=by, episode=changes.EpisodeInput("review", day, follows=notice))
    episodes = episodes_of(by, Moment.latest())
    assert [each.by for each in reviews_due(episodes)] == [date(2026, 1, 24)]
    assert [each.kind for each in in_order(episodes)] == ["review", "review", "notice"]
    lifted = changes.EpisodeInput("notice", date(2024, 7, 31), ends_on=date(2026, 3, 2))
    changes.change_episode(by=by, episode=notice, said=lifted)
    assert reviews_due(episodes_of(by, Moment.latest())) == []
