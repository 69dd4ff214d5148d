"""Watching measures: one that gets worse asks the lead of its priority, once for each spell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures import changes as measuring
from goldenthread.measures.models import Measure
from goldenthread.measures.rules import Figure
from goldenthread.plans import changes
from goldenthread.plans.contingencies import Setting, Trigger, since_of
from goldenthread.plans.models import Contingency, FindingLink
from goldenthread.plans.watching import watch
from tests.measuring import STEADY, add_measure
from tests.people import World, at

MONTHS = [date(2026, month, 1) for month in range(1, 9)]


@given(st.integers(1, 8), st.integers(0, 7), st.integers(1, 8))
def test_a_spell_that_touches_one_asked_about_is_that_one(
    worse: int, first: int, count: int
) -> None:
    asked = MONTHS[first : first + count]
    touches = not set(asked).isdisjoint(MONTHS[-worse:])
    wanted = asked[0] if touches else MONTHS[-worse]
    assert since_of(MONTHS, worse, [(asked[0], len(asked))]) == wanted
    assert since_of(MONTHS, worse, []) == MONTHS[-worse]


def watch_measures(world: World, readings: int = 2) -> None:
    said = Setting(Trigger.MEASURE, is_watched=True, periods=readings, why="The board asked.")
    changes.set_trigger(by=world.member("manager"), plan=world.plan, setting=said)


def falling(world: World, subject: Any, worse: int = 2, polarity: str = "increase") -> Measure:
    """A measure of a subject whose last readings, up to October, are far below the others."""
    values = [*STEADY, *[20 for _ in range(worse)]]
    measure = add_measure(world, f"M{subject.pk}", None, values, polarity)
    changes.choose_measures(by=world.member("manager"), subject=subject, measures=[measure])
    return measure


def of_measures() -> list[tuple[int | None, date, int]]:
    rows = Contingency.objects.filter(kind=Trigger.MEASURE).order_by("pk")
    return list(rows.values_list("measure", "since", "periods"))


def test_a_measure_that_gets_worse_asks_the_lead_of_its_priority_once(world: World) -> None:
    manager = world.member("manager")
    action = world.action("2.1")
    measure = falling(world, action)
    falling(world, world.action("2.2"), worse=1)  # not for long enough
    falling(world, world.action("2.3"), polarity="decrease")  # the right direction
    add_measure(world, "M99", None, [*STEADY, 20, 20])  # nothing of the plan should move it
    watch(world.authority)
    assert of_measures() == []  # nobody watches
    watch_measures(world)
    for _ in range(2):
        watch(world.authority)
    assert of_measures() == [(measure.pk, date(2026, 9, 1), 2)]
    row = Contingency.objects.get(measure=measure)
    priority = world.plan.priorities.get(placements__action=action)
    assert (row.priority, row.asked_of) == (priority, world.person("lead"))

    # It goes on, after somebody closed what it asked for: the same spell asks nothing
    lead = world.member("lead")
    changes.answer_contingency(by=lead, contingency=row, needed=False, response="One bad month.")
    changes.close_contingency(by=manager, contingency=row, closed=True, why="The board agrees.")
    with at(date(2026, 12, 4)):
        november = Figure(date(2026, 11, 1), value=Decimal(20))
        measuring.enter_figures(by=manager, measure=measure, figures=[november])
        watch(world.authority)
        assert len(of_measures()) == 1


@pytest.mark.parametrize("leads", ["one", "two"])
def test_a_measure_of_several_priorities_asks_each_lead_once(world: World, leads: str) -> None:
    """Whether it should move because of the priority, an action, or what answers a finding."""
    first, second = world.plan.priorities.order_by("pk")
    link = FindingLink.objects.filter(present=True, action=world.action("1.1")).first()
    assert link is not None
    measure = falling(world, second)
    by = world.member("manager")
    for subject in (link.finding, world.action("2.2")):
        changes.choose_measures(by=by, subject=subject, measures=[measure])
    if leads == "two":
        other = world.person("director")
        terms = second.terms.latest("entry")
        said = changes.PriorityInput(terms.number, terms.title, other, terms.outcome)
        changes.change_priority(by=by, priority=second, terms=said)
    watch_measures(world)
    fired = [each for each in watch(world.authority) if each.measure_id]
    asked = {first: world.person("lead")} | ({second: other} if leads == "two" else {})
    assert {each.priority: each.asked_of for each in fired} == asked
    assert len({each.since for each in fired}) == 1
    assert [each for each in watch(world.authority) if each.measure_id] == []
