"""The funding of a plan: its roll-ups with the lines behind them, and one line with its months."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, find, page
from goldenthread.core import clock
from goldenthread.core.templating import url
from goldenthread.ledger.moments import recorded_at
from goldenthread.plans.at import at_of
from goldenthread.plans.funding import (
    NEXT,
    RECURRENCE,
    SHOWS,
    BidStage,
    FundingFilters,
    Group,
    LineRow,
    by_priority,
    by_source,
    by_year,
    months_of,
    pounds,
    summed,
    year_name,
    year_of,
)
from goldenthread.plans.models import FundingLine
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_funding import funding_line_at, funding_of, unfunded
from goldenthread.plans.views.shown import Shown, not_yet, plan_page


@plan_page("plan.view")
def funding(request: MemberRequest, shown: Shown) -> HttpResponse:
    """What the plan's work costs and who pays; every number opens the lines that it sums."""
    every = funding_of(shown.plan, shown.at.moment)
    filters = FundingFilters.read(request.GET.dict())
    rows = filters.select(every)
    context = shown.context | {
        "filters": filters,
        "rows": rows,
        "total": len(every),
        "whole": summed(every),
        "sums": summed(rows),
        "until": _until(every),
        "above": sum(row.above > 0 for row in every),
        "unfunded": len(unfunded(shown.plan, shown.at.moment)),
        "rollups": _rollups(rows),
        "listed_by": lambda **more: f"{shown.page('funding', **filters.narrowed(**more))}#lines",
        "choices": _choices(every),
    }
    return render(request, "plans/funding/funding.html", context)


def _until(rows: list[LineRow]) -> Any:
    """The last month that something is forecast for."""
    months = (m.month for row in rows if row.is_standing for m in row.months if m.forecast)
    return max(months, default=None)


def _rollups(rows: list[LineRow]) -> list[tuple[str, str, list[Group]]]:
    """What the sums are by: the filter's name, its words, and the groups."""
    return [
        ("priority", "Priority", by_priority(rows)),
        ("source", "Source", by_source(rows)),
        ("year", "Financial year", by_year(rows)),
    ]


def _choices(rows: list[LineRow]) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: (value, words), as these lines have them."""
    return {
        "show": [(code, words) for code, (words, _) in SHOWS.items()],
        "priority": [(group.code, group.name) for group in by_priority(rows)],
        "source": [(group.code, group.name) for group in by_source(rows)],
        "recurrence": list(RECURRENCE.items()),
        "year": [(group.code, group.name) for group in by_year(rows)],
    }


def line_of(request: MemberRequest, pk: int, verb: str) -> FundingLine:
    """The line, if the member may use the verb on it."""
    rows = FundingLine.objects.visible_to(request.member).select_related("asked_by")
    return find(
        rows.annotate(recorded_at=recorded_at()), request.member, verb, pk, seen_by="plan.view"
    )


@page("plan.view")
def funding_line(request: MemberRequest, pk: int) -> HttpResponse:
    """One line with its months, at the position that is asked for."""
    member = request.member
    line = line_of(request, pk, "plan.view")
    at = at_of(request, member.authority)
    row = funding_line_at(pk, at.moment)
    if row is None:
        return not_yet(request, at, line, "funding line")
    edits = at.is_now and decide(member, "funding.edit", line)
    is_own = line.asked_by_id == member.person_id
    context = {
        "at": at,
        "row": row,
        "asked_by": line.asked_by.post,
        "plan": plan_at(member, line.plan_id, at.moment),
        "subject_href": subject_href(row, line.plan_id, at.carry),
        "years": [(year, year_name(year), _table(row, year)) for year in years_of(row)],
        "may_edit": edits,
        "may_change": edits and row.is_standing,
        "may_withdraw": edits and BidStage.WITHDRAWN in NEXT[row.stage],
        "may_approve": at.is_now
        and BidStage.APPROVED in NEXT[row.stage]
        and decide(member, "funding.approve", line)
        and not is_own,
        "other_years": other_years(row) if edits else [],
    }
    return render(request, "plans/funding/line.html", context)


def subject_href(row: LineRow, plan: int, carry: dict[str, str]) -> str:
    if row.kind == "plan":
        return url("plan", plan, **carry)
    return url(row.kind, row.subject, **carry)


def years_of(row: LineRow) -> list[int]:
    """The financial years from its first amount to its last."""
    return list(range(row.years[0], row.years[-1] + 1)) if row.years else []


def other_years(row: LineRow) -> list[tuple[int, str]]:
    """Years that months can be entered for besides those that have some: this one and around."""
    now = year_of(clock.today())
    known = years_of(row)
    nearby = {now, *range(min([now, *known]), max([now, *known]) + 2)}
    return [(year, year_name(year)) for year in sorted(nearby - set(known))]


def _table(row: LineRow, year: int) -> dict[str, Any]:
    """The months of a year, each with what is known of it, and their sums."""
    inside = row.within(year)
    known = {each.month: each for each in inside.months}
    return {
        "months": [(month, known.get(month)) for month in months_of(year)],
        "forecast": pounds(inside.forecast),
        "spent": pounds(inside.spent),
    }
