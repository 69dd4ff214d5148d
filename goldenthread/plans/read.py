"""Reading a plan's position from the record: a few queries, whatever the plan's size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Person
from goldenthread.inspections.models import Finding, FindingKind, Inspection, Kind
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import (
    Action,
    Due,
    FindingImpact,
    FindingLink,
    Plan,
    PlanInspection,
    Priority,
    StateKind,
    Update,
)
from goldenthread.plans.position import ActionRow, FindingRow, Position, PriorityRow
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.plans.rules import LEFT_THE_PLAN

PLAN_COLUMNS = (
    *("title", "level_name", "impact_level", "dates_agreed_by"),
    *("board", "committee", "updates_due_day", "stage"),
)
# What roll-ups, filters and sorting need; a list then reads the rest for the rows it shows.
COLUMNS = (
    *("reference", "title", "priority_id", "lead_id", "owner_id", "starts_on", "due_on"),
    *("first__due_on", "state", "progress", "progress_on"),
    *("impact", "impact_on", "impact_below", "previous__impact", "look_again_on"),
)


def plan_at(member: Member, pk: int, moment: Moment) -> Any:
    """The plan with its terms at the moment, or None where the member may not see it."""
    return Plan.objects.visible_to(member).as_at(moment, *PLAN_COLUMNS).filter(pk=pk).first()


def posts(authority_id: int) -> dict[int, str]:
    """The post of each person of the authority, by number."""
    return dict(Person.objects.filter(authority=authority_id).values_list("pk", "post"))


def position(
    plan: Any, moment: Moment, member: Member, *, findings: bool = True, updates: bool = False
) -> Position:
    """How the plan stood: its actions, priorities and findings as rows.

    `updates`: also the latest update's words of each action, for papers and exports.
    """
    who = posts(plan.authority_id)
    priorities = _priorities(plan, moment, who)
    numbers = {row.pk: row.ref for row in priorities}
    actions = _actions(plan, moment, who, numbers)
    if updates:
        actions = _with_updates(actions, moment)
    return Position(
        as_at=moment.on,
        entry=moment.entry,
        include_later=moment.include_later,
        impact_level=plan.impact_level or "action",
        actions=tuple(sorted(actions, key=lambda row: reference_order(row.ref))),
        priorities=tuple(priorities),
        findings=tuple(_findings(plan, moment, member, actions)) if findings else (),
    )


def reference_order(reference: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts 1.2 before 1.10, and letters after numbers."""
    parts = reference.replace("-", ".").split(".")
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts)


def _priorities(plan: Plan, moment: Moment, who: dict[int, str]) -> list[PriorityRow]:
    names = ("number", "title", "outcome", "lead_id", "present")
    impact = ("impact", "impact_below", "previous__impact")
    rows = Priority.objects.filter(plan=plan).as_at(moment, *names, *impact)
    return [
        PriorityRow(
            ref=str(row.number),
            title=row.title,
            impact=Impact(row.impact) if row.impact else None,
            impact_was=gone_back_from(row.impact, row.previous__impact),
            below_standard=bool(row.impact_below),
            judgement_reason=row.impact_below or "",
            pk=row.pk,
            lead=who.get(row.lead_id, ""),
            lead_id=row.lead_id,
            outcome=row.outcome or "",
        )
        for row in sorted(rows, key=lambda each: each.number or 0)
        if row.present
    ]


def gone_back_from(impact: str | None, before: str | None) -> Impact | None:
    """The higher level that impact has gone back from, if it has."""
    if not impact or not before:
        return None
    was = Impact(before)
    return was if was.step > Impact(impact).step else None


def _actions(
    plan: Plan, moment: Moment, who: dict[int, str], numbers: dict[int, str]
) -> list[ActionRow]:
    rows = Action.objects.filter(authority=plan.authority_id).as_at(moment, "plan_id", *COLUMNS)
    rows = rows.filter(plan_id=plan.pk).values("pk", *COLUMNS)
    moves = _moves(moment, plan)
    return [_action(row, moment, who, numbers, moves.get(row["pk"], 0)) for row in rows]


def _moves(moment: Moment, plan: Plan) -> dict[int, int]:
    """How often the due date of each action has moved by the moment."""
    moved = Due.objects.upto(moment).filter(authority=plan.authority_id, request__isnull=False)
    return dict(moved.values_list("action").annotate(Count("request", distinct=True)))


