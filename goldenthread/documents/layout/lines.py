"""Second stage: words become lines, in reading order, by their baselines.

A line is as wide as the page: the two cells of a table's row stand on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .boxes import Box, Place
from .pages import Page, Word

_RAISED = 0.8  # a footnote digit is smaller than this share of its line


@dataclass(frozen=True)
class Line:
    page: int
    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        box = self.words[0].box
        for word in self.words[1:]:
            box |= word.box
        return box

    @cached_property
    def place(self) -> Place:
        return Place(self.page, self.box)

    @cached_property
    def text(self) -> str:
        return words_text(self.words)

    @cached_property
    def size(self) -> float:
        """The size that most of its letters have."""
        letters: dict[float, int] = {}
        for word in self.words:
            letters[round(word.size, 1)] = letters.get(round(word.size, 1), 0) + len(word.text)
        return max(letters, key=lambda size: letters[size])

    @cached_property
    def bold(self) -> bool:
        letters = [(len(word.text), word.bold) for word in self.words]
        return 2 * sum(n for n, bold in letters if bold) > sum(n for n, _ in letters)


def words_text(words: Sequence[Word]) -> str:
    """The words with single spaces, raised digits (footnotes' numbers) left out."""
    return "".join(
        ("" if word.glued or not index else " ") + word.text
        for index, word in enumerate(without_raised(words))
    )


def without_raised(words: Sequence[Word]) -> list[Word]:
    tallest = max(words, key=lambda word: word.size)
    base = tallest.baseline - 0.1 * tallest.size
    return [
        word
        for word in words
        if not (word.size < _RAISED * tallest.size and word.baseline < base)
        or not word.text.isdecimal()
    ]


_JOINING_WORD = re.compile(r"(?:and|or|to)(?!\S)")


def join_lines(texts: Sequence[str]) -> str:
    """The lines of one passage as one text.

    A hyphen at a line's end is a real one ("multi-", "agency"), and no space follows it, unless
    it waits for another word's end ("16-", "and 17-year-olds").
    """
    whole = ""
    for text in texts:
        hyphen = whole.endswith(("-", "/")) and not whole.endswith((" -", " /"))
        space = bool(whole) and (not hyphen or bool(_JOINING_WORD.match(text)))
        whole += (" " if space else "") + text
    return re.sub(r"\s+", " ", whole).strip()


def read_lines(page: Page) -> tuple[Line, ...]:
    """The page's lines from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: word.baseline):
        if rows and _same_row(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(Line(page.size.number, _from_left(row)) for row in rows)


def _same_row(row: list[Word], word: Word) -> bool:
    """Small type may be raised, by up to half the size of its line."""
    small, large = sorted((row[-1].size, word.size))
    rise = 0.5 if small < _RAISED * large else 0.25
    return word.baseline - row[-1].baseline < rise * large


def _from_left(row: list[Word]) -> tuple[Word, ...]:
    """In order of place; a word keeps its glue only behind the word that it was printed to."""
    row = _printed_once(sorted(row, key=lambda word: word.box.x0))
    unglued = [
        Word(b.text, b.box, b.baseline, b.size, b.bold) if b.glued and not _touch(a, b) else b
        for a, b in pairwise(row)
    ]
    return (row[0], *unglued)


def _printed_once(row: list[Word]) -> list[Word]:
    """Without the second of two words on one spot, which is how some files make bold type."""
    return [row[0], *(b for a, b in pairwise(row) if a.text != b.text or b.box.x0 - a.box.x0 > 1)]


def _touch(before: Word, after: Word) -> bool:
    return after.box.x0 - before.box.x1 < 0.2 * max(before.size, after.size)
