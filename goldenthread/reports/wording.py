"""Plain words for dates, counts and levels, the same in every form of a paper. Pure."""

import re
from collections.abc import Iterable

from goldenthread.plans.ratings import Key
from goldenthread.reports.blocks import Counts, Level

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """Without the control codes that no file format may hold; line ends and tabs stay."""
    return UNPRINTABLE.sub("", text)


def number_of(count: int, noun: str, plural: str = "") -> str:
    """As "1 action", "18 actions"; `plural` where an s is not enough."""
    return f"{count} {noun_of(count, noun, plural)}"


def noun_of(count: int, noun: str, plural: str = "") -> str:
    """The same without the number."""
    return noun if count == 1 else plural or f"{noun}s"


def listing(words: Iterable[str]) -> str:
    """As "a", "a and b", "a, b and c"."""
    *most, last = tuple(words) or ("none",)
    return f"{', '.join(most)} and {last}" if most else last


def level_word(key: Key, level: Level) -> str:
    """The key's word for a level, for the middle of a sentence."""
    word = key.word(level)
    return word[:1].lower() + word[1:]


def level_counts(key: Key, counts: Counts) -> str:
    """As "18 complete, 40 on track": every level that has any, in the key's order."""
    some = [f"{n} {level_word(key, level)}" for level, n in counts.items() if n]
    return ", ".join(some) or "none"


def days_and_moves(moves: int, days: int) -> str:
    """As "2 moves, 172 days later"."""
    direction = "later" if days >= 0 else "earlier"
    return f"{number_of(moves, 'move')}, {number_of(abs(days), 'day')} {direction}"
