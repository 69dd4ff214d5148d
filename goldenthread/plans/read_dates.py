"""Reading what the dates say beside a position: forecasts, the pace's facts, an action's states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, Subquery

from goldenthread.core import clock
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import (
    Action,
    Due,
    Placement,
    Plan,
    Progress,
    ReviewDates,
    State,
    StateKind,
    Update,
)
from goldenthread.plans.pace import Day, History, Told, month_ends
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import Progress as Rating
from goldenthread.plans.rules import LEFT_THE_PLAN


def with_forecasts(position: Position, plan: Plan, moment: Moment) -> Position:
    """The position with its owners' confidence in the due dates that hold, in one query."""
    said = {
        action: (confidence, expected_on, due_on)
        for action, confidence, expected_on, due_on in _forecasts(plan, moment)
    }
    rows = tuple(
        replace(row, confidence=said[row.pk][0], expected_on=said[row.pk][1])
        if row.pk in said and row.is_open and said[row.pk][2] == row.due
        else row
        for row in position.actions
    )
    return replace(position, actions=rows)


def _forecasts(plan: Plan, moment: Moment) -> Any:
    """What the latest update of each action says of its date. It is of the date that held then."""
    given = Update.objects.upto(moment).filter(action=OuterRef("pk"))
    last = given.order_by("-period", "-effective_on", "-entry").values("pk")[:1]
    placed = Placement.objects.filter(plan=plan).values("action")
    latest = Action.objects.filter(pk__in=placed).annotate(last=Subquery(last)).values("last")
    rows = Update.objects.filter(pk__in=latest).exclude(confidence="")
    return rows.values_list("action", "confidence", "expected_on", "due_on")


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands beside an action's ratings: its state, sign-offs and reviews at a moment.

    `sign_offs`: sign-offs and re-openings, newest first. `reviewed`: the last review held.
    """

    state: State | None
    sign_offs: Sequence[Progress]
    planned: ReviewDates | None
    reviewed: ReviewDates | None


def condition_of(action: Action, moment: Moment) -> Condition:
    """Three queries."""
    states = State.objects.filter(action=action).upto(moment).newest_first()
    decided = Progress.objects.filter(action=action).upto(moment).select_related("rated_by")
    decided = decided.filter(Q(rating=Rating.COMPLETE) | ~Q(note="")).newest_first()
    dates = ReviewDates.objects.filter(action=action).upto(moment).select_related("told_by")
    reviews = list(dates.newest_first())
    return Condition(
        state=states.first(),
        sign_offs=list(decided),
        planned=reviews[0] if reviews else None,
        reviewed=next((row for row in reviews if row.found), None),
    )


def known_days(plan: Plan, moment: Moment) -> list[Day]:
    """The end of each month since the plan was made, and the moment's own day last.

    Each as it was known then; where the moment includes later entries, all as it knows them.
    """
    made = Entry.objects.filter(authority=plan.authority_id, n=plan.entry).values_list("at")
    (begun,) = made[0]
    ends = month_ends(begun.astimezone(clock.LONDON).date(), moment.on)
    if moment.include_later:
        return [Day(end, moment.entry) for end in (*ends, moment.on)]
    entries = Entry.objects.filter(authority=plan.authority_id, n__lte=moment.entry)
    known = entries.aggregate(
        **{f"end{n}": Max("n", filter=Q(at__lt=clock.end_of(end))) for n, end in enumerate(ends)}
    )
    days = [Day(end, known[f"end{n}"] or 0) for n, end in enumerate(ends)]
    return [*days, Day(moment.on, moment.entry)]


def histories(plan: Plan, moment: Moment) -> list[History]:
    """The facts that a burn-up counts, of each action that ever stood in the plan."""
    here = Placement.objects.filter(plan=plan).values("action")
    placed = _facts(Placement, here, moment, "plan_id")
    states = _facts(State, here, moment, "state")
    dues = _facts(Due, here, moment, "due_on")
    complete = _completions(here, moment)
    return [
        History(
            placed=[told._replace(value=told.value == plan.pk) for told in placed[pk]],
            counted=[told._replace(value=told.value not in LEFT_THE_PLAN) for told in states[pk]],
            complete=[told._replace(value=told.value == Rating.COMPLETE) for told in complete[pk]],
            due=dues[pk],
        )
        for pk in placed
    ]


def _facts(fact: Any, actions: Any, moment: Moment, column: str) -> dict[int, list[Told[Any]]]:
    rows = fact.objects.filter(action__in=actions).upto(moment).oldest_first()
    return _by_action(rows.values_list("action", "effective_on", "entry", column))


def _completions(actions: Any, moment: Moment) -> dict[int, list[Told[Any]]]:
    """Ratings as far as they tell complete from not: what came before any sign-off does not."""
    rows = Progress.objects.filter(action__in=actions).upto(moment)
    signed = Progress.objects.filter(action=OuterRef("action"), rating=Rating.COMPLETE)
    before = Q(effective_on__lt=OuterRef("effective_on"))
    before |= Q(effective_on=OuterRef("effective_on"), entry__lt=OuterRef("entry"))
    told = rows.filter(Q(rating=Rating.COMPLETE) | Exists(signed.filter(before)))
    columns = ("action", "effective_on", "entry", "rating")
    return _by_action(told.oldest_first().values_list(*columns))


def _by_action(rows: Any) -> dict[int, list[Told[Any]]]:
    found: dict[int, list[Told[Any]]] = defaultdict(list)
    for action, on, entry, value in rows:
        found[action].append(Told(on, entry, value))
    return found


def reviews_due(authority: Any, today: date) -> dict[int, date]:
    """By action: the day of a review that is due, today or before."""
    planned = ReviewDates.objects.filter(authority=authority, next_on__lte=today)
    rows = planned.as_at(Moment.latest())
    return dict(rows.values_list("action", "next_on"))


def pauses_due(authority: Any, today: date) -> dict[int, date]:
    """By action: the day on which its pause was to be looked at again, today or before."""
    paused = State.objects.filter(authority=authority, state=StateKind.PAUSED)
    rows = paused.filter(review_on__lte=today).as_at(Moment.latest())
    return dict(rows.values_list("action", "review_on"))
