"""A worker that is killed in the middle of a job loses nothing: the next one does the job."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap

from tests.installations import Installation

SLOW = """
    import sys, time
    from datetime import timedelta
    from goldenthread.cli.common import start_django
    start_django()
    from goldenthread.jobs import registry, worker
    from goldenthread.jobs.changes import ask_for
    from goldenthread.ledger.models import Authority

    @registry.job("note", lease=timedelta(seconds=1))
    def note(job):
        print("begun", flush=True)
        time.sleep(float(sys.argv[1]))
        Authority.objects.get_or_create(slug="noted", defaults={"name": "Noted"})

    ask_for("note", authority=Authority.objects.get(slug="wyremouth"), key="a")
    # Other jobs may be due too, such as reminders: until this one is done, or for half a minute.
    until = time.monotonic() + 30
    while not Authority.objects.filter(slug="noted").exists() and time.monotonic() < until:
        worker.run_once() or time.sleep(0.1)
    print("done", Authority.objects.filter(slug="noted").count())
"""


def test_job_of_a_worker_that_was_killed_is_done_by_the_next(installation: Installation) -> None:
    installation.do("authority", "add", "--slug", "wyremouth", "--name", "Wyremouth Council")

    def work(seconds: float) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(SLOW), str(seconds)],
            env=installation.environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    with work(60) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "begun\n"
        os.kill(killed.pid, signal.SIGKILL)
    with work(0) as next_one:
        said, _ = next_one.communicate(timeout=60)
    assert said.splitlines() == ["begun", "done 1"]
