"""./dev bench: what pages, writes and papers cost on a plan of 1,000 actions, on SQLite.

    ./dev bench             a table
    ./dev bench --json      for a machine
    ./dev bench --profile list      where the time goes, of the first line with "list" in it
    ./dev bench reader      how fast reports are read (reader.py)
    ./dev bench measures    the scorecard of 60 measures, and one chart (measures.py)
    ./dev bench imports     a plan in Excel read, shown and saved (imports.py)
    ./dev bench papers      a paper of 1,000 actions and 60 measures in each form (papers.py)
    ./dev bench history     pages of a plan of 60 months beside one of 12 (history.py)

The data is built once and kept in `.build/`; each run works on a copy of it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import history, imports, measures, papers, reader
from tests.bench.measuring import STEADY, profile
from tools.steps import BUILD, ROOT, fingerprint


def start_django(folder: Path) -> None:
    """As in production, but for TLS, and for hashed names of assets that nobody fetches."""
    os.environ |= {
        "GOLDENTHREAD_DATA": str(folder),
        "GOLDENTHREAD_DEMO": "0",
        "GOLDENTHREAD_INSECURE": "1",
        "LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "goldenthread.settings",
    }
    os.environ.pop("DATABASE_URL", None)
    (folder / "static").mkdir()
    from django.conf import settings

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = plain
    settings.ALLOWED_HOSTS = ["testserver"]
    from goldenthread.wsgi import application

    assert application  # loaded as a server loads it


def prepared(folder: Path, months: int) -> None:
    """Put the database into the folder, from the last run or built anew."""
    package = ROOT / "goldenthread"
    made_from = [
        path
        for path in sorted(package.rglob("*.py"))
        if {"migrations", "models", "ledger", "changes"} & {*path.parts, path.stem}
    ]
    kept = (
        BUILD / f"bench-{months}-{fingerprint(*made_from, ROOT / 'tests' / 'bench')[:12]}.sqlite3"
    )
    database = folder / "goldenthread.sqlite3"
    if kept.exists():
        shutil.copy(kept, database)
        return
    print(f"Building a plan of 1,000 actions and {months} months, once …", file=sys.stderr)
    from django.core.management import call_command
    from django.db import connection

    from tests.bench.building import build

    call_command("migrate", verbosity=0)
    build(months)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for old in BUILD.glob(f"bench-{months}-*.sqlite3"):
        old.unlink()
    BUILD.mkdir(exist_ok=True)
    shutil.copy(database, kept)


def show(rows: list[Any]) -> None:
    print(f"{'':<37}{'CPU ms':>8}{'loop':>7}{'steady':>8}{'budget':>8}{'queries':>9}{'most':>6}")
    for row in rows:
        most = row.queries if row.queries is not None else ""
        verdict = "" if row.is_within else "  over"
        times = f"{row.cost.ms:>8.1f}{row.cost.loop:>7.1f}{row.cost.steady:>8.1f}{row.budget:>8.0f}"
        print(f"{row.name:<37}{times}{row.cost.queries:>9}{most:>6}{verdict}")
    print("\nProcessor time of the process, median of warm calls. Machines drift: `loop` is what a")
    print(f"fixed loop took between the calls, `steady` the time where it takes {STEADY:.0f} ms.")


def as_json(rows: list[Any]) -> str:
    lines = [
        {
            "name": row.name,
            "cpu_ms": round(row.cost.ms, 2),
            "loop_ms": round(row.cost.loop, 2),
            "steady_ms": round(row.cost.steady, 2),
            "most_cpu_ms": round(row.cost.most, 2),
            "budget_ms": row.budget,
            "queries": row.cost.queries,
            "queries_budget": row.queries,
            "times": row.cost.times,
            "within": row.is_within,
        }
        for row in rows
    ]
    return json.dumps({"steady_loop_ms": STEADY, "rows": lines}, indent=2)


def main() -> None:
    apart = {
        "reader": reader.main,
        "history": history.main,
        "imports": imports.main,
        "measures": measures.main,
        "papers": papers.main,
    }
    if sys.argv[1:] and sys.argv[1] in apart:
        apart[sys.argv[1]](sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="./dev bench", description="Measure speed.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--profile", metavar="NAME")
    parser.add_argument("--months", type=int, default=12, help="of updates; 12 unless told")
    parser.add_argument("--pages", action="store_true", help="pages alone, past days too")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as folder:
        start_django(Path(folder))
        prepared(Path(folder), args.months)
        from tests.bench.building import TODAY
        from tests.people import at

        with at(TODAY):
            run(args)


def run(args: argparse.Namespace) -> None:
    from tests.bench import tasks as known
    from tests.bench.tasks import measure

    tasks = known.pages if args.pages else known.tasks
    if args.profile:
        profile(next(each for each in tasks() if args.profile.lower() in each.name.lower()).calls)
        return
    rows = [measure(each) for each in tasks()]
    if args.json:
        print(as_json(rows))
    else:
        show(rows)


if __name__ == "__main__":
    main()
