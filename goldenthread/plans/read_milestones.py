"""Reading milestones, and which action waits for which, at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import Q

from goldenthread.accounts.members import post_of
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.ledger.together import Part, Row
from goldenthread.plans.dependencies import Link, Wait, reasons
from goldenthread.plans.milestones import TO_COME, DueDay, MilestoneRow, in_order
from goldenthread.plans.models import (
    ActionText,
    Dependency,
    Due,
    Milestone,
    MilestoneDue,
    MilestoneState,
    MilestoneText,
    Placement,
    State,
    StateKind,
)
from goldenthread.plans.models import Progress as ProgressFact
from goldenthread.plans.position import ActionRow, Position
from goldenthread.plans.read import PROGRESS, STATE_WORDS, reference_order
from goldenthread.plans.read_shared import ever_in
from goldenthread.plans.rules import LEFT_THE_PLAN

type Milestones = dict[int, tuple[MilestoneRow, ...]]


def with_milestones(position: Position, plan: Any, moment: Moment) -> Position:
    """The position with the milestones of its actions, in one query."""
    return with_steps(position, milestones_of(plan.pk, moment))


def with_steps(position: Position, found: Milestones) -> Position:
    """The position with these milestones of its actions."""
    rows = tuple(
        replace(row, milestones=found[row.pk]) if row.pk in found else row
        for row in position.actions
    )
    return replace(position, actions=rows)


def milestones_of(plan: int, moment: Moment) -> Milestones:
    """The milestones of a plan's actions, in their order, by action."""
    return _folded(_due_rows.rows("plan", of=plan, **given([moment])))


def milestones_of_action(action: int, moment: Moment) -> tuple[MilestoneRow, ...]:
    return _folded(_due_rows.rows("action", of=action, **given([moment]))).get(action, ())


def milestones_of_owner(owner: int | None, moment: Moment) -> Milestones:
    """Those of the actions that a person owns at the moment."""
    return _folded(_due_rows.rows("owner", of=owner, **given([moment])))


TOLD: dict[str, tuple[Any, str]] = {
    "title": (MilestoneText, "title"),
    "place": (MilestoneText, "place"),
    "state": (MilestoneState, "state"),
    "state_on": (MilestoneState, "effective_on"),
    "state_why": (MilestoneState, "why"),
    "state_by": (MilestoneState, "told_by"),
    "state_owner": (MilestoneState, "owner"),
}


@prepared
def _due_rows(of: str) -> Any:
    """Every due date of the milestones, the oldest first, each with how its milestone stands."""
    (moment,) = moments_to_come(1)
    rows: Any = MilestoneDue.objects.upto(moment).oldest_first()
    if of == "action":
        rows = rows.filter(milestone__action=Given("of"))
    elif of == "plan":
        rows = rows.filter(ever_in(Given("of"), "milestone__action"))
    else:
        placed = Placement.objects.as_at(moment).filter(owner=Given("of"))
        rows = rows.filter(milestone__action__in=placed.values("action"))
    told = {
        name: LookUp(fact, column, moment, "", "milestone_id")
        for name, (fact, column) in TOLD.items()
    }
    rows = rows.annotate(**told).annotate(state_post=post_of("state_by"))
    return rows.values_list(
        *("milestone", "milestone__action", "due_on", "effective_on", "why", "told_by__post"),
        *("place", "title", "state", "state_on", "state_why", "state_post"),
        *("state_by", "state_owner"),
    )


def _folded(rows: Iterable[tuple[Any, ...]]) -> Milestones:
    dues: dict[int, list[DueDay]] = defaultdict(list)
    last = {}
    for pk, action, due_on, since, why, by, *told in rows:
        dues[pk].append(DueDay(due_on, since, why or "", by))
        last[pk] = (action, told)
    found: dict[int, list[MilestoneRow]] = defaultdict(list)
    for pk, (action, told) in last.items():
        place, title, state, on, why, post, by, owner = told
        how = (state or TO_COME, on, post or "", why or "", by != owner)
        found[action].append(MilestoneRow(pk, action, place, title, tuple(dues[pk]), *how))
    return {action: tuple(in_order(each)) for action, each in found.items()}


