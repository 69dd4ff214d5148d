"""What the reader gives back: a proposed plan, each value with its place and its words as written.

Nothing is saved from it. What is not sure stands in the doubts; a person settles them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from .cells import Note
from .records import LeftOut
from .values.dates import When
from .values.people import People
from .values.periods import Period
from .values.ratings import Rating


@dataclass(frozen=True, slots=True)
class Said:
    """Words as written, with the heading that they stand under and where."""

    words: str
    place: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    when: When
    place: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Rated:
    """`kind` is "progress", "impact", or "" where the plan does not say which its rating is."""

    rating: Rating
    kind: str
    place: str
    heading: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Who:
    people: People
    place: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """What was reported; `kind` "progress" or "impact". `period`: the time it is about."""

    kind: str
    words: str
    place: str
    heading: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A phase or a step of an action with a date or a state of its own."""

    words: str
    place: str
    due: Dated | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Priority:
    """`level` is what the plan calls it ("objective"), "" where it does not say."""

    title: Said
    level: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """`ref` as written ("17. (57, 138)"); `priority` and `actions` are places in the plan's lists,
    from 0."""

    text: Said
    ref: str = ""
    priority: int | None = None
    actions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `priority` and `findings` are places in the plan's lists, from 0."""

    text: Said
    place: str
    ref: str = ""
    priority: int | None = None
    group: str = ""
    findings: tuple[int, ...] = ()
    steps: tuple[Said, ...] = ()
    leads: Who | None = None
    owners: Who | None = None
    partners: Who | None = None
    start: Dated | None = None
    due: Dated | None = None
    original_due: Dated | None = None
    completed: Dated | None = None
    ratings: tuple[Rated, ...] = ()
    status: Said | None = None
    updates: tuple[Update, ...] = ()
    success: tuple[Said, ...] = ()
    outcomes: tuple[Said, ...] = ()
    evidence: tuple[Said, ...] = ()
    monitoring: tuple[Said, ...] = ()
    next_steps: tuple[Said, ...] = ()
    resources: tuple[Said, ...] = ()
    risks: tuple[Said, ...] = ()
    others: tuple[Said, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @property
    def rating(self) -> Rated | None:
        """The newest rating of progress, or of what is not said; periods go by their columns."""
        found = [each for each in self.ratings if each.kind != "impact"]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a measure, as written, with the period of its column."""

    words: str
    place: str
    heading: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    name: Said
    place: str
    ref: str = ""
    priority: int | None = None
    polarity: str = ""
    baseline: Reading | None = None
    targets: tuple[Reading, ...] = ()
    actuals: tuple[Reading, ...] = ()
    comparators: tuple[Reading, ...] = ()
    leads: Who | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to the plan's own people. `field` and `action` (or `measure`) say what it is
    about; a doubt about the whole file has neither."""

    code: str
    sentence: str
    place: str = ""
    field: str = ""
    action: int | None = None
    measure: int | None = None


@dataclass(frozen=True, slots=True)
class ProposedPlan:
    """`key`: by colour, what the file's own key says that it means. `left_out`: words of the file
    that became no part of the plan, each with the reason."""

    kind: str
    title: str = ""
    priorities: tuple[Priority, ...] = ()
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()

    def doubts_by_action(self) -> dict[int, list[Doubt]]:
        """The questions about each action that has some, by its place in the list."""
        found: dict[int, list[Doubt]] = {}
        for doubt in self.doubts:
            if doubt.action is not None:
                found.setdefault(doubt.action, []).append(doubt)
        return found


def as_json(value: Any) -> Any:
    """The plan in plain values: dates as YYYY-MM-DD, and what is empty left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return dict(_filled(value))
    if isinstance(value, tuple | list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _filled(value: Any) -> Iterator[tuple[str, Any]]:
    for each in fields(value):
        inner = getattr(value, each.name)
        if inner or (inner == 0 and inner is not False):  # 0 is the first place in a list
            yield each.name, as_json(inner)
