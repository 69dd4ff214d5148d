"""Third stage: what a page carries beside its text is taken off.

Running headers and footers are known by repetition, page numbers by place, footnotes by size
and place. Nothing is thrown away: the stage says what it took.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .lines import Line

_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: (?:of|/) ?\d{1,3})?", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(r"[\d*†‡]")
_FOOTNOTE = 0.93  # a footnote is smaller than this share of the body's size
_NEAR = 8.0  # points: how far a running line may move from page to page


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text's lines, page after page, and what was taken off."""

    lines: tuple[Line, ...]
    furniture: tuple[Line, ...]
    footnotes: tuple[Line, ...]
    body_size: float


def clean(pages: Sequence[tuple[Line, ...]]) -> Cleaned:
    size = body_size(line for page in pages for line in page)
    running = _running(pages)
    text: list[Line] = []
    furniture: list[Line] = []
    footnotes: list[Line] = []
    for page in pages:
        kept = _without_edges(page, running, size)
        furniture += [line for line in page if line not in kept]
        body = _without_footnotes(kept, size)
        footnotes += kept[len(body) :]
        text += body
    return Cleaned(tuple(text), tuple(furniture), tuple(footnotes), size)


def body_size(lines: Iterable[Line]) -> float:
    """The size that most letters of the report have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=0.0)


type _Running = dict[str, list[tuple[int, float]]]


def _running(pages: Sequence[tuple[Line, ...]]) -> _Running:
    """Every line's words, figures masked, with the pages and heights where they stand."""
    seen: _Running = {}
    for page in pages:
        for line in page:
            seen.setdefault(_masked(line), []).append((line.page, line.box.top))
    return seen


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text).casefold()


def _repeats(line: Line, running: _Running) -> bool:
    return any(
        page != line.page and abs(top - line.box.top) < _NEAR
        for page, top in running[_masked(line)]
    )


def _without_edges(page: tuple[Line, ...], running: _Running, size: float) -> list[Line]:
    """Peels the page from its top and its foot until a line of the text is met."""

    def peels(line: Line, at_foot: bool) -> bool:
        if _PAGE_NUMBER.fullmatch(line.text):
            return True
        small_or_alone = at_foot or line.size < size or len(running[_masked(line)]) > 2
        return small_or_alone and _repeats(line, running)

    kept = list(page)
    while kept and peels(kept[0], at_foot=False):
        kept.pop(0)
    while kept and peels(kept[-1], at_foot=True):
        kept.pop()
    return kept


def _without_footnotes(lines: list[Line], size: float) -> list[Line]:
    """Small lines at the foot, from the first that begins with a footnote's mark."""
    start = len(lines)
    while start and lines[start - 1].size < _FOOTNOTE * size:
        start -= 1
    for index in range(start, len(lines)):
        if _FOOTNOTE_MARK.match(lines[index].words[0].text):
            return lines[:index]
    return lines
