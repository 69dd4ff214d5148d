"""Examples of the verbs of repeats, and of reports on other authorities (see verbs.py)."""

from __future__ import annotations

from typing import Any

from goldenthread.inspections import changes as inspections
from tests.house.verbs import example
from tests.house.world import NORTHMERE, House, pdf


@example("inspections.judge_repeat")
def _(house: House) -> Any:
    return _judge(house, "same")


@example("inspections.judge_repeat (rejected)")
def _(house: House) -> Any:
    return _judge(house, "different")


@example("inspections.judge_repeat (taken back)")
def _(house: House) -> Any:
    _judge(house, "same")
    return _judge(house, "")


def _judge(house: House, verdict: str) -> Any:
    return inspections.judge_repeat(
        by=house.member("manager"),
        finding=house.secret_finding,
        earlier=house.finding,
        verdict=verdict,
    )


@example("inspections.load_other_report")
def _(house: House) -> Any:
    return inspections.load_other_report(
        by=house.member("manager"),
        read=NORTHMERE,
        report=pdf("northmere.pdf"),
    )
