"""The patterns that process control looks for, each over one stretch of points. Pure.

Every function takes a list with one entry a point, None where there is no figure, and gives a list
of the same length. A missing figure stands on no side and breaks every run, rise and fall: what
nobody measured continues nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

type Ends = list[int]
"""At each point 1 or -1 where a run of the asked length ends there, else 0."""


def side_ends(sides: Sequence[int | None], length: int) -> Ends:
    """Where `length` points running have been on one side (1 above, -1 below, 0 on the mean)."""
    ends, run, before = [], 0, None
    for side in sides:
        run = 0 if not side else run + 1 if side == before else 1
        before = side
        ends.append(side if side and run >= length else 0)
    return ends


def trend_ends(values: Sequence[float | None], length: int) -> Ends:
    """Where `length` points running have risen (1) or fallen (-1); a tie breaks it."""
    steps = [0, *(_step(before, after) for before, after in pairwise(values))]
    return side_ends(steps[: len(values)], length - 1)


def _step(before: float | None, after: float | None) -> int:
    if before is None or after is None:
        return 0
    return (after > before) - (after < before)


def spread(ends: Ends, length: int) -> list[int]:
    """Mark every point of the runs that end there; where two share a point, the later counts."""
    marks = [0] * len(ends)
    for at, end in enumerate(ends):
        if end:
            marks[at + 1 - length : at + 1] = [end] * length
    return marks


def two_of_three(close: Sequence[bool | None], sides: Sequence[int | None]) -> list[bool]:
    """Mark the points near a limit in any three running on one side of which two are near it."""
    marks = [False] * len(close)
    near = [at for at, each in enumerate(close) if each]
    for first, second in pairwise(near):
        if any(_on_one_side(sides, begin) for begin in range(second - 2, first + 1)):
            marks[first] = marks[second] = True
    return marks


def _on_one_side(sides: Sequence[int | None], begin: int) -> bool:
    """Whether the three points from `begin` on are there, and all above or all below."""
    three = sides[begin : begin + 3] if begin >= 0 else ()
    return len(three) == 3 and bool(three[0]) and three[0] == three[1] == three[2]
