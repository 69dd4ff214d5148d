"""A report's sections: the lines from one heading to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.documents.layout.lines import Line, join_lines

_LARGER = 1.05  # a heading's letters are larger than the text's by more than this
_LARGE = 1.1  # so large are only the headings of sections, never those of groups in a list
_LONGEST_HEADING = 3  # lines


@dataclass(frozen=True)
class Section:
    """`key` is the heading's in the headings that were looked for; "" for another heading."""

    key: str
    heading: Line | None
    lines: tuple[Line, ...]

    @property
    def all_lines(self) -> tuple[Line, ...]:
        return ((self.heading,) if self.heading else ()) + self.lines


def is_set_apart(line: Line, body_size: float) -> bool:
    return line.bold or line.size > _LARGER * body_size


def split_sections(
    lines: Sequence[Line], headings: Mapping[str, re.Pattern[str]], body_size: float
) -> list[Section]:
    """All lines, split at each heading that is known and at each that is large.

    A known heading in plain type counts only where the report has none that is set apart.
    """
    starts = _known(lines, headings, body_size)
    for at, line in enumerate(lines):
        inside = any(at in range(start, end) for start, (_, end) in starts.items())
        if line.size > _LARGE * body_size and not inside:
            starts.setdefault(at, ("", at + 1))
    ends = [*sorted(starts), len(lines)]
    sections = [Section("", None, tuple(lines[: ends[0]]))]
    for start, following in pairwise(ends):
        key, end = starts[start]
        sections.append(Section(key, lines[start], tuple(lines[end:following])))
    return sections


type _Starts = dict[int, tuple[str, int]]
"""Where each heading begins, with its key and the line behind it."""


def _known(
    lines: Sequence[Line], headings: Mapping[str, re.Pattern[str]], body_size: float
) -> _Starts:
    starts: _Starts = {}
    for key, pattern in headings.items():
        found = {
            at: length
            for at in range(len(lines))
            if (length := _matches(lines, at, pattern, body_size))
        }
        apart = {at: length for at, length in found.items() if is_set_apart(lines[at], body_size)}
        alone = {at: length for at, length in found.items() if _stands_alone(lines, at)}
        for at, length in (apart or alone).items():
            starts.setdefault(at, (key, at + length))
    return starts


def _matches(lines: Sequence[Line], at: int, pattern: re.Pattern[str], body_size: float) -> int:
    """How many lines from here the heading takes; 0 where it is none.

    Only what is set apart can run over several lines: else every line would have to be joined.
    """
    if pattern.fullmatch(lines[at].text):
        return 1
    if not is_set_apart(lines[at], body_size):
        return 0
    for length in range(2, _LONGEST_HEADING + 1):
        part = lines[at : at + length]
        alike = all(p.page == lines[at].page and is_set_apart(p, body_size) for p in part)
        if len(part) == length and alike and pattern.fullmatch(join_lines([p.text for p in part])):
            return length
    return 0


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in plain type can be a heading: it begins one thing and ends another."""
    line, before = lines[at], lines[at - 1] if at else None
    follows = before is not None and before.page == line.page
    ended = not follows or (before is not None and before.text[-1:] in ".:;?")
    return ended and line.text[:1].isupper() and not line.text.endswith(".")
