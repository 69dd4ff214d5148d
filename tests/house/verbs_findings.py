"""Examples of the verbs about how findings stand, and what the ratings mean (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.plans import changes as plans
from goldenthread.plans.ratings import PROGRESS_KEY, Level
from tests.house.verbs import example
from tests.house.world import House


@example("plans.decide_finding_status")
def _(house: House) -> Any:
    return plans.decide_finding_status(
        by=house.member("director"),
        finding=house.finding,
        decided=plans.StatusInput("partly_met", "Eleven of twenty plans met the standard."),
    )


@example("plans.decide_finding_status (a body)")
def _(house: House) -> Any:
    return plans.decide_finding_status(
        by=house.member("democratic_services"),
        finding=house.finding,
        decided=plans.StatusInput("fully_met", "An audit of forty plans."),
        body="Children and Families Committee",
    )


@example("plans.record_review")
def _(house: House) -> Any:
    findings = house.world.inspection.findings.order_by("pk")
    decided = plans.StatusInput("partly_met", "The report of the review.")
    return plans.record_review(
        by=house.member("manager"),
        plan=house.world.plan,
        review=plans.ReviewInput(
            2026, "Improvement Board", date(2026, 11, 12), [(row, decided) for row in findings]
        ),
    )


@example("plans.set_rating_key")
def _(house: House) -> Any:
    return plans.set_rating_key(by=house.member("manager"), key=new_key())


def new_key() -> plans.KeyInput:
    """ "On track" is defined anew, and what stands at it is to be looked at again."""
    levels = [
        Level(each.code, each.word, "The owner has shown that it will be done in time.")
        if each.code == "on_track"
        else each
        for each in PROGRESS_KEY.levels
    ]
    return plans.KeyInput("progress", levels, "Too easily said.", {"on_track": True})


@example("plans.confirm_rating")
def _(house: House) -> Any:
    return plans.confirm_rating(
        by=house.member("owner"),
        kind="progress",
        subject=house.action("1.4"),
        why="The last three steps were done in their months.",
    )
