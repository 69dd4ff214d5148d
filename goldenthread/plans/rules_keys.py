"""May a key of a rating be worded so? What it changes, level by level. Pure but for refusals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.core.errors import Refused
from goldenthread.plans.ratings import OURS, Impact, Key, Level

LONGEST_WORD, LONGEST_MEANING = 40, 400


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One level as it is and as it would be."""

    before: Level
    after: Level

    @property
    def word_changes(self) -> bool:
        return self.before.word != self.after.word

    @property
    def meaning_changes(self) -> bool:
        return self.before.meaning != self.after.meaning

    @property
    def is_decided(self) -> bool:
        """Must a person decide what becomes of the ratings of this level? Nobody gives "not
        yet assessed", so there is none of it."""
        return self.meaning_changes and self.before.code != Impact.NOT_ASSESSED


def compared(now: Key, levels: Iterable[Level]) -> list[LevelChange]:
    """Each level of a key as it is and as proposed, in the key's order."""
    proposed = {level.code: level for level in levels}
    return [LevelChange(level, proposed[level.code]) for level in now.levels]


def check_levels(kind: str, now: Key, other: Key, levels: Sequence[Level]) -> None:
    """Only words and definitions change; each word is there, short, and used once in both keys."""
    if [level.code for level in levels] != [level.code for level in getattr(OURS, kind).levels]:
        raise Refused("The levels of a key do not change: only their words and definitions do.")
    taken = {level.word.casefold() for level in other.levels}
    for level in levels:
        _check_length(level)
        if level.word.casefold() in taken:
            raise Refused(
                f"“{level.word}” is used twice. Each level of both ratings needs its own word.",
                field=f"word_{level.code}",
            )
        taken.add(level.word.casefold())
    if tuple(levels) == now.levels:
        raise Refused("Nothing is different yet. Change a word or a definition.")


def _check_length(level: Level) -> None:
    for name, text, longest in (
        ("word", level.word, LONGEST_WORD),
        ("meaning", level.meaning, LONGEST_MEANING),
    ):
        if not text or len(text) > longest:
            raise Refused(
                f"Write the {'word' if name == 'word' else 'definition'} in 1 to {longest} signs.",
                field=f"{name}_{level.code}",
            )


def check_decisions(found: Iterable[LevelChange], look_again: Mapping[str, bool]) -> None:
    """For each level that is defined anew a person has said what becomes of its ratings."""
    for each in found:
        if each.is_decided and each.after.code not in look_again:
            raise Refused(
                f"Say what becomes of the ratings “{each.before.word}”.",
                field=f"again_{each.after.code}",
            )
