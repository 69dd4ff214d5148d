"""An action that serves two live plans: shown in both, kept in one, counted once together."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.due import live_plans, updates_asked
from goldenthread.plans.models import Plan, Sharing
from goldenthread.plans.read import plan_at, position, positions
from goldenthread.plans.read_beside import plans_at, side_by_side
from goldenthread.plans.risks import Kind
from tests.pages.reading import get
from tests.pages.sending import enter, fields_of, text_of
from tests.people import World, at, fire

JOINT = "Joint area plan"


@pytest.fixture
def joint(world: World) -> Plan:
    """Another live plan with an action of its own, which has a reference that the first has too."""
    with at(date(2026, 10, 1)):
        by = world.member("manager")
        own = changes.ActionInput(
            reference="1.2",
            title="Own work of the joint plan",
            why="Inspectors said so.",
            difference="Homes are safer.",
            lead=world.people["lead"],
            owner=world.people["owner_2"],
            deputy=None,
            starts_on=date(2026, 10, 1),
            due_on=date(2027, 3, 31),
        )
        under = changes.PriorityInput(1, "Domestic abuse", world.people["lead"], "Safer homes.")
        plan = changes.draft_plan(
            by=by,
            plan=changes.PlanInput(JOINT),
            inspections=[],
            priorities=[changes.DraftPriority(under, [own])],
        )
        changes.set_stage(by=by, plan=plan, stage="live", decided_by="Board")
    return plan


def share(world: World, joint: Plan, reference: str = "1.2", why: str = "Both need it.") -> Any:
    return changes.share_action(
        by=world.member("manager"),
        action=world.action(reference),
        priority=joint.priorities.get(),
        why=why,
    )


def stood(world: World, plan: Plan, moment: Moment | None = None) -> Any:
    now = moment or Moment.now(world.authority)
    return position(plan_at(world.member("manager"), plan.pk, now), now, world.member("manager"))


def test_it_is_shown_and_counted_in_the_other_and_stays_at_home(world: World, joint: Plan) -> None:
    share(world, joint)
    there = stood(world, joint)
    assert [(row.ref, row.shared_from) for row in there.actions] == [
        ("1.2", ""),
        ("1.2 (shared)", "Improvement plan 2026"),
    ]
    assert there.shared_words == "Counts include 1 action shared from “Improvement plan 2026”."
    assert [row.priority for row in there.counted] == ["1", "1"]
    home = stood(world, world.plan)
    assert (len(home.counted), home.shared_words) == (12, "")
    (same,) = [row for row in home.actions if row.pk == world.action("1.2").pk]
    (other,) = [row for row in there.actions if row.shared_from]
    assert (same.progress, same.due, same.impact) == (other.progress, other.due, other.impact)


def test_both_plans_together_count_it_once(world: World, joint: Plan) -> None:
    share(world, joint)
    rows = plans_at(world.member("manager"), Moment.now(world.authority))
    shares = {row.pk: str(row.complete) for row in rows}
    assert shares == {world.plan.pk: "17% (2 of 12)", joint.pk: "50% (1 of 2)"}
    whole, twice = side_by_side(rows)
    assert (str(whole), twice) == ("15% (2 of 13)", 1)
    pks = {row.pk for plan in (world.plan, joint) for row in stood(world, plan).counted}
    assert len(pks) == whole.whole


def test_updates_are_asked_for_by_its_home_only(world: World, joint: Plan) -> None:
    share(world, joint, "1.4")
    member, now = world.member("manager"), Moment.now(world.authority)
    pk = world.action("1.4").pk
    asked = {
        plan.pk: pk in [row.pk for row in updates_asked(held, member).asked]
        for plan in (world.plan, joint)
        if (held := plan_at(member, plan.pk, now))
    }
    assert asked == {world.plan.pk: True, joint.pk: False}
    again = [row.pk for p in live_plans(world.authority) for row in updates_asked(p, member).asked]
    assert again.count(pk) == 1


def test_as_at_and_since_follow_the_days_of_sharing(world: World, joint: Plan) -> None:
    with at(date(2026, 10, 12)):
        share(world, joint)
    with at(date(2026, 11, 2)):
        changes.unshare_action(
            by=world.member("manager"), action=world.action("1.2"), plan=joint, why="One only."
        )
    counts = [
        len(stood(world, joint, Moment.position(world.authority, day)).counted)
        for day in (date(2026, 10, 5), date(2026, 10, 20), date(2026, 11, 3))
    ]
    assert counts == [1, 2, 1]
    member, now = world.member("manager"), Moment.now(world.authority)
    then = Moment.position(world.authority, date(2026, 10, 20))
    latest, earlier = positions(plan_at(member, joint.pk, now), now, then, member)
    assert (len(latest.counted), len(earlier.counted)) == (1, 2)


def test_what_cannot_be_shared_is_refused_in_words(world: World, joint: Plan) -> None:
    by, home = world.member("manager"), world.plan.priorities.order_by("pk")[0]
    with pytest.raises(Refused, match="stands in that plan already"):
        changes.share_action(by=by, action=world.action("1.2"), priority=home, why="So.")
    with pytest.raises(Refused, match="Say why"):
        share(world, joint, why=" ")
    share(world, joint)
    with pytest.raises(Refused, match="shared there already"):
        share(world, joint)
    changes.set_stage(by=by, plan=joint, stage="closed", decided_by="Board")
    with pytest.raises(Refused, match="both live"):
        share(world, joint, "1.3")


def test_what_is_known_of_it_stands_under_both(world: World, client: Client, joint: Plan) -> None:
    manager, action = world.member("manager"), world.action("1.4")
    share(world, joint, "1.4")
    scores = dict.fromkeys(Kind, (3, 4))
    for plan, title, touches in (
        (world.plan, "The flats are late", [action]),
        (joint, "No refuge has room", []),
    ):
        words = changes.RiskInput(title, "One.", "They wait.", "A second.", world.person("owner"))
        changes.raise_risk(
            by=manager, plan=plan, risk=words, scores=scores, why="It was late.", touches=touches
        )
    late = changes.MilestoneInput("Ten plans", date(2026, 10, 15))
    changes.add_milestone(by=world.member("owner"), action=action, milestone=late)
    fire(world, "1.4")
    enter(client, world, "manager")
    own, other = (f"/plans/{plan.pk}/" for plan in (world.plan, joint))
    assert "R1 The flats are late" in get(client, f"{own}risks/")
    register = get(client, f"{other}risks/")
    assert "R1 The flats are late" in register
    assert "R2 No refuge has room" in register
    for part in (own, other):
        assert "1 of 1 contingency" in get(client, f"{part}contingencies/")
        found = get(client, f"{part}exceptions/")
        assert "A milestone is overdue: 1" in found
        assert "A contingency was asked for on 16 November 2026." in found
    assert "R2" not in get(client, f"{own}risks/")


def test_the_pages_share_it_say_so_and_take_it_back(
    world: World, client: Client, joint: Plan
) -> None:
    enter(client, world, "manager")
    page = f"/actions/{world.action('1.2').pk}/"
    address = f"{page}share/"
    answer = client.post(address, fields_of(client.get(address)))
    assert answer.status_code == 422
    assert "Say why it serves both." in text_of(answer)
    said = {"priority": str(joint.priorities.get().pk), "why": "Both need it."}
    assert client.post(address, {**fields_of(client.get(address)), **said})["Location"] == page
    assert f"Also serves {JOINT}" in get(client, page)
    counts = "Counts include 1 action shared from “Improvement plan 2026”."
    for part in ("", "actions/"):
        assert counts in get(client, f"/plans/{joint.pk}/{part}")
    assert "Shared from Improvement plan 2026" in get(client, f"/plans/{joint.pk}/actions/")
    file = client.get(f"/plans/{joint.pk}/actions.csv").content.decode("utf-8-sig")
    references = [row["Reference"] for row in csv.DictReader(file.splitlines())]
    assert references == ["1.2", "1.2 (shared)"]
    assert "1 action serves two plans and is counted once here." in get(client, "/plans/")
    ending = f"{address}{joint.pk}/end/"
    client.post(ending, {**fields_of(client.get(ending)), "why": "One only."})
    assert counts not in get(client, f"/plans/{joint.pk}/")
    assert client.get(ending).status_code == 404
    assert Sharing.objects.count() == 2
