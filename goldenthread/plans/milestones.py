"""Milestones of actions as plain rows: which are late, which is next. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

TO_COME, REACHED, WITHDRAWN = "to_come", "reached", "withdrawn"
STATES: Mapping[str, str] = {TO_COME: "To come", REACHED: "Reached", WITHDRAWN: "Withdrawn"}

# From each state: what it can become.
TRANSITIONS: Mapping[str, frozenset[str]] = {
    TO_COME: frozenset({REACHED, WITHDRAWN}),
    REACHED: frozenset({TO_COME}),
    WITHDRAWN: frozenset({TO_COME}),
}


@dataclass(frozen=True, slots=True)
class DueDay:
    """A due date of a milestone: since when, why it moved (empty for the first), who said so."""

    due_on: date
    since: date
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One milestone as it stood: `dues` are its due dates, the original one first.

    `state_on` is the day on which it was reached or withdrawn, `state_by` who said so.
    """

    pk: int
    action: int
    place: int
    title: str
    dues: tuple[DueDay, ...]
    state: str = TO_COME
    state_on: date | None = None
    state_by: str = ""
    state_why: str = ""
    for_owner: bool = False

    @property
    def original_due(self) -> date:
        return self.dues[0].due_on

    @property
    def due(self) -> date:
        return self.dues[-1].due_on

    @property
    def moves(self) -> int:
        return len(self.dues) - 1

    @property
    def days_moved(self) -> int:
        return (self.due - self.original_due).days

    @property
    def is_open(self) -> bool:
        return self.state == TO_COME

    @property
    def is_reached(self) -> bool:
        return self.state == REACHED

    @property
    def word(self) -> str:
        return STATES[self.state]

    def days_overdue(self, on: date) -> int:
        """Days past the current due date of one that is to come; 0 where it is not overdue."""
        return max((on - self.due).days, 0) if self.is_open else 0

    def days_late(self) -> int:
        """How many days after its current due date it was reached; 0 where it was in time."""
        return max((self.state_on - self.due).days, 0) if self.is_reached and self.state_on else 0


def in_order(rows: Iterable[MilestoneRow]) -> list[MilestoneRow]:
    return sorted(rows, key=lambda row: (row.place, row.pk))


def overdue(rows: Iterable[MilestoneRow], on: date) -> tuple[MilestoneRow, ...]:
    """Those overdue on the current date, the longest first."""
    late = (row for row in rows if row.days_overdue(on))
    return tuple(sorted(late, key=lambda row: (row.due, row.place, row.pk)))


def next_of(rows: Iterable[MilestoneRow]) -> MilestoneRow | None:
    """The one to come that is due first; it may be overdue."""
    to_come = (row for row in rows if row.is_open)
    return min(to_come, key=lambda row: (row.due, row.place, row.pk), default=None)


def reached_of(rows: Iterable[MilestoneRow]) -> tuple[int, int]:
    """How many are reached, and of how many: withdrawn ones are in neither."""
    counted = [row for row in rows if row.state != WITHDRAWN]
    return sum(row.is_reached for row in counted), len(counted)
