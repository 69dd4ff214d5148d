"""Tables of actions in minutes: a row for each promise, with who, what and by when in columns.

A table is one of actions where its head names an action and who has it; what stands in other
tables is no promise. Rows that say they are done are none any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lines import Line, Role

_COLUMNS = {
    "what": re.compile(r"(?:agreed |key )?actions?(?: (?:agreed|required|point|needed))?$", re.I),
    "who": re.compile(
        r"(?:action |named )?(?:owner|lead(?: officer| person)?|who|(?:person )?responsible"
        r"(?: officer)?|by whom|assigned to|officer)$",
        re.I,
    ),
    "due": re.compile(
        r"(?:due|by when|when|deadline|due date|date due|target date|timescale)$", re.I
    ),
    "state": re.compile(r"(?:status|progress|outcome|update|completed?)$", re.I),
}
_DONE = re.compile(r"(?:closed|completed?|done|discharged|no longer needed)\b", re.I)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One row, as printed; "" where its cell is empty."""

    line: Line
    what: str
    who: str
    due: str


def action_rows(lines: Sequence[Line]) -> Iterator[ActionRow]:
    """The rows of the tables of actions among the lines, in their order."""
    head: dict[str, int] = {}
    for line in lines:
        if line.role is not Role.ROW:
            head = {}
        elif found := _head(line.cells):
            head = found
        elif head and (row := _row(line, head)):
            yield row


def _head(cells: Sequence[str]) -> dict[str, int]:
    """Which column is which, where this is the head of such a table; {} otherwise."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        words = cell.strip(" :.*").strip()
        for name, column in _COLUMNS.items():
            if column.match(words):
                found.setdefault(name, index)
    return found if {"what", "who"} <= found.keys() else {}


def _row(line: Line, head: dict[str, int]) -> ActionRow | None:
    said = {name: line.cells[n] if n < len(line.cells) else "" for name, n in head.items()}
    if not said["what"] or _DONE.match(said.get("state", "")):
        return None
    return ActionRow(line, said["what"], said["who"], said.get("due", ""))
