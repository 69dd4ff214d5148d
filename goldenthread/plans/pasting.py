"""Rows that are pasted from a spreadsheet as updates: what they say, and what is unclear. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# What the columns may be called; without a head, they come in this order.
HEADS: Mapping[str, tuple[str, ...]] = {
    "reference": ("reference", "ref", "action", "number"),
    "rating": ("progress", "rating", "status", "rag"),
    "narrative": ("what happened", "update", "narrative", "comment", "commentary"),
    "next_step": ("next step", "next steps", "next"),
}
COLUMNS = tuple(HEADS)
MOST = 100


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One row. `rating` is a level's code, or empty where `said` is no word of the key."""

    reference: str
    rating: str = ""
    narrative: str = ""
    next_step: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The first MOST rows; `rest`: the lines after them, with the head, to be pasted again.

    `twice`: references of rows that came more than once, of which the last counts.
    """

    rows: tuple[PastedRow, ...]
    rest: str = ""
    twice: tuple[str, ...] = ()


def pasted(text: str, words: Mapping[str, str]) -> Pasted:
    """Read tab-separated rows as a spreadsheet copies them.

    `words`: the code of each word of the progress key, in small letters.
    """
    copied = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line for line in csv.reader(copied, delimiter="\t") if any(map(_bare, line))]
    head = _head(lines[0]) if lines else None
    body = lines[1:] if head else lines
    places = head or dict(enumerate(COLUMNS))
    read = [_row(line, places, words) for line in body[:MOST]]
    rows = {row.reference: row for row in read}
    return Pasted(
        tuple(rows.values()),
        _again([*lines[: len(lines) - len(body)], *body[MOST:]]) if body[MOST:] else "",
        tuple(ref for ref in rows if sum(row.reference == ref for row in read) > 1),
    )


def _bare(cell: str) -> str:
    return " ".join(cell.split())


def _head(line: Sequence[str]) -> dict[int, str] | None:
    """Which column is which, where the first line names the reference's; else None."""
    found: dict[int, str] = {}
    for place, cell in enumerate(line):
        name = _bare(cell).lower().rstrip("?:")
        column = next((column for column, names in HEADS.items() if name in names), None)
        if column and column not in found.values():
            found[place] = column
    return found if "reference" in found.values() else None


def _row(line: Sequence[str], places: Mapping[int, str], words: Mapping[str, str]) -> PastedRow:
    cells = {column: line[place].strip() for place, column in places.items() if place < len(line)}
    said = _bare(cells.get("rating", ""))
    return PastedRow(
        reference=_bare(cells.get("reference", "")),
        rating=words.get(said.lower(), ""),
        narrative=cells.get("narrative", ""),
        next_step=cells.get("next_step", ""),
        said=said,
    )


def _again(lines: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(lines)
    return text.getvalue()
