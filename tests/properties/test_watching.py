"""What a plan's watch asks for, against a recomputation of random histories from their rows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.plans import changes
from goldenthread.plans.contingencies import (
    DEFAULTS,
    Setting,
    Trigger,
)
from goldenthread.plans.models import Action, Contingency, Progress, Update
from goldenthread.plans.periods import Period
from goldenthread.plans.watching import watch
from tests.people import at
from tests.properties.lives import BEGINS, LIVES, Life, begin

KINDS = [Trigger.OFF_TRACK.value, Trigger.MISSING.value]

SAYS = st.sampled_from(["", "", "off_track", "off_track", "off_track", "at_risk", "on_track"])
STATES = st.sampled_from(["", "", "", "", "paused", "open"])


@pytest.mark.django_db
@settings(
    max_examples=LIVES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(SAYS, SAYS, SAYS, STATES), min_size=3, max_size=7),
    st.integers(1, 3),
    st.sampled_from(["due", "lock", "late"]),
)
def test_what_fires_is_what_the_history_says(
    course: list[tuple[str, str, str, str]], periods: int, looks: str
) -> None:
    """A month is a step: each action's owner says something or nothing, the first may be paused;
    then the worker looks, after the due day, at a lock before it, or only at the month's end."""
    with transaction.atomic():
        life = begin()
        _set(life, periods)
        wanted: set[tuple[str, int, date]] = set()
        for number, (*says, state) in enumerate(course):
            period = Period(date(2026, 1 + number, 1))
            _play(life, period, says, state)
            with at(_look(life, period, looks)):
                watch(life.authority)
                wanted |= _from_the_rows(life, period, periods, wanted)
            found = Contingency.objects.values_list("kind", "action", "since")
            assert set(found) == wanted
        transaction.set_rollback(True)


def _set(life: Life, periods: int) -> None:
    with at(BEGINS):
        for trigger in KINDS:
            if periods != DEFAULTS[trigger].periods:
                said = Setting(trigger, is_watched=True, periods=periods, why="To try.")
                changes.set_trigger(by=life.member("manager"), plan=life.plan, setting=said)


def _play(life: Life, period: Period, says: list[str], state: str) -> None:
    with at(period.after.month + timedelta(days=2)):
        for action, rating in zip(life.actions, says, strict=True):
            if rating and _is_asked(action, period, period.after.month + timedelta(days=2)):
                changes.give_update(
                    by=life.member("manager"),
                    action=action,
                    period=period,
                    update=changes.UpdateInput(rating, "So it is.", "Go on."),
                )
        first = life.actions[0]
        last = first.states.newest_first().first()
        before = last.state if last else "open"
        if state and state != before:
            changes.set_state(
                by=life.member("manager"),
                action=first,
                state=state,
                note="So it is.",
                review_on=date(2027, 1, 11) if state == "paused" else None,
            )


def _look(life: Life, period: Period, looks: str) -> date:
    """The day on which the worker looks; a lock makes it the third of the next month."""
    if looks == "lock":
        day = period.after.month + timedelta(days=3)
        with at(day):
            changes.lock_period(
                by=life.member("manager"), plan=life.plan, period=period, note="For the board."
            )
        return day
    due = period.due_on(10)
    return due + timedelta(days=1) if looks == "due" else period.after.last_day


def _is_asked(action: Action, period: Period, on: date) -> bool:
    """From the rows: it had begun, and on the day it was neither resting nor done."""
    starts = action.starts.order_by("entry").last().starts_on  # type: ignore[union-attr]
    told = [
        row for row in action.states.order_by("effective_on", "entry") if row.effective_on <= on
    ]
    return starts <= period.last_day and (not told or told[-1].state == "open")


def _from_the_rows(
    life: Life, newest: Period, periods: int, before: set[tuple[str, int, date]]
) -> set[tuple[str, int, date]]:
    """The runs of each action, counted from its rows, that are not asked for already."""
    today = min(newest.after.last_day, date.max)
    found = set()
    for action in life.actions:
        for trigger in KINDS:
            period, length = newest, 0
            while _is_so(action, trigger, period, today):
                length, since, period = length + 1, period.month, period.before
            is_open = any(key[:2] == (trigger, action.pk) for key in before)
            if length >= periods and not is_open:
                found.add((trigger, action.pk, since))
    return found


def _is_so(action: Action, trigger: str, period: Period, today: date) -> bool:
    closes = min(period.after.last_day, today)
    if not _is_asked(action, period, closes):
        return False
    if trigger == Trigger.MISSING:
        return not Update.objects.filter(action=action, period=period.month).exists()
    rated = Progress.objects.filter(action=action, effective_on__lte=closes)
    last = rated.order_by("effective_on", "entry").last()
    return last is not None and last.rating == "off_track"
