"""What triggers watch: they fire when the history says so, once, whoever looks and how often."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.accounts.access import system
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import kind as job_kind
from goldenthread.jobs.worker import run_once
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes, watching
from goldenthread.plans.contingencies import (
    DEFAULTS,
    JOB,
    Fired,
    Round,
    Setting,
    Trigger,
    fired,
    runs,
)
from goldenthread.plans.models import Contingency
from goldenthread.plans.periods import Period
from goldenthread.plans.read import plan_at
from goldenthread.plans.watching import firing, watch
from tests.people import World, at, give

MONTHS = [date(2026, month, 1) for month in range(1, 9)]
KINDS = [Trigger.OFF_TRACK.value, Trigger.MISSING.value]


# Runs, against a plain count


@st.composite
def months(draw: Any) -> list[Round]:
    """Some months, newest first, each with what was found of three actions."""
    actions = st.frozensets(st.integers(1, 3))
    found = st.fixed_dictionaries(dict.fromkeys(KINDS, actions))
    return [Round(month, draw(found)) for month in reversed(MONTHS[: draw(st.integers(0, 8))])]


@given(months(), st.integers(1, 4), st.booleans())
def test_a_trigger_fires_for_what_has_lasted_long_enough(
    rounds: list[Round], periods: int, watched: bool
) -> None:
    settings_of = {kind: Setting(kind, watched, periods) for kind in KINDS}
    settings_of |= {Trigger.UNFUNDED.value: DEFAULTS[Trigger.UNFUNDED]}
    wanted = []
    for kind in KINDS:
        for action in (1, 2, 3):
            length = 0
            while length < len(rounds) and action in rounds[length].found[kind]:
                length += 1
            if watched and length >= periods:
                wanted.append(Fired(kind, action, rounds[length - 1].month, length))
    found = fired(rounds, [1], settings_of, date(2026, 12, 1))
    assert sorted(found, key=repr) == sorted(wanted, key=repr)


def test_no_more_is_read_than_the_longest_run_needs() -> None:
    read = []

    def rounds() -> Iterator[Round]:
        for number, month in enumerate(reversed(MONTHS)):
            read.append(month)
            found = frozenset({1}) if number < 2 else frozenset()
            yield Round(month, dict.fromkeys(KINDS, found))

    assert {run.periods for run in runs(rounds())} == {2}
    assert len(read) == 3


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_money_is_asked_about_from_the_day_after(on: date) -> None:
    by_on = date(2026, 6, 30)
    money = Setting(Trigger.UNFUNDED, is_watched=True, by_on=by_on)
    found = fired([], [7], {**DEFAULTS, Trigger.UNFUNDED: money}, on)
    assert found == ([Fired(Trigger.UNFUNDED, 7, by_on)] if on > by_on else [])


# In the small world: 2.1 is at risk in September and off track in October


def fired_for(world: World) -> dict[str, list[str]]:
    refs = {action.pk: ref for ref, action in world.actions.items()}
    found: dict[str, list[str]] = {}
    for row in Contingency.objects.order_by("pk"):
        found.setdefault(row.kind, []).append(refs[row.action_id])
    return {kind: sorted(some) for kind, some in found.items()}


DUE = date(2026, 11, 20)
QUIET = ["1.5", "1.6", "2.2", "2.3", "2.4", "2.5", "2.6"]


def test_what_is_missing_is_asked_for_once_updates_were_due(world: World) -> None:
    """Until October's are due, September is the last period that is over; 1.2 and 1.3 have been
    updated since, in October."""
    with at(DUE):
        assert fired_of(world) == {("missing", ref): 8 for ref in ("1.2", "1.3", *QUIET)}
    with at(DUE + timedelta(days=1)):
        assert fired_of(world) == {("missing", ref): 9 for ref in QUIET}


def fired_of(world: World) -> dict[tuple[str, str], int]:
    """What fires today, with how many periods that is by now."""
    refs = {action.pk: ref for ref, action in world.actions.items()}
    worker = system(world.authority)
    plan = plan_at(worker, world.plan.pk, Moment.latest())
    return {(run.kind, refs[run.action]): run.periods for run in firing(plan, worker)}


def test_off_track_twice_is_asked_for_as_the_period_is_locked(world: World) -> None:
    november = Period(date(2026, 11, 1))
    with at(date(2026, 12, 4)):
        give(world, "2.1", november, "off_track")
        watch(world.authority)
        assert "off_track" not in fired_for(world)
        changes.lock_period(
            by=world.member("manager"), plan=world.plan, period=november, note="For the board."
        )
        while run_once():
            pass
        assert fired_for(world)["off_track"] == ["2.1"]
        row = Contingency.objects.get(kind="off_track")
        assert (row.since, row.periods) == (date(2026, 10, 1), 2)
        assert row.asked_of == world.person("lead")


def test_a_lock_that_is_undone_asks_for_nothing(world: World) -> None:
    with transaction.atomic():
        changes.lock_period(
            by=world.member("manager"),
            plan=world.plan,
            period=Period(date(2026, 10, 1)),
            note="For the board.",
        )
        assert Job.objects.filter(kind=JOB).count() == 1
        transaction.set_rollback(True)
    assert not Job.objects.filter(kind=JOB).exists()


def test_however_often_it_is_done_it_asks_once(world: World) -> None:
    job = Job(authority=world.authority, kind=JOB, key="2026-11-23")
    with at(date(2026, 11, 23)):
        job_kind(JOB).work(job)
        before = (Contingency.objects.count(), Entry.objects.count())
        for _ in range(3):
            job_kind(JOB).work(job)
    assert (Contingency.objects.count(), Entry.objects.count()) == before


def test_a_worker_that_is_killed_between_two_loses_none(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = changes.fire_contingency, iter(range(2))

    def killed(**said: Any) -> Any:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return real(**said)

    monkeypatch.setattr(watching, "fire_contingency", killed)
    with at(DUE), pytest.raises(KeyboardInterrupt):
        watch(world.authority)
    monkeypatch.undo()
    assert Contingency.objects.count() == 2
    with at(DUE + timedelta(days=1)):
        watch(world.authority)
    assert len(fired_for(world)["missing"]) == len({*QUIET, "1.2", "1.3"})


def test_what_nobody_watches_does_not_fire(world: World) -> None:
    never = Setting(Trigger.MISSING, is_watched=False, why="It is the first year.")
    changes.set_trigger(by=world.member("manager"), plan=world.plan, setting=never)
    with at(date(2026, 11, 23)):
        watch(world.authority)
    assert fired_for(world) == {}


def test_money_that_is_not_approved_by_the_day(world: World) -> None:
    for key, reference in (("manager", "1.4"), ("manager", "1.1"), ("manager", "2.2")):
        changes.say_funding_need(
            by=world.member(key),
            action=world.action(reference),
            needed=True,
            estimate=Decimal(9000),
        )
    by = world.member("manager")
    for trigger in KINDS:
        off = Setting(trigger, is_watched=False, why="Only money.")
        changes.set_trigger(by=by, plan=world.plan, setting=off)
    day = date(2026, 11, 18)
    money = Setting(Trigger.UNFUNDED, is_watched=True, by_on=day, why="The budget round ends.")
    changes.set_trigger(by=by, plan=world.plan, setting=money)
    with at(day):
        watch(world.authority)
        assert fired_for(world) == {}
    with at(day + timedelta(days=1)):
        watch(world.authority)
        # 1.1 is complete: whatever it needed is over.
        assert fired_for(world) == {"unfunded": ["1.4", "2.2"]}


def test_nobody_but_the_worker_is_needed(world: World) -> None:
    with at(date(2026, 11, 23)):
        assert all(row.entry for row in watch(world.authority))
        last = Entry.objects.filter(type="contingency.asked").last()
        assert last is not None
        assert (last.by, system(world.authority).person) == (None, None)
