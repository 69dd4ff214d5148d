"""The plan's own pace: what is complete against what its dates said, and a burn-up by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.pages import MemberRequest
from goldenthread.core.templating import url
from goldenthread.plans.pace import Point, burn_up, last_due, pace_at, projection
from goldenthread.plans.read_dates import histories, known_days
from goldenthread.plans.views.shown import Shown, plan_page


@dataclass(frozen=True, slots=True)
class Row:
    """One day of the table, newest last. `query` leads to its lists; none for a day to come."""

    point: Point
    query: dict[str, str] | None


@plan_page("plan.view")
def pace(request: MemberRequest, shown: Shown) -> HttpResponse:
    """What is complete against what the plan's dates said by now, month by month."""
    moment = shown.at.moment
    told = histories(shown.plan, moment)
    begun = min((placed.on for each in told for placed in each.placed), default=moment.on)
    days = known_days(shown.plan, moment, begun)
    points = burn_up(told, days)
    context = shown.context | {
        "pace": pace_at(points[len(days) - 1]),
        "points": points,
        "rows": rows(shown, points),
        "projection": projection(points),
        "listed_on": lambda query, **more: url("actions", shown.plan.pk, **query, **more),
        "last_due": last_due(told, days[-1]),
    }
    return render(request, "plans/dates/pace.html", context)


def rows(shown: Shown, points: Sequence[Point]) -> list[Row]:
    later = {"later": "1"} if shown.at.include_later else {}
    return [
        Row(
            each,
            None
            if each.complete is None
            else shown.at.carry
            if each.on == shown.at.on
            else {"at": each.on.isoformat(), **later},
        )
        for each in points
    ]
