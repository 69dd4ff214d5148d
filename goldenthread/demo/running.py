"""The months of the living example as they are run: locked, asked about, summed up, covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from goldenthread.demo.content import periods as content
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.stage import Stage
from goldenthread.plans import changes
from goldenthread.plans.models import Action, Placement, Priority, Update
from goldenthread.plans.periods import Period

type Deeds = Iterator[tuple[date, Callable[[], object]]]

LEADS = {priority.number: priority.lead for priority in PLAN.priorities}
OWNERS = {action.ref: action.owner for action in PLAN.actions}


def deeds(stage: Stage) -> Deeds:
    """All of it, each with its day; of one day, in the order in which it is done."""
    for question in content.QUESTIONS:
        yield question.on, partial(_ask, stage, question)
        if question.answered_on:
            yield question.answered_on, partial(_answer, stage, question)
    for highlight in content.HIGHLIGHTS:
        yield highlight.on, partial(_write, stage, highlight)
    for month, on in content.CHECKED.items():
        yield on, partial(_check, stage, Period(month))
    for month, (on, why) in content.LOCKS.items():
        yield on, partial(_lock, stage, Period(month), why)
    month, opened_on, why, locked_on, again = content.REOPENED
    yield opened_on, partial(_reopen, stage, Period(month), why)
    yield locked_on, partial(_lock, stage, Period(month), again)
    for cover in content.COVERS:
        yield cover.arranged_on, partial(_cover, stage, cover)


def _ask(stage: Stage, each: content.Question) -> None:
    changes.send_back_update(
        by=stage.member("programme_manager"),
        action=stage.actions[PLAN.key, each.ref],
        period=Period(each.month),
        question=each.text,
    )


def _answer(stage: Stage, each: content.Question) -> None:
    """The owner corrects the update: the rating and the next step stay as they were."""
    action = stage.actions[PLAN.key, each.ref]
    given = changes.update_of(action, each.month)
    if given is None:
        raise LookupError(f"{each.ref}: no update was given to be corrected")
    changes.give_update(
        by=stage.member(OWNERS[each.ref]),
        action=action,
        period=Period(each.month),
        update=changes.UpdateInput(given.rating, each.answer, given.next_step or ""),
    )


def _write(stage: Stage, each: content.Highlight) -> None:
    priorities = Priority.objects.filter(plan=stage.plans[PLAN.key])
    changes.write_highlight(
        by=stage.member(each.by or LEADS[each.priority]),
        priority=priorities.get(terms__number=each.priority),
        period=Period(each.month),
        text=each.text,
    )


def _check(stage: Stage, period: Period) -> None:
    """All that was given; not what the programme manager owns, which another would check."""
    by, plan = stage.member("programme_manager"), stage.plans[PLAN.key]
    own = Placement.objects.filter(owner=by.person_id).values("action")
    here = Placement.objects.filter(plan=plan).values("action")
    given = Update.objects.filter(period=period.month, action__in=here)
    rows = Action.objects.filter(pk__in=given.values("action")).exclude(pk__in=own)
    changes.check_updates(by=by, plan=plan, period=period, actions=list(rows.order_by("pk")))


def _lock(stage: Stage, period: Period, why: str) -> None:
    by, plan = stage.member("programme_manager"), stage.plans[PLAN.key]
    changes.lock_period(by=by, plan=plan, period=period, note=why)


def _reopen(stage: Stage, period: Period, why: str) -> None:
    by, plan = stage.member("programme_manager"), stage.plans[PLAN.key]
    changes.reopen_period(by=by, plan=plan, period=period, note=why)


def _cover(stage: Stage, each: content.Cover) -> None:
    changes.cover_absence(
        by=stage.member(each.absent),
        absent=stage.people[each.absent],
        cover=stage.people[each.cover],
        begins_on=each.begins,
        ends_on=each.ends,
    )
