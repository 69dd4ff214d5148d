"""What children, families and practitioners said, and what they were told back. Pure.

A voice is evidence: what was said, by whom, where and when. It stands unanswered until those who
said it were told what became of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Protocol

from goldenthread.plans.filters import NO_AREA
from goldenthread.plans.narrowing import Narrowing, is_named

FEW = 5
"""Fewer people than this are not counted out: who knows them could tell who they are."""
ANSWER_WITHIN = 60
"""Days within which those who said something are told what became of it."""


class Speaker(StrEnum):
    CHILDREN = "children"
    CARE_LEAVERS = "care_leavers"
    FAMILIES = "families"
    PRACTITIONERS = "practitioners"
    PARTNERS = "partners"


SPEAKERS: Mapping[str, str] = {
    Speaker.CHILDREN: "Children and young people",
    Speaker.CARE_LEAVERS: "Care leavers",
    Speaker.FAMILIES: "Parents, carers and families",
    Speaker.PRACTITIONERS: "Practitioners",
    Speaker.PARTNERS: "Partners",
}
# What kind of evidence each is, for the standard of impact.
KIND_OF: Mapping[str, str] = {
    Speaker.CHILDREN: "childrens_voice",
    Speaker.CARE_LEAVERS: "childrens_voice",
    Speaker.FAMILIES: "childrens_voice",
    Speaker.PRACTITIONERS: "practitioner_voice",
    Speaker.PARTNERS: "partner_view",
}


class Source(StrEnum):
    SURVEY = "survey"
    FORUM = "forum"
    VISIT = "visit"
    COMPLAINT = "complaint"
    CONSULTATION = "consultation"


SOURCES: Mapping[str, str] = {
    Source.SURVEY: "Survey",
    Source.FORUM: "Forum or group",
    Source.VISIT: "Visit or conversation",
    Source.COMPLAINT: "Theme of complaints",
    Source.CONSULTATION: "Consultation",
}


class Outcome(StrEnum):
    """What became of it, as those who said it were told."""

    DONE = "done"
    DOING = "doing"
    CANNOT = "cannot"


OUTCOMES: Mapping[str, str] = {
    Outcome.DONE: "We did",
    Outcome.DOING: "We are doing",
    Outcome.CANNOT: "We cannot, and why",
}


def people_words(count: int | None) -> str:
    """How many people were heard, as anybody may read it."""
    if count is None:
        return "number of people not known"
    if count == 0:
        return "nobody"
    return f"{count:,} people" if count >= FEW else f"fewer than {FEW} people"


class Used(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def pk(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One thing that was said, as it stood. `people`: how many said it, never shown as it is.

    `place`: which survey, forum or visit. `outcome` and what follows: what they were told, by
    whom, how and when; "" and None while they were told nothing.
    """

    pk: int
    title: str
    said: str
    who: str
    source: str
    place: str
    on: date
    people: int | None = None
    area: str = ""
    uses: tuple[Used, ...] = ()
    consultation: int | None = None
    consultation_title: str = ""
    outcome: str = ""
    did: str = ""
    told_on: date | None = None
    told_by: str = ""
    told_how: str = ""

    @property
    def practice_area(self) -> str:
        return self.area

    @property
    def who_words(self) -> str:
        return SPEAKERS[self.who]

    @property
    def source_words(self) -> str:
        return SOURCES[self.source]

    @property
    def people_words(self) -> str:
        return people_words(self.people)

    @property
    def outcome_words(self) -> str:
        return OUTCOMES[self.outcome] if self.outcome else "Not yet answered"

    @property
    def is_answered(self) -> bool:
        return bool(self.outcome)

    def days_waiting(self, on: date) -> int:
        """Days since it was said for which nobody has told them anything; 0 once answered."""
        return 0 if self.is_answered else max((on - self.on).days, 0)

    def waits_long(self, on: date) -> bool:
        return self.days_waiting(on) > ANSWER_WITHIN


STATES: Mapping[str, str] = {
    "unanswered": "Not yet answered",
    "long": f"Not answered for more than {ANSWER_WITHIN} days",
    "answered": "Answered",
}
SORTS: Mapping[str, str] = {
    "": "Newest first",
    "oldest": "Oldest first",
    "who": "Who said it",
    "told": "Answered, newest first",
}
_ORDERS: Mapping[str, Callable[[VoiceRow], tuple[object, ...]]] = {
    "": lambda row: (-row.on.toordinal(), -row.pk),
    "oldest": lambda row: (row.on, row.pk),
    "who": lambda row: (list(SPEAKERS).index(row.who), -row.on.toordinal(), -row.pk),
    "told": lambda row: (-(row.told_on or date.min).toordinal(), -row.pk),
}


@dataclass(frozen=True, slots=True)
class VoiceFilters(Narrowing):
    """What the page is narrowed to and sorted by. `of` is "action-12", `consultation` a key;
    `only` as `is_named` reads it."""

    KNOWN: ClassVar = {
        "who": {*Speaker},
        "source": {*Source},
        "state": {*STATES},
        "sort": {*SORTS},
    }

    q: str = ""
    who: str = ""
    source: str = ""
    state: str = ""
    area: str = ""
    of: str = ""
    consultation: str = ""
    only: str = ""
    sort: str = ""

    def select(self, rows: Iterable[VoiceRow], on: date) -> list[VoiceRow]:
        """What the page shows on a day, in its order."""
        return sorted((row for row in rows if self._matches(row, on)), key=_ORDERS[self.sort])

    def _matches(self, row: VoiceRow, on: date) -> bool:
        said = f"{row.title} {row.said} {row.place} {row.did}".lower()
        return (
            is_named(self.only, row.pk)
            and self.who in {"", row.who}
            and self.source in {"", row.source}
            and self.area in {"", row.area or NO_AREA}
            and self.consultation in {"", str(row.consultation or "")}
            and (not self.of or self.of in {use.code for use in row.uses})
            and self._stands(row, on)
            and all(word in said for word in self.q.lower().split())
        )

    def _stands(self, row: VoiceRow, on: date) -> bool:
        stands = {
            "": True,
            "answered": row.is_answered,
            "unanswered": not row.is_answered,
            "long": row.waits_long(on),
        }
        return stands[self.state]


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """One consultation. `asked`, `answered`: how many people, None where it is not known."""

    pk: int
    title: str
    who: str
    method: str
    begins_on: date
    ends_on: date
    question: str
    asked: int | None = None
    answered: int | None = None
    changed: str = ""
    priorities: tuple[int, ...] = ()

    @property
    def asked_words(self) -> str:
        return people_words(self.asked)

    @property
    def answered_words(self) -> str:
        return people_words(self.answered)
