"""Measures of actions, priorities and findings: chosen, part of the standard, contradicting it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import Moment
from goldenthread.measures import changes as measures
from goldenthread.measures.marks import marks_of
from goldenthread.measures.models import Measure
from goldenthread.measures.read import series_of
from goldenthread.measures.read_judged import judged
from goldenthread.measures.rules import Figure
from goldenthread.measures.spc_judging import Variation
from goldenthread.plans import changes
from goldenthread.plans.changes.impact import standing_of
from goldenthread.plans.measured import charts_of, contradiction, improves, measures_now
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_exceptions import exceptions_at
from goldenthread.plans.read_measures import actions_of_measure
from goldenthread.plans.standard import missing
from tests.measuring import LAST, STEADY, add_measure
from tests.people import TODAY, World

BETTER = (*STEADY, 60, 61, 62, 61, 62, 63, 62)


@pytest.fixture
def better(world: World) -> Measure:
    return add_measure(world, "M1", values=BETTER)


def choose(world: World, subject: object, *measures: Measure, who: str = "assurer") -> None:
    changes.choose_measures(by=world.member(who), subject=subject, measures=measures)  # type: ignore[arg-type]


def test_measures_are_chosen_changed_and_taken_off(world: World, better: Measure) -> None:
    steady, action = add_measure(world, "M2"), world.action("1.1")
    choose(world, action, better, steady)
    assert measures_now(action) == {better.pk, steady.pk}
    choose(world, action, steady)
    assert [each.reference for each in charts_of(action)] == ["M2"]
    with pytest.raises(Refused, match="Nothing is different"):
        choose(world, action, steady)
    choose(world, action)
    assert charts_of(action) == []


def test_only_who_may_say_which_measures_should_move(world: World, better: Measure) -> None:
    with pytest.raises(NotAllowed, match="Only the programme manager or a quality assurer"):
        choose(world, world.action("1.1"), better, who="owner")


def test_a_priority_and_a_finding_have_measures_of_their_own(world: World, better: Measure) -> None:
    finding: Finding = world.inspection.findings.order_by("pk")[0]
    priority = world.plan.priorities.order_by("pk")[0]
    for subject in (finding, priority):
        choose(world, subject, better, who="manager")
        assert measures_now(subject) == {better.pk}
    assert measures_now(world.action("1.1")) == set()


def test_a_real_improvement_carries_sustained_and_a_steady_chart_does_not(
    world: World, better: Measure
) -> None:
    action = world.action("1.1")
    words = "a linked measure that shows a real improvement"

    def lacks() -> str:
        return "; ".join(missing("sustained", standing_of(action).case([], TODAY)))

    choose(world, action, add_measure(world, "M2"))
    assert words in lacks()
    choose(world, action, better)
    assert words not in lacks()


def test_only_figures_of_periods_that_were_over_count(world: World, better: Measure) -> None:
    action = world.action("1.1")
    choose(world, action, better)
    charts = charts_of(action)
    assert improves(charts, TODAY)
    assert improves(charts, date(2026, 10, 31))
    assert not improves(charts, date(2026, 3, 31))
    assert not improves([], TODAY)


def test_a_rating_and_its_figures_can_contradict_each_other(world: World, better: Measure) -> None:
    action, steady = world.action("1.1"), add_measure(world, "M2")
    choose(world, action, steady)
    (chart,) = charts_of(action)
    said = contradiction("clear", "clear evidence", [chart])
    assert said == (
        "Impact is clear evidence, but no real improvement shows in M2 Pathway plans in time, M2."
    )
    assert contradiction("early", "early evidence", [chart]) == ""
    choose(world, action, better, steady)
    charts = charts_of(action)
    assert contradiction("sustained", "sustained", charts) == ""
    assert "but a real improvement shows in M1" in contradiction("no_evidence", "none", charts)
    few = add_measure(world, "M3", values=STEADY[:5])
    choose(world, action, few)
    assert contradiction("clear", "clear evidence", charts_of(action)) == ""


def test_a_chart_marks_inspections_and_completed_actions(world: World, better: Measure) -> None:
    now = Moment.now(world.authority)
    member = world.member("adviser")
    marks = marks_of(member, [better.pk], now)[better.pk]
    assert [(mark.on, mark.words) for mark in marks] == [
        (date(2025, 11, 14), "Standard inspection (ILACS)")
    ]
    rows = actions_of_measure(member, better.pk, now)
    assert rows == []
    choose(world, world.action("1.2"), better)
    choose(world, world.action("1.1"), better)
    rows = actions_of_measure(member, better.pk, Moment.now(world.authority))
    assert [row.reference for row in rows] == ["1.1", "1.2"]


def test_priorities_and_findings_that_figures_contradict_stand_out_too(
    world: World, better: Measure
) -> None:
    priority = world.plan.priorities.order_by("pk")[0]
    finding = world.inspection.findings.order_by("pk")[0]
    for subject in (priority, finding):
        choose(world, subject, better)
        changes.assess_impact(
            by=world.member("assurer"),
            subject=subject,
            impact=changes.ImpactInput("no_evidence", "Nothing was heard of it."),
        )
    member, now = world.member("director"), Moment.now(world.authority)
    plan = plan_at(member, world.plan.pk, now)
    _, found = exceptions_at(position(plan, now, member), plan, now, member)
    sentence = "Impact is no evidence of impact, but a real improvement shows in M1 Pathway plans"
    told = [said for row in found for code, said in row.reasons if code == "figures"]
    assert [said[: len(sentence)] for said in told] == [sentence, sentence]
    assert {type(row.row).__name__ for row in found if "figures" in row.codes} == {
        "PriorityRow",
        "FindingRow",
    }


def test_a_rebase_and_a_revision_count_for_what_figures_contradict(
    world: World, better: Measure
) -> None:
    """What is read for exceptions is judged as the chart is."""
    by, now = world.member("manager"), Moment.latest()
    (chart,) = judged(world.authority.pk, now, [better.pk]).values()
    assert chart.judgement.variation.is_better
    late = Figure(LAST, Decimal(40), commentary="Counted anew.")
    measures.enter_figures(by=by, measure=better, figures=[late])
    (chart,) = judged(world.authority.pk, now, [better.pk]).values()
    (whole,) = series_of(world.authority, now)
    assert chart.judgement.variation is whole.judgement.variation
    assert chart.latest == 40
    measures.rebase(by=by, measure=better, period=date(2026, 4, 1), reason="A new team.")
    (chart,) = judged(world.authority.pk, now, [better.pk]).values()
    assert chart.judgement.variation is Variation.TOO_FEW
