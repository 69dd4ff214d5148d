"""The cast, and a small world for page tests: one plan of twelve actions.

def test_…(world, client):
    client.force_login(world.person("owner"))
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from goldenthread.accounts.access import Member, system
from goldenthread.accounts.changes import grant_role
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Person, Role
from goldenthread.core import clock
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.inspections.models import Inspection
from goldenthread.ledger.models import Authority
from goldenthread.plans import changes
from goldenthread.plans.contingencies import Fired, Trigger
from goldenthread.plans.models import Action, Contingency, Plan
from goldenthread.plans.periods import Period
from tests.saved import once

TODAY = date(2026, 11, 16)

# Who they are: key, post, roles.
CAST = {
    "manager": ("Improvement Programme Manager", [Role.PROGRAMME_MANAGER]),
    "director": ("Director of Children’s Services", [Role.DIRECTOR, Role.BOARD_MEMBER]),
    "lead": ("Assistant Director, Corporate Parenting", [Role.LEAD]),
    "deputy": ("Deputy Director", [Role.LEAD]),
    "owner": ("Head of Service, Care Leavers", [Role.OWNER]),
    "owner_2": ("Head of Service, Front Door", [Role.OWNER]),
    "assurer": ("Quality Assurance Manager", [Role.ASSURER]),
    "board_member": ("Chair of the Improvement Board", [Role.BOARD_MEMBER]),
    "councillor": ("Chair of the Children and Families Committee", [Role.COUNCILLOR]),
    "democratic_services": ("Democratic Services Officer", [Role.DEMOCRATIC_SERVICES]),
    "finance": ("Finance Manager", [Role.FINANCE]),
    "adviser": ("DfE Improvement Adviser", [Role.ADVISER]),
    "inspector": ("Visiting inspector", [Role.GUEST]),
    "monitoring_officer": ("Monitoring Officer", [Role.MONITORING_OFFICER]),
    "administrator": ("System Administrator", [Role.ADMINISTRATOR]),
}


# What a state asks for besides its reason.
NEEDED: dict[str, dict[str, Any]] = {
    "paused": {"review_on": date(2027, 1, 11)},
    "withdrawn": {"decided_by": "Improvement Board"},
    "transferred": {"moved_to": "The health visiting service"},
}


@dataclass
class World:
    """Who and what there is. `action("1.2")` by reference; `member("owner")` by key."""

    authority: Authority
    people: dict[str, Person]
    outsider: Person
    inspection: Inspection
    plan: Plan
    actions: dict[str, Action] = field(default_factory=dict)

    def person(self, key: str) -> Person:
        return self.outsider if key == "outsider" else self.people[key]

    def member(self, key: str) -> Member:
        return member_of(self.person(key))

    def action(self, reference: str) -> Action:
        return self.actions[reference]


def at(day: date) -> Any:
    """The clock at noon of a day in London, as a context."""
    return clock.clock_at(datetime.combine(day, time(12), clock.LONDON))


def make_person(authority: Authority, key: str, post: str, roles: list[Role]) -> Person:
    email = f"{key.replace('_', '-')}@{authority.slug}.example"
    person = Person(authority=authority, email=email, post=post)
    person.set_unusable_password()
    person.save()
    for role in roles:
        grant_role(by=system(authority), person=person, role=role)
    return person


def make_world() -> World:
    """The world as it stands on TODAY: a live plan, some months on."""
    with at(date(2026, 1, 12)):
        authority = Authority.objects.create(slug="wyremouth", name="Wyremouth Council")
        people = {
            key: make_person(authority, key, post, [r for r in roles if r != Role.GUEST])
            for key, (post, roles) in CAST.items()
        }
        other = Authority.objects.create(slug="eastmere", name="Eastmere Council")
        outsider = make_person(
            other, "manager", "Improvement Programme Manager", [Role.PROGRAMME_MANAGER]
        )
        inspection = _inspect(member_of(people["manager"]))
        plan = _draft(people, inspection)
    world = World(authority, people, outsider, inspection, plan)
    for action in Action.objects.as_at(_latest(), "reference"):
        world.actions[action.reference] = action
    _live(world)
    with at(TODAY):
        grant_role(by=system(authority), person=people["inspector"], role=Role.GUEST)
    return world


def _latest() -> Any:
    from goldenthread.ledger.moments import Moment

    return Moment.latest()


def _inspect(manager: Member) -> Inspection:
    words = (
        "The quality of pathway plans for care leavers.",
        "The timeliness of decisions at the front door.",
        "The oversight of practice by managers.",
    )
    return record_inspection(
        by=manager,
        inspection=InspectionInput(
            kind="ilacs_standard",
            started_on=date(2025, 11, 3),
            ended_on=date(2025, 11, 14),
            dates={"received": date(2026, 1, 5), "published": date(2026, 1, 12)},
            findings=[FindingInput("improvement", text) for text in words],
        ),
    )


def _draft(people: dict[str, Person], inspection: Inspection) -> Plan:
    findings = list(inspection.findings.order_by("pk"))
    priorities = []
    for number, title in ((1, "Care leavers"), (2, "Front door")):
        actions = [
            changes.ActionInput(
                reference=f"{number}.{n}",
                title=f"{title}: piece of work {n}",
                why="Inspectors found that too little is done.",
                difference="Young people say that it is better.",
                lead=people["lead"],
                owner=people["lead"]
                if (number, n) == (2, 6)
                else people["owner" if number == 1 else "owner_2"],
                deputy=people["deputy"],
                partners=["Wyremouth Homes"] if n == 1 else [],
                starts_on=date(2026, 2, 1),
                due_on=date(2026, 6 + n, 28),
                findings=[findings[number - 1]],
            )
            for n in range(1, 7)
        ]
        draft = changes.PriorityInput(number, title, people["lead"], "Better for children.")
        priorities.append(changes.DraftPriority(draft, actions))
    return changes.draft_plan(
        by=member_of(people["manager"]),
        plan=changes.PlanInput("Improvement plan 2026", updates_due_day=15),
        inspections=[inspection],
        priorities=priorities,
    )


def _live(world: World) -> None:
    """1.1 complete with early impact; 1.2 complete; 1.3 awaiting sign-off; 2.1 off track, late."""
    with at(date(2026, 2, 2)):
        changes.set_stage(
            by=world.member("manager"), plan=world.plan, stage="live", decided_by="Council"
        )
    for month, ratings in (
        (date(2026, 9, 1), {"1.1": "on_track", "1.4": "on_track", "2.1": "at_risk"}),
        (
            date(2026, 10, 1),
            {"1.1": "complete", "1.2": "complete", "1.3": "complete", "2.1": "off_track"},
        ),
    ):
        period = Period(month)
        with at(period.after.month + timedelta(days=3)):
            for reference, rating in ratings.items():
                give(world, reference, period, rating)
    with at(date(2026, 11, 6)):
        for reference in ("1.1", "1.2"):
            changes.sign_off_action(by=world.member("lead"), action=world.action(reference))
        evidence = changes.add_evidence(
            by=world.member("owner"),
            subject=world.action("1.1"),
            evidence=changes.EvidenceInput(
                "data",
                "Plans in date, October",
                date(2026, 11, 2),
                url="https://wyremouth.example/f",
            ),
        )
        changes.assess_impact(
            by=world.member("assurer"),
            subject=world.action("1.1"),
            impact=changes.ImpactInput("early", "More plans are in date.", [evidence]),
        )


def give(world: World, reference: str, period: Period, rating: str, **more: Any) -> Any:
    """The update of an action's owner for a period."""
    action = world.action(reference)
    owner = action.placements.newest_first()[0].owner
    return changes.give_update(
        by=member_of(owner),
        action=action,
        period=period,
        update=changes.UpdateInput(rating, f"What happened in {period.label}.", "Go on.", **more),
    )


def fire(world: World, reference: str = "2.1") -> Contingency:
    """An action is off track at the end of two periods, and its lead is asked what else."""
    action = world.action(reference)
    return changes.fire_contingency(
        by=system(world.authority),
        plan=world.plan,
        action=action,
        fired=Fired(Trigger.OFF_TRACK, action.pk, date(2026, 9, 1), 2),
    )


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The world, with the clock at noon of TODAY."""
    with once(make_world) as made, at(TODAY):
        yield made
