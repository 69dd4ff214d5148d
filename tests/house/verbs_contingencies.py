"""Examples of the verbs of contingencies: set, fired, answered, closed (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.accounts.access import system
from goldenthread.plans import changes as plans
from goldenthread.plans.contingencies import Fired, Setting, Spell, Trigger
from tests.house.verbs import example
from tests.house.world import House


@example("plans.set_trigger")
def _(house: House) -> Any:
    why = "The board wants to hear sooner."
    setting = Setting(Trigger.MISSING, is_watched=True, periods=1, answer_days=5, why=why)
    return plans.set_trigger(by=house.member("manager"), plan=house.world.plan, setting=setting)


@example("plans.fire_contingency")
def _(house: House) -> Any:
    action = house.action("1.4")
    return plans.fire_contingency(
        by=system(house.world.authority),
        plan=house.world.plan,
        action=action,
        fired=Fired(Trigger.MISSING, action.pk, date(2026, 9, 1), 2),
    )


@example("plans.fire_for_measure")
def _(house: House) -> Any:
    priority = house.world.plan.priorities.earliest("pk")
    return plans.fire_for_measure(
        by=system(house.world.authority),
        plan=house.world.plan,
        spell=Spell(house.measure.pk, priority.pk, date(2026, 9, 1), 2),
    )


@example("plans.answer_contingency")
def _(house: House) -> Any:
    return plans.answer_contingency(
        by=house.member("lead"),
        contingency=house.contingency,
        needed=True,
        response="Two agency workers until the posts are filled.",
        done_by=date(2026, 12, 11),
    )


@example("plans.answer_contingency (none is needed)")
def _(house: House) -> Any:
    return _none_is_needed(house)


def _none_is_needed(house: House) -> Any:
    return plans.answer_contingency(
        by=house.member("lead"),
        contingency=house.contingency,
        needed=False,
        response="The posts are filled.",
    )


@example("plans.close_contingency")
def _(house: House) -> Any:
    _none_is_needed(house)
    return _close(house, closed=True, why="Both have begun.")


@example("plans.close_contingency (not enough)")
def _(house: House) -> Any:
    _none_is_needed(house)
    return _close(house, closed=False, why="One of them has not begun.")


def _close(house: House, **said: Any) -> Any:
    by = house.member("manager")
    return plans.close_contingency(by=by, contingency=house.contingency, **said)
