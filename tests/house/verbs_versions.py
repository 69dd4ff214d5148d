"""Examples of the verbs about versions of a plan (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.plans import changes as plans
from tests.house.verbs import example
from tests.house.world import House


@example("plans.keep_version")
def _(house: House) -> Any:
    return plans.keep_version(
        by=house.member("democratic_services"),
        plan=house.world.plan,
        kind="approved",
        on=date(2026, 11, 12),
        decided_by="Children and Families Committee",
    )


@example("plans.refresh_plan")
def _(house: House) -> Any:
    return _refresh(house)


@example("plans.decide_carry_over")
def _(house: House) -> Any:
    decision = plans.CarryInput(house.action("1.6"), "dropped", why="A partner does this now.")
    return plans.decide_carry_over(
        by=house.member("manager"), plan=_refresh(house), decisions=[decision]
    )


@example("plans.set_stage (succeeds another)")
def _(house: House) -> Any:
    return plans.set_stage(
        by=house.member("manager"), plan=_refresh(house), stage="live", decided_by="Council"
    )


def _refresh(house: House) -> Any:
    by, plan = house.member("manager"), house.world.plan
    return plans.refresh_plan(by=by, plan=plan, title="Improvement plan 2027")
