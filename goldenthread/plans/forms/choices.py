"""What the forms that edit a plan offer to choose from, and what stands there now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.accounts.members import people_with
from goldenthread.accounts.models import Person
from goldenthread.inspections.models import Finding, FindingKind, Inspection, Kind
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import ActionText, Placement, Plan, Priority
from goldenthread.plans.permissions import OFFICERS, OWNERS
from goldenthread.plans.position import InspectionRow
from goldenthread.plans.read_findings import inspections_of

type Rows = Mapping[str, Any]

ACTION_COLUMNS = (
    *("reference", "title", "why", "difference", "practice_area", "plan_id", "priority_id"),
    *("lead_id", "owner_id", "deputy_id", "starts_on", "due_on", "state"),
)
PRIORITY_COLUMNS = ("number", "title", "outcome", "lead_id", "present")


@dataclass(frozen=True, slots=True)
class ActionChoices:
    """By the value of each choice: priorities, people who can lead, owners, findings; `areas` are
    choices themselves.

    `kept`: numbers of linked findings that this member is not offered, and so cannot take off.
    `due_on`: the date that holds, where the form may not move it.
    """

    priorities: Rows
    people: Rows
    owners: Rows
    findings: Rows
    inspections: Mapping[int, str]
    kept: tuple[int, ...] = ()
    areas: Sequence[tuple[str, str]] = ()
    due_on: date | None = None


def by_value(rows: Any) -> dict[str, Any]:
    return {str(row.pk): row for row in rows}


def officers(authority: Authority, *also: int | None) -> dict[str, Person]:
    """Who can lead an action, by post; besides, who does so now."""
    return by_value(people_with(authority, *OFFICERS, also=also))


def owners(authority: Authority, *also: int | None) -> dict[str, Person]:
    """Who can own an action, partners’ people too."""
    return by_value(people_with(authority, *OWNERS, also=also))


def leads_and_owners(
    authority: Authority, *also: int | None
) -> tuple[dict[str, Person], dict[str, Person]]:
    """Who can lead an action, and who can own one, partners’ people too; in one query."""
    people = people_with(authority, *OWNERS, also=also)
    kept = {pk for pk in also if pk is not None}
    leads = [each for each in people if each.pk in kept or not each.from_partner]  # type: ignore[attr-defined]
    return by_value(leads), by_value(people)


def priorities_of(plan: Plan) -> dict[str, Any]:
    """The plan's priorities by number, with number and title."""
    rows = Priority.objects.filter(plan=plan).as_at(Moment.latest(), *PRIORITY_COLUMNS)
    return by_value(rows.filter(present=True).order_by("number"))


def findings_for(plan: Plan, member: Member) -> tuple[dict[str, Any], dict[int, str]]:
    """The findings that the plan is to answer, of those that the member may see, latest first.

    With the names of their inspections.
    """
    now = Moment.latest()
    names = {row.pk: row.name for row in inspections_of(plan, now, member)}
    rows = Finding.objects.filter(inspection__in=names).exclude(kind=FindingKind.STRENGTH)
    rows = rows.as_at(now, "number", "text", "present").filter(present=True)
    return by_value(rows.order_by("-inspection", "number")), names


def inspections_for(member: Member) -> dict[str, Inspection]:
    """The inspections that the member may see, each with its `name`; newest first.

    Two that would be called the same are told apart by their place among these.
    """
    rows = Inspection.objects.visible_to(member).as_at(Moment.latest(), "kind", "ended_on")
    found = by_value(rows.order_by("-ended_on", "-pk"))
    for row in found.values():
        row.name = InspectionRow(row.pk, Kind(row.kind).label, row.ended_on).name
    often = Counter(row.name for row in found.values())
    seen: Counter[str] = Counter()
    for row in found.values():
        name, count = row.name, often[row.name]
        seen[name] += 1
        row.name = f"{name}, {seen[name]} of {count}" if count > 1 else name
    return found


def linked(rows: Any, column: str) -> list[Any]:
    """The present ends of an action's or plan's links."""
    now = rows.as_at(Moment.latest()).filter(present=True)
    return list(now.order_by(column).values_list(column, flat=True))


def next_reference(plan: Plan, number: int) -> str:
    """A reference of a priority that no action of the plan has, or had."""
    actions = Placement.objects.filter(plan=plan).values("action")
    used = ActionText.objects.filter(action__in=actions, reference__startswith=f"{number}.")
    ends = [text.partition(".")[2] for text in used.values_list("reference", flat=True)]
    return f"{number}.{max((int(end) for end in ends if end.isdigit()), default=0) + 1}"
