"""The money of the living example: asked for, approved or withdrawn, planned and spent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from goldenthread.demo.asking import subject_of
from goldenthread.demo.content.funding import LINES, NEEDS, QUARTERS, Line, Need
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.stage import Stage
from goldenthread.plans import changes
from goldenthread.plans.funding import MonthRow, year_of
from goldenthread.plans.models import FundingLine
from goldenthread.plans.reviews import months_after

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """Each line on its day, then what became of it; and which actions need money."""
    kept: dict[Line, FundingLine] = {}
    for each in LINES:
        yield each.on, partial(_ask, stage, kept, each)
        if each.approved_on:
            yield each.approved_on, partial(_approve, stage, kept, each)
        if each.withdrawn_on:
            yield each.withdrawn_on, partial(_withdraw, stage, kept, each)
        for on, known in QUARTERS:
            if each.spent:
                yield on, partial(_spend, stage, kept, each, known)
        if each.more:
            on, month, amount = each.more
            more = MonthRow(month, Decimal(amount))
            yield on, partial(_enter, stage, kept, each, "programme_manager", [more])
    for need in NEEDS:
        yield need.on, partial(_need, stage, need)


def _ask(stage: Stage, kept: dict[Line, FundingLine], each: Line) -> None:
    kept[each] = changes.add_funding_line(
        by=stage.member("programme_manager"),
        plan=stage.plans[PLAN.key],
        subject=subject_of(stage, each.of),
        funding=changes.FundingInput(each.title, each.source, each.recurrence, each.note),
    )
    _enter(stage, kept, each, "programme_manager", [*_forecast(each).values()])


def _forecast(each: Line) -> dict[date, MonthRow]:
    return {
        month: MonthRow(month, Decimal(plan.each))
        for plan in each.plan
        for month in (months_after(plan.first, n) for n in range(plan.months))
    }


def _enter(
    stage: Stage, kept: dict[Line, FundingLine], each: Line, by: str, rows: list[MonthRow]
) -> None:
    """Each financial year is entered by itself."""
    for year in sorted({year_of(row.month) for row in rows}):
        changes.set_funding_months(
            by=stage.member(by),
            line=kept[each],
            year=year,
            months=[row for row in rows if year_of(row.month) == year],
        )


def _spend(stage: Stage, kept: dict[Line, FundingLine], each: Line, known: int) -> None:
    """What was spent in the months of which it is known by now, where that is new."""
    forecast, first = _forecast(each), each.plan[0].first
    spent = {months_after(first, n): Decimal(spent) for n, spent in enumerate(each.spent[:known])}
    entered = changes.months_now(kept[each])
    rows = [
        MonthRow(month, forecast[month].forecast, amount)
        for month, amount in spent.items()
        if month not in entered or entered[month].spent is None
    ]
    if rows:
        _enter(stage, kept, each, "finance", rows)


def _approve(stage: Stage, kept: dict[Line, FundingLine], each: Line) -> None:
    changes.approve_funding(
        by=stage.member("finance"),
        line=kept[each],
        body=each.approved_by,
        note=each.approved_note,
    )


def _withdraw(stage: Stage, kept: dict[Line, FundingLine], each: Line) -> None:
    changes.withdraw_funding(
        by=stage.member("programme_manager"), line=kept[each], note=each.withdrawn_why
    )


def _need(stage: Stage, each: Need) -> None:
    changes.say_funding_need(
        by=stage.member(each.by),
        action=stage.actions[PLAN.key, each.action],
        needed=True,
        estimate=None if each.estimate is None else Decimal(each.estimate),
        by_priority=each.by_priority,
        note=each.note,
    )
