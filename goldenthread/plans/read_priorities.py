"""Reading a plan's priorities at some moments, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.ledger.tracks import PREVIOUS, held
from goldenthread.plans.models import Plan, Priority, PriorityImpact, PriorityTerms
from goldenthread.plans.position import ActionRow, PriorityRow, gone_back_from
from goldenthread.plans.ratings import Impact

type Moments = Sequence[Moment]

PRIORITY_WORDS = ("pk", "terms0__lead__post")
PRIORITY_COLUMNS = (
    *("terms{0}__number", "terms{0}__title", "terms{0}__outcome", "terms{0}__lead_id"),
    *("terms{0}__present", "impact{0}__rating", "impact{0}__below_standard"),
    "before{0}__rating",
)


@prepared
def _priority_rows(count: int) -> Any:
    tracks: dict[str, Any] = {}
    for n, moment in enumerate(moments_to_come(count)):
        tracks |= {
            f"terms{n}": held(PriorityTerms, "terms", moment),
            f"impact{n}": held(PriorityImpact, "impacts", moment),
            f"before{n}": held(PriorityImpact, "impacts", moment, PREVIOUS),
        }
    columns = [name.format(n) for n in range(count) for name in PRIORITY_COLUMNS]
    rows: Any = Priority.objects.filter(plan=Given("plan")).alias(**tracks)
    return rows.order_by("terms0__number").values_list(*PRIORITY_WORDS, *columns)


def priorities_at(plan: Plan, moments: Moments) -> list[list[PriorityRow]]:
    read = _priority_rows.rows(len(moments), plan=plan.pk, **given(moments))
    width = len(PRIORITY_COLUMNS)
    return [
        [
            _priority(row[:2], row[2 + n * width : 2 + (n + 1) * width])
            for row in read
            if row[2 + n * width + 4]
        ]
        for n in range(len(moments))
    ]


def named_only(priorities: list[PriorityRow], actions: list[ActionRow]) -> list[PriorityRow]:
    """The priorities under which these actions stand, by their names only."""
    over = {row.priority_pk for row in actions}
    return [PriorityRow(row.ref, row.title, pk=row.pk) for row in priorities if row.pk in over]


def _priority(words: tuple[Any, ...], columns: tuple[Any, ...]) -> PriorityRow:
    number, title, outcome, lead, _present, impact, below, before = columns
    return PriorityRow(
        ref=str(number),
        title=title,
        impact=Impact(impact) if impact else None,
        impact_was=gone_back_from(impact, before),
        below_standard=bool(below),
        judgement_reason=below or "",
        pk=words[0],
        lead=words[1] or "",
        lead_id=lead,
        outcome=outcome or "",
    )
