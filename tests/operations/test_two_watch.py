"""Two workers that look at the same triggers at once ask each lead once."""

from __future__ import annotations

import subprocess
import sys
import textwrap

from tests.installations import Installation

PREPARE = """
    from goldenthread.cli.common import start_django
    start_django()
    from tests.people import make_world
    make_world()
"""
WATCH = """
    import sys
    from datetime import date
    from goldenthread.cli.common import start_django
    start_django()
    from goldenthread.ledger.models import Authority
    from goldenthread.ledger.verify import verify
    from goldenthread.plans.models import Contingency
    from goldenthread.plans.watching import watch
    from tests.people import at

    authority = Authority.objects.get(slug="wyremouth")
    with at(date(2026, 11, 23)):
        print("ready", flush=True)
        sys.stdin.readline()
        print(len(watch(authority)), flush=True)
        sys.stdin.readline()
        assert verify(authority).is_sound
        print(Contingency.objects.count())
"""


def test_two_workers_at_once_ask_once(installation: Installation) -> None:
    def python(script: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script)],
            env=installation.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    with python(PREPARE) as prepared:
        assert prepared.wait(timeout=60) == 0
    with python(WATCH) as one, python(WATCH) as two:
        both = (one, two)
        assert [_read(each) for each in both] == ["ready", "ready"]
        for each in both:
            _go_on(each)
        made = [int(_read(each)) for each in both]
        for each in both:
            _go_on(each)
        counted = [int(_read(each)) for each in both]
    # Seven actions had no update in October either: see test_watching.py.
    assert sum(made) == 7
    assert counted == [7, 7]


def _read(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _go_on(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
