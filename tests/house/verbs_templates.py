"""Examples of the verbs about Word templates."""

from __future__ import annotations

from typing import Any

from goldenthread.reports import changes as reports
from tests.house.verbs import example
from tests.house.world import House
from tests.unit.reports.templates import fitted


@example("reports.set_template")
def _(house: House) -> Any:
    return reports.set_template(by=house.member("manager"), fitted=fitted(house.world))


@example("reports.drop_template")
def _(house: House) -> Any:
    return reports.drop_template(
        by=house.member("democratic_services"), kind="committee_report", why="A new letterhead."
    )
