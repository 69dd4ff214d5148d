"""Reading what a plan answers: inspections, their findings, and which actions answer them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import ExpressionWrapper, IntegerField, Q

from goldenthread.accounts.access import Member
from goldenthread.inspections.models import (
    DateKind,
    Finding,
    FindingKind,
    FindingText,
    Inspection,
    InspectionDetails,
    Kind,
)
from goldenthread.inspections.rules import statement_due
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.ledger.tracks import PREVIOUS, held
from goldenthread.plans.finding_status import WORDS
from goldenthread.plans.models import (
    FindingImpact,
    FindingLink,
    FindingStatus,
    Plan,
    PlanInspection,
)
from goldenthread.plans.position import ActionRow, FindingRow, InspectionRow, gone_back_from
from goldenthread.plans.ratings import Impact

type Moments = Sequence[Moment]


def inspections_of(plan: Plan, moment: Moment, member: Member) -> list[InspectionRow]:
    """The inspections that the plan answers, of those that the member may see."""
    answered = PlanInspection.objects.filter(plan=plan).as_at(moment).filter(present=True)
    rows: Any = Inspection.objects.visible_to(member).filter(pk__in=answered.values("inspection"))
    rows = rows.alias(said=held(InspectionDetails, "details", moment)).exclude(said__kind=None)
    # Every date ever told of each, in order, so that the last told of a kind stays.
    rows = rows.order_by("pk", "dates__effective_on", "dates__entry")
    told = ("dates__kind", "dates__on", "dates__effective_on", "dates__entry")
    kinds: dict[int, tuple[str, date | None]] = {}
    days: dict[int, dict[str, date | None]] = defaultdict(dict)
    for pk, kind, ended_on, name, day, on, entry in rows.values_list(
        "pk", "said__kind", "said__ended_on", *told
    ):
        kinds[pk] = kind, ended_on
        if name and on <= moment.on and entry <= moment.entry:
            days[pk][name] = day
    off = member.authority.days_off
    return [_inspection(pk, *kinds[pk], days[pk], off) for pk in kinds]


def _inspection(
    pk: int,
    kind: str,
    ended_on: date | None,
    days: dict[str, date | None],
    days_off: tuple[date, ...],
) -> InspectionRow:
    due = statement_due(
        kind,
        received=days.get(DateKind.RECEIVED),
        published=days.get(DateKind.PUBLISHED),
        stated=days.get(DateKind.STATEMENT_DUE),
        extra_days_off=days_off,
    )
    return InspectionRow(
        pk=pk,
        kind=Kind(kind).label,
        ended_on=ended_on,
        statement_due_on=due.on if due else None,
        no_later_than=bool(due and due.no_later_than and not due.stated),
        difference=due.difference if due else "",
    )


FINDING_COLUMNS = (
    *("impact{0}__rating", "impact{0}__below_standard", "before{0}__rating"),
    *("status{0}__status", "status{0}__effective_on", "status{0}__body"),
    *("status{0}__decided_by__post", "status{0}__basis", "status{0}__review__year"),
)


FINDING_WORDS = (
    *("pk", "kind", "inspection"),
    *("said__number", "said__text", "said__practice_area"),
)


@prepared
def _finding_rows(count: int, inspections: int) -> Any:
    """FINDING_WORDS, then FINDING_COLUMNS for each moment."""
    moments = moments_to_come(count)
    tracks: dict[str, Any] = {"said": held(FindingText, "texts", moments[0])}
    for n, moment in enumerate(moments):
        tracks |= {
            f"impact{n}": held(FindingImpact, "impacts", moment),
            f"before{n}": held(FindingImpact, "impacts", moment, PREVIOUS),
            f"status{n}": held(FindingStatus, "statuses", moment),
        }
    columns = [name.format(n) for n in range(count) for name in FINDING_COLUMNS]
    rows: Any = Finding.objects.filter(_one_of("inspection", inspections))
    rows = rows.exclude(kind=FindingKind.STRENGTH).alias(**tracks).filter(said__present=True)
    return rows.order_by("inspection", "said__number").values_list(*FINDING_WORDS, *columns)


def _one_of(name: str, inspections: int) -> Q:
    """One of so many inspections. (A look-up `in` takes no expressions where keys are foreign.)"""
    each = (Q(**{name: Given(f"inspection{n}")}) for n in range(inspections))
    return reduce(or_, each)


def findings_of(
    inspections: list[InspectionRow], moments: Moments, actions: Sequence[list[ActionRow]]
) -> list[list[FindingRow]]:
    """For each moment, the findings of these inspections that are for the plan to answer, by its
    actions of that moment."""
    shape = len(moments), len(inspections)
    values = {f"inspection{n}": row.pk for n, row in enumerate(inspections)} | given(moments)
    read = _finding_rows.rows(*shape, **values)
    links = _links(_link_rows.rows(*shape, **values), len(moments))
    # One that was withdrawn or transferred answers nothing.
    refs = [{row.pk: (n, row.ref) for n, row in enumerate(rows) if row.counted} for rows in actions]
    kept = {row.pk: row for row in inspections}
    return [
        [_finding(row, n, kept[row[2]], links[n][row[0]], refs[n]) for row in read]
        for n in range(len(moments))
    ]


@prepared
def _link_rows(count: int, inspections: int) -> Any:
    rows: Any = FindingLink.objects.filter(_one_of("finding__inspection", inspections))
    upto = {f"upto{n}": told_by(moment) for n, moment in enumerate(moments_to_come(count))}
    return rows.oldest_first().annotate(**upto).values_list("finding", "action", "present", *upto)


def _links(read: list[tuple[Any, ...]], count: int) -> list[dict[int, set[int]]]:
    """For each moment, the actions of each finding.

    Folded here: links seldom change, so that the whole of their history costs less to read
    than a look-up for each.
    """
    found = []
    for n in range(count):
        linked: dict[int, set[int]] = defaultdict(set)
        for finding, action, present, *told in read:
            if told[n]:
                (linked[finding].add if present else linked[finding].discard)(action)
        found.append(linked)
    return found


def told_by(moment: Moment) -> Any:
    """Whether a row of a fact had taken effect and was known at the moment.

    As a number, which is true or false as it comes: SQLite's would be converted one by one.
    """
    by_then = Q(effective_on__lte=moment.on, entry__lte=moment.entry)
    return ExpressionWrapper(by_then, output_field=IntegerField())


def _finding(
    row: tuple[Any, ...],
    n: int,
    inspection: InspectionRow,
    linked: set[int],
    refs: dict[int, tuple[int, str]],
) -> FindingRow:
    pk, kind, _, number, text, practice_area, *columns = row
    pks = tuple(sorted(linked & refs.keys(), key=refs.__getitem__))
    width = len(FINDING_COLUMNS)
    impact, below, before, status, *decided = columns[n * width : (n + 1) * width]
    on, body, post, basis, review = decided
    return FindingRow(
        ref=str(number),
        text=text or "",
        kind=FindingKind(kind).label,
        inspection=inspection.name,
        status=WORDS.get(status, ""),
        actions=tuple(refs[pk][1] for pk in pks),
        impact=Impact(impact) if impact else None,
        impact_was=gone_back_from(impact, before),
        below_standard=bool(below),
        judgement_reason=below or "",
        pk=pk,
        action_pks=pks,
        practice_area=practice_area or "",
        inspection_pk=inspection.pk,
        status_code=status or "open",
        status_on=on,
        status_by=body or post or "",
        status_basis=basis or "",
        status_review=review,
    )
