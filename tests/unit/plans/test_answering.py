"""What a plan may answer: inspections and findings that whoever writes it may read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.access import NotAllowed, system
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import head_of
from goldenthread.plans import changes
from goldenthread.plans.changes import DraftPriority, PlanInput, PriorityInput
from tests.people import World
from tests.replanning import as_it_stands, save


def test_nobody_lets_a_plan_answer_an_inspection_that_they_may_not_read(world: World) -> None:
    """Not the manager either, before its publication, who is not named; nor another authority's."""
    finding = embargoed(world)
    manager, values = world.member("manager"), as_it_stands(world, "1.4")[1]
    answering = replace(values, reference="9.9", findings=[*values.findings, finding])
    priority = PriorityInput(1, "Leadership", world.person("lead"))
    attempts: list[Callable[[], Any]] = [
        lambda: changes.draft_plan(
            by=manager, plan=PlanInput("Plan"), inspections=[finding.inspection]
        ),
        lambda: changes.draft_plan(
            by=manager, plan=PlanInput("Plan"), priorities=[DraftPriority(priority, [answering])]
        ),
        lambda: changes.draft_plan(
            by=world.member("outsider"), plan=PlanInput("Plan"), inspections=[world.inspection]
        ),
        lambda: changes.add_action(
            by=manager, priority=world.plan.priorities.get(terms__number=1), action=answering
        ),
        lambda: save(world, "1.4", findings=answering.findings),
    ]
    before = head_of(world.authority)
    for attempt in attempts:
        with pytest.raises(NotAllowed, match="cannot see inspections"):
            attempt()
    assert head_of(world.authority) == before
    changes.draft_plan(by=manager, plan=PlanInput("Plan"), inspections=[world.inspection])


def embargoed(world: World) -> Finding:
    """A finding of an inspection that is received and not published, with no named reader."""
    inspection = record_inspection(
        by=system(world.authority),
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 11, 2),
            ended_on=date(2026, 11, 3),
            dates={"received": date(2026, 11, 10)},
            findings=[FindingInput("improvement", "The help for families at night.")],
        ),
    )
    return inspection.findings.get()
