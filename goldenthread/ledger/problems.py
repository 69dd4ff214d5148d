"""What verification finds, in sentences that say where and what to do. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

type Place = tuple[
    str, int | None, str
]  # (model's label, primary key, column), as `erased` lists them

ASK = "Compare with a backup and with the papers published since; ask who had the database."


class Wrong(StrEnum):
    """The ways in which a record can be wrong; `value` is what is there, `right` what should be."""

    ENTRIES_MISSING = "Entry {entry} is missing: after entry {right} comes entry {value}."
    NOT_FOLLOWING = "Entry {entry} does not follow the one before it: one of the two was rewritten."
    BODY_CHANGED = "Entry {entry} was changed: its body does not have its hash."
    BODY_UNREADABLE = "Entry {entry} was changed: its body cannot be read."
    ENTRY_COLUMN = (
        "Entry {entry} was changed: its column {column} is {value!r}, its body says {right!r}."
    )
    BEHIND_HEAD = (
        "Entry {entry} is missing, or the head was changed: the head counts {right} entries, "
        "and the last one is {value}."
    )
    HEAD_HASH = "The head has not the hash of the last entry, {entry}: one of the two was changed."
    BEYOND_HEAD = (
        "Entry {entry} lies beyond the head: it was added by hand, or the head was changed."
    )
    NO_TABLE = "Entry {entry} wrote to {table}, a table that is no longer there."
    ROW_MISSING = "Row {row} of {table}, which entry {entry} wrote, is missing or cannot be read."
    ROW_CHANGED = (
        "Row {row} of {table} was changed: its column {column} is {value!r}, "
        "entry {entry} wrote {right!r}."
    )
    ROW_ADDED = (
        "Row {row} of {table} was added by hand: entry {entry}, which it names, did not write it."
    )
    TEXT_CHANGED = (
        "The text in column {column} of row {row} of {table} is not the one that entry {entry} "
        "committed to: the text or its salt was changed."
    )
    TEXT_GONE = (
        "The text in column {column} of row {row} of {table}, which entry {entry} wrote, is gone, "
        "and no later entry erased it."
    )
    TEXT_BACK = (
        "Entry {entry} erased column {column} of row {row} of {table}, and it is there again, "
        "as after a restore. Erase it again."
    )
    MISSTORED = (
        "Row {row} of {table} was changed: its column {column} holds a value in a form that "
        "the product never writes."
    )

    def at(
        self, entry: int | None, place: Place, value: object = None, right: object = None
    ) -> Problem:
        """The problem at a place, as a sentence."""
        table, row, column = place
        sentence = self.format(
            entry=entry, table=table, row=row, column=column, value=value, right=right
        )
        return Problem(sentence if self is Wrong.TEXT_BACK else f"{sentence} {ASK}", entry, *place)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as recorded; the place is given as far as it is known.

    `table` is a model's label ("plans.due"), `row` its primary key, `entry` the ledger entry
    that the row belongs to.
    """

    sentence: str
    entry: int | None = None
    table: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        return self.sentence


@dataclass
class Found:
    """Problems in the order of the ledger; those beyond the limit are only counted."""

    limit: int
    problems: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, problem: Problem) -> None:
        self.count += 1
        if len(self.problems) < self.limit:
            self.problems.append(problem)

    def sort(self) -> None:
        """Put them in the order of the ledger; what belongs to no entry comes last."""
        self.problems.sort(key=lambda problem: (problem.entry is None, problem.entry))
