"""Decisions on a measure's chart: those that could make a difference, of open items alone."""

from __future__ import annotations

from datetime import date

from goldenthread.ledger.moments import Moment
from goldenthread.measures.marks import marks_of
from goldenthread.plans import changes as plans
from tests.governing import Governance, decide
from tests.measuring import add_measure
from tests.people import World


def told(world: World, measure: int, key: str = "adviser") -> list[tuple[date, str]]:
    moment = Moment.now(world.authority)
    marks = marks_of(world.member(key), [measure], moment)[measure]
    return [(mark.on, mark.words) for mark in marks if mark.href.startswith("/decisions/")]


def test_a_chart_marks_decisions_about_its_actions_and_that_its_plan_is_approved(
    world: World,
    governance: Governance,
) -> None:
    moved, other = add_measure(world, "M1"), add_measure(world, "M2")
    action = world.action("1.1")
    plans.choose_measures(by=world.member("assurer"), subject=action, measures=[moved])
    day = date(2026, 7, 13)
    decide(world, governance.item, "agree", "Ten more flats.", actions=(action,))
    decide(world, governance.item, "note", "The report.", actions=(action,))
    decide(world, governance.secret, "agree", "The price.", actions=(action,))
    said = "Children and Families Committee: agrees what an action asked"
    assert told(world, moved.pk) == [(day, said)]
    assert told(world, other.pk) == []
    version = plans.keep_version(
        by=world.member("democratic_services"),
        plan=world.plan,
        kind="approved",
        on=day,
        decided_by="Children and Families Committee",
        text_of_now=True,
    )
    decide(world, governance.item, "approve", "The plan.", versions=(version,))
    approved = (day, "Children and Families Committee: approves the plan")
    assert told(world, other.pk) == [approved]
    assert told(world, moved.pk) == [approved, (day, said)]
    assert told(world, moved.pk, "councillor") == []
