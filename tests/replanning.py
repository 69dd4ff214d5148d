"""Actions as forms send them back, and a second plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.changes import ActionInput, DraftPriority, PlanInput, PriorityInput
from goldenthread.plans.models import Action, FindingLink, Partner, Plan, Priority
from tests.people import World

NAMES = ("reference", "title", "why", "difference", "starts_on", "due_on")


def as_it_stands(world: World, reference: str) -> tuple[Priority, ActionInput]:
    """An action as a form would send it back untouched."""
    action = world.action(reference)
    row = Action.objects.as_at(Moment.latest(), *NAMES).get(pk=action.pk)
    place = action.placements.newest_first()[0]
    links = FindingLink.objects.filter(action=action).as_at(Moment.latest()).filter(present=True)
    partners = Partner.objects.filter(action=action).as_at(Moment.latest()).filter(present=True)
    values = ActionInput(
        **{name: getattr(row, name) for name in NAMES},
        lead=place.lead,
        owner=place.owner,
        deputy=place.deputy,
        partners=[each.name for each in partners],
        findings=[each.finding for each in links],
    )
    return place.priority, values


def save(world: World, which: str, /, **new: Any) -> list[Any]:
    priority, values = as_it_stands(world, which)
    return changes.change_action(
        by=world.member("manager"),
        action=world.action(which),
        priority=new.pop("priority", priority),
        values=replace(values, **new),
    )


def a_draft(world: World, **new: Any) -> Plan:
    """A second plan of one action, a draft."""
    _, values = as_it_stands(world, "1.1")
    action = replace(values, reference="A.1", **new)
    priority = PriorityInput(1, "Leadership", world.person("lead"))
    return changes.draft_plan(
        by=world.member("manager"),
        plan=PlanInput("Second plan"),
        inspections=[world.inspection],
        priorities=[DraftPriority(priority, [action])],
    )
