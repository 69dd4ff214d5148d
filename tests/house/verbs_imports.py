"""Examples of the verbs about plans that are brought in (see verbs.py)."""

from __future__ import annotations

from typing import Any

from goldenthread.imports import changes as imports
from tests.house.verbs import example
from tests.house.world import House
from tests.importing import file_of


@example("imports.record_import")
def _(house: House) -> Any:
    return imports.record_import(
        by=house.member("manager"),
        draft=house.imports.draft,
        plan=house.world.plan,
        made_plan=False,
        first_entry=1,
        actions=[(house.action("1.1"), "Plan!A2")],
        left_out=0,
        report=file_of("Row by row", "report.csv"),
    )


@example("imports.tune_rule")
def _(house: House) -> Any:
    return imports.tune_rule(
        by=house.member("director"),
        rule="too-many-for-one",
        is_off=False,
        limits={"most": 20},
        reason="Heads of service own the steps of their teams.",
    )


@example("imports.tune_rule (off)")
def _(house: House) -> Any:
    return imports.tune_rule(
        by=house.member("manager"),
        rule="several-leads",
        is_off=True,
        limits={},
        reason="Joint leads of council and health are agreed by the board.",
    )


@example("imports.withdraw_import")
def _(house: House) -> Any:
    return imports.withdraw_import(
        by=house.member("manager"), batch=house.imports.batch, why="The wrong version."
    )
