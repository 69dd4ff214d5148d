"""What the reader gives back: frozen values, each with its place on the page.

Places are in PDF points from the top left corner of the page as it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class CannotRead(Exception):
    """The file cannot be read as a report. `sentence` says why, fit for a page."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Kind(StrEnum):
    ILACS_STANDARD = "ilacs_standard"
    ILACS_SHORT = "ilacs_short"
    ILACS = "ilacs"
    """An ILACS report whose dates do not tell whether it is a standard or a short inspection."""
    SIF = "sif"
    JTAI = "jtai"
    AREA_SEND = "area_send"
    FOCUSED_VISIT = "focused_visit"
    MONITORING_VISIT = "monitoring_visit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Box:
    x0: float
    top: float
    x1: float
    bottom: float

    def __or__(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page; pages are counted from 1."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class PageSize:
    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Read[T]:
    """A value and where it stands in the report."""

    value: T
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`grade` is one of GRADES where the words are known, else the words; None where unread."""

    area: str
    grade: str | None
    grade_text: str | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One finding, verbatim. `tags` are national framework tags, such as "Outcome three"."""

    text: str
    places: tuple[Place, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence about `field` of the report, and which of its rows where it is a list."""

    sentence: str
    field: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    kind: Kind
    pages: tuple[PageSize, ...]
    authority: Read[str] | None = None
    inspection_start: Read[date] | None = None
    inspection_end: Read[date] | None = None
    published: Read[date] | None = None
    lead_inspector: Read[str] | None = None
    judgements: tuple[Judgement, ...] = ()
    outcome: Read[str] | None = None
    priority_actions: tuple[Item, ...] = ()
    improvements: tuple[Item, ...] = ()
    lscb_recommendations: tuple[Item, ...] = ()
    statement_due: Read[date] | None = None
    doubts: tuple[Doubt, ...] = ()

    def as_truth(self) -> dict[str, Any]:
        """The report as JSON values: dates as YYYY-MM-DD, None where unread, doubts as sentences.

        `framework_tags` has one list for each improvement.
        """
        return {
            "kind": self.kind.value,
            "authority": _value(self.authority),
            "inspection_start": _iso(self.inspection_start),
            "inspection_end": _iso(self.inspection_end),
            "published": _iso(self.published),
            "lead_inspector": _value(self.lead_inspector),
            "judgements": [
                {"area": j.area, "grade": j.grade, "grade_text": j.grade_text}
                for j in self.judgements
            ],
            "outcome": _value(self.outcome),
            "priority_actions": [item.text for item in self.priority_actions],
            "improvements": [item.text for item in self.improvements],
            "lscb_recommendations": [item.text for item in self.lscb_recommendations],
            "statement_due": _iso(self.statement_due),
            "framework_tags": [list(item.tags) for item in self.improvements],
            "doubts": [doubt.sentence for doubt in self.doubts],
        }


def _value(found: Read[str] | None) -> str | None:
    return found.value if found else None


def _iso(found: Read[date] | None) -> str | None:
    return found.value.isoformat() if found else None
