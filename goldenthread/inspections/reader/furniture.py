"""Third stage: what a page carries beside its text is taken off.

Running headers and footers are known by repetition, page numbers by place, footnotes by size
and place. Nothing is thrown away: the stage says what it took.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.documents.layout.lines import Line

_PAGE_NUMBER = re.compile(r"(?:page )?(\d{1,3})(?: (?:of|/) ?\d{1,3})?", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(r"\d{1,2}(?=[\sA-Z‘“(])|[*†‡]")
_FOOTNOTE = 0.93  # a footnote is smaller than this share of the body's size
_MOST_EDGE_LINES = 4
_NEAR = 4.0  # points: how far a running line may move from page to page
_MOST_PAGES_APART = 2  # left and right pages differ; a heading comes again chapters later


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
        start, end = _edges(page, running)
        foot = _footnotes_start(page[start:end], size) + start
        furniture += page[:start] + page[end:]
        footnotes += page[foot:end]
        text += page[start:foot]
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
        0 < abs(page - line.page) <= _MOST_PAGES_APART and abs(top - line.box.top) < _NEAR
        for page, top in running[_masked(line)]
    )


def _edges(page: Sequence[Line], running: _Running) -> tuple[int, int]:
    """Peels the page from its top and its foot until a line of the text is met."""

    def peels(line: Line) -> bool:
        return _repeats(line, running) or _is_page_number(line)

    start, end = 0, len(page)
    while start < min(end, _MOST_EDGE_LINES) and peels(page[start]):
        start += 1
    while end > max(start, len(page) - _MOST_EDGE_LINES) and peels(page[end - 1]):
        end -= 1
    return start, end


def _is_page_number(line: Line) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return match is not None and int(match[1]) == line.page


def _footnotes_start(lines: Sequence[Line], size: float) -> int:
    """The first of the small lines at the foot that begins with a footnote's mark."""
    small = len(lines)
    while small and lines[small - 1].size < _FOOTNOTE * size:
        small -= 1
    marked = (i for i in range(small, len(lines)) if _begins_footnote(lines[i]))
    return next(marked, len(lines))


def _begins_footnote(line: Line) -> bool:
    return bool(_FOOTNOTE_MARK.match(" ".join(word.text for word in line.words)))
