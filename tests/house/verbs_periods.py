"""Examples of the verbs about reporting periods, and who stands in for whom (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.plans import changes as plans
from tests.house.verbs import OCTOBER, example
from tests.house.world import House


@example("plans.lock_period")
def _(house: House) -> Any:
    return plans.lock_period(
        by=house.member("manager"),
        plan=house.world.plan,
        period=OCTOBER,
        note="The owners of eight are on leave.",
    )


@example("plans.reopen_period")
def _(house: House) -> Any:
    return plans.reopen_period(
        by=house.member("manager"),
        plan=house.world.plan,
        period=house.locked,
        note="A figure was wrong.",
    )


@example("plans.send_back_update")
def _(house: House) -> Any:
    return plans.send_back_update(
        by=house.member("manager"),
        action=house.action("2.1"),
        period=OCTOBER,
        question="Which provider, and from when?",
    )


@example("plans.check_updates")
def _(house: House) -> Any:
    return plans.check_updates(
        by=house.member("manager"),
        plan=house.world.plan,
        period=OCTOBER,
        actions=[house.action("1.1"), house.action("2.1")],
    )


@example("plans.write_highlight")
def _(house: House) -> Any:
    return plans.write_highlight(
        by=house.member("lead"),
        priority=house.priority,
        period=OCTOBER,
        text="Most pathway plans are in date.",
    )


@example("plans.hand_over")
def _(house: House) -> Any:
    people = house.world.people
    return plans.hand_over(
        by=house.member("manager"),
        plan=house.world.plan,
        owner=people["owner"],
        to=people["owner_2"],
        actions=[house.action("1.4"), house.action("1.5")],
        why="The head of service leaves.",
    )


@example("plans.cover_absence")
def _(house: House) -> Any:
    return plans.cover_absence(
        by=house.member("owner"),
        absent=house.world.people["owner"],
        cover=house.world.people["owner_2"],
        begins_on=date(2026, 11, 16),
        ends_on=date(2026, 11, 27),
    )


@example("plans.end_cover")
def _(house: House) -> Any:
    return plans.end_cover(by=house.member("manager"), cover=house.cover)
