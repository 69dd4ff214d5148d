"""Examples of the verbs about versions of a plan (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.plans import changes as plans
from tests.house.verbs import example
from tests.house.world import House


@example("plans.keep_version")
def _(house: House) -> Any:
    return plans.keep_version(
        by=house.member("democratic_services"),
        plan=house.world.plan,
        kind="approved",
        on=date(2026, 11, 12),
        decided_by="Children and Families Committee",
    )
