"""What the reader gives back: frozen values, each with its place on the page.

Places are in PDF points from the top left corner of the page as it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from goldenthread.documents.layout import PageSize, Place


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
    """One finding, verbatim.

    `tags` are national framework tags, such as "Outcome three"; `group` is the heading over some
    of a list's items; `bodies` are those responsible, as printed (area SEND).
    """

    text: str
    places: tuple[Place, ...]
    tags: tuple[str, ...] = ()
    group: str = ""
    bodies: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence about `field` of the report, and which of its rows where it is a list."""

    sentence: str
    field: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says; which fields can be filled depends on its kind.

    `outcome` is a sentence (area SEND, JTAI), `outcome_code` one of area_send.OUTCOMES.
    `priority_actions_intro` stands before the priority actions, which complete it. In a report of
    the single inspection framework the findings on the local safeguarding children board (LSCB)
    stand apart.
    """

    kind: Kind
    pages: tuple[PageSize, ...]
    authority: Read[str] | None = None
    inspection_start: Read[date] | None = None
    inspection_end: Read[date] | None = None
    published: Read[date] | None = None
    lead_inspector: Read[str] | None = None
    lead_inspector_cqc: Read[str] | None = None
    reinspection: bool = False
    lscb_review_included: bool = False
    judgements: tuple[Judgement, ...] = ()
    outcome: Read[str] | None = None
    outcome_code: str | None = None
    priority_actions_intro: str = ""
    priority_actions: tuple[Item, ...] = ()
    improvements: tuple[Item, ...] = ()
    strengths: tuple[Item, ...] = ()
    lscb_priority_actions: tuple[Item, ...] = ()
    lscb_recommendations: tuple[Item, ...] = ()
    statement_due: Read[date] | None = None
    doubts: tuple[Doubt, ...] = ()

    def with_doubts(self, doubts: tuple[Doubt, ...]) -> Report:
        return replace(self, doubts=doubts)

    def as_truth(self) -> dict[str, Any]:
        """The report as JSON values: dates as YYYY-MM-DD, None where unread, doubts as sentences.

        `framework_tags` has one list for each improvement. A group is [heading, items under it].
        """
        texts = {name: [item.text for item in getattr(self, name)] for name in _LISTS}
        return {
            "kind": self.kind.value,
            "lscb_review_included": self.lscb_review_included,
            "reinspection": self.reinspection,
            "authority": _value(self.authority),
            "inspection_start": _iso(self.inspection_start),
            "inspection_end": _iso(self.inspection_end),
            "published": _iso(self.published),
            "lead_inspector": _value(self.lead_inspector),
            "lead_inspector_cqc": _value(self.lead_inspector_cqc),
            "judgements": [
                {"area": j.area, "grade": j.grade, "grade_text": j.grade_text}
                for j in self.judgements
            ],
            "outcome": _value(self.outcome),
            "outcome_code": self.outcome_code,
            **texts,
            "priority_actions_intro": self.priority_actions_intro or None,
            "priority_action_bodies": _bodies(self.priority_actions),
            "priority_action_groups": _groups(self.priority_actions),
            "improvement_groups": _groups(self.improvements),
            "lscb_groups": _groups(self.lscb_recommendations),
            "statement_due": _iso(self.statement_due),
            "framework_tags": [list(item.tags) for item in self.improvements],
            "doubts": [doubt.sentence for doubt in self.doubts],
        }


_LISTS = (
    "priority_actions",
    "improvements",
    "strengths",
    "lscb_priority_actions",
    "lscb_recommendations",
)


def _bodies(items: tuple[Item, ...]) -> list[str]:
    """One for each item, where the kind of report names them."""
    return [item.bodies for item in items] if any(item.bodies for item in items) else []


def _groups(items: tuple[Item, ...]) -> list[list[str | int]]:
    """Each heading over items with how many stand under it, in the report's order."""
    if not any(item.group for item in items):
        return []
    return [[name, len(list(those))] for name, those in groupby(item.group for item in items)]


def _value(found: Read[str] | None) -> str | None:
    return found.value if found else None


def _iso(found: Read[date] | None) -> str | None:
    return found.value.isoformat() if found else None
