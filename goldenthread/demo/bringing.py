"""A plan that is brought in, and the plan check over time, in the living example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from goldenthread.demo.content import imports as content
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.stage import Stage, own_file
from goldenthread.imports.changes import keep_import, start_import, tune_rule
from goldenthread.imports.checking import check_for_readers
from goldenthread.imports.proposal import read_proposal

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """A rule is tuned, the plan checked at the end of months, a file looked at."""
    yield content.TUNED_ON, partial(_tune, stage)
    for on in content.CHECKED_ON:
        yield on, partial(_check, stage)
    yield content.LOOKED_AT_ON, partial(_look, stage)


def _tune(stage: Stage) -> None:
    rule, limits, reason = content.TUNED
    by = stage.member("programme_manager")
    tune_rule(by=by, rule=rule, is_off=False, limits=limits, reason=reason)


def _check(stage: Stage) -> None:
    plan = stage.plans[PLAN.key]
    check_for_readers(plan.authority, plan.pk)


def _look(stage: Stage) -> None:
    """Read, and nothing answered yet."""
    data, by = content.FILE.encode(), stage.member("programme_manager")
    draft = start_import(by=by, file=own_file(content.FILE_NAME, data), overruled=[])
    keep_import(by=by, draft=draft, proposal=read_proposal(data, content.FILE_NAME))
