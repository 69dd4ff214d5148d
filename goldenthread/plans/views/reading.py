"""The plans, a plan on a page, and one of its priorities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.ledger.moments import recorded_at
from goldenthread.plans import since
from goldenthread.plans.at import at_of
from goldenthread.plans.begun import begun_plans
from goldenthread.plans.counted import Counted
from goldenthread.plans.filters import count_by_priority
from goldenthread.plans.finding_status import fully_met
from goldenthread.plans.models import Priority, Stage
from goldenthread.plans.pace import pace_of
from goldenthread.plans.position import (
    ActionRow,
    Position,
    PriorityRow,
    Rated,
    rated_in,
)
from goldenthread.plans.ratings import Progress
from goldenthread.plans.read_beside import plans_at, side_by_side
from goldenthread.plans.shares import Share
from goldenthread.plans.taken_back import taken_back
from goldenthread.plans.views.comparing import compared
from goldenthread.plans.views.shown import Shown, not_yet, open_plan, plan_page


@page("plan.open")
def plans(request: MemberRequest) -> HttpResponse:
    """Every plan of the authority, live ones first."""
    at = at_of(request, request.member.authority)
    order = [stage.value for stage in (Stage.LIVE, Stage.DRAFT, Stage.CLOSED)]
    rows = sorted(
        plans_at(request.member, at.moment), key=lambda row: (order.index(row.stage), -row.pk)
    )
    withdrawn = taken_back(request.member.authority, at.moment)
    gone = {row.pk for row in rows if row.stage == Stage.CLOSED and row.pk in withdrawn}
    live = [row for row in rows if row.stage == Stage.LIVE]
    context = {
        "at": at,
        "plans": [row for row in rows if row.pk not in gone],
        "taken_back": [row for row in rows if row.pk in gone],
        "together": side_by_side(live) if len(live) > 1 else None,
        "stages": dict(Stage.choices),
        "may_draft": at.is_now and decide(request.member, "plan.edit"),
        "begun": begun_plans(request.member) if at.is_now else [],
    }
    return render(request, "plans/reading/plans.html", context)


@dataclass(frozen=True)
class Line(Counted):
    """One row of the table of priorities, or the whole plan (no `row`)."""

    row: PriorityRow | None
    actions: Sequence[ActionRow]
    rated: Sequence[Rated]
    overdue: int
    late: int
    unread: int


def lines(position: Position) -> list[Line]:
    """A line for each priority, and one for the whole plan."""
    overdue = count_by_priority(position, "overdue")
    late = count_by_priority(position, "late-original")
    unread = count_by_priority(position, "complete-no-impact")
    inside: dict[str, list[ActionRow]] = {row.ref: [] for row in position.priorities}
    for action in position.counted:
        inside.setdefault(action.priority, []).append(action)
    made = [
        Line(
            row,
            inside[row.ref],
            rated_in(position, [row], inside[row.ref]),
            overdue.get(row.ref, 0),
            late.get(row.ref, 0),
            unread.get(row.ref, 0),
        )
        for row in position.priorities
    ]
    whole = Line(
        None,
        position.counted,
        position.rated_for_impact,
        sum(overdue.values()),
        sum(late.values()),
        sum(unread.values()),
    )
    return [*made, whole]


def longest_first(position: Position) -> list[tuple[ActionRow, int]]:
    """Complete, impact not yet assessed: each with the days since its sign-off."""
    rows = [
        (action, (position.as_at - (action.signed_off_on or position.as_at)).days)
        for action in position.complete_without_impact
    ]
    return sorted(rows, key=lambda row: -row[1])


def unit_of(made: Sequence[Line]) -> int:
    """The width of an action in every priority's pictures, so that a longer bar is more actions."""
    most = max((len(line.actions) for line in made if line.row), default=1)
    return max(1, min(18, 288 // max(most, 1)))


def states_of(position: Position) -> list[tuple[str, str, int]]:
    """Each state that some action is in: its code, word and count."""
    counts = Counter((row.state_code, row.state) for row in position.actions if row.state)
    return [(code, word, count) for (code, word), count in sorted(counts.items())]


@plan_page("plan.view")
def plan(request: MemberRequest, shown: Shown) -> HttpResponse:
    """The plan on a page."""
    now, earlier, comparison = compared(request, shown)
    made = lines(now)
    unread = longest_first(now)
    complete = now.share(now.with_progress(Progress.COMPLETE))
    context = shown.context | {
        "position": now,
        "lines": made,
        "unit": unit_of(made),
        "unread": unread,
        "complete": complete,
        "met": fully_met(now.findings),
        "shares": {
            "unread": Share(len(unread), complete.count),
            "overdue": now.open_share(now.overdue),
            "late": now.open_share(now.late_against_original),
            "moved": now.share(now.moved),
        },
        "states": states_of(now),
        "moves": sum(action.moves for action in now.counted),
        "pace": pace_of(now),
        "more_complete": _complete(now) - _complete(earlier),
        "comparison": comparison,
        "figures": since.figures(earlier, now),
        "kinds": since.kinds(earlier, now),
    }
    return render(request, "plans/reading/plan.html", context)


def _complete(position: Position) -> int:
    return len(position.with_progress(Progress.COMPLETE))


@page("plan.view")
def priority(request: MemberRequest, pk: int) -> HttpResponse:
    """One priority: what should be better, both ratings, its actions and findings."""
    rows = Priority.objects.visible_to(request.member).annotate(recorded_at=recorded_at())
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    shown = open_plan(request, found.plan_id)
    position = shown.position()
    row = next((row for row in position.priorities if row.pk == pk), None)
    if row is None:
        return not_yet(request, shown.at, found, "priority")
    line = next(line for line in lines(position) if line.row == row)
    inside = {action.pk for action in line.actions}
    context: dict[str, Any] = shown.context | {
        "row": row,
        "line": line,
        "position": position,
        "findings": [f for f in position.findings if not inside.isdisjoint(f.action_pks)],
        "may_assess": shown.at.is_now and decide(request.member, "impact.assess_above", found),
        "may_raise": shown.at.is_now and decide(request.member, "risk.raise", found),
    }
    return render(request, "plans/reading/priority.html", context)
