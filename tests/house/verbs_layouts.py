"""Examples of the verbs about the layouts of papers, and about who may read a kind."""

from __future__ import annotations

from typing import Any

from goldenthread.reports import changes as reports
from tests.house.verbs import example
from tests.house.world import House
from tests.unit.reports.writing import layout_of_ours


@example("reports.set_paper_layout")
def _(house: House) -> Any:
    return reports.set_paper_layout(by=house.member("manager"), layout=layout_of_ours())


@example("reports.set_kind_status")
def _(house: House) -> Any:
    return reports.set_kind_status(
        by=house.member("manager"),
        kind="board_pack",
        legal="open",
        marking="official",
        why="The board decided to publish its packs.",
    )
