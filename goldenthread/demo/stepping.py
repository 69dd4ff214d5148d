"""The milestones of the living example, and which of its actions wait for which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from goldenthread.demo.content.milestones import MILESTONES, WAITS, Milestone, Move, Wait
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.stage import Stage
from goldenthread.plans import changes
from goldenthread.plans import models as tables
from goldenthread.plans.milestones import REACHED, WITHDRAWN

OWNERS = {action.ref: action.owner for action in PLAN.actions}

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """Each milestone on its day, then what became of it; and what waits for what."""
    made: dict[Milestone, tables.Milestone] = {}
    for each in MILESTONES:
        yield each.on, partial(_add, stage, made, each)
        for move in each.moves:
            yield move.on, partial(_move, stage, made, each, move)
        if each.reached:
            told_on = each.reached + timedelta(days=each.later)
            yield told_on, partial(_say, stage, made, each, REACHED, each.reached)
        if each.withdrawn:
            yield each.withdrawn, partial(_say, stage, made, each, WITHDRAWN, each.withdrawn)
    for wait in WAITS:
        yield wait.on, partial(_wait, stage, wait)
        if wait.ended:
            yield wait.ended, partial(_end, stage, wait)


type Made = dict[Milestone, tables.Milestone]


def _add(stage: Stage, made: Made, each: Milestone) -> None:
    made[each] = changes.add_milestone(
        by=stage.member(each.by or OWNERS[each.action]),
        action=stage.actions[PLAN.key, each.action],
        milestone=changes.MilestoneInput(each.title, each.due),
    )


def _move(stage: Stage, made: Made, each: Milestone, move: Move) -> None:
    changes.change_milestone(
        by=stage.member(OWNERS[each.action]),
        milestone=made[each],
        terms=changes.MilestoneInput(each.title, move.due, move.why),
    )


def _say(stage: Stage, made: Made, each: Milestone, state: str, on: date) -> None:
    by = stage.member(OWNERS[each.action])
    changes.set_milestone(by=by, milestone=made[each], state=state, why=each.why, on=on)


def _wait(stage: Stage, each: Wait) -> None:
    action, needed = (stage.actions[PLAN.key, ref] for ref in (each.action, each.needed))
    changes.wait_for(by=stage.member(each.by), action=action, needed=needed, why=each.why)


def _end(stage: Stage, each: Wait) -> None:
    action, needed = (stage.actions[PLAN.key, ref] for ref in (each.action, each.needed))
    by = stage.member(each.by)
    changes.no_longer_wait(by=by, action=action, needed=needed, why=each.ended_why)
