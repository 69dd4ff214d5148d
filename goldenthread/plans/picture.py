"""The frontline picture: which kinds of evidence each action has, and what it lacks. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from goldenthread.plans.filters import NO_AREA
from goldenthread.plans.narrowing import Narrowing
from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import Impact
from goldenthread.plans.standard import KIND_WORDS, Case, next_step


@dataclass(frozen=True)
class PictureRow:
    """One action with its evidence as the standard looks at it."""

    action: ActionRow
    case: Case

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """How many pieces count, by each kind that it has."""
        kinds = [item.kind for item in self.case.counting]
        return {kind: kinds.count(kind) for kind in KIND_WORDS if kind in kinds}

    @cached_property
    def not_counting(self) -> int:
        """How many pieces do not count: out of date, or from before the action began."""
        return len(self.case.items) - len(self.case.counting)

    @cached_property
    def next_step(self) -> Impact | None:
        return next_step(self.case)[0]

    @cached_property
    def lacks(self) -> tuple[str, ...]:
        """What the next step of impact still needs, in words."""
        return tuple(need.words for need in next_step(self.case)[1] if not need.met)


SHOWS: Mapping[str, str] = {
    "none": "No evidence that counts",
    "one": "One kind only",
    "stale": "With evidence that does not count",
}


@dataclass(frozen=True, slots=True)
class PictureFilters(Narrowing):
    """What the picture is narrowed to. `lacks` is a kind of evidence."""

    KNOWN: ClassVar = {"show": {*SHOWS}, "lacks": {*KIND_WORDS}}

    show: str = ""
    lacks: str = ""
    priority: str = ""
    area: str = ""

    def select(self, rows: Iterable[PictureRow]) -> list[PictureRow]:
        return [row for row in rows if self._matches(row)]

    def _matches(self, row: PictureRow) -> bool:
        shown = {"none": not row.kinds, "one": len(row.kinds) == 1, "stale": row.not_counting > 0}
        return (
            shown.get(self.show, True)
            and self.lacks not in row.kinds
            and self.priority in {"", row.action.priority}
            and self.area in {"", row.action.practice_area or NO_AREA}
        )
