"""Reading what of a plan's evidence may stand among its exceptions."""

from __future__ import annotations

from functools import partial
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.together import Part, Row
from goldenthread.plans.models import (
    EvidenceOnAction,
    EvidenceOnPriority,
    EvidenceText,
    Priority,
    VoiceAnswer,
    VoiceTerms,
)
from goldenthread.plans.notes import Note
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.read_shared import standing_in


def notes_of_actions(plan: Any, moment: Moment, member: Member) -> Part[list[Note]]:
    """What is to be noted of the evidence of the plan's actions: `Note`s."""
    links: Any = EvidenceOnAction.objects.filter(standing_in(plan.pk, moment))
    return _noted("action", links, moment, member)


def notes_of_priorities(plan: Any, moment: Moment, member: Member) -> Part[list[Note]]:
    """The same of the evidence of its priorities."""
    inside = Priority.objects.filter(plan=plan.pk).values("pk")
    links: Any = EvidenceOnPriority.objects.filter(priority__in=inside)
    return _noted("priority", links, moment, member)


def _noted(kind: str, links: Any, moment: Moment, member: Member) -> Part[list[Note]]:
    seen = visible_evidence(member).values("pk")
    told: dict[str, tuple[Any, str]] = {
        "title": (EvidenceText, "title"),
        "dated_on": (EvidenceText, "dated_on"),
        "review_by": (EvidenceText, "review_by"),
        "who": (VoiceTerms, "who"),
        "told_on": (VoiceAnswer, "effective_on"),
    }
    rows = (
        links.as_at(moment)
        .filter(present=True, evidence__in=seen)
        .annotate(
            **{
                name: LookUp(fact, column, moment, "", "evidence_id")
                for name, (fact, column) in told.items()
            }
        )
    )
    return Part(rows, (f"{kind}_id", *told), partial(_read, kind))


def _read(kind: str, rows: list[Row]) -> list[Note]:
    return [
        Note(kind, subject, title, dated_on, review_by, who is not None, told_on)
        for subject, title, dated_on, review_by, who, told_on in rows
    ]
