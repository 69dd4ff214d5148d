"""Deciding how findings stand: one at a time, or a body's review of many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.models import (
    FindingAnswerer,
    FindingReview,
    FindingStatus,
    Plan,
    PlanInspection,
    StatusProposal,
)
from goldenthread.plans.permissions import answerers_now
from goldenthread.plans.rules_finding_status import check_decided_on, check_status, standing


@dataclass(frozen=True, slots=True)
class StatusInput:
    """How a finding stands, on what basis; `reason`: why it went back, where it did."""

    status: str
    basis: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReviewInput:
    """One decision of a body about several findings of a plan."""

    year: int
    body: str
    on: date
    rows: Sequence[tuple[Finding, StatusInput]] = field(default_factory=tuple)


@change
def decide_finding_status(
    *, by: Member, finding: Finding, decided: StatusInput, body: str = "", on: date | None = None
) -> FindingStatus:
    """Decide how a finding stands, in person, or record what a body (`body`) decided.

    A decision of the day of the last one corrects it.
    """
    check_may(by, "finding.record_status" if body else "finding.decide_status", finding)
    check_may(by, "inspection.view", finding.inspection)
    given = _decide(by, finding, decided, body.strip(), on or clock.today())
    if not given.body:
        for person in sorted(answerers_now(finding)):
            FindingAnswerer.objects.create(
                status=given, person_id=person, decided_by=given.decided_by
            )
    record("finding.status_decided", finding)
    return given


def _decide(
    by: Member,
    finding: Finding,
    decided: StatusInput,
    body: str,
    on: date,
    *,
    review: FindingReview | None = None,
) -> FindingStatus:
    before = statuses_of(finding)
    check_unchanged(before[0] if before else None)
    details = finding.inspection.details.newest_first().first()
    check_decided_on(
        on,
        today=clock.today(),
        inspected=details.ended_on if details else None,
        last=before[0] if before else None,
    )
    stood, _ = standing(before, on)
    check_status(stood, decided.status, basis=decided.basis, reason=decided.reason)
    given: FindingStatus = FindingStatus.objects.create(
        finding=finding,
        status=decided.status,
        body=body,
        decided_by=person_of(by),
        basis=decided.basis.strip(),
        reason=decided.reason.strip(),
        review=review,
        effective_on=on,
    )
    return given


def statuses_of(finding: Finding, moment: Moment | None = None) -> list[FindingStatus]:
    """Every decision of a finding's status known at the moment, newest first."""
    rows = FindingStatus.objects.filter(finding=finding).upto(moment or Moment.latest())
    return list(rows.select_related("decided_by", "review").newest_first())


@change
def record_review(*, by: Member, plan: Plan, review: ReviewInput) -> FindingReview:
    """Record one decision of a body about the status of several findings, all or none of them.

    Each has its own basis. What was proposed for these findings in that year is then done with.
    """
    check_may(by, "finding.record_status", plan)
    if not review.body.strip():
        raise Refused("Name the body that decided.", field="body")
    if not review.rows:
        raise Refused("Choose at least one finding that it decided about.", field="findings")
    held: FindingReview = FindingReview.objects.create(
        plan=plan,
        year=review.year,
        body=review.body.strip(),
        held_on=review.on,
        recorded_by=person_of(by),
    )
    for finding, decided in review.rows:
        _check_answered(by, plan, finding)
        _decide(by, finding, decided, held.body, review.on, review=held)
    record("finding.reviewed", plan)
    done = [finding.pk for finding, _ in review.rows]
    StatusProposal.objects.filter(plan=plan, year=review.year, finding__in=done).delete()
    return held


def _check_answered(by: Member, plan: Plan, finding: Finding) -> None:
    """A plan's review is of findings that it answers, and that the member may read."""
    check_may(by, "inspection.view", finding.inspection)
    answers = PlanInspection.objects.filter(plan=plan, inspection=finding.inspection_id)
    if not answers.as_at(Moment.latest()).filter(present=True).exists():
        raise Refused("The plan does not answer this finding.", field="findings")


def propose_status(
    *, by: Member, plan: Plan, year: int, finding: Finding, proposed: StatusInput
) -> StatusProposal:
    """Keep what a review may decide of one finding. Operational: nothing is recorded yet."""
    check_may(by, "finding.propose_status", plan)
    _check_answered(by, plan, finding)
    before = statuses_of(finding)
    check_status(
        before[0].status if before else "open",
        proposed.status,
        basis=proposed.basis,
        reason=proposed.reason,
    )
    values = {
        "status": proposed.status,
        "basis": proposed.basis.strip(),
        "reason": proposed.reason.strip(),
        "person": person_of(by),
        "touched_at": clock.now(),
    }
    kept, _ = StatusProposal.objects.update_or_create(
        plan=plan, year=year, finding=finding, defaults=values
    )
    return kept


def drop_proposal(*, by: Member, proposal: StatusProposal) -> None:
    """Take a proposal away again."""
    check_may(by, "finding.propose_status", proposal.plan)
    proposal.delete()
