"""What a committee system published, against what was frozen here: down to the word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from goldenthread.plans.differences import Piece, pieces

NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")


@dataclass(frozen=True, slots=True)
class Unlike:
    """A paragraph that one of the two has otherwise, or alone ("" is nothing there)."""

    ours: str
    theirs: str
    pieces: tuple[Piece, ...]

    @property
    def numbers_differ(self) -> bool:
        return NUMBER.findall(self.ours) != NUMBER.findall(self.theirs)


def compared(ours: str, theirs: str) -> list[Unlike]:
    """Paragraphs that differ, those whose numbers differ first, else in the order of ours.

    White space is no difference. `ours`, `theirs`: texts of files, a paragraph on each line.
    """
    found = list(_unlike(_paragraphs(ours), _paragraphs(theirs)))
    return sorted(found, key=lambda each: not each.numbers_differ)


def _paragraphs(text: str) -> list[str]:
    return [words for line in text.splitlines() if (words := " ".join(line.split()))]


def _unlike(ours: list[str], theirs: list[str]) -> Iterator[Unlike]:
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        for one, other in zip_longest(ours[i:j], theirs[k:m], fillvalue=""):
            yield Unlike(one, other, pieces(one, other))