# Of an action at either end of a link.
END: dict[str, tuple[Any, str]] = {
    "ref": (ActionText, "reference"),
    "title": (ActionText, "title"),
    "due_on": (Due, "due_on"),
    "progress": (ProgressFact, "rating"),
    "state": (State, "state"),
}


def waits_about(action: int, moment: Moment) -> list[Wait]:
    """Every link of an action, both ways."""
    rows = _link_rows.rows(of=action, **given([moment]))
    found: list[tuple[Any, Wait]] = []
    width = len(END)
    for waits, needed, why, since, by, *ends in rows:
        link = Link(waits, needed, why or "", since, by)
        waiting, other = _end(waits, ends[:width]), _end(needed, ends[width:])
        order = (reference_order(waiting.ref), reference_order(other.ref), waits, needed)
        found.append((order, Wait(link, waiting, other)))
    return [wait for _order, wait in sorted(found, key=itemgetter(0))]


@prepared
def _link_rows() -> Any:
    (moment,) = moments_to_come(1)
    links: Any = Dependency.objects.as_at(moment).filter(present=True)
    links = links.filter(Q(action=Given("of")) | Q(needed=Given("of")))
    ends = _ends(moment, "action") | _ends(moment, "needed")
    columns = ("action", "needed", "why", "effective_on", "told_by__post", *ends)
    return links.annotate(**ends).values_list(*columns)


def _ends(moment: Moment, end: str) -> dict[str, LookUp]:
    return {
        f"{end}_{name}": LookUp(fact, column, moment, "", f"{end}_id")
        for name, (fact, column) in END.items()
    }


def _end(pk: int, told: Sequence[Any]) -> ActionRow:
    ref, title, due_on, progress, state = told
    state = state or StateKind.OPEN
    return ActionRow(
        ref=ref,
        title=title,
        priority="",
        lead="",
        owner="",
        progress=PROGRESS[progress],
        due=due_on,
        state=STATE_WORDS[state],
        counted=state not in LEFT_THE_PLAN,
        pk=pk,
        state_code=state,
    )


def late_milestones(plan: Any, moment: Moment) -> Part[Milestones]:
    """The overdue milestones of the plan's actions, by action, for `with_steps`."""
    steps: Any = Milestone.objects.filter(ever_in(plan.pk))
    steps = steps.as_at(moment, "due_on", "state", "title")
    steps = steps.filter(Q(state=TO_COME) | Q(state=None), due_on__lt=moment.on)
    steps = steps.annotate(since=LookUp(MilestoneDue, "effective_on", moment, "", "pk"))
    return Part(steps, ("pk", "action_id", "title", "due_on", "since"), _late)


def _late(rows: list[Row]) -> Milestones:
    late: dict[int, list[MilestoneRow]] = defaultdict(list)
    for pk, action, title, due_on, since in sorted(rows):
        due = DueDay(due_on, since, "", "")
        late[action].append(MilestoneRow(pk, action, 0, title, (due,)))
    return {action: tuple(each) for action, each in late.items()}


def waits_of_plan(plan: Any, moment: Moment) -> Part[list[tuple[int, ActionRow]]]:
    """What the plan's actions wait for: each as (action, how the other stands)."""
    links: Any = Dependency.objects.as_at(moment).filter(ever_in(plan.pk), present=True)
    ends = _ends(moment, "needed")
    return Part(links.annotate(**ends), ("action_id", "needed_id", *ends), _waits)


def _waits(rows: list[Row]) -> list[tuple[int, ActionRow]]:
    by_action = sorted(rows, key=itemgetter(0, 1))
    return [(action, _end(needed, told)) for action, needed, *told in by_action]


def waiting_reasons(
    position: Position, waits: Iterable[tuple[int, ActionRow]], on: date
) -> dict[int, list[tuple[str, str]]]:
    """Of each action, what is to be known of those that it waits for (`dependencies.reasons`)."""
    rows = {row.pk: row for row in position.actions}
    links = (
        Wait(Link(action, other.pk, "", on), rows.get(action), other) for action, other in waits
    )
    return reasons(links, on)
