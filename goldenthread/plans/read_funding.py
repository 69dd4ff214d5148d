"""Reading funding as it stood at a moment: the lines in one query, their months in another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, When
from django.db.models.functions import Coalesce

from goldenthread.accounts.members import post_of
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.together import Part
from goldenthread.plans.funding import NO_PRIORITY, LineRow, MonthRow, Need
from goldenthread.plans.models import (
    ActionText,
    FundingLine,
    FundingMonth,
    FundingNeed,
    FundingStage,
    FundingTerms,
    Placement,
    PriorityTerms,
    State,
)
from goldenthread.plans.read import reference_order
from goldenthread.plans.read_challenges import label_of
from goldenthread.plans.rules import LEFT_THE_PLAN

NEED = ("action_id", "estimate", "by_priority", "waiting")


def funding_of(plan: Any, moment: Moment) -> list[LineRow]:
    """The lines of a plan, of its priorities and of the actions that stand in it; in that order."""
    here = Placement.objects.as_at(moment).filter(plan=plan.pk).values("action")
    return _rows(Q(plan=plan.pk, action=None) | Q(action__in=here), moment)


def funding_line_at(pk: int, moment: Moment) -> LineRow | None:
    """One line; None where there was none yet."""
    return next(iter(_rows(Q(pk=pk), moment)), None)


def _rows(wanted: Q, moment: Moment) -> list[LineRow]:
    lines = list(_told(wanted, moment))
    months: dict[int, list[MonthRow]] = defaultdict(list)
    rows: Any = FundingMonth.objects.filter(line__in=[line.pk for line in lines]).as_at(moment)
    told = rows.exclude(forecast=None, spent=None).order_by("month")
    for line, month, *amounts in told.values_list("line", "month", "forecast", "spent"):
        months[line].append(MonthRow(month, *amounts))
    made = [replace(_row(line), months=tuple(months[line.pk])) for line in lines]
    return sorted(made, key=_order)


def _order(row: LineRow) -> tuple[object, ...]:
    """The plan as a whole last; a priority before its actions."""
    is_action = row.kind == "action"
    ref = row.label.removeprefix("Action ")
    return (row.number, is_action, reference_order(ref) if is_action else (), row.pk)


def _told(wanted: Q, moment: Moment) -> Any:
    def of(fact: Any, column: str, key: str = "pk") -> LookUp:
        return LookUp(fact, column, moment, "", key)

    rows: Any = FundingLine.objects.filter(wanted).annotate(
        title=of(FundingTerms, "title"),
        source=of(FundingTerms, "source"),
        recurrence=of(FundingTerms, "recurrence"),
        note=of(FundingTerms, "note"),
        stage=of(FundingStage, "stage"),
        stage_on=of(FundingStage, "effective_on"),
        amount=of(FundingStage, "amount"),
        body=of(FundingStage, "body"),
        stage_note=of(FundingStage, "note"),
        decider=of(FundingStage, "decided_by"),
        reference=of(ActionText, "reference", "action_id"),
        action_title=of(ActionText, "title", "action_id"),
        placed_in=of(Placement, "priority", "action_id"),
    )
    rows = rows.annotate(
        for_priority=Coalesce("priority_id", "placed_in"),
        priority_number=of(PriorityTerms, "number", "for_priority"),
        priority_title=of(PriorityTerms, "title", "for_priority"),
        recorded_by=post_of("decider"),
    )
    return rows.exclude(stage=None).order_by("pk")


def _row(line: Any) -> LineRow:
    kind, number = line.kind, line.priority_number
    name, title = {
        "action": (line.reference, line.action_title),
        "priority": (number, line.priority_title),
        "plan": ("", "As a whole"),
    }[kind]
    return LineRow(
        pk=line.pk,
        title=line.title,
        source=line.source,
        recurrence=line.recurrence,
        stage=line.stage,
        stage_on=line.stage_on,
        kind=kind,
        subject=getattr(line, f"{kind}_id"),
        label=label_of(kind, name),
        subject_title=title or "",
        priority=line.for_priority,
        number=number or NO_PRIORITY,
        priority_label=f"Priority {number}: {line.priority_title}" if number else "",
        note=line.note or "",
        amount=line.amount,
        body=line.body,
        recorded_by=line.recorded_by or "",
        stage_note=line.stage_note or "",
    )


def unfunded(plan: Any, moment: Moment) -> list[Need]:
    """What actions need money and have no approved line; of those that the plan counts.

    One query. Another priority’s line, or its own where nobody said so, does not count.
    """
    return needs(plan, moment).alone()


def needs(plan: Any, moment: Moment) -> Part[list[Need]]:
    """The same, to be read with others: `Need`s."""
    return Part(_needs(plan, moment), NEED, lambda rows: [Need(*each) for each in sorted(rows)])


def _needs(plan: Any, moment: Moment) -> Any:
    places = Placement.objects.as_at(moment).filter(plan=plan.pk)
    rows: Any = FundingNeed.objects.as_at(moment).filter(needed=True)
    rows = rows.filter(action__in=places.values("action")).annotate(
        state=LookUp(State, "state", moment, "", "action_id"),
        placed_in=LookUp(Placement, "priority", moment, "", "action_id"),
    )
    rows = rows.alias(shared_with=Case(When(by_priority=True, then="placed_in")))
    rows = rows.exclude(state__in=LEFT_THE_PLAN)
    paid = Exists(_lines("approved", moment))
    return rows.filter(~paid).annotate(waiting=Exists(_lines("bid", moment)))


def _lines(stage: str, moment: Moment) -> Any:
    """The lines of such a stage that pay for the action of a need."""
    pays = Q(action=OuterRef("action")) | Q(priority=OuterRef("shared_with"))
    lines = FundingLine.objects.filter(pays)
    return lines.alias(stage=LookUp(FundingStage, "stage", moment, "", "pk")).filter(stage=stage)


def need_of(action: Any, moment: Moment) -> FundingNeed | None:
    """What was said of an action's need."""
    rows = FundingNeed.objects.filter(action=action).select_related("told_by")
    found: FundingNeed | None = rows.as_at(moment).first()
    return found
