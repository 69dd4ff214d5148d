"""Examples of the verbs of aims: recorded, changed, served (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.plans import changes as plans
from tests.house.verbs import example
from tests.house.world import House

PLEDGE = plans.AimInput(
    "pledge_leavers", "A home before you leave", "Our offer, 2025", date(2025, 7, 1)
)


@example("plans.add_aim")
def _(house: House) -> Any:
    return plans.add_aim(by=house.member("manager"), aim=PLEDGE)


@example("plans.change_aim")
def _(house: House) -> Any:
    return plans.change_aim(by=house.member("manager"), aim=house.aim, terms=PLEDGE)


@example("plans.serve_aims")
def _(house: House) -> Any:
    by = house.member("manager")
    return plans.serve_aims(by=by, priority=house.priority, aims=[house.aim])
