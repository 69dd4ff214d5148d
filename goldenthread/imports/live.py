"""A plan of the product in the shape of the plan check: the same rules as for a file. Pure.

What the product refuses by itself (a rating below the standard without a reason) is no matter
here. Success measures are written in no action, so nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from goldenthread.imports.check.shape import Action, Finding, Measure, Plan
from goldenthread.plans.position import ActionRow, Position
from goldenthread.plans.ratings import Impact
from goldenthread.plans.standard import Case, Item, reached

_RECORDS = frozenset(
    {"ref", "priority", "finding", "lead", "owner", "start", "due", "moves", "progress", "update",
     "sign-off", "measure", "baseline"}
)  # fmt: skip


def live_plan(
    position: Position,
    evidence: Mapping[int, Sequence[Item]],
    measures: Iterable[Measure] = (),
) -> Plan:
    """The actions that stand in counts, their priorities and findings, on the position's day.

    `evidence`: by an action's key, the pieces that it has. Where a plan requires impact of
    priorities or findings, evidence stands there, and an action without any says nothing.
    """
    answers: dict[str, list[str]] = {}
    for row in position.findings:
        for ref in row.actions:
            answers.setdefault(ref, []).append(row.ref)
    by_action = position.impact_level == "action"
    return Plan(
        actions=tuple(
            _action(row, position, tuple(answers.get(row.ref, ())), evidence.get(row.pk, ()))
            for row in position.counted
        ),
        findings=tuple(
            Finding(row.ref, row.text, finding_place(row.ref), len(row.actions))
            for row in position.findings
        ),
        measures=tuple(measures),
        priorities=tuple(row.label for row in position.priorities),
        records=_RECORDS | {"evidence", "impact"} if by_action else _RECORDS,
        on=position.as_at,
    )


def finding_place(ref: str) -> str:
    """Where a finding is: its number alone could be an action’s."""
    return f"finding {ref}"


def measure_place(reference: str) -> str:
    return f"measure {reference}"


def _action(
    row: ActionRow, position: Position, findings: tuple[str, ...], evidence: Sequence[Item]
) -> Action:
    labels = {priority.ref: priority.label for priority in position.priorities}
    return Action(
        ref=row.ref,
        text=row.title,
        place=row.ref,
        priority=labels.get(row.priority, row.priority),
        findings=findings,
        leads=(row.lead,) if row.lead else (),
        owners=(row.owner,) if row.owner else (),
        has_deputy=bool(row.deputy_id),
        start=row.starts_on,
        due=row.due,
        due_words=f"{row.due:%d/%m/%Y}" if row.due else "",
        due_form="day" if row.due else "",
        original_due=row.original_due,
        moves=row.moves,
        progress=row.progress.value,
        is_signed_off=row.signed_off_on is not None,
        completed_on=row.signed_off_on,
        impact=row.impact.value,
        reached=_reached(row, evidence, position.as_at),
        evidence=len(evidence),
        updates=(row.latest_update,) if row.latest_update else (),
    )


def _reached(row: ActionRow, evidence: Sequence[Item], on: date) -> str:
    """The highest impact that the evidence of the day carries; "" where the rating needs none, or
    is marked as the assessor's judgement. Whether an improvement lasts is no matter here."""
    if row.below_standard or row.impact.step < Impact.EARLY.step:
        return ""
    carried = reached(Case(evidence, on)) or Impact.NO_EVIDENCE
    return (Impact.SUSTAINED if carried is Impact.CLEAR else carried).value
