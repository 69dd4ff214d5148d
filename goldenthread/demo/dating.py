"""Dates of the living example: how sure owners are of them, and what is reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from goldenthread.demo.content.dates import (
    ASKED_SINCE,
    FORECASTS,
    REVIEWS,
    USUAL,
    Forecast,
    Reviews,
)
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.stage import Stage
from goldenthread.plans import changes
from goldenthread.plans.models import Action
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress
from goldenthread.plans.reviews import months_after

OWNERS = {action.ref: action.owner for action in PLAN.actions}

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def forecast(plan: str, ref: str, period: Period, rating: Progress) -> dict[str, Any]:
    """What the owner of an action says of its date in the update of a period."""
    if plan != PLAN.key or period.month < ASKED_SINCE or rating not in USUAL:
        return {}
    said = FORECASTS.get((ref, f"{period.month:%Y-%m}"), Forecast(USUAL[rating]))
    return {"confidence": said.confidence, "expected_on": said.expected_on}


def deeds(stage: Stage) -> Deeds:
    """The reviews, planned and held."""
    for each in REVIEWS:
        yield each.planned_on, partial(_plan, stage, each)
        for number, found in enumerate(each.found):
            on = months_after(each.first, each.every * number)
            yield on, partial(_hold, stage, each, found)


def _action(stage: Stage, ref: str) -> Action:
    return stage.actions[PLAN.key, ref]


def _plan(stage: Stage, each: Reviews) -> None:
    changes.plan_reviews(
        by=stage.member("programme_manager"),
        action=_action(stage, each.ref),
        next_on=each.first,
        every_months=each.every,
    )


def _hold(stage: Stage, each: Reviews, found: str) -> None:
    by = stage.member(OWNERS[each.ref])
    changes.hold_review(by=by, action=_action(stage, each.ref), found=found)
