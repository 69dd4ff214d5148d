"""The two ratings: their levels, words and order. Pure; every page, paper and export asks here.

Progress is of an action: "is the work done?". Impact is of a priority, a finding or an
action: "is it better for children?". Neither is ever derived from the other.
An authority's own words are kept as versions of a `Key`; an old paper keeps its key.
"""

from dataclasses import dataclass
from enum import StrEnum


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
