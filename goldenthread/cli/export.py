"""goldenthread export: a plan's actions as a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from goldenthread.cli.common import Failed, Subparsers, command, day, in_words, start_django
from goldenthread.cli.plans import NAMED, find_plan, moment_of, write

FORMATS = ("xlsx", "csv", "json")


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "export",
        "Write every action of a plan, with both ratings, dates and the latest update, to a file.",
        run,
    )
    added.add_argument("--plan", required=True, metavar="PLAN", help=NAMED)
    added.add_argument("--format", choices=FORMATS, default="xlsx")
    added.add_argument(
        "--as-at", type=day, metavar="DATE", help="the position at the end of this day; else now"
    )
    added.add_argument(
        "--later", action="store_true", help="with what was recorded later about that day"
    )
    added.add_argument(
        "--out", type=Path, metavar="FILE", help="else actions.xlsx, .csv or .json, here"
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from goldenthread.plans.read import plan_at, position
    from goldenthread.reports.exports import WRITERS, all_actions
    from goldenthread.reports.filling import audience

    plan = find_plan(args.plan)
    moment = moment_of(plan.authority, args.as_at, later=args.later)
    reader = audience(plan.authority)
    stood = plan_at(reader, plan.pk, moment)
    if stood.title is None:
        raise Failed(f"There was no such plan on {in_words(moment.on)}. Choose a later day.")
    sheet = all_actions(position(stood, moment, reader, updates=True))
    write(args.out or Path(f"actions.{args.format}"), WRITERS[args.format](sheet))
    return 0
