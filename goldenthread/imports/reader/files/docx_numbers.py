"""The numbers that Word writes before paragraphs by itself: they are references in many plans."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .parts import Element, attribute, child, children, tree


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


type _Levels = Mapping[int, _Level]


@dataclass(slots=True)
class Numbers:
    """Counts through a document; ask for its paragraphs in their order."""

    lists: Mapping[str, tuple[str, _Levels]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def next(self, number: str, level: int) -> str:
        """The words before the next paragraph of a list, "" where they are a bullet."""
        abstract, levels = self.lists.get(number, ("", {}))
        if level not in levels or level > 8:
            return ""
        starts = [levels[n].start if n in levels else 1 for n in range(9)]
        counts = self.counts.setdefault(abstract, [start - 1 for start in starts])
        counts[level] += 1
        counts[level + 1 :] = [start - 1 for start in starts[level + 1 :]]
        here = levels[level]
        if here.form in ("bullet", "none"):
            return ""
        return re.sub(
            r"%([1-9])",
            lambda found: _shown(counts[int(found[1]) - 1], levels.get(int(found[1]) - 1)),
            here.text,
        )


def _shown(count: int, level: _Level | None) -> str:
    form = level.form if level else "decimal"
    count = max(count, 1)
    if form in ("lowerLetter", "upperLetter"):
        name = chr(96 + (count - 1) % 26 + 1) * ((count - 1) // 26 + 1)
        return name if form == "lowerLetter" else name.upper()
    if form in ("lowerRoman", "upperRoman"):
        name = _roman(count)
        return name if form == "lowerRoman" else name.upper()
    return str(count)


def _roman(count: int) -> str:
    name = ""
    for value, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while count >= value:
            name, count = name + sign, count - value
    return name


def read_numbers(numbering: bytes | None) -> Numbers:
    if numbering is None:
        return Numbers()
    root = tree(numbering)
    abstract = {
        attribute(each, "abstractNumId"): dict(map(_level, children(each, "lvl")))
        for each in children(root, "abstractNum")
    }
    lists = {}
    for each in children(root, "num"):
        of = child(each, "abstractNumId")
        name = "" if of is None else attribute(of, "val")
        lists[attribute(each, "numId")] = (name, abstract.get(name, {}))
    return Numbers(lists)


def _level(element: Element) -> tuple[int, _Level]:
    def said(name: str, default: str) -> str:
        found = child(element, name)
        return default if found is None else attribute(found, "val", default)

    start = said("start", "1")
    level = _Level(said("numFmt", "decimal"), said("lvlText", ""), int(start or 1))
    return int(attribute(element, "ilvl", "0")), level
