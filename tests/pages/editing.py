"""The pages on which the programme manager changes a plan, and the world around them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goldenthread.accounts.access import system
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Role
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.models import Action, Plan, Priority
from tests.people import World, make_person

PAGES: dict[str, Callable[[World], str]] = {
    "settings": lambda w: f"/plans/{w.plan.pk}/settings/",
    "stage": lambda w: f"/plans/{w.plan.pk}/stage/",
    "inspections": lambda w: f"/plans/{w.plan.pk}/inspections/",
    "priority-add": lambda w: f"/plans/{w.plan.pk}/priorities/add/",
    "priority-edit": lambda w: f"/priorities/{priority(w, 1).pk}/edit/",
    "action-add": lambda w: f"/priorities/{priority(w, 1).pk}/actions/add/",
    "action-edit": lambda w: f"/actions/{w.action('1.4').pk}/edit/",
    "action-state": lambda w: f"/actions/{w.action('1.4').pk}/state/withdrawn/",
}


def priority(world: World, number: int) -> Any:
    rows = Priority.objects.filter(plan=world.plan).as_at(Moment.latest(), "number")
    return rows.get(number=number)


def plan_now(world: World, *names: str) -> Any:
    return Plan.objects.as_at(Moment.latest(), *names).get(pk=world.plan.pk)


def action_now(world: World, reference: str, *names: str) -> Any:
    return Action.objects.as_at(Moment.latest(), *names).get(pk=world.action(reference).pk)


def drafted(world: World) -> None:
    """Back to a draft, as plans are before they are live."""
    changes.set_stage(
        by=world.member("manager"), plan=world.plan, stage="draft", decided_by="Council"
    )


def another_manager(world: World) -> Any:
    person = make_person(
        world.authority, "second", "Second Programme Manager", [Role.PROGRAMME_MANAGER]
    )
    return member_of(person)


def other_inspection(world: World, *, published: bool) -> Any:
    day = {"published": date(2026, 11, 12)} if published else {}
    return record_inspection(
        by=system(world.authority),
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 11, 9),
            ended_on=date(2026, 11, 10),
            dates={"received": date(2026, 11, 11), **day},
            findings=[FindingInput("improvement", "The quality of supervision.")],
        ),
    )
