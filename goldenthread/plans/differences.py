"""What differs between two texts of a plan, down to the word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

type Kept = Literal["same", "gone", "new"]
type Piece = tuple[Kept, str]
type Fields = Mapping[str, str]
"""What a plan says of one thing: the label of each field with its words."""


@dataclass(frozen=True, slots=True)
class Words:
    """One thing that a text speaks of (the plan, a priority, an action): its name and fields.

    `pk` is its identity, which outlasts references and titles.
    """

    kind: str
    pk: int
    name: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose words differ. `pieces` are both texts as one, each piece kept, gone or new."""

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that was added, removed or changed; `fields` where it was changed."""

    words: Words
    what: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...] = ()


def differences(before: tuple[Words, ...], after: tuple[Words, ...]) -> tuple[Difference, ...]:
    """In the order of the later text, what was removed last."""
    was = {(each.kind, each.pk): each for each in before}
    is_now = {(each.kind, each.pk) for each in after}
    found = [_compared(was.get((each.kind, each.pk)), each) for each in after]
    gone = [Difference(each, "removed") for each in before if (each.kind, each.pk) not in is_now]
    return tuple(each for each in [*found, *gone] if each is not None)


def _compared(before: Words | None, after: Words) -> Difference | None:
    if before is None:
        return Difference(after, "added")
    fields = tuple(_changed(before.fields, after.fields))
    return Difference(after, "changed", fields) if fields else None


def _changed(before: Fields, after: Fields) -> Iterator[FieldChange]:
    for label in after:
        was, is_now = before.get(label, ""), after[label]
        if was != is_now:
            yield FieldChange(label, was, is_now, pieces(was, is_now))


ALIKE = 0.4  # below it two texts have so little in common that marking words would confuse


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one: what both have, what only the first has, what only the second has.

    Cut between words. Where they have little in common, the whole of one and then of the other.
    """
    old, new = _tokens(before), _tokens(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return _whole(before, after)
    made: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            made.append(("same", "".join(old[i:j])))
        else:
            made += _whole("".join(old[i:j]), "".join(new[k:m]))
    return tuple(made)


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    both: list[Piece] = [("gone", before), ("new", after)]
    return tuple(piece for piece in both if piece[1])


def _tokens(text: str) -> list[str]:
    """Words each with the space that follows, so that joining gives the text back."""
    return re.findall(r"\S+\s*|\s+", text)
