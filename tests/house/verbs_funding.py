"""Examples of the verbs of funding: asked for, planned, decided; and the need (see verbs.py)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.plans import changes as plans
from goldenthread.plans.funding import MonthRow
from tests.house.verbs import example
from tests.house.world import House

MENTORS = plans.FundingInput("Two mentors", "DfE improvement grant", "one_off", "Until March.")


@example("plans.add_funding_line")
def _(house: House) -> Any:
    by, plan = house.member("manager"), house.world.plan
    return plans.add_funding_line(by=by, plan=plan, funding=MENTORS, subject=house.action("1.1"))


@example("plans.add_funding_line (for the plan as a whole)")
def _(house: House) -> Any:
    by = house.member("finance")
    return plans.add_funding_line(by=by, plan=house.world.plan, funding=MENTORS)


@example("plans.change_funding_line")
def _(house: House) -> Any:
    return plans.change_funding_line(
        by=house.member("finance"), line=house.funding, funding=MENTORS
    )


@example("plans.set_funding_months")
def _(house: House) -> Any:
    months = [
        MonthRow(date(2026, 10, 1), Decimal("4000.00"), Decimal("3980.10")),
        MonthRow(date(2026, 11, 1), Decimal("4200.00")),
    ]
    by = house.member("finance")
    return plans.set_funding_months(by=by, line=house.funding, year=2026, months=months)


@example("plans.approve_funding")
def _(house: House) -> Any:
    return plans.approve_funding(
        by=house.member("finance"), line=house.funding, body="Section 151 Officer"
    )


@example("plans.withdraw_funding")
def _(house: House) -> Any:
    note = "The work is done by the team itself."
    return plans.withdraw_funding(by=house.member("manager"), line=house.funding, note=note)


@example("plans.say_funding_need")
def _(house: House) -> Any:
    return plans.say_funding_need(
        by=house.member("owner"),
        action=house.action("1.4"),
        needed=True,
        estimate=Decimal("12000"),
        note="A provider for twelve months.",
    )
