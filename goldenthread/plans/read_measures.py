"""What measures and the plan say of each other: charts of a subject, marks, contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import or_
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, Subquery

from goldenthread.accounts.access import Member, decide
from goldenthread.core.templating import url
from goldenthread.inspections.areas import areas_at
from goldenthread.inspections.models import Inspection, Kind
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.together import Part, Row
from goldenthread.measures.charts import Mark
from goldenthread.measures.models import Definition, Target
from goldenthread.measures.read import in_order, series_of
from goldenthread.measures.series import Series
from goldenthread.plans.models import (
    Action,
    ActionText,
    MeasureOnAction,
    MeasureOnPriority,
    Placement,
    Plan,
    Priority,
    Progress,
)
from goldenthread.plans.ratings import Progress as Level
from goldenthread.plans.read import reference_order


def practice_areas(
    authority: Authority, moment: Moment, offered: bool
) -> Sequence[tuple[str, str]]:
    """The practice areas that measures are in too: code and word."""
    areas = areas_at(authority, moment)
    return [(area.code, area.word) for area in areas if area.offered or not offered]


def marks_for(
    member: Member, measures: Collection[int], moment: Moment
) -> Mapping[int, Iterable[Mark]]:
    """When inspectors came, and when the actions that should move a measure were complete."""
    if not decide(member, "plan.view"):
        return {}
    came = _inspections(member, moment)
    found: dict[int, list[Mark]] = {measure: list(came) for measure in measures}
    for measure, mark in _completed(member, measures, moment):
        found[measure].append(mark)
    return found


def _inspections(member: Member, moment: Moment) -> list[Mark]:
    rows = Inspection.objects.visible_to(member).as_at(moment, "kind", "ended_on")
    return [
        Mark(row.ended_on, Kind(row.kind).label, url("inspection", row.pk))
        for row in rows
        if row.ended_on
    ]


def _completed(
    member: Member, measures: Collection[int], moment: Moment
) -> Iterable[tuple[int, Mark]]:
    """In one query: a chart's page has few to spare."""
    told: dict[str, tuple[Any, str]] = {
        "rated": (Progress, "rating"),
        "since": (Progress, "effective_on"),
        "reference": (ActionText, "reference"),
        "title": (ActionText, "title"),
    }
    links = MeasureOnAction.objects.filter(authority=member.authority, measure__in=measures)
    rows: Any = links.as_at(moment).filter(present=True)
    rows = rows.annotate(
        **{name: LookUp(*of, moment, "", "action_id") for name, of in told.items()}
    )
    done = rows.filter(rated=Level.COMPLETE).order_by("action")
    columns = ("measure", "action", "since", "reference", "title")
    for measure, action, since, reference, title in done.values_list(*columns):
        words = f"{reference} is complete: {title}"
        yield measure, Mark(since, words, url("action", action))


@dataclass(frozen=True, slots=True)
class PlanMeasures:
    """The measures of a plan by priority (number, title, charts)."""

    groups: list[tuple[Any, list[Series]]]

    @property
    def all(self) -> list[Series]:
        """Every measure once."""
        return [*{each.pk: each for _, charts in self.groups for each in charts}.values()]


def plan_measures(plan: Plan, moment: Moment) -> PlanMeasures:
    """What should move because of a plan's priorities and of the actions in them."""
    return measures_of_plans(plan.authority_id, [plan.pk], moment)


