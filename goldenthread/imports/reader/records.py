"""What the second stage gives to the third: records of words by what their columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from .cells import Cell, one_line
from .values.periods import Period


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one cell or label, under a field of the vocabulary."""

    field: str
    words: str
    place: str
    heading: str = ""
    fill: str = ""
    day: date | None = None
    period: Period | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A title over rows: `kind` "priority" or "finding"; `level` is its word ("objective")."""

    kind: str
    level: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a plan, or one list of labels. `parts`: rows below that it goes on in."""

    pieces: tuple[Piece, ...]
    place: str
    table: str
    bands: tuple[Band, ...] = ()
    parts: tuple[tuple[Piece, ...], ...] = ()

    def all(self, *fields: str) -> list[Piece]:
        return [piece for piece in self.pieces if piece.field in fields]

    def first(self, *fields: str) -> Piece | None:
        """The first of the fields, in their order, that says something."""
        return next((p for name in fields for p in self.pieces if p.field == name), None)

    def has(self, *fields: str) -> bool:
        return any(piece.field in fields for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that became nothing of the plan, and why."""

    words: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Concern:
    """A question about a table or the file, before there are actions to ask about."""

    code: str
    sentence: str
    place: str


@dataclass
class Found:
    """What the tables and passages of a file gave; `keys`: by colour, what the file says of it.

    `promoted`: tables in which no column is called actions.
    """

    records: list[Record] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    promoted: set[str] = field(default_factory=set)

    def leave_out(self, cells: Iterable[Cell], why: str) -> None:
        for cell in cells:
            if cell.text:
                self.left_out.append(LeftOut(one_line(cell.text), cell.place, why))


def joined(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[Piece, ...]:
    """A record whose cells go on in the row below, as over the end of a page."""
    whole = list(old)
    for piece in new:
        at = next((n for n, each in enumerate(whole) if each.heading == piece.heading), None)
        if at is None or not whole[at].words:
            whole.append(piece)
        else:
            mark = " " if piece.words[:1].islower() else "\n"
            words = f"{whole[at].words}{mark}{piece.words}"
            whole[at] = replace(whole[at], words=words, fill=whole[at].fill or piece.fill)
    return tuple(whole)
