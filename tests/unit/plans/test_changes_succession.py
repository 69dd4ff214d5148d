"""A plan is refreshed: what becomes of its actions, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.changes import CarryInput
from goldenthread.plans.models import Action, CarryOver, Fate, Plan, Priority
from goldenthread.plans.periods import Period
from goldenthread.plans.read import plan_at, position
from tests.people import TODAY, World, at
from tests.replanning import as_it_stands

LATER = TODAY.replace(day=20)


@pytest.fixture
def new(world: World) -> Plan:
    return changes.refresh_plan(
        by=world.member("manager"), plan=world.plan, title="Improvement plan 2027"
    )


def decide(world: World, new: Plan, reference: str, fate: str, **said: Any) -> list[CarryOver]:
    decision = CarryInput(world.action(reference), fate, **said)
    return changes.decide_carry_over(by=world.member("manager"), plan=new, decisions=[decision])


def go_live(world: World, new: Plan) -> Any:
    return changes.set_stage(
        by=world.member("manager"), plan=new, stage="live", decided_by="Council"
    )


def refs(world: World, plan: Plan, moment: Moment | None = None) -> list[str]:
    member, moment = world.member("manager"), moment or Moment.now(world.authority)
    found = plan_at(member, plan.pk, moment)
    return [row.ref for row in position(found, moment, member).counted]


def test_the_next_plan_begins_as_the_former_one_stands(world: World, new: Plan) -> None:
    assert changes.stage_of(new) == "draft"
    assert changes.former_of(new) == world.plan
    numbers = Priority.objects.filter(plan=new).as_at(Moment.latest(), "number", "title")
    assert [row.number for row in numbers.order_by("number")] == [1, 2]
    decided = changes.decided_of(new)
    assert {row.fate for row in decided.values()} == {"carried"}
    assert len(decided) == 12
    # Until it is live, all stands where it stood.
    assert (len(refs(world, world.plan)), refs(world, new)) == (12, [])


def test_an_action_keeps_its_identity_its_dates_and_its_ratings(world: World, new: Plan) -> None:
    before = Moment.now(world.authority)
    names = ("first__due_on", "due_on", "progress", "impact", "owner_id", "lead_id")
    stood = {
        row.pk: [getattr(row, n) for n in names] for row in Action.objects.as_at(before, *names)
    }
    decide(world, new, "1.6", Fate.MERGED, into="1.5", why="Both are about transitions.")
    decide(world, new, "2.6", Fate.DROPPED, why="The partner does this now.")
    with at(LATER):
        go_live(world, new)
        now = Moment.now(world.authority)
        rows = Action.objects.as_at(now, *names)
        assert {row.pk: [getattr(row, n) for n in names] for row in rows} == stood
        assert len(refs(world, new)) == 10
        assert "1.6" not in refs(world, new)
        assert changes.stage_of(world.plan) == "closed"
    # The former plan is as it was on every day before.
    assert len(refs(world, world.plan, before)) == 12
    states = Action.objects.as_at(now, "state").get(pk=world.action("1.6").pk)
    assert states.state == "withdrawn"
    note = world.action("1.6").states.newest_first()[0]
    assert (note.note, note.decided_by) == (
        "Merged into 1.5: Both are about transitions.",
        "Council",
    )


def test_work_goes_on_in_the_next_plan(world: World, new: Plan) -> None:
    go_live(world, new)
    changes.give_update(
        by=world.member("owner"),
        action=world.action("1.4"),
        period=Period.of(TODAY),
        update=changes.UpdateInput("at_risk", "Two posts are empty.", "Recruit."),
    )
    row = Action.objects.as_at(Moment.now(world.authority), "progress", "plan_id")
    found = row.get(pk=world.action("1.4").pk)
    assert (found.progress, found.plan_id) == ("at_risk", new.pk)


@pytest.mark.parametrize(
    ("reference", "said", "sentence"),
    [
        ("1.4", {"fate": "stays"}, "1.4: it is not complete"),
        ("1.4", {"fate": "merged", "why": "The same."}, "give the references"),
        ("1.4", {"fate": "dropped"}, "1.4: say why"),
        ("1.4", {"fate": "carried"}, "choose where it will stand"),
        ("1.3", {"fate": "dropped", "why": "Done."}, "awaiting sign-off. That must be settled"),
    ],
)
def test_a_fate_that_cannot_be_is_refused(
    world: World, new: Plan, reference: str, said: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        decide(world, new, reference, **said)


def test_what_is_complete_can_stay_behind(world: World, new: Plan) -> None:
    decide(world, new, "1.1", Fate.STAYS)
    go_live(world, new)
    assert "1.1" not in refs(world, new)
    assert refs(world, world.plan) == ["1.1"]


def test_an_action_added_meanwhile_must_be_decided(world: World, new: Plan) -> None:
    priority, values = as_it_stands(world, "1.4")
    added = changes.add_action(
        by=world.member("manager"), priority=priority, action=replace(values, reference="1.9")
    )
    with pytest.raises(Refused, match=r"what becomes of these actions of the former plan: 1\.9"):
        go_live(world, new)
    assert changes.stage_of(new) == "draft"
    decision = CarryInput(added, Fate.DROPPED, why="Not needed.")
    changes.decide_carry_over(by=world.member("manager"), plan=new, decisions=[decision])
    go_live(world, new)


def test_a_reference_is_never_used_twice(world: World, new: Plan) -> None:
    _, values = as_it_stands(world, "1.4")
    first = Priority.objects.filter(plan=new)[0]
    changes.add_action(by=world.member("manager"), priority=first, action=values)
    with pytest.raises(Refused, match=r"references are those of actions that go on, too: 1\.4"):
        go_live(world, new)
    changes.add_action(
        by=world.member("manager"), priority=first, action=replace(values, reference="1.14")
    )


def test_one_plan_succeeds_another_at_a_time(world: World, new: Plan) -> None:
    with pytest.raises(Refused, match="is begun already"):
        changes.refresh_plan(by=world.member("manager"), plan=world.plan, title="Another")
    with pytest.raises(Refused, match="Only a live plan"):
        changes.refresh_plan(by=world.member("manager"), plan=new, title="Another")


def test_deciding_the_same_again_changes_nothing(world: World, new: Plan) -> None:
    decided = changes.decided_of(new)[world.action("1.4").pk]
    with pytest.raises(Refused, match="Nothing was changed"):
        decide(world, new, "1.4", Fate.CARRIED, priority=decided.priority)
