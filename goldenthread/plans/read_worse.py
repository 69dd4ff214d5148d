"""Which measures of a plan get worse, for its trigger: under which priorities, and since when."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.ledger.moments import Moment
from goldenthread.measures.read_judged import judged
from goldenthread.plans.answerable import answerable
from goldenthread.plans.contingencies import Spell, Trigger, since_of
from goldenthread.plans.models import Contingency, FindingLink, PriorityTerms
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
            priority,
            since_of(each.periods, each.stretch, reversed(asked[each.pk])),
            each.stretch,
        )
        for each in worse
        if each.stretch >= (setting.periods or 1)
        for priority in above[each.pk]
    ]


def _priorities_of(plan: Any, worker: Member, now: Moment) -> dict[int, list[int]]:
    """Of each measure of a plan the priorities whose leads answer for it: each lead once, for the
    first of theirs."""
    stood = position(plan, now, worker, findings=False)
    links = chain.from_iterable(part.alone() for part in measure_links(plan, now))
    answered: dict[int, list[int]] = defaultdict(list)
    answers = FindingLink.objects.filter(authority=plan.authority_id).as_at(now)
    for finding, action in answers.filter(present=True).values_list("finding", "action"):
        answered[finding].append(action)
    terms = PriorityTerms.objects.filter(priority__plan=plan.pk).as_at(now)
    leads = dict(terms.values_list("priority", "lead"))
    found = {}
    for measure, priorities in answerable(stood, links, answered).items():
        first = {leads[each]: each for each in reversed(priorities)}
        found[measure] = sorted(first.values(), key=priorities.index)
    return found
