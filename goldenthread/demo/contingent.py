"""The contingencies of the living example: triggers set and fired, answered and closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from goldenthread.demo.content.contingencies import ANSWERS, MORNINGS, SETTINGS, Answer, End, Set
from goldenthread.demo.content.people import WYREMOUTH
from goldenthread.demo.content.periods import LOCKS
from goldenthread.demo.content.plan import PERIODS, PLAN
from goldenthread.demo.stage import Stage
from goldenthread.plans import changes
from goldenthread.plans.contingencies import Setting
from goldenthread.plans.models import Contingency
from goldenthread.plans.watching import watch

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """What is set; the mornings and locks on which the worker looks; what was said then."""
    for each in SETTINGS:
        yield each.on, partial(_set, stage, each)
    mornings = [*MORNINGS, *(period.due_on + timedelta(days=1) for period in PERIODS)]
    for on in sorted({*mornings, *(on for on, _ in LOCKS.values())}):
        yield on, partial(_watch, stage)
    for said in ANSWERS:
        yield said.on, partial(_say, stage, said)


def _watch(stage: Stage) -> None:
    watch(stage.authorities[WYREMOUTH.key])


def _set(stage: Stage, each: Set) -> None:
    setting = Setting(
        each.kind, each.is_watched, each.periods, each.by_on, each.answer_days, each.why
    )
    changes.set_trigger(
        by=stage.member("programme_manager"), plan=stage.plans[PLAN.key], setting=setting
    )


def _say(stage: Stage, each: Answer | End) -> None:
    action = stage.actions[PLAN.key, each.ref]
    contingency = Contingency.objects.get(action=action, kind=each.kind)
    by = stage.member(each.by)
    if isinstance(each, Answer):
        changes.answer_contingency(
            by=by,
            contingency=contingency,
            needed=each.done_by is not None,
            response=each.text,
            done_by=each.done_by,
        )
    else:
        changes.close_contingency(by=by, contingency=contingency, closed=each.closed, why=each.text)
