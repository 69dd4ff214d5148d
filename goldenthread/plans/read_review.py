"""Reading what a review of findings looks at, and a finding's own history of status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
    FindingReview,
    FindingStatus,
    StatusProposal,
)
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.position import ActionRow, FindingRow, Position


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
    have, and those they lack; what is proposed, and what this review has decided already."""

    finding: FindingRow
    actions: Sequence[ActionRow]
    has: Sequence[str]
    lacks: Sequence[str]
    proposal: Any = None
    decided: bool = False


def review_rows(
    position: Position, plan: Any, year: int, moment: Moment, member: Any
) -> list[ReviewRow]:
    """Every finding that the plan answers. Proposals are of now: an earlier position has none."""
    kinds = _kinds_of_evidence(position, moment, member)
    by_pk = {action.pk: action for action in position.actions}
    proposals = proposals_of(plan, year) if moment.is_now else {}
    decided = _decided_in(plan, year, moment)
    rows = []
    for finding in position.findings:
        shown = [kinds["action", pk] for pk in finding.action_pks]
        has = set[str]().union(kinds["finding", finding.pk], *shown)
        rows.append(
            ReviewRow(
                finding,
                [by_pk[pk] for pk in finding.action_pks],
                [kind.label for kind in EvidenceKind if kind in has],
                [kind.label for kind in EvidenceKind if kind not in has],
                proposals.get(finding.pk),
                finding.pk in decided,
            )
        )
    return rows


def proposals_of(plan: Any, year: int) -> dict[int, Any]:
    """What is proposed for a review, by finding."""
    rows = StatusProposal.objects.filter(plan=plan, year=year).select_related("person", "finding")
    return {row.finding_id: row for row in rows}


def reviews_of(plan: Any, moment: Moment) -> list[FindingReview]:
    """The reviews that were held by the moment, newest first."""
    rows = FindingReview.objects.filter(plan=plan, held_on__lte=moment.on, entry__lte=moment.entry)
    return list(rows.order_by("-year", "-held_on"))


def _decided_in(plan: Any, year: int, moment: Moment) -> set[int]:
    rows = FindingStatus.objects.upto(moment).filter(review__plan=plan, review__year=year)
    return set(rows.values_list("finding", flat=True))


def _kinds_of_evidence(
    position: Position, moment: Moment, member: Any
) -> dict[tuple[str, int], set[str]]:
    """The kinds of evidence of each action and finding, by ("action", key)."""
    actions = [pk for row in position.findings for pk in row.action_pks]
    findings = [row.pk for row in position.findings]
    links = [
        *_linked(EvidenceOnAction, "action", actions, moment),
        *_linked(EvidenceOnFinding, "finding", findings, moment),
    ]
    items = visible_evidence(member).filter(pk__in={evidence for _, evidence in links})
    kind_of = dict(items.as_at(moment, "kind").values_list("pk", "kind"))
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for subject, evidence in links:
        if evidence in kind_of:
            found[subject].add(kind_of[evidence])
    return found


def _linked(
    model: Any, name: str, pks: Sequence[int], moment: Moment
) -> list[tuple[tuple[str, int], int]]:
    rows = model.objects.filter(**{f"{name}__in": pks}).as_at(moment).filter(present=True)
    return [((name, pk), evidence) for pk, evidence in rows.values_list(name, "evidence")]
