"""Comparing a plan with an earlier day: which day, from the address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from goldenthread.accounts.pages import MemberRequest
from goldenthread.core.days import day_words
from goldenthread.ledger.moments import Moment
from goldenthread.plans.position import Position
from goldenthread.plans.read import positions
from goldenthread.plans.standard import months_before
from goldenthread.plans.views.shown import Shown, first_day_of

SPANS = ((1, "a month before"), (3, "three months before"), (6, "six months before"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The earlier day; `problem` says why another day than the asked one is shown.

    `began_on` is told where the plan began only after that day: there is nothing to compare.
    """

    on: date
    choices: tuple[tuple[str, date], ...]
    problem: str = ""
    began_on: date | None = None


def comparison_of(asked: str, on: date) -> Comparison:
    """The day to compare `on` with: as asked, or a month before."""
    choices = tuple((words, months_before(on, months)) for months, words in SPANS)
    usual = choices[0][1]
    if not asked:
        return Comparison(usual, choices)
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return Comparison(usual, choices, "The day could not be read, so this is a month before.")
    if day >= on:
        before = day_words(on - timedelta(days=1))
        problem = f"Choose {before} or an earlier day to compare with. This is a month before."
        return Comparison(usual, choices, problem)
    return Comparison(day, choices)


def compared(request: MemberRequest, shown: Shown) -> tuple[Position, Position, Comparison]:
    """The position shown, the one that it is compared with, and how the day was chosen."""
    comparison = comparison_of(request.GET.get("since", ""), shown.at.on)
    earlier = Moment.position(
        request.member.authority, comparison.on, include_later=shown.at.include_later
    )
    now, before = positions(shown.plan, shown.at.moment, earlier, request.member)
    if not before.actions and not before.priorities:
        began_on = first_day_of(shown.plan)
        comparison = replace(comparison, began_on=began_on if began_on > comparison.on else None)
    return now, before, comparison
