"""Where impact ratings and the figures tell different stories, in a whole plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from goldenthread.ledger.moments import Moment
from goldenthread.ledger.together import Part, Row
from goldenthread.measures.read_judged import judged
from goldenthread.plans.measured import CLAIMS, DENIES, MEASURED, contradiction
from goldenthread.plans.position import Position, Rated
from goldenthread.plans.ratings import in_force

type Link = tuple[str, int, int]
"""Of "action", "priority" or "finding": its key, and that of a measure which it should move."""
type Told = dict[tuple[str, int], list[tuple[str, str]]]


def measure_links(plan: Any, moment: Moment) -> list[Part[list[Link]]]:
    """Which measures should move because of what, in the plan's authority."""
    return [_links(name, model, plan, moment) for name, model in MEASURED.values()]


def _links(name: str, model: Any, plan: Any, moment: Moment) -> Part[list[Link]]:
    rows = model.objects.filter(authority=plan.authority_id).as_at(moment).filter(present=True)

    def read(found: list[Row]) -> list[Link]:
        return [(name, subject, measure) for subject, measure in found]

    return Part(rows, (f"{name}_id", "measure_id"), read)


def contradictions(position: Position, links: Iterable[Link], plan: Any, moment: Moment) -> Told:
    """By what is rated: the reason why it stands out. Figures are read where a rating could
    contradict them."""
    rated = _rated(position)
    named: dict[tuple[str, int], list[int]] = defaultdict(list)
    for kind, subject, measure in links:
        if (kind, subject) in rated:
            named[kind, subject].append(measure)
    wanted = {measure for measures in named.values() for measure in measures}
    charts = judged(plan.authority_id, moment, wanted)
    found: Told = {}
    for about, measures in named.items():
        impact = rated[about].impact or ""
        known = [charts[measure] for measure in sorted(measures) if measure in charts]
        said = contradiction(impact, in_force().impact.word(impact).lower(), known)
        if said:
            found[about] = [("figures", said)]
    return found


def _rated(position: Position) -> dict[tuple[str, int], Rated]:
    """What has a rating that figures can contradict."""
    rows: dict[tuple[str, int], Rated] = {
        **{("action", row.pk): row for row in position.counted},
        **{("priority", row.pk): row for row in position.priorities},
        **{("finding", row.pk): row for row in position.findings},
    }
    return {about: row for about, row in rows.items() if row.impact in (*CLAIMS, *DENIES)}
