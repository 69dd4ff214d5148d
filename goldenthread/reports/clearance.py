"""How the clearance of a paper stands: each step, and what was changed since it was cleared. Pure.

A later text is not what was cleared, so its step is asked again (docs/PAPERS.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from goldenthread.core.articles import the

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

    `who` is a role or a post in words; `role` its code, "" where it is the person `person`. With
    `CHAIR` as role it waits for whoever chairs the body of a paper (`Setting.of_body`).
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

    @property
    def words(self) -> str:
        """Whether clearance is required here, in one sentence for every page."""
        if self.is_advisory:
            return (
                "Clearance is advice here: a paper can be published without it, once the publisher "
                "says so, which the record keeps."
            )
        return "Clearance is required here: a paper is not published without it."

    @property
    def asks_chair(self) -> bool:
        return any(step.role == CHAIR for step in self.steps)

    def of_body(self, body: str, chair: Seated | None) -> Setting:
        """The same for a paper to a body: its chair, where one has an account, is the person."""
        return replace(self, steps=tuple(_of_body(step, body, chair) for step in self.steps))


type Seated = tuple[int, str]
"""A person, and their post."""


def _of_body(step: Step, body: str, chair: Seated | None) -> Step:
    if step.role != CHAIR:
        return step
    if chair is None:
        return replace(step, who=f"the chair of {the(body)}, who has no account here")
    person, post = chair
    return replace(step, who=post, role="", person=person)


PROPOSED = (
    Step("Finance", "Finance officer", 8, role="finance"),
    Step("Legal", "Monitoring officer", 6, role="monitoring_officer"),
    Step("Director", "Director", 4, role="director"),
    Step("Chair", CHAIR_WORDS, 2, role=CHAIR),
)
"""What is proposed to an authority that has set nothing."""


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
