"""The risks of the living example: raised, scored, closed and opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from goldenthread.demo.asking import subject_of
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.content.risks import RISKS, End, Risk, Scoring
from goldenthread.demo.stage import Stage
from goldenthread.plans import changes, models
from goldenthread.plans.risks import Kind

type Deeds = Iterator[tuple[date, Callable[[], object]]]
type Kept = dict[str, models.Risk]


def deeds(stage: Stage) -> Deeds:
    """Each risk on its day, then what became of it."""
    kept: Kept = {}
    for risk in RISKS:
        yield risk.on, partial(_raise, stage, kept, risk)
        for scoring in risk.scorings:
            yield scoring.on, partial(_score, stage, kept, risk, scoring)
        for end in risk.ends:
            yield end.on, partial(_end, stage, kept, risk, end)


def _raise(stage: Stage, kept: Kept, each: Risk) -> None:
    kept[each.title] = changes.raise_risk(
        by=stage.member(each.by),
        plan=stage.plans[PLAN.key],
        risk=changes.RiskInput(
            each.title, each.cause, each.consequence, each.response, stage.people[each.owner]
        ),
        scores=dict(zip(Kind, each.scores, strict=True)),
        why=each.why,
        touches=[subject_of(stage, name) for name in each.touches],
    )


def _score(stage: Stage, kept: Kept, risk: Risk, each: Scoring) -> None:
    changes.score_risk(
        by=stage.member(each.by),
        risk=kept[risk.title],
        kind=each.kind,
        likelihood=each.likelihood,
        severity=each.severity,
        why=each.why,
    )


def _end(stage: Stage, kept: Kept, risk: Risk, each: End) -> None:
    verb = changes.close_risk if each.closed else changes.reopen_risk
    verb(by=stage.member(each.by), risk=kept[risk.title], why=each.why)
