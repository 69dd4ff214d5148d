"""What the council's plan shares with the partnership's joint plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from goldenthread.demo.content.joint_plan import JOINT_PLAN, SHARED, Shared
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.stage import Stage
from goldenthread.plans import changes


def deeds(stage: Stage) -> Iterator[tuple[date, Callable[[], object]]]:
    """Each action on the day since which both plans show it."""
    for each in SHARED:
        yield each.on, partial(_share, stage, each)


def _share(stage: Stage, each: Shared) -> None:
    changes.share_action(
        by=stage.member("programme_manager"),
        action=stage.actions[PLAN.key, each.ref],
        priority=stage.plans[JOINT_PLAN.key].priorities.get(),
        why=each.why,
    )
