"""Examples of the verbs of risks: raised, changed, scored, linked, closed (see verbs.py)."""

from __future__ import annotations

from typing import Any

from goldenthread.plans import changes as plans
from goldenthread.plans.risks import Kind
from tests.house.verbs import example
from tests.house.world import House

SCORES = {Kind.INHERENT: (5, 4), Kind.CURRENT: (4, 4), Kind.TARGET: (2, 3)}


def said(house: House) -> plans.RiskInput:
    words = ("Agency workers leave", "Neighbours pay more.", "Children lose their worker.")
    return plans.RiskInput(*words, "Retention payments.", house.world.person("lead"))


@example("plans.raise_risk")
def _(house: House) -> Any:
    return plans.raise_risk(
        by=house.member("owner"),
        plan=house.world.plan,
        risk=said(house),
        scores=SCORES,
        why="Ten gave notice last year.",
        touches=[house.action("1.1"), house.priority],
    )


@example("plans.change_risk")
def _(house: House) -> Any:
    return plans.change_risk(by=house.member("manager"), risk=house.risk, said=said(house))


@example("plans.score_risk")
def _(house: House) -> Any:
    return plans.score_risk(
        by=house.member("owner"),
        risk=house.risk,
        kind=Kind.CURRENT,
        likelihood=5,
        severity=4,
        why="The contractor left.",
    )


@example("plans.link_risk")
def _(house: House) -> Any:
    by = house.member("director")
    return plans.link_risk(by=by, risk=house.risk, touches=[house.action("1.5"), house.priority])


@example("plans.close_risk")
def _(house: House) -> Any:
    by = house.member("manager")
    return plans.close_risk(by=by, risk=house.risk, why="The flats are let.")


@example("plans.reopen_risk")
def _(house: House) -> Any:
    by = house.member("director")
    return plans.reopen_risk(by=by, risk=house.closed_risk, why="The lift stands still again.")
