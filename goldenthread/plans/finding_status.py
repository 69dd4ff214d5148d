"""A finding's own status: what it may become, and its counts. Pure.

It is neither of the two ratings: a named body or person decides, on a basis, whether what
inspectors asked for has been done. "12 of 25 fully met" is a question of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from goldenthread.plans.filters import NO_AREA
from goldenthread.plans.narrowing import Narrowing
from goldenthread.plans.position import FindingRow, Position
from goldenthread.plans.shares import Share


class Status(StrEnum):
    """How a finding stands; where nobody has decided yet, it is open."""

    OPEN = "open"
    PARTLY_MET = "partly_met"
    FULLY_MET = "fully_met"
    REOPENED = "reopened"


WORDS: Mapping[str, str] = {
    Status.OPEN: "Open",
    Status.PARTLY_MET: "Partly met",
    Status.FULLY_MET: "Fully met",
    Status.REOPENED: "Reopened",
}
MEANINGS: Mapping[str, str] = {
    Status.OPEN: "Not yet met, or nobody has decided yet.",
    Status.PARTLY_MET: "Some of what inspectors asked for is there; the basis says what is not.",
    Status.FULLY_MET: "What inspectors asked for is there, and the basis says how that is known.",
    Status.REOPENED: "It was fully met, and is no longer. The reason is recorded.",
}
# From each status, those that may follow. Each can also be confirmed as it is, on a new basis.
TRANSITIONS: Mapping[str, frozenset[str]] = {
    Status.OPEN: frozenset({Status.PARTLY_MET, Status.FULLY_MET}),
    Status.PARTLY_MET: frozenset({Status.FULLY_MET, Status.OPEN}),
    Status.FULLY_MET: frozenset({Status.REOPENED}),
    Status.REOPENED: frozenset({Status.PARTLY_MET, Status.FULLY_MET}),
}
# What is a step back, and so needs a reason.
GOES_BACK = frozenset(
    {(Status.PARTLY_MET, Status.OPEN), (Status.FULLY_MET, Status.REOPENED)},
)


def may_follow(before: str) -> list[Status]:
    """What a decision can make of a finding: what it is, and what TRANSITIONS allows."""
    return [each for each in Status if each == before or each in TRANSITIONS[before]]


def goes_back(before: str, after: str) -> bool:
    return (before, after) in GOES_BACK


def counts(rows: Iterable[FindingRow]) -> dict[Status, int]:
    """How many findings there are of each status, in their order."""
    stand = [row.status_code for row in rows]
    return {status: stand.count(status) for status in Status}


def fully_met(rows: Iterable[FindingRow]) -> Share:
    found = list(rows)
    return Share(counts(found)[Status.FULLY_MET], len(found))


@dataclass(frozen=True, slots=True)
class Group:
    """Some of a plan's findings by what they share. `query` makes the list of them."""

    name: str
    rows: tuple[FindingRow, ...]
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[Status, int]:
        return counts(self.rows)

    @property
    def met(self) -> Share:
        return fully_met(self.rows)


def by_inspection(position: Position) -> list[Group]:
    """Each finding once, in the group of its inspection."""
    names = {row.inspection_pk: row.inspection for row in position.findings}
    return [
        Group(name, _where(position, "inspection_pk", pk), {"inspection": str(pk)})
        for pk, name in names.items()
    ]


def by_area(position: Position, words: Mapping[str, str]) -> list[Group]:
    """Each finding once, by practice area; `words` are the areas' words by code, in order."""
    known = [(code, word) for code, word in words.items() if code]
    groups = [
        Group(w, _where(position, "practice_area", code), {"area": code}) for code, w in known
    ]
    rest = tuple(row for row in position.findings if row.practice_area not in words)
    groups.append(Group("No practice area", rest, {"area": NO_AREA}))
    return [group for group in groups if group.rows]


def by_priority(position: Position) -> list[Group]:
    """By the priorities whose actions answer it: a finding can stand in several, or in none."""
    of = {action.pk: action.priority for action in position.actions}
    found = [
        Group(
            row.label,
            tuple(f for f in position.findings if row.ref in {of[pk] for pk in f.action_pks}),
            {"priority": row.ref},
        )
        for row in position.priorities
    ]
    return [*found, Group("No action", position.findings_without_action, {"show": "no-action"})]


def _where(position: Position, name: str, value: object) -> tuple[FindingRow, ...]:
    return tuple(row for row in position.findings if getattr(row, name) == value)


SORTS: Mapping[str, str] = {
    "": "Inspection and number",
    "status": "Status, open first",
    "-status": "Status, fully met first",
    "decided": "Longest without a decision first",
}
_HEIGHT = {Status.OPEN: 0, Status.REOPENED: 1, Status.PARTLY_MET: 2, Status.FULLY_MET: 3}
_ORDERS: Mapping[str, Callable[[FindingRow], object]] = {
    "status": lambda row: _HEIGHT[Status(row.status_code)],
    "-status": lambda row: -_HEIGHT[Status(row.status_code)],
    "decided": lambda row: row.status_on.toordinal() if row.status_on else 0,
}


@dataclass(frozen=True, slots=True)
class FindingFilters(Narrowing):
    """What a list of findings is narrowed to and sorted by, each as the address has it.

    `inspection` is a key, `area` a code or NO_AREA, `priority` a priority's number; `show`
    is "no-action".
    """

    KNOWN: ClassVar = {"status": {*Status}, "sort": {*SORTS}, "show": {"no-action"}}

    q: str = ""
    show: str = ""
    status: str = ""
    inspection: str = ""
    area: str = ""
    priority: str = ""
    sort: str = ""

    def select(self, position: Position) -> list[FindingRow]:
        """The findings of the position that the list shows, in its order."""
        of = {action.pk: action.priority for action in position.actions}
        rows = [
            row
            for row in position.findings
            if self._plain(row)
            and (not self.priority or self.priority in {of[pk] for pk in row.action_pks})
            and all(word in row.text.lower() for word in self.q.lower().split())
        ]
        order = _ORDERS.get(self.sort)
        return sorted(rows, key=order) if order else rows  # type: ignore[arg-type]

    def _plain(self, row: FindingRow) -> bool:
        return (
            not (self.show and row.actions)
            and self.status in {"", row.status_code}
            and self.inspection in {"", str(row.inspection_pk)}
            and self.area in {"", row.practice_area or NO_AREA}
        )
