"""goldenthread demo: the living example, made once."""

from __future__ import annotations

import argparse
import shutil
from datetime import date

from goldenthread.cli.common import Failed, Subparsers, command, start_django
from goldenthread.cli.serve import add_address


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "demo",
        "Load the living example, Wyremouth Council, into the demo database and serve it.",
        run,
    )
    add_address(added)
    added.add_argument("--no-serve", action="store_true", help="stop before serving")
    added.add_argument("--fresh", action="store_true", help="throw away what is there, start anew")


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings

    if not settings.DEMO:
        raise Failed(
            "The example is only ever loaded into a demo database. Unset DATABASE_URL, "
            "or set GOLDENTHREAD_DEMO=1 for a database that holds nothing else."
        )
    prepare(fresh=args.fresh)
    if args.no_serve:
        return 0
    from goldenthread.cli.serve import serve

    return serve(args.host, args.port, args.workers)


def prepare(*, fresh: bool) -> None:
    """Make the example unless it is there. One that was left half made is made anew."""
    from django.conf import settings

    from goldenthread.cli.migrate import bring_up_to_date
    from goldenthread.demo.build import build

    made = settings.DATA / "example-is-complete"
    if fresh or not made.exists():
        made.unlink(missing_ok=True)
        empty()
    bring_up_to_date()
    if made.exists():
        print("The living example is loaded.")
        return
    print("Making the living example: three years of Wyremouth Council", flush=True)
    build(date.fromisoformat(settings.DEMO_TODAY))
    made.write_text(settings.DEMO_TODAY)


def empty() -> None:
    """Take away the demo's database, files and mail."""
    from django.conf import settings

    from goldenthread.cli import databases

    databases.clear()
    for folder in (settings.FILES, settings.DATA / "mail"):
        shutil.rmtree(folder, ignore_errors=True)
