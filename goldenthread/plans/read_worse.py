"""Which measures of a plan get worse, for its trigger: under which priority, and since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.ledger.moments import Moment
from goldenthread.measures.read_judged import judged
from goldenthread.plans.contingencies import Spell, Trigger, since_of
from goldenthread.plans.models import Contingency, FindingLink
from goldenthread.plans.read import position
from goldenthread.plans.read_contingencies import settings_of
from goldenthread.plans.read_contradictions import measure_links


def spells(plan: Any, worker: Member) -> list[Spell]:
    """The measures of a live plan that get worse today, for as many readings as its trigger says.
    None where it is not watched. Whether they were asked about before is not looked at."""
    now = Moment.latest()
    setting = settings_of(plan, now)[Trigger.MEASURE]
    if not setting.is_watched:
        return []
    above = _priorities_of(plan, worker, now)
    charts = judged(plan.authority_id, now, above.keys())
    worse = [each for each in charts.values() if each.judgement.variation.is_worse]
    asked = defaultdict(list)
    known = Contingency.objects.filter(plan=plan.pk, measure__isnull=False).order_by("pk")
    for measure, since, periods in known.values_list("measure", "since", "periods"):
        asked[measure].append((since, periods))
    return [
        Spell(
            each.pk,
            above[each.pk],
            since_of(each.periods, each.stretch, reversed(asked[each.pk])),
            each.stretch,
        )
        for each in worse
        if each.stretch >= (setting.periods or 1)
    ]


def _priorities_of(plan: Any, worker: Member, now: Moment) -> dict[int, int]:
    """Of each measure of a plan the priority whose lead answers for it: where it should move
    because of several, or of actions or findings in several, the first in their order."""
    stood = position(plan, now, worker, findings=False)
    order = {row.pk: place for place, row in enumerate(stood.priorities)}
    of_action = {row.pk: row.priority_pk for row in stood.counted}
    answered: dict[int, list[int]] = defaultdict(list)
    links = FindingLink.objects.filter(authority=plan.authority_id).as_at(now).filter(present=True)
    for finding, action in links.values_list("finding", "action"):
        answered[finding].append(action)

    def under(kind: str, subject: int) -> Iterator[int]:
        if kind == "priority":
            yield subject
        else:
            actions = [subject] if kind == "action" else answered[subject]
            yield from (of_action[each] for each in actions if each in of_action)

    found: dict[int, set[int]] = defaultdict(set)
    for part in measure_links(plan, now):
        for kind, subject, measure in part.alone():
            found[measure].update(each for each in under(kind, subject) if each in order)
    return {measure: min(some, key=order.__getitem__) for measure, some in found.items() if some}
