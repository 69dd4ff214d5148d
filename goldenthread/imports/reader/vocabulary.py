"""What headings and labels mean: a vocabulary that ships as data and takes an authority's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .cells import one_line
from .values.periods import Period, period_in

_FILE = Path(__file__).with_name("vocabulary.toml")
_LEAST, _LEAST_OF_FEW = 0.5, 0.4
_FEW = 4  # words: in a short heading, a known word tells more
_NUMBER = r"(?:no )?(?:\d|[a-z]\b|[ivx]+\b|one\b|two\b|three\b|four\b|five\b|six\b)"
_LONGEST = 90  # letters: a longer text is no heading


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means: a field, how sure that is (1 is certain), its period if any."""

    field: str
    sure: float
    words: str
    period: Period | None = None


@dataclass(frozen=True)
class Vocabulary:
    """`columns`: by a heading's plain words, what it means exactly; `squeezed`: the same without
    spaces. `patterns`: phrases that a longer heading may hold."""

    columns: Mapping[str, str]
    squeezed: Mapping[str, str]
    patterns: tuple[tuple[re.Pattern[str], str, int], ...]
    bands: Mapping[str, str]
    asides: re.Pattern[str]
    levels: Mapping[str, str]
    colours: Mapping[str, str]

    def meanings(self, heading: str) -> list[Meaning]:
        """Everything that a heading can mean, the surest first."""
        text = one_line(heading)
        if not text or len(text) > _LONGEST:
            return []
        whole = self._meanings(text, text, None)
        if whole and whole[0].sure == 1:
            return whole
        if not whole and (field := self.squeezed.get(plain(text).replace(" ", ""))):
            return [Meaning(field, 0.95, text)]  # "Recommend ation", as narrow columns break it
        bare, period = period_in(text)
        dated = self._meanings(bare, text, period) if period and bare else []
        best: dict[str, Meaning] = {}
        for each in (*dated, *whole):
            if each.field not in best or best[each.field].sure < each.sure:
                best[each.field] = each
        return sorted(best.values(), key=lambda each: -each.sure)

    def _meanings(self, text: str, heading: str, period: Period | None) -> list[Meaning]:
        words = plain(text)
        aside = re.search(r"\([^)]*\)", text)
        is_dated = aside is not None and period_in(aside[0])[1] is not None
        without = words if is_dated else plain(re.sub(r"\([^)]*\)", " ", text))
        best: dict[str, float] = {}
        for said in dict.fromkeys((words, without)):
            if field := self.columns.get(said):
                best[field] = max(best.get(field, 0), 1.0 if said == words else 0.95)
        for pattern, field, length in self.patterns:
            if found := pattern.search(words):
                covered = max(length, found.end() - found.start()) / max(len(words), 1)
                best[field] = max(best.get(field, 0), 0.3 + 0.6 * covered)
        least = _LEAST if len(words.split()) > _FEW else _LEAST_OF_FEW
        rows = [Meaning(f, sure, heading, period) for f, sure in best.items() if sure >= least]
        return sorted(rows, key=lambda each: -each.sure)

    def meaning(self, heading: str) -> Meaning | None:
        return next(iter(self.meanings(heading)), None)

    def band(self, text: str) -> tuple[str, str] | None:
        """("priority", "objective") of "Objective 2: …": what it names, and its level's word."""
        words = plain(text)
        for name in sorted(self.bands, key=len, reverse=True):
            if re.match(
                rf"{name}s? (?:no )?(?:\d|[a-z]\b|[ivx]+\b|one|two|three|four|five|six)", words
            ):
                return self.bands[name], name
            if re.match(rf"{re.escape(name)}\s*[:–-]\s*\S", one_line(text).lower()):
                return self.bands[name], name
        return None

    def is_aside(self, text: str) -> bool:
        """Whether a row or passage is a note, a footer, a key: nothing of the plan itself."""
        return bool(self.asides.match(plain(text))) or text.lstrip().startswith(("*", "†"))


def _signs(text: str) -> str:
    return text.lower().replace("’", "").replace("&", " and ").replace("#", " no ")


def plain(text: str) -> str:
    """Small letters and figures with single spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", _signs(text)))


@cache
def own() -> Vocabulary:
    """The vocabulary that ships."""
    return vocabulary({})


def vocabulary(corrections: Mapping[str, str]) -> Vocabulary:
    """The vocabulary with an authority's corrections: what a heading means, by its words."""
    data = tomllib.loads(_FILE.read_text("utf-8"))
    columns = {plain(words): field for field, said in data["columns"].items() for words in said}
    columns |= {plain(words): field for words, field in corrections.items()}
    exact = {words: field for words, field in columns.items() if "*" not in words}
    begins = "|".join(data["asides"]["begins"])
    return Vocabulary(
        exact,
        {words.replace(" ", ""): field for words, field in exact.items() if len(words) > 5},
        tuple(_patterns(data["columns"], corrections)),
        {plain(word): kind for kind, words in data["bands"].items() for word in words},
        re.compile(rf"(?:{begins})\b"),
        {plain(word): level for level, words in data["ratings"].items() for word in words},
        data["ratings_colours"],
    )


def _patterns(
    columns: Mapping[str, Iterable[str]], corrections: Mapping[str, str]
) -> Iterable[tuple[re.Pattern[str], str, int]]:
    pairs = [(words, field) for field, said in columns.items() for words in said]
    for words, field in (*pairs, *corrections.items()):
        parts = [plain(part) for part in words.split("*")]
        body = r"(?: \w+){0,4} ".join(parts)
        yield re.compile(rf"\b{body}\b"), field, len(" ".join(parts))


FIELDS = tuple(tomllib.loads(_FILE.read_text("utf-8"))["columns"])
