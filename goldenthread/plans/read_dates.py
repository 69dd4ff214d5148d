"""Reading what the dates say beside a position: forecasts, the pace's facts, an action's states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, Max, OuterRef, Q, Subquery, When

from goldenthread.core import clock
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.ledger.together import Part
from goldenthread.plans.models import (
    Action,
    Due,
    Placement,
    Plan,
    Progress,
    ReviewDates,
    State,
    Update,
)
from goldenthread.plans.pace import Day, History, Told, month_ends
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import Progress as Rating
from goldenthread.plans.read_shared import ever_in
from goldenthread.plans.rules import LEFT_THE_PLAN


def with_forecasts(position: Position, plan: Plan, moment: Moment) -> Position:
    """The position with its owners' confidence in the due dates to come, in one query.

    Of a date that has passed, or that no longer holds, what was said says nothing more.
    """
    return with_said(position, _forecast_rows.rows(plan=plan.pk, **given([moment])))


def with_said(position: Position, told: Iterable[Forecast]) -> Position:
    """The same, of forecasts that were read."""
    said = {action: (confidence, on, due_on) for action, confidence, on, due_on in told}
    rows = tuple(
        replace(row, confidence=said[row.pk][0], expected_on=said[row.pk][1])
        if row.pk in said
        and row.is_open
        and said[row.pk][2] == row.due
        and not row.days_overdue(position.as_at)
        else row
        for row in position.actions
    )
    return replace(position, actions=rows)


type Forecast = tuple[int, str, date | None, date]


@prepared
def _forecast_rows() -> Any:
    return _forecasts(Given("plan"), *moments_to_come(1)).values_list(*FORECAST)


FORECAST = ("action_id", "confidence", "expected_on", "due_on")


def forecasts(plan: Plan, moment: Moment) -> Part[list[Forecast]]:
    """The same, to be read with others: `Forecast`s, for `with_said`."""
    return Part(_forecasts(plan.pk, moment), FORECAST, list)


def _forecasts(plan: int | Given, moment: Moment) -> Any:
    """What the latest update of each action says of its date. It is of the date that held then."""
    given = Update.objects.upto(moment).filter(action=OuterRef("pk"))
    last = given.order_by("-period", "-effective_on", "-entry").values("pk")[:1]
    here = Action.objects.filter(ever_in(plan, "pk"))
    latest = here.annotate(last=Subquery(last)).values("last")
    return Update.objects.filter(pk__in=latest).exclude(confidence="")


def condition_words(moment: Moment) -> dict[str, Any]:
    """What stands beside an action's ratings, as columns of its one query: the state's words, its
    reviews, its last sign-off and re-opening (the earlier ones are in its history)."""
    states = {
        f"state_{name}": LookUp(State, name, moment, "", "pk")
        for name in ("note", "decided_by", "moved_to", "review_on")
    }
    planned = {
        "next_review_on": LookUp(ReviewDates, "next_on", moment, "", "pk"),
        "review_months": LookUp(ReviewDates, "every_months", moment, "", "pk"),
    }
    mine = ReviewDates.objects.filter(action=OuterRef("pk")).upto(moment)
    reviewed = _last("reviewed", mine.exclude(found=""), found="found", by="told_by__post")
    rated = Progress.objects.filter(action=OuterRef("pk")).upto(moment)
    who = Case(When(body="", then=F("rated_by__post")), default=F("body"))
    complete = rated.filter(rating=Rating.COMPLETE).annotate(who=who)
    reopened = rated.exclude(rating=Rating.COMPLETE).exclude(note="").annotate(who=who)
    signed = _last("signed", complete, by="who", note="note", entry="entry")
    again = _last("reopened", reopened, by="who", note="note", rating="rating", entry="entry")
    return states | planned | reviewed | signed | again


def _last(prefix: str, rows: Any, **columns: str) -> dict[str, Subquery]:
    """The day and the columns of the newest of the rows."""
    wanted = {"on": "effective_on", **columns}
    newest = rows.newest_first()
    return {f"{prefix}_{name}": Subquery(newest.values(c)[:1]) for name, c in wanted.items()}


def known_days(plan: Plan, moment: Moment, begun: date) -> list[Day]:
    """The end of each month from a day on, and the moment's own day last.

    Each as it was known then; where the moment includes later entries, all as it knows them.
    """
    ends = month_ends(begun, moment.on)
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
