"""The worker: one loop over due jobs. Kill it whenever you like; another one carries on."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection

from goldenthread.jobs.changes import ask_for_daily_jobs, claim, finish, put_off
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import kind

log = logging.getLogger("goldenthread.worker")
IDLE_SECONDS = 2.0


def run_once() -> bool:
    """Do the next due job, if there is one. A job that fails is tried again later."""
    ask_for_daily_jobs()
    held = claim()
    if held is None:
        return False
    _do(held)
    return True


def _do(held: Job) -> None:
    begun = time.perf_counter()
    try:
        kind(held.kind).work(held)
    except Exception as error:
        log.exception("job failed", extra={"job": held.pk})
        put_off(held, error)
        return
    finish(held)
    ms = round((time.perf_counter() - begun) * 1000)
    log.info("job done", extra={"job": held.pk, "ms": ms})


def run_forever(going: Callable[[], bool]) -> None:
    """Work until `going` says no; it is asked between jobs. Outlives a database that is away."""
    while going():
        close_old_connections()
        try:
            worked = run_once()
        except DatabaseError:
            log.exception("the database did not answer")
            connection.close()
            worked = False
        if not worked:
            _rest(going)


def _rest(going: Callable[[], bool]) -> None:
    until = time.monotonic() + IDLE_SECONDS
    while going() and time.monotonic() < until:
        time.sleep(0.1)
