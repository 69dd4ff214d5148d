"""Questions about a plan, their answers, and whether who asked is satisfied. Pure.

A question is open until somebody answers it; then it waits for who asked, who closes it or
says why the answer is not enough. It then goes on, with a new day for the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from goldenthread.plans.narrowing import Narrowing, is_named

DAYS_TO_ANSWER = 10
"""Working days, unless who asks gives another day."""


class About(StrEnum):
    """What a question asks of."""

    WORK = "work"
    PROGRESS = "progress"
    IMPACT = "impact"
    DATE = "date"
    EVIDENCE = "evidence"
    FIGURES = "figures"
    TARGET = "target"
    COUNTS = "counts"


ABOUT: Mapping[str, str] = {
    About.WORK: "The work",
    About.PROGRESS: "The progress rating",
    About.IMPACT: "The impact rating",
    About.DATE: "The date",
    About.EVIDENCE: "The evidence",
    About.FIGURES: "The figures",
    About.TARGET: "The target",
    About.COUNTS: "What it counts",
}
SUBJECTS = ("action", "priority", "finding", "measure")
"""What a question is about where it is not about the whole plan."""
# Only an action has a progress rating and a due date.
OF_ACTIONS = frozenset({About.PROGRESS, About.DATE})
OF_MEASURES = frozenset({About.FIGURES, About.TARGET, About.COUNTS})


def may_be_about(kind: str) -> list[About]:
    """What can be asked of an action, a priority, a finding, a measure or a plan."""
    if kind == "measure":
        return [each for each in About if each in OF_MEASURES]
    never = OF_MEASURES if kind == "action" else OF_MEASURES | OF_ACTIONS
    return [each for each in About if each not in never]


class Standing(StrEnum):
    """How a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


STANDING: Mapping[str, str] = {
    Standing.OPEN: "Open",
    Standing.ANSWERED: "Answered, awaiting who asked",
    Standing.CLOSED: "Closed",
}

type Told = tuple[date, int]
"""The day and entry of a row of the record."""


def standing(answered: Told | None, closed: Told | None, *, satisfied: bool) -> Standing:
    """From the last answer and the last word of who asked, if any."""
    if closed and satisfied:
        return Standing.CLOSED
    if answered and (closed is None or answered > closed):
        return Standing.ANSWERED
    return Standing.OPEN


@dataclass(frozen=True, slots=True)
class ChallengeRow:
    """One question as it stood. `kind`, `subject`: what it is about ("plan": as a whole).

    `label` and `title` name that. `asker` and `asked_of` are posts or bodies; `due_on` is the
    day of the answer that is awaited; `answer` the last one, with who gave it and when.
    """

    pk: int
    kind: str
    subject: int
    label: str
    title: str
    about: str
    question: str
    asker: str
    asked_on: date
    asked_of: str
    due_on: date
    standing: Standing
    at_meeting: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    closed_on: date | None = None
    asked_of_id: int = 0

    @property
    def words(self) -> str:
        return STANDING[self.standing]

    @property
    def is_open_again(self) -> bool:
        """It was answered, and that was not enough."""
        return self.standing is Standing.OPEN and bool(self.answered_on)

    @property
    def about_words(self) -> str:
        return ABOUT[self.about]

    @property
    def stood(self) -> tuple[int, str, str]:
        """What tells whether anything was said of it since."""
        return self.pk, self.standing, self.answer

    @property
    def subject_key(self) -> str:
        """What it is about, as the list's address has it: "action-12"."""
        return f"{self.kind}-{self.subject}"

    def is_overdue(self, on: date) -> bool:
        """Nobody has answered, and the day for it has passed."""
        return self.standing is Standing.OPEN and self.due_on < on

    def days_overdue(self, on: date) -> int:
        return (on - self.due_on).days if self.is_overdue(on) else 0


SORTS: Mapping[str, str] = {
    "": "Open first, the earliest due first",
    "asked": "Asked, newest first",
    "subject": "What it is about",
    "to": "Who answers",
}
_ORDER = {Standing.OPEN: 0, Standing.ANSWERED: 1, Standing.CLOSED: 2}
_KINDS = ("plan", "priority", "action", "finding", "measure")
_ORDERS: Mapping[str, Callable[[ChallengeRow], tuple[object, ...]]] = {
    "": lambda row: (_ORDER[row.standing], row.due_on, row.pk),
    "asked": lambda row: (-row.asked_on.toordinal(), -row.pk),
    "subject": lambda row: (_KINDS.index(row.kind), row.label, row.pk),
    "to": lambda row: (row.asked_of.lower(), row.due_on, row.pk),
}


@dataclass(frozen=True, slots=True)
class ChallengeFilters(Narrowing):
    """What a list of questions is narrowed to and sorted by, each as the address has it.

    `to` is the key of who answers, `of` a subject as "action-12"; `show` is "overdue"; `only` as
    `is_named` reads it.
    """

    KNOWN: ClassVar = {
        "state": {*Standing},
        "about": {*About},
        "sort": {*SORTS},
        "show": {"overdue"},
    }

    q: str = ""
    show: str = ""
    state: str = ""
    about: str = ""
    to: str = ""
    of: str = ""
    only: str = ""
    sort: str = ""

    def select(self, rows: Iterable[ChallengeRow], on: date) -> list[ChallengeRow]:
        """The questions that the list shows on a day, in its order."""
        return sorted((row for row in rows if self._matches(row, on)), key=_ORDERS[self.sort])

    def _matches(self, row: ChallengeRow, on: date) -> bool:
        said = f"{row.label} {row.title} {row.question} {row.answer} {row.asker}".lower()
        return (
            is_named(self.only, row.pk)
            and self.state in {"", row.standing}
            and self.about in {"", row.about}
            and self.to in {"", str(row.asked_of_id)}
            and self.of in {"", row.subject_key}
            and (not self.show or row.is_overdue(on))
            and all(word in said for word in self.q.lower().split())
        )


def counts(rows: Iterable[ChallengeRow]) -> dict[Standing, int]:
    """How many questions stand in each way."""
    stand = [row.standing for row in rows]
    return {each: stand.count(each) for each in Standing}
