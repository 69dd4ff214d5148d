"""How findings of the living example stand: what the committee decided, and what is proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from goldenthread.demo.content.earlier_plan import EARLIER_PLAN
from goldenthread.demo.content.finding_decisions import FINDING_DECISIONS, PROPOSALS
from goldenthread.demo.content.people import BODIES
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.content.shapes import FindingDecision, StatusProposal
from goldenthread.demo.stage import Stage
from goldenthread.plans import changes

BODY_NAMES = {body.key: body.name for body in BODIES}
A_REVIEW = 3  # so many findings in one meeting are its review of the year

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """Each day's decision, and the proposals for the review to come."""
    for on, each in groupby(FINDING_DECISIONS, key=lambda decided: decided.on):
        yield on, partial(_decide, stage, on, list(each))
    for proposal in PROPOSALS:
        yield proposal.on, partial(_propose, stage, proposal)


def _decide(stage: Stage, on: date, decided: Sequence[FindingDecision]) -> None:
    if len(decided) >= A_REVIEW:
        _review(stage, on, decided)
        return
    for each in decided:
        changes.decide_finding_status(
            by=stage.member("democratic_services"),
            finding=stage.findings[each.finding],
            decided=_input(each),
            body=BODY_NAMES[each.by],
        )


def _review(stage: Stage, on: date, decided: Sequence[FindingDecision]) -> None:
    changes.record_review(
        by=stage.member("democratic_services"),
        plan=stage.plans[EARLIER_PLAN.key],
        review=changes.ReviewInput(
            on.year,
            BODY_NAMES[decided[0].by],
            on,
            [(stage.findings[each.finding], _input(each)) for each in decided],
        ),
    )


def _input(each: FindingDecision) -> changes.StatusInput:
    return changes.StatusInput(each.status, each.basis, each.reason)


def _propose(stage: Stage, each: StatusProposal) -> None:
    changes.propose_status(
        by=stage.member(each.by),
        plan=stage.plans[PLAN.key],
        year=each.year,
        finding=stage.findings[each.finding],
        proposed=changes.StatusInput(each.status, each.basis),
    )
