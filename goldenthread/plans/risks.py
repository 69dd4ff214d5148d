"""The risks of a plan: how likely and how severe each is, scored again and again. Pure.

The second axis is called severity and never impact: in a plan impact says how much better it is
for children, so that a high one is good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from goldenthread.plans.narrowing import Narrowing


class Kind(StrEnum):
    """Which of a risk's three scores."""

    INHERENT = "inherent"
    CURRENT = "current"
    TARGET = "target"


KINDS: Mapping[str, tuple[str, str]] = {
    Kind.INHERENT: ("Inherent", "if nothing were done about it"),
    Kind.CURRENT: ("Current", "with what is done about it today"),
    Kind.TARGET: ("Target", "when all that is planned is done"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five steps of an axis."""

    number: int
    word: str
    meaning: str


LIKELIHOOD = (
    Step(1, "Very unlikely", "It would take something exceptional."),
    Step(2, "Unlikely", "It could happen, but nobody expects it within the year."),
    Step(3, "Possible", "It may or may not happen within the year."),
    Step(4, "Likely", "It will probably happen within the year, or has happened before."),
    Step(5, "Very likely", "It happens already, or nobody doubts that it will."),
)
SEVERITY = (
    Step(1, "Slight", "Noticed and put right in the day’s work."),
    Step(2, "Minor", "One action is held up. Children notice nothing."),
    Step(3, "Moderate", "Several actions are held up, or some children wait longer."),
    Step(4, "Major", "A priority fails, or many children get worse help than they should."),
    Step(5, "Severe", "Children come to harm, or the plan fails as a whole."),
)
_AXES = {"likelihood": LIKELIHOOD, "severity": SEVERITY}
STEPS = range(1, 6)


class Band(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


BANDS: Mapping[str, tuple[str, int]] = {
    Band.LOW: ("Low", 1),
    Band.MEDIUM: ("Medium", 5),
    Band.HIGH: ("High", 10),
    Band.VERY_HIGH: ("Very high", 20),
}
"""The word of each band, and the least score that is in it."""


def band_of(score: int) -> Band:
    return [Band(code) for code, (_, least) in BANDS.items() if least <= score][-1]


def band_range(band: str) -> str:
    """The scores of a band: "5 to 9"."""
    least = [n for _, n in BANDS.values()] + [26]
    at = [*BANDS].index(band)
    return f"{least[at]} to {least[at + 1] - 1}"


class Placed:
    """A place in the matrix, of a likelihood and a severity."""

    __slots__ = ()
    likelihood: int
    severity: int

    @property
    def value(self) -> int:
        return self.likelihood * self.severity

    @property
    def band(self) -> Band:
        return band_of(self.value)

    @property
    def band_words(self) -> str:
        return BANDS[self.band][0]


@dataclass(frozen=True, slots=True)
class Score(Placed):
    """One scoring of a risk: by which post, with effect from which day, and why."""

    kind: str
    likelihood: int
    severity: int
    on: date
    by: str = ""
    why: str = ""

    def word(self, axis: str) -> str:
        """ "Likely" or "Major"."""
        return _AXES[axis][getattr(self, axis) - 1].word

    @property
    def words(self) -> str:
        """ "4 likely × 5 severe = 20, very high"."""
        likely, severe = self.word("likelihood").lower(), self.word("severity").lower()
        score = f"{self.value}, {self.band_words.lower()}"
        return f"{self.likelihood} {likely} × {self.severity} {severe} = {score}"


@dataclass(frozen=True, slots=True)
class Link:
    """An action or a priority (`kind`) that a risk touches."""

    kind: str
    pk: int
    label: str
    title: str

    @property
    def key(self) -> str:
        """As the list's address has it: "action-12"."""
        return f"{self.kind}-{self.pk}"


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk as it stood. `scores`: every scoring up to then, oldest first; `why` and
    `decided_by` are of the last closing or reopening, on `stands_since`."""

    pk: int
    number: int
    title: str
    owner: str
    raised_on: date
    scores: tuple[Score, ...] = ()
    links: tuple[Link, ...] = ()
    cause: str = ""
    consequence: str = ""
    response: str = ""
    is_open: bool = True
    stands_since: date | None = None
    why: str = ""
    decided_by: str = ""
    owner_id: int = 0
    raised_by: str = ""

    @property
    def reference(self) -> str:
        return f"R{self.number}"

    @property
    def name(self) -> str:
        return f"{self.reference} {self.title}"

    def of(self, kind: str) -> tuple[Score, ...]:
        return tuple(score for score in self.scores if score.kind == kind)

    def score(self, kind: str) -> Score:
        """The one that holds. A risk is raised with all three."""
        return self.of(kind)[-1]

    @property
    def current(self) -> Score:
        return self.score(Kind.CURRENT)

    @property
    def target(self) -> Score:
        return self.score(Kind.TARGET)

    @property
    def moved(self) -> int:
        """By how much the current score is more than the one before it; 0 before a second."""
        told = self.of(Kind.CURRENT)
        return told[-1].value - told[-2].value if len(told) > 1 else 0

    @property
    def moved_words(self) -> str:
        if not self.moved:
            return ""
        before = self.of(Kind.CURRENT)[-2].value
        return f"{'up' if self.moved > 0 else 'down'} from {before}"

    @property
    def words(self) -> str:
        return "Open" if self.is_open else "Closed"


SHOWS: Mapping[str, tuple[str, Callable[[RiskRow], bool]]] = {
    "above": (
        "Open, above its target",
        lambda row: row.is_open and row.current.value > row.target.value,
    ),
    "up": ("Open, gone up at its last scoring", lambda row: row.is_open and row.moved > 0),
    "unlinked": ("Linked to no action or priority", lambda row: not row.links),
}
STATES = {"open": "Open", "closed": "Closed"}
SORTS: Mapping[str, str] = {
    "": "Open first, the highest score first",
    "reference": "Reference",
    "title": "Title",
    "owner": "Owner",
    "scored": "Scored last, the longest ago first",
}
_ORDERS: Mapping[str, Callable[[RiskRow, str], tuple[object, ...]]] = {
    "": lambda row, by: (not row.is_open, -row.score(by).value, row.number),
    "reference": lambda row, _: (row.number,),
    "title": lambda row, _: (row.title.casefold(), row.number),
    "owner": lambda row, _: (row.owner.casefold(), row.number),
    "scored": lambda row, _: (row.current.on, row.number),
}


@dataclass(frozen=True, slots=True)
class RiskFilters(Narrowing):
    """What a register is narrowed to and sorted by, each as the address has it.

    `by`: which score `band`, `likelihood` and `severity` are of; the current one unless told.
    `owner` is the key of a person, `of` what a risk touches, as "action-12".
    """

    KNOWN: ClassVar = {
        "state": STATES.keys(),
        "show": SHOWS.keys(),
        "band": {*Band},
        "likelihood": {str(n) for n in STEPS},
        "severity": {str(n) for n in STEPS},
        "by": {Kind.INHERENT.value, Kind.TARGET.value},
        "sort": SORTS.keys(),
    }

    q: str = ""
    state: str = ""
    show: str = ""
    band: str = ""
    likelihood: str = ""
    severity: str = ""
    by: str = ""
    owner: str = ""
    of: str = ""
    sort: str = ""

    @property
    def kind(self) -> Kind:
        return Kind(self.by or Kind.CURRENT)

    def only(self, **more: str) -> Self:
        """The same with something else set."""
        return replace(self, **more)

    def select(self, rows: Iterable[RiskRow]) -> list[RiskRow]:
        """The risks that the register shows, in its order."""
        shown = (row for row in rows if self._matches(row) and self._is_scored_so(row))
        return sorted(shown, key=lambda row: _ORDERS[self.sort](row, self.kind))

    def _matches(self, row: RiskRow) -> bool:
        said = f"{row.name} {row.cause} {row.consequence} {row.response} {row.owner}".lower()
        return (
            self.state in {"", "open" if row.is_open else "closed"}
            and (not self.show or SHOWS[self.show][1](row))
            and self.owner in {"", str(row.owner_id)}
            and (not self.of or any(link.key == self.of for link in row.links))
            and all(word in said for word in self.q.lower().split())
        )

    def _is_scored_so(self, row: RiskRow) -> bool:
        score = row.score(self.kind)
        return (
            self.band in {"", score.band}
            and self.likelihood in {"", str(score.likelihood)}
            and self.severity in {"", str(score.severity)}
        )


@dataclass(frozen=True, slots=True)
class Cell(Placed):
    """One field of the matrix: the open risks that stand there."""

    likelihood: int
    severity: int
    rows: tuple[RiskRow, ...]

    @property
    def query(self) -> dict[str, str]:
        """What narrows the register to these risks, besides `by`."""
        place = {"likelihood": str(self.likelihood), "severity": str(self.severity)}
        return {"state": "open", **place}


def matrix(rows: Iterable[RiskRow], kind: str) -> list[list[Cell]]:
    """The open risks by where one of their scores stands: the most likely first, then from
    slight to severe."""
    rows = list(rows)

    def cell(likelihood: int, severity: int) -> Cell:
        place = {"likelihood": str(likelihood), "severity": str(severity)}
        by = "" if kind == Kind.CURRENT else kind
        inside = RiskFilters(state="open", by=by, **place).select(rows)
        return Cell(likelihood, severity, tuple(inside))

    return [[cell(likelihood, severity) for severity in STEPS] for likelihood in reversed(STEPS)]
