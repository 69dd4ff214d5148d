"""Examples of the verbs of states, re-opening and reviews (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.plans import changes as plans
from tests.house.verbs import example
from tests.house.world import House


@example("plans.set_state")
def _(house: House) -> Any:
    return plans.set_state(
        by=house.member("manager"),
        action=house.action("1.6"),
        state="paused",
        note="The legislation changes in spring.",
        review_on=date(2027, 4, 12),
    )


@example("plans.reopen_action")
def _(house: House) -> Any:
    return plans.reopen_action(
        by=house.member("lead"),
        action=house.action("1.1"),
        rating="at_risk",
        why="Half of the plans were not written with the young person after all.",
    )


@example("plans.plan_reviews")
def _(house: House) -> Any:
    return _plan_reviews(house, date(2027, 1, 11))


@example("plans.plan_reviews (ended)")
def _(house: House) -> Any:
    return _plan_reviews(house, None)


def _plan_reviews(house: House, next_on: date | None) -> Any:
    by, action = house.member("owner"), house.action("1.4")
    return plans.plan_reviews(by=by, action=action, next_on=next_on, every_months=3)


@example("plans.hold_review")
def _(house: House) -> Any:
    _plan_reviews(house, date(2026, 11, 16))
    return plans.hold_review(
        by=house.member("owner"), action=house.action("1.4"), found="It holds."
    )
