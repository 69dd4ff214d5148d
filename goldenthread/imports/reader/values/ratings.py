"""Ratings by colour, by letter, by word: what is shown, and the level of progress it may mean.

A colour is seen for sure, what it means is the plan's own key. Where the colour and the word of
a cell do not agree, neither is taken.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.core.cutting import cut

from ..cells import one_line
from ..vocabulary import Vocabulary, plain

_LETTERS = {"r": "red", "a": "amber", "y": "yellow", "g": "green", "b": "blue"}
_COLOURS = {
    "red": "red", "amber": "amber", "orange": "amber", "yellow": "yellow", "green": "green",
    "blue": "blue", "grey": "grey", "gray": "grey", "purple": "purple",
}  # fmt: skip
_SIGNS = {
    "🔴": "red", "🟥": "red", "🟠": "amber", "🟧": "amber", "🟡": "yellow", "🟨": "yellow",
    "🟢": "green", "🟩": "green", "🔵": "blue", "🟦": "blue", "🟣": "purple", "🟪": "purple",
}  # fmt: skip
_OF_A_PART = re.compile(
    r"\b(?:phase|part|stage|partially|partly|awaiting|subject to|(?!100\b)\d+)\b"
)  # "8 done", "complete, awaiting sign-off"
_WARM = {"amber", "yellow"}
_AGAINST = {  # a level in words and a colour that says the opposite
    "complete": {"red", "amber", "yellow"},
    "on_track": {"red", "amber"},
    "at_risk": {"green", "blue"},
    "off_track": {"green", "blue"},
    "not_started": {"blue"},
}


@dataclass(frozen=True, slots=True)
class Rating:
    """`shade` is a colour's name, `level` a level of progress or ""; `by` is what told it:
    "word", "letter" or "colour". `asks` is "" where nothing is unsure about what is shown.

    `is_own`: the level was said in words, or by the key of the file itself. `is_conflict`: its
    colour and its words do not agree.
    """

    words: str
    shade: str = ""
    level: str = ""
    by: str = ""
    asks: str = ""
    is_own: bool = False
    is_conflict: bool = False


def colour_of(words: str) -> str:
    """The colour that words are the name, or the letter, of; else ""."""
    bare = plain(words)
    return _LETTERS.get(bare) or _COLOURS.get(bare, "")


def shade_of(fill: str) -> str:
    """The name of a colour; "" of white, black and what has no name in a plan."""
    if not fill:
        return ""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, light = colorsys.rgb_to_hsv(red, green, blue)
    depth = max(red, green, blue) - min(red, green, blue)
    if depth < 0.12:
        return "grey" if 0.35 < light < 0.9 and depth < 0.06 else ""
    edges = (("red", 16), ("amber", 50), ("yellow", 70), ("green", 170), ("blue", 255))
    degrees = 360 * hue
    return next((name for name, edge in edges if degrees < edge), _late(degrees))


def _late(degrees: float) -> str:
    return "red" if degrees >= 340 else "purple"


def read_rating(
    text: str, fill: str, vocabulary: Vocabulary, key: Mapping[str, str] | None = None
) -> Rating | None:
    """What a cell rates; None where it shows nothing. `key`: by colour, the level that the file's
    own key gives it."""
    words = one_line(text)
    seen = shade_of(fill)
    if not words:
        return _of_colour(seen, vocabulary, key) if seen else None
    if re.fullmatch(r"[-–—]|n/?a|not applicable|not rated|tbc", words, re.IGNORECASE):
        return None
    said, by = _said(words)
    level = level_said(words, vocabulary)
    if not said and not level:
        if seen:
            ask = f"“{cut(words, 60)}” is no known rating; the cell is {seen}."
            return Rating(words, seen, _level(seen, vocabulary, key), "colour", ask)
        return Rating(words, asks=f"“{cut(words, 60)}” is no known rating. What does it mean?")
    if _disagree(said, level, seen):
        ask = f"The cell says “{cut(words, 60)}”, but it is {seen}. Which is right?"
        return Rating(words, asks=ask, is_conflict=True)
    if level and said in _AGAINST.get(level, ()) and (key or {}).get(said) != level:
        ask = f"The cell says “{cut(words, 60)}”: {said}, and something else. Which is right?"
        return Rating(words, asks=ask, is_conflict=True)
    if level:
        return Rating(words, said or seen, level, by or "word", is_own=True)
    is_own = bool(key and key.get(said))
    return Rating(words, said, _level(said, vocabulary, key), by, is_own=is_own)


def _of_colour(seen: str, vocabulary: Vocabulary, key: Mapping[str, str] | None) -> Rating:
    is_own = bool(key and key.get(seen))
    return Rating("", seen, _level(seen, vocabulary, key), "colour", is_own=is_own)


def _level(shade: str, vocabulary: Vocabulary, key: Mapping[str, str] | None) -> str:
    return (key or {}).get(shade) or vocabulary.colours.get(shade, "")


def _said(words: str) -> tuple[str, str]:
    """The colour that the words name, and whether by a word or by a letter."""
    if signs := {_SIGNS[sign] for sign in words if sign in _SIGNS}:
        besides, _ = _said("".join(sign for sign in words if sign not in _SIGNS))
        signs |= {besides} - {""}
        return (signs.pop(), "colour") if len(signs) == 1 else ("", "")
    bare = plain(words)
    if bare in _LETTERS:
        return _LETTERS[bare], "letter"
    named = [_COLOURS[word] for word in bare.split()[:8] if word in _COLOURS]
    if len(set(named)) == 1 and bare.split()[0] in _COLOURS:
        return named[0], "word"
    if len(bare.split()) <= 4 and len(set(named)) == 1:
        return named[0], "word"
    return "", ""


def level_said(words: str, vocabulary: Vocabulary) -> str:
    """The level of progress that a short text says, "" where it says none or several."""
    bare = plain(words)
    without = " ".join(word for word in bare.split() if word not in _COLOURS)
    if level := vocabulary.levels.get(without):
        return level
    if len(without.split()) > 8 or _OF_A_PART.search(without):
        return ""
    phrases = sorted(vocabulary.levels, key=len, reverse=True)
    rest, found = f" {without} ", set()
    for phrase in phrases:
        if f" {phrase} " in rest:
            found.add(vocabulary.levels[phrase])
            rest = rest.replace(f" {phrase} ", "  ")
    is_denied = re.search(r"\b(?:not|no|nearly|almost|to be|un)\b", rest)
    return found.pop() if len(found) == 1 and not is_denied else ""


def _disagree(said: str, level: str, seen: str) -> bool:
    if not seen or seen == "grey":
        return False
    if said and said != seen and not {said, seen} <= _WARM:
        return True
    return bool(level) and not said and seen in _AGAINST.get(level, set())
