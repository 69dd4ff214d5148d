"""Reading visits to the front line. Two queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import Member
from goldenthread.governance.models import (
    BodyTerms,
    FrontlineVisit,
    VisitOnAction,
    VisitStatus,
    VisitTerms,
)
from goldenthread.governance.read import EVERYTHING, at_moment
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import ActionText

SAID = (
    *("service", "day", "status", "purpose", "briefing", "left_out"),
    *("went", "seen", "themes", "feedback"),
)


@dataclass(frozen=True, slots=True)
class VisitRow:
    """`actions`: (key, "4.1 Title") of those that what was seen bears on."""

    pk: int
    body_pk: int
    body: str
    service: str
    day: date
    status: str
    status_words: str
    purpose: str
    briefing: str
    left_out: str
    went: str
    seen: str
    themes: str
    feedback: str
    actions: tuple[tuple[int, str], ...]

    @property
    def invited(self) -> str:
        return (
            f"Not everybody: {self.left_out.removeprefix(': ')}"
            if self.left_out
            else "Every member of the body"
        )


def visits_now(member: Member, wanted: Q = EVERYTHING) -> list[VisitRow]:
    """The visits that a member may see as they stand now, newest first."""
    return visits_at(member, Moment.latest(), wanted)


def visits_at(member: Member, moment: Moment, wanted: Q = EVERYTHING) -> list[VisitRow]:
    """The visits that a member may see as they stood at a moment, newest first. Two queries."""
    rows: Any = FrontlineVisit.objects.visible_to(member).filter(wanted, entry__lte=moment.entry)
    rows = rows.annotate(
        **at_moment(VisitTerms, moment, "pk", *SAID),
        body_name=LookUp(BodyTerms, "name", moment, "", "body_id"),
    )
    found = list(rows.exclude(day=None).order_by("-day", "-pk"))
    actions = _actions([row.pk for row in found], moment)
    return [_visit(row, tuple(actions[row.pk])) for row in found]


def _visit(row: Any, actions: tuple[tuple[int, str], ...]) -> VisitRow:
    said: dict[str, Any] = {name: getattr(row, name) or "" for name in SAID}
    words = VisitStatus(row.status).label
    return VisitRow(
        pk=row.pk,
        body_pk=row.body_id,
        body=row.body_name,
        status_words=words,
        actions=actions,
        **said,
    )


def _actions(visits: list[int], at: Moment) -> dict[int, list[tuple[int, str]]]:
    rows: Any = VisitOnAction.objects.filter(visit__in=visits).as_at(at).filter(present=True)
    rows = rows.annotate(
        reference=LookUp(ActionText, "reference", at, "", "action_id"),
        title=LookUp(ActionText, "title", at, "", "action_id"),
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in rows.order_by("action"):
        found[row.visit_id].append((row.action_id, f"{row.reference} {row.title}"))
    return found
