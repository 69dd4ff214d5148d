"""The two ratings: their levels, words and order. Pure; every page, paper and export asks here.

Progress is of an action: "is the work done?". Impact is of a priority, a finding or an
action: "is it better for children?". Neither is ever derived from the other.
An authority's own words are kept as versions of a `Key`; an old paper keeps its key.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Progress(StrEnum):
    """Levels of progress, in the order in which every picture draws them."""

    COMPLETE = "complete"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NOT_STARTED = "not_started"


class Impact(StrEnum):
    """Levels of impact, from the base line up; `WORSE` is a step below it."""

    NOT_ASSESSED = "not_assessed"
    WORSE = "worse"
    NO_EVIDENCE = "no_evidence"
    EARLY = "early"
    CLEAR = "clear"
    SUSTAINED = "sustained"

    @property
    def step(self) -> int:
        """The height of the level: -1 worse, 0 not yet assessed, 1 to 4 the four steps."""
        return {"not_assessed": 0, "worse": -1, "no_evidence": 1, "early": 2, "clear": 3}.get(
            self.value, 4
        )


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a key. `code` is a `Progress` or `Impact` value."""

    code: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Key:
    """One rating's key in one version. `kind` is "Progress" or "Impact"."""

    kind: str
    question: str
    given_by: str
    levels: tuple[Level, ...]
    version: int = 1

    def word(self, code: str) -> str:
        """The word for a level's code, as this version of the key has it."""
        return next(level.word for level in self.levels if level.code == code)


PROGRESS_KEY = Key(
    kind="Progress",
    question="Is the work done?",
    given_by="Given by the owner each month. Complete needs a sign-off by someone else.",
    levels=(
        Level(
            Progress.COMPLETE,
            "Complete",
            "All the work is done and someone other than the owner has signed it off.",
        ),
        Level(Progress.ON_TRACK, "On track", "The work will be done by its current due date."),
        Level(Progress.AT_RISK, "At risk", "The due date is in doubt. A recovery step is agreed."),
        Level(
            Progress.OFF_TRACK,
            "Off track",
            "The due date will be missed, or has been, and nothing yet agreed puts it right.",
        ),
        Level(
            Progress.NOT_STARTED,
            "Not started",
            "No work has begun. Marked “should have started” once the start date has passed.",
        ),
    ),
)

IMPACT_KEY = Key(
    kind="Impact",
    question="Is it better for children?",
    given_by="Given by a quality assurer, never the owner, on evidence. It can go back.",
    levels=(
        Level(
            Impact.NOT_ASSESSED,
            "Not yet assessed",
            "Nobody has yet judged whether children are better off.",
        ),
        Level(Impact.WORSE, "Worse", "What was looked at shows that things are worse."),
        Level(
            Impact.NO_EVIDENCE,
            "No evidence of impact",
            "Looked at. Nothing yet shows a difference for children.",
        ),
        Level(
            Impact.EARLY,
            "Early evidence",
            "At least one item of evidence shows a difference for some children.",
        ),
        Level(
            Impact.CLEAR,
            "Clear evidence",
            "Evidence of two different kinds, or the inspector’s own letter, shows a difference.",
        ),
        Level(
            Impact.SUSTAINED,
            "Sustained",
            "Clear evidence, and a linked measure shows a real improvement, "
            "or two clear assessments three months apart.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of both ratings, as they are in force together."""

    progress: Key
    impact: Key

    def say(self, text: str) -> str:
        """A text with the levels' words: "{off_track}" becomes "off track", "{Off_track}" "Off
        track", as these keys have them."""
        levels = (*self.progress.levels, *self.impact.levels)
        lower = {level.code: level.word.lower() for level in levels}
        return text.format(**lower, **{each.code.capitalize(): each.word for each in levels})


OURS = Keys(PROGRESS_KEY, IMPACT_KEY)
_find: ContextVar[Callable[[], Keys]] = ContextVar("keys", default=lambda: OURS)


def in_force() -> Keys:
    """The keys whose words are used here: those of the page's or paper's authority and moment;
    version 1 where nobody said which."""
    return _find.get()()


def speak(find: Callable[[], Keys]) -> None:
    """Use other keys from here on; `find` is asked at the first word, and once."""
    _find.set(cache(find))


@contextmanager
def speaking(find: Callable[[], Keys]) -> Iterator[None]:
    """Use other keys within the block, whatever `speak` says inside."""
    token = _find.set(cache(find))
    try:
        yield
    finally:
        _find.reset(token)
