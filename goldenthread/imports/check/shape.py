"""The one shape of a plan that every rule sees, wherever the plan comes from. Pure.

What a plan does not record is not known: `records` names what it does. A rule about what is
missing asks that first, so that no rule fires on what it cannot know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from goldenthread.core.cutting import cut_at_word


@dataclass(frozen=True, slots=True)
class Action:
    """One action. Dates are whole days; `due_words` is what stands there, `due_form` what that is
    (`reader.values.dates.Form`). `progress` and `impact` are levels' codes, "" where not rated.

    `is_everybody`, `is_nobody`, `is_group`: what is said about who answers for it; `has_deputy`:
    another signs off where lead and owner are one. `moves`: times that the date moved. `reached`:
    the highest impact that its evidence reaches by the standard.
    `states_conflict`: the sentence where its rating and its words contradict each other.
    """

    ref: str
    text: str
    place: str = ""
    priority: str = ""
    findings: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    is_everybody: bool = False
    is_nobody: bool = False
    is_group: bool = False
    has_deputy: bool = False
    start: date | None = None
    due: date | None = None
    due_words: str = ""
    due_form: str = ""
    original_due: date | None = None
    moves: int = 0
    milestones: tuple[date, ...] = ()
    progress: str = ""
    rating_words: str = ""
    is_signed_off: bool = False
    completed_on: date | None = None
    impact: str = ""
    reached: str = ""
    evidence: int = 0
    success: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    impact_updates: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    states_conflict: str = ""
    holds_several: bool = False

    @property
    def name(self) -> str:
        """ "Action 1.2", or its first words where it has no reference."""
        words = " ".join(self.text.split())
        return f"Action {self.ref}" if self.ref else f"“{cut_at_word(words, 50)}”"

    @property
    def is_complete(self) -> bool:
        return self.progress == "complete"

    @property
    def is_open(self) -> bool:
        """Rated, and not complete: where nothing is rated, nobody knows."""
        return bool(self.progress) and not self.is_complete

    @property
    def people(self) -> tuple[str, ...]:
        return self.leads + self.owners

    @property
    def words(self) -> Iterator[str]:
        """Everything that is written about it."""
        yield self.text
        for said in (self.success, self.updates, self.impact_updates, self.next_steps, self.texts):
            yield from said


@dataclass(frozen=True, slots=True)
class Finding:
    ref: str
    text: str
    place: str = ""
    actions: int = 0

    @property
    def name(self) -> str:
        words = " ".join(self.text.split())
        short = cut_at_word(words, 60)
        return f"Finding {self.ref} (“{short}”)" if self.ref else f"The finding “{short}”"


@dataclass(frozen=True, slots=True)
class Measure:
    """`baseline_on`: the day or the period of the baseline is said. `agreed_on`: when the measure
    was set; None where that is not known."""

    name: str
    place: str = ""
    polarity: str = ""
    baseline: str = ""
    baseline_on: bool = False
    target: str = ""
    comparator: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What officers promised a body; `done` when it was kept."""

    text: str
    due: date | None
    done: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper for a meeting; `last_day` is the last lawful day to publish it."""

    title: str
    published: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Plan:
    """`records`: the names of what this plan records, of RECORDS; "whole" where everything that is
    written in it was looked at, so that a kind of thing can be missing. `on`: the day of the check.
    `is_draft`: nobody is asked for anything of it yet.

    `key`: colours are explained. `hidden`: what the file hides. `glossary`: short forms that the
    plan explains. `agreed_on`: when the plan was agreed, where that is known.
    """

    actions: tuple[Action, ...] = ()
    findings: tuple[Finding, ...] = ()
    priorities: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    papers: tuple[Paper, ...] = ()
    records: frozenset[str] = frozenset()
    on: date | None = None
    is_draft: bool = False
    agreed_on: date | None = None
    has_key: bool = True
    colours: frozenset[str] = frozenset()
    impact_colours: frozenset[str] = frozenset()
    hidden: tuple[str, ...] = ()
    glossary: frozenset[str] = field(default_factory=frozenset)

    def knows(self, *names: str) -> bool:
        return all(name in self.records for name in names)


RECORDS = frozenset(
    {
        "comparator", "due", "evidence", "finding", "impact", "impact update", "lead", "measure",
        "moves", "next step", "owner", "polarity", "priority", "progress", "ref", "sign-off",
        "success", "update", "baseline", "target", "start", "whole",
    }
)  # fmt: skip
