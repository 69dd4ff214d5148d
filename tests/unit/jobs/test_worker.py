"""Jobs are claimed by a lease, done once, tried again, and outlive the worker that held them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest

from goldenthread.core import clock
from goldenthread.jobs import registry
from goldenthread.jobs.changes import (
    ask_for,
    ask_for_daily_jobs,
    claim,
    finish,
    put_off,
    settle_after_restore,
)
from goldenthread.jobs.models import MOST_ATTEMPTS, Job
from goldenthread.jobs.worker import run_once
from goldenthread.ledger.models import Authority

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No kinds but those that a test declares; the clock at nine."""
    monkeypatch.setattr(registry, "_kinds", {})
    with clock.clock_at(NINE):
        yield


@pytest.fixture
def authority(db: None) -> Authority:
    return Authority.objects.create(slug="wyremouth", name="Wyremouth Council")


def test_due_job_is_done_once(kinds: None, authority: Authority) -> None:
    done: list[str] = []
    registry.job("note")(lambda job: done.append(job.key))
    ask_for("note", authority=authority, key="a")
    ask_for("note", authority=authority, key="a")

    assert [run_once(), run_once()] == [True, False]
    assert done == ["a"]


def test_job_waits_until_it_is_due(kinds: None, authority: Authority) -> None:
    registry.job("note")(lambda job: None)
    ask_for("note", authority=authority, key="a", due_at=NINE + timedelta(minutes=1))

    assert not run_once()
    with clock.clock_at(NINE + timedelta(minutes=1)):
        assert run_once()


def test_job_of_a_dead_worker_is_taken_over_when_its_lease_has_run_out(
    kinds: None, authority: Authority
) -> None:
    registry.job("note", lease=timedelta(minutes=5))(lambda job: None)
    ask_for("note", authority=authority, key="a")
    lost = claim()
    assert lost is not None
    assert claim() is None

    with clock.clock_at(NINE + timedelta(minutes=5)):
        taken_over = claim()
        assert taken_over is not None
        assert not finish(lost), "whoever lost the lease no longer answers for the job"
        assert finish(taken_over)


def test_failing_job_is_put_off_longer_each_time_and_given_up_at_last(
    kinds: None, authority: Authority
) -> None:
    registry.job("note")(lambda job: None)
    ask_for("note", authority=authority, key="a")
    now, waits = NINE, []
    for _ in range(MOST_ATTEMPTS):
        with clock.clock_at(now):
            held = claim()
            assert held is not None
            put_off(held, ValueError("about Child A"))
            held.refresh_from_db()
            waits.append(held.due_at - now)
            now = held.due_at
    assert waits == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 16)]
    with clock.clock_at(now):
        assert claim() is None
        assert Job.objects.given_up(now).get().error == "ValueError", "the text may be personal"


def test_failure_of_one_job_leaves_the_next_to_be_done(
    kinds: None, authority: Authority, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    @registry.job("note")
    def note(job: Job) -> None:
        if job.key == "a":
            raise ValueError("about Child A")
        done.append(job.key)

    for key in ("a", "b"):
        ask_for("note", authority=authority, key=key)
    assert [run_once(), run_once()] == [True, True]
    assert done == ["b"]


@pytest.mark.parametrize(("hour", "made"), [(7, 0), (8, 1), (23, 1)])
def test_daily_job_is_made_once_a_day_from_its_hour_in_london(
    kinds: None, authority: Authority, hour: int, made: int
) -> None:
    registry.job("reminders", daily_at=time(8))(lambda job: None)
    with clock.clock_at(datetime(2026, 7, 1, hour - 1, tzinfo=UTC)):  # summer time
        ask_for_daily_jobs()
        ask_for_daily_jobs()
    assert Job.objects.filter(kind="reminders", key="2026-07-01").count() == made


def test_after_a_restore_nothing_is_sent_again(kinds: None, authority: Authority) -> None:
    done: list[str] = []
    registry.job("reminders", daily_at=time(8))(lambda job: done.append(job.key))
    registry.job("note")(lambda job: done.append(job.key))
    ask_for("note", authority=authority, key="a")

    assert settle_after_restore() == 2
    assert not run_once()
    assert not done


def test_two_kinds_cannot_have_one_name(kinds: None) -> None:
    registry.job("note")(lambda job: None)
    with pytest.raises(ValueError, match="declared twice"):
        registry.job("note")(lambda job: None)
