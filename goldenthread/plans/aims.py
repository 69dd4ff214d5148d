"""What the council has set itself, and what of a plan serves it. Pure.

An aim stands above priorities: what it counts is what its priorities hold, each action once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from goldenthread.plans.counted import Counted
from goldenthread.plans.position import (
    MET_IMPACT,
    ActionRow,
    Position,
    PriorityRow,
    Rated,
    rated_in,
)
from goldenthread.plans.shares import Share


class AimKind(StrEnum):
    """What an aim is, and to whom it was promised."""

    AIM = "aim"
    STRATEGY = "strategy"
    PLEDGE_IN_CARE = "pledge_in_care"
    PLEDGE_LEAVERS = "pledge_leavers"


KINDS: Mapping[str, str] = {
    AimKind.AIM: "Corporate aim",
    AimKind.STRATEGY: "Strategy",
    AimKind.PLEDGE_IN_CARE: "Pledge to children in care",
    AimKind.PLEDGE_LEAVERS: "Pledge to care leavers",
}


@dataclass(frozen=True, slots=True)
class AimRow:
    """One aim as it stood. `source` is the document that says it; `priorities` are keys of those
    that serve it, in whatever plan."""

    pk: int
    kind: str
    title: str
    source: str
    starts_on: date
    ends_on: date | None = None
    words: str = ""
    url: str = ""
    priorities: tuple[int, ...] = ()

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind]

    def in_force(self, on: date) -> bool:
        return self.starts_on <= on and not self.has_ended(on)

    def has_ended(self, on: date) -> bool:
        return self.ends_on is not None and self.ends_on < on


@dataclass(frozen=True)
class Served(Counted):
    """An aim with what of one plan serves it: its priorities, their counted actions, and what
    the plan rates for impact among them."""

    aim: AimRow
    priorities: tuple[PriorityRow, ...]
    actions: tuple[ActionRow, ...]
    rated: tuple[Rated, ...]

    @cached_property
    def met(self) -> Share:
        """With clear or sustained impact."""
        return Share(sum(row.impact in MET_IMPACT for row in self.rated), len(self.rated))


def served(position: Position, aim: AimRow) -> Served:
    """What of the plan serves an aim; nothing, where no priority of it does."""
    rows = tuple(row for row in position.priorities if row.pk in aim.priorities)
    refs = {row.ref for row in rows}
    actions = tuple(action for action in position.counted if action.priority in refs)
    rated = tuple(dict.fromkeys(rated_in(position, rows, actions)))
    return Served(aim, rows, actions, rated)


def serving(position: Position, aims: Iterable[AimRow]) -> list[Served]:
    """Each aim in force that the plan serves, by kind and title."""
    found = (served(position, aim) for aim in by_kind(aims) if aim.in_force(position.as_at))
    return [each for each in found if each.priorities]


@dataclass(frozen=True)
class ServedAims:
    """What a plan serves of the council's aims, and which in force nothing in it serves; where a
    priority is named by its reference, only what that one serves."""

    position: Position
    aims: Sequence[AimRow]
    priority: str | None = None

    @cached_property
    def wanted(self) -> PriorityRow | None:
        return next((row for row in self.position.priorities if row.ref == self.priority), None)

    @cached_property
    def every(self) -> list[Served]:
        return serving(self.position, self.aims)

    @cached_property
    def shown(self) -> list[Served]:
        wanted = self.wanted
        return [each for each in self.every if wanted is None or wanted in each.priorities]

    @cached_property
    def unserved(self) -> list[AimRow]:
        if self.wanted:
            return []
        here = {each.aim.pk for each in self.every}
        on = self.position.as_at
        return [aim for aim in self.aims if aim.pk not in here and aim.in_force(on)]

    @cached_property
    def aimless(self) -> list[PriorityRow]:
        """The priorities that serve no aim."""
        serving_any = {row.pk for each in self.every for row in each.priorities}
        return [row for row in self.position.priorities if row.pk not in serving_any]


def by_kind(aims: Iterable[AimRow]) -> list[AimRow]:
    """Aims in the order of their kinds, then by title."""
    order = list(KINDS)
    return sorted(aims, key=lambda aim: (order.index(aim.kind), aim.title.lower(), aim.pk))
