"""The pages of a report with marks on what was read, for a page to draw. Pure.

A place is [page, x0, top, x1, bottom] in points; pages are counted from 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

type Place = Sequence[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that was read: its sign and name, the address of its words, where it stands."""

    sign: str
    name: str
    href: str
    places: Sequence[Place]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One rectangle on a page, and the little square with its sign left of it."""

    sign: str
    name: str
    href: str
    is_open: bool
    x: int
    top: int
    width: int
    height: int

    @property
    def sign_x(self) -> int:
        return max(self.x - 26, 2)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its size in points and the marks on it."""

    number: int
    width: int
    height: int
    marks: tuple[Mark, ...]


def letter(position: int) -> str:
    """The sign of the so many-th judgement, from 0: a, b, c."""
    return ascii_lowercase[position % len(ascii_lowercase)]


def marked_pages(things: Iterable[Marked]) -> set[int]:
    return {place[0] for thing in things for place in thing.places}


def sheets(
    sizes: Sequence[Sequence[int]], things: Iterable[Marked], wanted: Iterable[int]
) -> list[Sheet]:
    """The wanted pages of a report, in order; those that it does not have are left out."""
    marks: dict[int, list[Mark]] = defaultdict(list)
    for thing in things:
        for page, x0, top, x1, bottom in thing.places:
            mark = Mark(
                thing.sign, thing.name, thing.href, thing.is_open, x0, top, x1 - x0, bottom - top
            )
            marks[page].append(mark)
    return [
        Sheet(number, sizes[number - 1][0], sizes[number - 1][1], tuple(marks[number]))
        for number in sorted(set(wanted))
        if 1 <= number <= len(sizes)
    ]
