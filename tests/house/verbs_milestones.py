"""Examples of the verbs of milestones and of what waits for what (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.plans import changes as plans
from tests.house.verbs import example
from tests.house.world import House

TERMS = plans.MilestoneInput("Twenty plans are written", date(2026, 10, 20), "Two are on leave.")


@example("plans.add_milestone")
def _(house: House) -> Any:
    by, action = house.member("owner"), house.action("1.4")
    return plans.add_milestone(by=by, action=action, milestone=TERMS)


@example("plans.change_milestone")
def _(house: House) -> Any:
    by = house.member("owner")
    return plans.change_milestone(by=by, milestone=house.milestone, terms=TERMS)


@example("plans.change_milestone (its words only)")
def _(house: House) -> Any:
    terms = plans.MilestoneInput("Ten plans are signed", date(2026, 10, 15))
    by = house.member("manager")
    return plans.change_milestone(by=by, milestone=house.milestone, terms=terms)


@example("plans.set_milestone")
def _(house: House) -> Any:
    by, on = house.member("owner"), date(2026, 11, 12)
    return plans.set_milestone(by=by, milestone=house.milestone, state="reached", on=on)


@example("plans.set_milestone (withdrawn)")
def _(house: House) -> Any:
    by, why = house.member("manager"), "The provider writes them."
    return plans.set_milestone(by=by, milestone=house.milestone, state="withdrawn", why=why)


@example("plans.set_milestone (to come again)")
def _(house: House) -> Any:
    by, milestone = house.member("owner"), house.milestone
    plans.set_milestone(by=by, milestone=milestone, state="reached")
    why = "Two of the ten were copies."
    return plans.set_milestone(by=by, milestone=milestone, state="to_come", why=why)


@example("plans.order_milestones")
def _(house: House) -> Any:
    by, action = house.member("owner"), house.action("1.4")
    added = plans.add_milestone(by=by, action=action, milestone=TERMS)
    return plans.order_milestones(by=by, action=action, order=[added, house.milestone])


@example("plans.wait_for")
def _(house: House) -> Any:
    by, why = house.member("lead"), "The rooms are ready then."
    return plans.wait_for(by=by, action=house.action("1.4"), needed=house.action("2.1"), why=why)


@example("plans.no_longer_wait")
def _(house: House) -> Any:
    by, why = house.member("owner"), "They are trained elsewhere."
    return plans.no_longer_wait(
        by=by, action=house.action("1.4"), needed=house.action("1.5"), why=why
    )


@example("plans.share_action")
def _(house: House) -> Any:
    by, under = house.member("manager"), house.second_plan.priorities.get()
    return plans.share_action(by=by, action=house.action("1.4"), priority=under, why="Both.")


@example("plans.unshare_action")
def _(house: House) -> Any:
    by, plan = house.member("manager"), house.second_plan
    return plans.unshare_action(by=by, action=house.action("1.5"), plan=plan, why="One only.")
