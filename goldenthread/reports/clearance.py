"""How the clearance of a paper stands: each step, and what was changed since it was cleared. Pure.

A later text is not what was cleared, so its step is asked again (docs/PAPERS.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TERMS = "terms"
"""What the paper is, its position and its status, beside the codes of its sections."""


CHAIR = "body_chair"
"""In place of a role: who chairs the body that the paper is for, whoever that is."""
CHAIR_WORDS = "The chair of the body that the paper is for"


class Standing(StrEnum):
    TO_CLEAR = "to_clear"
    CLEARED = "cleared"
    CHANGED = "changed"
    RETURNED = "returned"


WORDS = {
    Standing.TO_CLEAR: "To be cleared",
    Standing.CLEARED: "Cleared",
    Standing.CHANGED: "Changed since cleared",
    Standing.RETURNED: "Returned",
}


@dataclass(frozen=True, slots=True)
class Step:
    """Who clears what, and how many working days before the last lawful day of publishing.

    `who` is a role or a post in words; `role` its code, "" where it is the person `person`.
    `section` is the one that the step is of, "" for the whole paper.
    """

    name: str
    who: str
    days: int
    role: str = ""
    person: int | None = None
    section: str = ""

    def covers(self, section: str) -> bool:
        return self.section in {"", section}


@dataclass(frozen=True, slots=True)
class Setting:
    """How an authority clears papers; see `models.ClearanceSteps`."""

    steps: tuple[Step, ...] = ()
    drafts_days: int = 12
    is_advisory: bool = False


PROPOSED = (
    Step("Finance", "Finance officer", 8, role="finance"),
    Step("Legal", "Monitoring officer", 6, role="monitoring_officer"),
    Step("Director", "Director", 4, role="director"),
)
"""What is proposed to an authority that has set nothing; a chair is somebody by name."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody answered to a step; `entry` of the record, so that what is later is known."""

    step: str
    is_cleared: bool
    words: str
    by: str
    on: date
    entry: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A step with its last answer, and the sections that were changed since, in their order."""

    step: Step
    given: Given | None = None
    changed: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        if self.given is None:
            return Standing.TO_CLEAR
        if not self.given.is_cleared:
            return Standing.RETURNED
        return Standing.CHANGED if self.changed else Standing.CLEARED

    @property
    def is_done(self) -> bool:
        return self.standing is Standing.CLEARED

    @property
    def words(self) -> str:
        return WORDS[self.standing]


def asked(
    steps: Sequence[Step], given: Iterable[Given], written: Mapping[str, int]
) -> tuple[Asked, ...]:
    """How each step stands; `written`: the entry of each section's newest text, and of TERMS."""
    answers = {each.step: each for each in sorted(given, key=lambda each: each.entry)}
    pairs = ((step, answers.get(step.name)) for step in steps)
    return tuple(Asked(step, given, _later(step, given, written)) for step, given in pairs)


def _later(step: Step, given: Given | None, written: Mapping[str, int]) -> tuple[str, ...]:
    if given is None:
        return ()
    return tuple(
        section
        for section, entry in written.items()
        if entry > given.entry and step.covers(section)
    )


def not_cleared(steps: Iterable[Asked]) -> tuple[str, ...]:
    """The names of the steps that stand in the way of publishing."""
    return tuple(each.step.name for each in steps if not each.is_done)