def _action(
    row: dict[str, Any], moment: Moment, who: dict[int, str], numbers: dict[int, str], moves: int
) -> ActionRow:
    state = row["state"] or StateKind.OPEN
    progress = Progress(row["progress"] or Progress.NOT_STARTED)
    late = progress is Progress.NOT_STARTED and row["starts_on"] < moment.on
    return ActionRow(
        ref=row["reference"],
        title=row["title"],
        priority=numbers.get(row["priority_id"], ""),
        lead=who.get(row["lead_id"], ""),
        owner=who.get(row["owner_id"], ""),
        progress=progress,
        starts_on=row["starts_on"],
        original_due=row["first__due_on"],
        due=row["due_on"],
        moves=moves,
        should_have_started=late and state == StateKind.OPEN,
        state="" if state == StateKind.OPEN else StateKind(state).label,
        counted=state not in LEFT_THE_PLAN,
        signed_off_on=row["progress_on"] if progress is Progress.COMPLETE else None,
        impact=Impact(row["impact"] or Impact.NOT_ASSESSED),
        impact_on=row["impact_on"],
        impact_was=gone_back_from(row["impact"], row["previous__impact"]),
        below_standard=bool(row["impact_below"]),
        judgement_reason=row["impact_below"] or "",
        pk=row["pk"],
        priority_pk=row["priority_id"],
        lead_id=row["lead_id"],
        owner_id=row["owner_id"],
        state_code=state,
        look_again_on=row["look_again_on"],
    )


def _with_updates(actions: Iterable[ActionRow], moment: Moment) -> list[ActionRow]:
    from dataclasses import replace

    words = latest_updates([row.pk for row in actions], moment)
    return [
        replace(row, latest_update=words[row.pk].narrative or "", updated_on=words[row.pk].period)
        if row.pk in words
        else row
        for row in actions
    ]


def latest_updates(actions: list[int], moment: Moment) -> dict[int, Update]:
    """The update of the last period that each action has one for, as at the moment."""
    given = Update.objects.upto(moment)
    last = given.filter(action__in=actions).values_list("action").annotate(Max("period"))
    wanted: dict[Any, list[int]] = defaultdict(list)
    for action, period in last:
        wanted[period].append(action)
    found: dict[int, Update] = {}
    for period, pks in wanted.items():
        rows = given.filter(period=period, action__in=pks).order_by("effective_on", "entry")
        found |= {row.action_id: row for row in rows}
    return found


def _findings(
    plan: Plan, moment: Moment, member: Member, actions: Iterable[ActionRow]
) -> list[FindingRow]:
    """The findings that the plan answers, of inspections that the member may see."""
    answered = PlanInspection.objects.filter(plan=plan).as_at(moment).filter(present=True)
    inspections = {
        row.pk: row
        for row in Inspection.objects.visible_to(member)
        .filter(pk__in=answered.values("inspection"))
        .as_at(moment, "kind", "ended_on")
    }
    names = ("number", "text", "present")
    rows = Finding.objects.filter(inspection__in=list(inspections)).as_at(moment, *names)
    links = FindingLink.objects.filter(finding__inspection__in=list(inspections)).as_at(moment)
    refs = {row.pk: row.ref for row in actions}
    linked: dict[int, list[int]] = defaultdict(list)
    for finding, action in links.filter(present=True).values_list("finding", "action"):
        if action in refs:
            linked[finding].append(action)
    impacts = FindingImpact.objects.filter(finding__inspection__in=list(inspections))
    ratings = {each.finding_id: each for each in impacts.as_at(moment)}
    return [
        _finding(row, inspections[row.inspection_id], linked[row.pk], refs, ratings.get(row.pk))
        for row in sorted(rows, key=lambda each: (each.inspection_id, each.number or 0))
        if row.present and row.kind != FindingKind.STRENGTH
    ]


def _finding(
    row: Any, inspection: Any, actions: list[int], refs: dict[int, str], impact: Any
) -> FindingRow:
    actions = sorted(actions, key=lambda pk: reference_order(refs[pk]))
    ended = f" of {inspection.ended_on:%B %Y}" if inspection.ended_on else ""
    return FindingRow(
        ref=str(row.number),
        text=row.text or "",
        kind=FindingKind(row.kind).label,
        inspection=f"{Kind(inspection.kind).label}{ended}",
        status="",
        actions=tuple(refs[pk] for pk in actions),
        impact=Impact(impact.rating) if impact else None,
        below_standard=bool(impact and impact.below_standard),
        judgement_reason=(impact.below_standard or "") if impact else "",
        pk=row.pk,
        action_pks=tuple(actions),
    )
