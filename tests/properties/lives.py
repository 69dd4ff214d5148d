"""The whole life of a plan's actions, played at random through the verbs (see test_lives.py)."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Role
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Authority, Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.models import (
    Action,
    ActionImpact,
    DateAnswer,
    DateRequest,
    Due,
    Placement,
    Plan,
    Progress,
    ReviewDates,
    State,
    Update,
)
from goldenthread.plans.position import Position
from goldenthread.plans.read import plan_at, position
from tests.people import at, make_person

TABLES = (
    *(ActionImpact, DateAnswer, DateRequest, Due, Placement, Progress, ReviewDates, State, Update),
    Entry,
)
BEGINS = date(2026, 1, 12)
FEW = 5
LIVES = int(os.environ.get("GOLDENTHREAD_LIVES", FEW))
PEOPLE = {
    "manager": [Role.PROGRAMME_MANAGER],
    "lead": [Role.LEAD],
    "deputy": [Role.LEAD],
    "owner": [Role.OWNER],
    "other": [Role.OWNER],
    "assurer": [Role.ASSURER],
    # Who may do everything, and is the owner of one action: only the separation of duty stops them.
    "all": [Role.PROGRAMME_MANAGER, Role.LEAD, Role.OWNER, Role.ASSURER],
}


@dataclass
class Life:
    """A live plan of three actions, a clock, and what was true at the end of each day."""

    people: dict[str, Any]
    authority: Authority
    plan: Plan
    actions: list[Action]
    today: date = BEGINS
    remembered: dict[date, Position] = field(default_factory=dict)

    def member(self, who: str) -> Any:
        return member_of(self.people[who])

    def stood(self, moment: Moment) -> Position:
        reader = self.member("manager")
        return position(plan_at(reader, self.plan.pk, moment), moment, reader)

    def on(self, day: date) -> Position:
        return self.stood(Moment.position(self.authority, day))

    def wait(self, days: int) -> None:
        """Let days pass; what was so at the end of today is remembered."""
        ended, self.today = self.today, self.today + timedelta(days=days)
        with at(self.today):
            self.remembered[ended] = self.on(ended)

    def attempt(self, verb: Callable[[], Any]) -> Any:
        """Do it, or be refused: then nothing is left of it."""
        with at(self.today):
            before = {table: table._default_manager.count() for table in TABLES}
            try:
                done = verb()
            except Refused:
                after = {table: table._default_manager.count() for table in TABLES}
                assert after == before
                return None
            assert Entry.objects.count() == before[Entry] + 1
            return done


def begin() -> Life:
    with at(BEGINS):
        authority = Authority.objects.create(slug="wyremouth", name="Wyremouth Council")
        people = {
            key: make_person(authority, key, f"The {key}", roles) for key, roles in PEOPLE.items()
        }
        manager = member_of(people["manager"])
        owners = ("owner", "lead", "all")
        actions = [
            changes.ActionInput(
                reference=f"1.{n}",
                title=f"Piece of work {n}",
                lead=people["lead"],
                owner=people[owner],
                deputy=people["deputy"],
                starts_on=BEGINS + timedelta(days=20 * n),
                due_on=BEGINS + timedelta(days=90 + 30 * n),
            )
            for n, owner in enumerate(owners, 1)
        ]
        priority = changes.DraftPriority(
            changes.PriorityInput(1, "Care leavers", people["lead"]), actions
        )
        plan = changes.draft_plan(by=manager, plan=changes.PlanInput("Plan"), priorities=[priority])
        changes.set_stage(by=manager, plan=plan, stage="live", decided_by="Council")
    return Life(people, authority, plan, list(Action.objects.order_by("pk")))


# The same counts, folded from the entries' own words, without any query of ours


@dataclass(frozen=True)
class Counts:
    progress: Counter[str]
    impact: Counter[str]
    states: Counter[str]
    dates: dict[int, tuple[str, str, int]]
    overdue: frozenset[int]
    complete_without_impact: frozenset[int]


def counts_of(stood: Position) -> Counts:
    return Counts(
        progress=Counter(row.progress.value for row in stood.counted),
        impact=Counter(row.impact.value for row in stood.counted),
        states=Counter(row.state_code for row in stood.actions),
        dates={row.pk: (str(row.original_due), str(row.due), row.moves) for row in stood.actions},
        overdue=frozenset(row.pk for row in stood.overdue),
        complete_without_impact=frozenset(row.pk for row in stood.complete_without_impact),
    )


def recomputed(authority: Authority, on: date, known: int) -> Counts:
    """What the entries up to `known` say of a day: the later day, then the later entry, holds."""
    told: dict[tuple[str, int], list[tuple[str, int, Any]]] = {}
    for entry in Entry.objects.filter(authority=authority, n__lte=known).order_by("n"):
        for name, _pk, columns in json.loads(entry.body)["rows"]:
            if "action_id" in columns and columns.get("effective_on", "9999") <= on.isoformat():
                key = (name.removeprefix("plans."), columns["action_id"])
                told.setdefault(key, []).append((columns["effective_on"], entry.n, columns))
    for rows in told.values():
        rows.sort(key=lambda row: row[:2])

    def last(name: str, action: int, column: str, otherwise: str) -> str:
        rows = told.get((name, action))
        return str(rows[-1][2][column]) if rows else otherwise

    actions = sorted(action for name, action in told if name == "placement")
    state = {pk: last("state", pk, "state", "open") for pk in actions}
    progress = {pk: last("progress", pk, "rating", "not_started") for pk in actions}
    impact = {pk: last("actionimpact", pk, "rating", "not_assessed") for pk in actions}
    counted = [pk for pk in actions if state[pk] not in ("withdrawn", "transferred")]
    dues = {pk: [row[2] for row in told["due", pk]] for pk in actions}
    return Counts(
        progress=Counter(progress[pk] for pk in counted),
        impact=Counter(impact[pk] for pk in counted),
        states=Counter(state.values()),
        dates={
            pk: (rows[0]["due_on"], rows[-1]["due_on"], _moves(rows)) for pk, rows in dues.items()
        },
        overdue=frozenset(
            pk
            for pk in counted
            if progress[pk] != "complete" and dues[pk][-1]["due_on"] < on.isoformat()
        ),
        complete_without_impact=frozenset(
            pk for pk in counted if progress[pk] == "complete" and impact[pk] == "not_assessed"
        ),
    )


def _moves(rows: list[dict[str, Any]]) -> int:
    return sum(row["request_id"] is not None for row in rows[1:])
