"""A plan by practice area: findings, actions and evidence, each counted once. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from goldenthread.plans.counted import Counted
from goldenthread.plans.filters import NO_AREA
from goldenthread.plans.finding_status import fully_met
from goldenthread.plans.position import (
    ActionRow,
    FindingRow,
    Position,
)
from goldenthread.plans.shares import Share


class InArea(Protocol):
    """Something that lies in a practice area; "" where none is given."""

    @property
    def practice_area(self) -> str: ...


@dataclass(frozen=True)
class AreaLine(Counted):
    """One practice area. `code` is what lists ask for; `evidence` is a number of pieces."""

    code: str
    words: str
    findings: tuple[FindingRow, ...]
    actions: tuple[ActionRow, ...]
    evidence: int

    @property
    def met(self) -> Share:
        return fully_met(self.findings)

    @property
    def rated(self) -> tuple[ActionRow, ...]:
        """An area is judged by its actions."""
        return self.actions

    @property
    def is_empty(self) -> bool:
        return not (self.findings or self.actions or self.evidence)


def named(words: Mapping[str, str]) -> Mapping[str, str]:
    """The words of the areas by code; what has no area comes last."""
    return {**words, "": "No practice area given"}


def by_area(
    position: Position, evidence: Iterable[InArea], words: Mapping[str, str]
) -> list[AreaLine]:
    """A line for each area that has something, in the list's order; what has none comes last.

    `words` are those of the areas by code.
    """
    held = [row.practice_area for row in evidence]
    made = (
        AreaLine(
            code or NO_AREA,
            said,
            tuple(row for row in position.findings if row.practice_area == code),
            tuple(row for row in position.counted if row.practice_area == code),
            held.count(code),
        )
        for code, said in named(words).items()
    )
    return [line for line in made if not line.is_empty]
