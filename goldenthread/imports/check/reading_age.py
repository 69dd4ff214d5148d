"""How hard a text is to read: the Flesch-Kincaid grade, as an age. An estimate, not a verdict."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z’']+", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;:](?:\s|$)|\n+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeiouydt]ed|[^laeiouy]e)$")
_GROUP = re.compile(r"[aeiouy]{1,2}")
_SCHOOL = 5  # years: a child in the first grade is six


def syllables(word: str) -> int:
    """Groups of vowels, without the silent end of a word."""
    bare = re.sub(r"[^a-z]", "", word.lower())
    return max(1, len(_GROUP.findall(_SILENT.sub("", bare))))


def reading_age(text: str) -> int:
    """The age at which the text is read with ease (Kincaid et al., 1975: grade plus five)."""
    words = _WORD.findall(text)
    if not words:
        return 0
    sentences = max(1, len([each for each in _SENTENCE.split(text) if _WORD.search(each)]))
    parts = sum(map(syllables, words))
    grade = 0.39 * len(words) / sentences + 11.8 * parts / len(words) - 15.59
    return max(0, round(grade) + _SCHOOL)
