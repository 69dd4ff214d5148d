"""The council's aims and pledges in the living example, and what serves them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from goldenthread.demo.asking import subject_of
from goldenthread.demo.content.aims import AIMS, AimText
from goldenthread.demo.stage import Stage
from goldenthread.plans import changes
from goldenthread.plans.models import Aim

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """Each aim on its day; then, on the last of those days, which priorities serve which."""
    kept: dict[int, list[Aim]] = defaultdict(list)
    for each in AIMS:
        yield each.on, partial(_add, stage, kept, each)
    last = max(each.on for each in AIMS)
    for number in sorted({number for each in AIMS for number in each.priorities}):
        yield last, partial(_serve, stage, kept, number)


def _add(stage: Stage, kept: dict[int, list[Aim]], each: AimText) -> None:
    aim = changes.add_aim(
        by=stage.member("programme_manager"),
        aim=changes.AimInput(
            each.kind, each.title, each.source, each.starts_on, each.ends_on, each.words
        ),
    )
    for number in each.priorities:
        kept[number].append(aim)


def _serve(stage: Stage, kept: dict[int, list[Aim]], number: int) -> None:
    changes.serve_aims(
        by=stage.member("programme_manager"),
        priority=subject_of(stage, f"priority {number}"),
        aims=kept[number],
    )
