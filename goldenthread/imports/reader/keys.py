"""The key of a plan's ratings, where the file explains its colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .cells import Grid, Paragraph, one_line
from .headers import texts
from .values.ratings import level_said, shade_of
from .vocabulary import Vocabulary

_COLOUR = r"red|amber|yellow|green|blue|grey|gray|purple"
_ENTRY = re.compile(
    rf"\b({_COLOUR}|[RAGBY])\b\s*(?:\([RAGBY]\)\s*)?(?:[=:–—-]+|means|is)\s*"
    rf"([^;\n|]{{3,120}}?)(?=\s*(?:[;\n|]|$|[.,]\s*(?:{_COLOUR})\b|\s(?:{_COLOUR})\s*[=:–-]))",
    re.IGNORECASE,
)
_LETTERS = {"r": "red", "a": "amber", "y": "yellow", "g": "green", "b": "blue", "gray": "grey"}
_LEAST = 2


def key_of(part: Grid | Paragraph) -> dict[str, str]:
    """By colour, what a table or a passage says that it means; empty where it is no key."""
    found = dict(_of_text(part.text) if isinstance(part, Paragraph) else _of_grid(part))
    return found if len(found) >= _LEAST else {}


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    for match in _ENTRY.finditer(text):
        name = match[1].lower()
        yield _LETTERS.get(name, name), one_line(match[2])


def _of_grid(grid: Grid) -> Iterator[tuple[str, str]]:
    if len(grid.rows) > 12 or grid.width > 12:
        return
    for row in grid.rows:
        cells = [cell for cell in dict.fromkeys(row) if cell is not None]
        said = texts(row)
        for cell in cells:
            shade = shade_of(cell.fill)
            words = one_line(cell.text).lower()
            name = _LETTERS.get(words, words)
            if not re.fullmatch(_COLOUR, name):
                name = shade if not words or len(said) == 1 else ""
            others = [one_line(each.text) for each in said if each is not cell]
            meaning = others[0] if others else one_line(cell.text)
            if name and meaning and meaning.lower() != name:
                yield name, meaning
                break


def levels_of(key: dict[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """By colour, the level of progress that the key gives it, where that is one that is known."""
    found = {}
    for colour, meaning in key.items():
        head = re.split(r"[.,;(–—:]| - ", meaning, maxsplit=1)[0]
        if level := level_said(head, vocabulary) or level_said(meaning, vocabulary):
            found[colour] = level
    return found
