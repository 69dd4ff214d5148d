"""./dev bench measures: the scorecard and one chart of 60 measures with 120 months each.

    ./dev bench measures            a table
    ./dev bench measures --json     for a machine
    ./dev bench measures --pandas   and our limits beside those that pandas reckons in the same run

pandas is no dependency, since nothing else needs it and it takes more room than the product:
`--pandas` has uv put it into .build/pandas once, for this comparison alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from tools.steps import BUILD

MEASURES, MONTHS, TIMES = 60, 120, 15
BUDGETS = {"scorecard page": 80.0, "one chart": 2.0}
TODAY = date(2026, 11, 16)
PANDAS = BUILD / "pandas"
NO_PANDAS = "pandas is not here: its line is left out. With --pandas it is fetched first."

type Row = tuple[str, float, float | None]


def main(words: list[str]) -> None:
    from tests.bench.__main__ import start_django

    parser = argparse.ArgumentParser(prog="./dev bench measures")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pandas", action="store_true")
    args = parser.parse_args(words)
    if args.pandas and not PANDAS.is_dir():
        uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet"]
        subprocess.run([*uv, "--target", str(PANDAS), "pandas"], check=True)
    sys.path.append(str(PANDAS))
    with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as folder:
        start_django(Path(folder))
        from django.core.management import call_command

        from tests.people import at

        call_command("migrate", verbosity=0)
        with at(TODAY):
            rows = [*_rows(_client())]
    if args.json:
        named = [{"name": name, "cpu_ms": ms, "budget_ms": most} for name, ms, most in rows]
        print(json.dumps(named))
        return
    for name, ms, most in rows:
        verdict = "" if most is None else f"{most:>8.0f}{'  over' if ms > most else ''}"
        print(f"{name:<44}{ms:>9.2f}{verdict}")
    print("\nProcessor time in ms, median; then the budget.")


def _client() -> Any:
    """Somebody who reads the measures of an authority that has very many."""
    from django.test import Client

    from goldenthread.accounts.members import member_of
    from goldenthread.accounts.models import Role
    from goldenthread.ledger.models import Authority
    from tests.people import make_person

    authority = Authority.objects.create(slug="wyremouth", name="Wyremouth Council")
    person = make_person(
        authority, "manager", "Improvement Programme Manager", [Role.PROGRAMME_MANAGER]
    )
    _build(member_of(person))
    client = Client()
    client.force_login(person)
    return client


def _build(by: Any) -> None:
    from goldenthread.measures import changes
    from goldenthread.measures.periods import Frequency, after
    from goldenthread.measures.rules import Figure, MeasureInput

    chance = Random(60120)  # noqa: S311 - figures, no secret
    first = after(date(2026, 10, 1), Frequency.MONTHLY, 1 - MONTHS)
    for number in range(1, MEASURES + 1):
        said = MeasureInput(f"M{number}", f"Measure number {number}", "percent", "increase")
        measure = changes.add_measure(by=by, measure=said)
        figures = [
            Figure(after(first, Frequency.MONTHLY, at), _value(chance)) for at in range(MONTHS)
        ]
        changes.enter_figures(by=by, measure=measure, figures=figures)
        due = date(2027, 3, 31)
        changes.set_target(by=by, measure=measure, due=due, form="at_least", value=Decimal(70))


def _value(chance: Random) -> Decimal:
    return Decimal(str(round(min(max(chance.gauss(60, 6), 0), 100), 1)))


def _rows(client: Any) -> Any:
    from goldenthread.ledger.models import Authority
    from goldenthread.ledger.moments import Moment
    from goldenthread.measures.charts import chart
    from goldenthread.measures.read import series_of
    from goldenthread.measures.spc import analyse

    authority = Authority.objects.get()
    every = series_of(authority, Moment.now(authority))
    whole = [list(each.values) for each in every]
    page = lambda: client.get("/measures/").content  # noqa: E731 - one call, timed
    yield "scorecard page", _cost(page), BUDGETS["scorecard page"]
    yield (
        "of it: reading 7,200 figures",
        _cost(lambda: series_of(authority, Moment.now(authority))),
        None,
    )
    yield "one chart", _cost(lambda: chart(_fresh(every[0]))), BUDGETS["one chart"]
    yield "limits and signals of 60 × 120", _cost(lambda: [analyse(each) for each in whole]), None
    try:
        import pandas
    except ImportError:
        print(NO_PANDAS, file=sys.stderr)
        return
    frames = [pandas.Series(each, dtype="float64") for each in whole]
    ours = [analyse(each).segments[0] for each in whole]
    theirs = [_with_pandas(frame) for frame in frames]
    for segment, (_, upper) in zip(ours, theirs, strict=True):
        assert abs((segment.upper or 0) - upper) < 1e-9
    yield (
        "pandas: limits alone, without signals",
        _cost(lambda: [_with_pandas(f) for f in frames]),
        None,
    )


def _fresh(series: Any) -> Any:
    """The same without what it has reckoned before."""
    from dataclasses import replace

    return replace(series)


def _with_pandas(frame: Any) -> tuple[float, float]:
    """Mean ± 2.66 average ranges, as an analyst would write it."""
    middle, average = frame.mean(), frame.diff().abs().mean()
    return middle - 2.66 * average, middle + 2.66 * average


def _cost(call: Callable[[], Any]) -> float:
    """Median ms of processor time of warm calls."""
    times = []
    for _ in range(TIMES + 3):
        begun = time.process_time()
        call()
        times.append((time.process_time() - begun) * 1000)
    return median(times[3:])
