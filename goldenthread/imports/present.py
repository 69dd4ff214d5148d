"""A plan as it stands now, as it is compared with a file and as it goes out in a workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.core import clock
from goldenthread.imports.comparing import Now
from goldenthread.imports.exchange import Line, clean, write
from goldenthread.ledger.moments import Moment
from goldenthread.plans.forms.choices import ACTION_COLUMNS, priorities_of
from goldenthread.plans.models import Action, Partner, Plan
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress, in_force
from goldenthread.plans.read import PLAN_COLUMNS, posts, reference_order
from goldenthread.plans.read_months import last_updates
from goldenthread.plans.rules import LEFT_THE_PLAN


def plan_now(member: Member, pk: int) -> Any:
    """The plan with its terms; None where the member may not see it."""
    rows = Plan.objects.visible_to(member).as_at(Moment.latest(), *PLAN_COLUMNS)
    return rows.filter(pk=pk).first()


def actions_now(member: Member, plan: Any) -> dict[str, Now]:
    """By reference, in their order, the actions that stand in the plan."""
    moment = Moment.latest()
    rows = Action.objects.visible_to(member).as_at(moment, *ACTION_COLUMNS, "progress")
    found = [row for row in rows.filter(plan_id=plan.pk) if row.state not in LEFT_THE_PLAN]
    found.sort(key=lambda row: reference_order(row.reference))
    keys = [row.pk for row in found]
    partners: dict[int, list[str]] = defaultdict(list)
    told = Partner.objects.filter(authority=plan.authority_id, action__in=keys).as_at(moment)
    for action, name in told.filter(present=True).order_by("name").values_list("action", "name"):
        partners[action].append(name)
    period = Period.of(clock.today(), plan.cadence)
    last = last_updates(keys, period, plan.authority_id)
    return {row.reference: _now(row, partners[row.pk], last.get(row.pk)) for row in found}


def _now(row: Any, partners: list[str], last: Any) -> Now:
    return Now(
        pk=row.pk,
        reference=row.reference,
        title=row.title,
        why=row.why or "",
        difference=row.difference or "",
        priority=row.priority_id,
        lead=row.lead_id,
        owner=row.owner_id,
        deputy=row.deputy_id,
        partners=tuple(partners),
        starts_on=row.starts_on,
        due_on=row.due_on,
        progress=row.progress or Progress.NOT_STARTED,
        narrative=last.narrative if last else "",
        next_step=last.next_step if last else "",
        is_rated=row.progress is not None,
    )


def workbook_of(member: Member, plan: Any, owner: int | None = None) -> bytes:
    """The plan as a workbook to be filled in; of one owner's actions alone, where told."""
    key = in_force().progress
    people = posts(plan.authority_id)
    names = {row.pk: row.title for row in priorities_of(plan).values()}
    rows = actions_now(member, plan).values()
    lines = [line_of(row, people, names) for row in rows if owner in (None, row.owner)]
    levels = [(level.word, level.meaning) for level in key.levels]
    return write(plan.title, lines, levels)


def line_of(row: Now, people: Mapping[int, str], priorities: Mapping[int, str]) -> Line:
    """An action as it goes out; `people` are posts and `priorities` titles, by key."""
    word = in_force().progress.word(row.progress) if row.is_rated else ""
    return Line(
        reference=row.reference,
        priority=clean(priorities.get(row.priority, "")),
        title=clean(row.title),
        why=clean(row.why),
        difference=clean(row.difference),
        lead=people.get(row.lead, ""),
        owner=people.get(row.owner, ""),
        deputy=people.get(row.deputy or 0, ""),
        partners="\n".join(clean(name) for name in row.partners),
        starts_on=row.starts_on,
        due_on=row.due_on,
        progress=word,
        said=clean(row.narrative),
    )
