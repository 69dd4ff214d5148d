"""The pages of a report with marks on what was read, for a page to draw. Pure.

Marks and words lead to each other: a mark's `href` is the address of its words, whose links lead to
`#mark-KEY-1`, `#mark-KEY-2`, … for each place of the thing with this key.

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

    key: str
    sign: str
    name: str
    href: str
    places: Sequence[Place]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One rectangle on a page, and the little square with its sign left of it.

    `key` is that of the thing; `id` is the mark's own.
    """

    key: str
    id: str
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
        for n, (page, x0, top, x1, bottom) in enumerate(thing.places, start=1):
            size = (x0, top, x1 - x0, bottom - top)
            mark_id = f"mark-{thing.key}-{n}"
            marks[page].append(
                Mark(thing.key, mark_id, thing.sign, thing.name, thing.href, thing.is_open, *size)
            )
    return [
        Sheet(number, sizes[number - 1][0], sizes[number - 1][1], _in_order(marks[number]))
        for number in sorted(set(wanted))
        if 1 <= number <= len(sizes)
    ]


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """As the page is read, which is the order in which a keyboard reaches them."""
    return tuple(sorted(marks, key=lambda mark: (mark.top, mark.x)))
