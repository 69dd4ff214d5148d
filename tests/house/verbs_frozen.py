"""An example of every verb about part 2 of a paper, and about copies that are brought back."""

from __future__ import annotations

from typing import Any

from goldenthread.reports import changes as reports
from tests.house.verbs import example
from tests.house.world import House
from tests.unit.reports.writing import bring


@example("reports.bring_copy")
def _(house: House) -> Any:
    return bring(house.world, house.published.editions.get())


@example("reports.begin_part_two")
def _(house: House) -> Any:
    return reports.begin_part_two(
        by=house.member("manager"),
        paper=house.drafted,
        exempt_paragraph="3",
        legal_reason="It has a price that is still being negotiated.",
    )