def measures_of_plans(authority: int, plans: Collection[int], moment: Moment) -> PlanMeasures:
    """The same of several plans, in as many queries."""
    of_priority = MeasureOnPriority.objects.filter(priority__plan__in=plans).as_at(moment)
    of_action = MeasureOnAction.objects.filter(authority=authority).as_at(moment)
    actions = _actions_of(plans, of_action, moment)
    above = _pairs(of_priority, "priority")
    below = [(pk, measure) for pk, measure in _pairs(of_action, "action") if pk in actions]
    wanted = {measure for _, measure in (*above, *below)}
    known = {each.pk: each for each in series_of(authority, moment, wanted)} if wanted else {}
    own: dict[int, set[int]] = defaultdict(set)
    for priority, measure in above:
        own[priority].add(measure)
    for action, measure in below:
        own[actions[action].priority_id].add(measure)
    named = Priority.objects.filter(plan__in=plans).as_at(moment, "number", "title", "present")
    rows = sorted(named.filter(present=True), key=lambda row: (row.plan_id, row.number))
    groups = [(row, [each for each in known.values() if each.pk in own[row.pk]]) for row in rows]
    return PlanMeasures(groups)


def _actions_of(plans: Collection[int], links: Any, moment: Moment) -> dict[int, Any]:
    """The actions with measures that stand in plans, with where they do."""
    rows = Action.objects.filter(pk__in=links.filter(present=True).values("action"))
    named = rows.as_at(moment, "plan_id", "priority_id")
    return {row.pk: row for row in named if row.plan_id in plans}


def _pairs(links: Any, name: str) -> list[tuple[int, int]]:
    return list(links.filter(present=True).values_list(name, "measure"))


class Defined(NamedTuple):
    """A measure as it was defined, with the `form` and `value` of its last target: None without
    one."""

    pk: int
    reference: str
    name: str
    polarity: str
    baseline: Decimal | None
    baseline_on: date | None
    form: str | None
    value: Decimal | None


def definitions_of(plan: Any, moment: Moment) -> Part[list[Defined]]:
    """The measures of a plan by reference; no figure is read."""
    of, now = plan.authority_id, Q(present=True)
    above: Any = MeasureOnPriority.objects.filter(priority__plan=plan.pk).as_at(moment)
    placed: Any = Placement.objects.filter(authority=of).as_at(moment).filter(plan=plan.pk)
    below: Any = MeasureOnAction.objects.filter(authority=of, action__in=placed.values("action"))
    links = (above.filter(now), below.as_at(moment).filter(now))
    linked = [Q(measure__in=each.values("measure")) for each in links]
    aims: Any = Target.objects.filter(authority=of, measure=OuterRef("measure")).as_at(moment)
    aims = aims.filter(now).order_by("-by")
    rows: Any = Definition.objects.filter(authority=of).as_at(moment).filter(now, or_(*linked))
    rows = rows.annotate(**{name: Subquery(aims.values(name)[:1]) for name in ("form", "value")})

    def read(found: list[Row]) -> list[Defined]:
        return sorted((Defined(*row) for row in found), key=lambda row: in_order(row.reference))

    return Part(rows, ("measure_id", *Defined._fields[1:]), read)


def without_baseline(plan: Any, moment: Moment) -> list[Defined]:
    """The measures of which nobody could say from where they moved. One query."""
    return [each for each in definitions_of(plan, moment).alone() if each.baseline is None]


def plans_of_measure(measure: Any, moment: Moment) -> set[int]:
    """The plans in which a priority or an action should move a measure."""
    above = MeasureOnPriority.objects.filter(measure=measure).as_at(moment).filter(present=True)
    below = MeasureOnAction.objects.filter(measure=measure).as_at(moment).filter(present=True)
    placed = Placement.objects.filter(action__in=below.values("action")).as_at(moment)
    return {*above.values_list("priority__plan", flat=True), *placed.values_list("plan", flat=True)}


def actions_of_measure(member: Member, measure: int, moment: Moment) -> Sequence[Any]:
    """The actions that should move a measure, with both ratings, in their order."""
    links = MeasureOnAction.objects.filter(authority=member.authority, measure=measure)
    pks = links.as_at(moment).filter(present=True).values("action")
    rows = Action.objects.visible_to(member).filter(pk__in=pks)
    found = rows.as_at(moment, "reference", "title", "progress", "impact", "impact_below")
    return sorted(found, key=lambda row: reference_order(row.reference))
