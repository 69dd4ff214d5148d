"""Reading what a review of findings looks at, and a finding's own history of status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from goldenthread.ledger.moments import Moment
from goldenthread.plans.finding_status import WORDS, Status
from goldenthread.plans.models import (
    EvidenceKind,
    EvidenceOnAction,
    EvidenceOnFinding,
    FindingStatus,
    StatusProposal,
)
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.position import ActionRow, FindingRow, Position
from goldenthread.plans.read_evidence import kinds_linked


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a finding's status. `corrected`: a later one of the same day replaced it.

    `by` is a body, or who decided in person; `recorded_by` the post that recorded a body's.
    """

    status: Status
    on: date
    by: str
    recorded_by: str
    basis: str
    reason: str
    review: int | None = None
    corrected: bool = False

    @property
    def word(self) -> str:
        return WORDS[self.status]


def decisions(newest_first: Sequence[FindingStatus]) -> list[Decision]:
    """The history of a finding's status, newest first."""
    corrected = {
        old.pk for new, old in pairwise(newest_first) if new.effective_on == old.effective_on
    }
    return [
        Decision(
            status=Status(row.status),
            on=row.effective_on,
            by=row.body or row.decided_by.post,
            recorded_by=row.decided_by.post if row.body else "",
            basis=row.basis or "",
            reason=row.reason or "",
            review=row.review.year if row.review else None,
            corrected=row.pk in corrected,
        )
        for row in newest_first
    ]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One finding as a review looks at it: its actions, the kinds of evidence that it and they
    have, and those they lack; what is proposed."""

    finding: FindingRow
    actions: Sequence[ActionRow]
    has: Sequence[str]
    lacks: Sequence[str]
    proposal: Any = None


@dataclass(frozen=True, slots=True)
class Review:
    """A review of a plan's findings that a body held; `findings` it decided about."""

    year: int
    body: str
    held_on: date
    findings: frozenset[int]


def review_rows(
    position: Position, moment: Moment, member: Any, proposals: Mapping[int, Any]
) -> list[ReviewRow]:
    """Every finding that the plan answers, as it stood; `proposals` by finding."""
    kinds = _kinds_of_evidence(position, moment, member)
    by_pk = {action.pk: action for action in position.actions}
    rows = []
    for finding in position.findings:
        shown = (kinds["action", pk] for pk in finding.action_pks)
        has = set[str]().union(kinds["finding", finding.pk], *shown)
        rows.append(
            ReviewRow(
                finding,
                [by_pk[pk] for pk in finding.action_pks],
                [kind.label for kind in EvidenceKind if kind in has],
                [kind.label for kind in EvidenceKind if kind not in has],
                proposals.get(finding.pk),
            )
        )
    return rows


def proposals_of(plan: Any, year: int) -> dict[int, Any]:
    """What is proposed for a review, by finding."""
    rows = StatusProposal.objects.filter(plan=plan, year=year).select_related("person", "finding")
    return {row.finding_id: row for row in rows}


def reviews_of(plan: Any, moment: Moment) -> list[Review]:
    """The reviews that were held by the moment, newest first."""
    told = FindingStatus.objects.upto(moment).filter(review__plan=plan)
    names = ("review__year", "review__held_on", "review", "review__body", "finding")
    found: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    for *review, finding in told.values_list(*names):
        found[tuple(review)].add(finding)
    return [
        Review(year, body, held_on, frozenset(found[key]))
        for key in sorted(found, reverse=True)
        for year, held_on, _, body in [key]
    ]


def _kinds_of_evidence(
    position: Position, moment: Moment, member: Any
) -> dict[tuple[str, int], set[str]]:
    """The kinds of evidence of each action and finding, by ("action", key)."""
    actions = [pk for row in position.findings for pk in row.action_pks]
    findings = [row.pk for row in position.findings]
    seen = visible_evidence(member)
    links = kinds_linked(EvidenceOnAction, "action", actions, moment, seen).union(
        kinds_linked(EvidenceOnFinding, "finding", findings, moment, seen), all=True
    )
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for name, subject, kind in links:
        found[name, subject].add(kind)
    return found
