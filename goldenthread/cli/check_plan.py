"""goldenthread check-plan: what is wrong in a plan, why, and how to mend it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.cli.common import Failed, Subparsers, command, day, start_django
from goldenthread.cli.import_plan import content
from goldenthread.cli.plans import NAMED, find_plan, moment_of

if TYPE_CHECKING:
    from goldenthread.imports.check.settings import Settings
    from goldenthread.imports.check.shape import Plan

SEVERITIES = ("must", "should", "could")


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "check-plan",
        "Check an improvement plan in a file by the rules of docs/PLAN-CHECK.md. Ends with 1 where "
        "something must be mended, or the file cannot be read.",
        run,
    )
    added.add_argument("file", metavar="FILE", type=Path, nargs="?")
    added.add_argument("--plan", metavar="PLAN", help=f"a plan that is kept here: {NAMED}")
    added.add_argument("--format", choices=("text", "json", "html"), default="text")
    added.add_argument("--settings", type=Path, metavar="TOML", help="rules off or tuned")
    added.add_argument(
        "--fail-on", choices=SEVERITIES, default="must", help="end with 1 from this severity on"
    )
    added.add_argument("--on", type=day, metavar="DATE", help="the day of the check, today if none")
    added.add_argument("--sheet", default="", metavar="NAME", help="check one sheet alone")


def run(args: argparse.Namespace) -> int:
    from goldenthread.imports.check import Severity, check
    from goldenthread.imports.check.report import as_html, as_json, as_text
    from goldenthread.imports.check.settings import read_settings

    if (args.file is None) == (args.plan is None):
        raise Failed("Name one thing to check: a file, or a plan that is kept here with --plan.")
    told = read_settings(content(args.settings).decode()) if args.settings else {}
    name, plan, kept = of_file(args) if args.file else of_record(args)
    result = check(plan, {**kept, **told})
    if args.format == "json":
        print(json.dumps(as_json(name, result), ensure_ascii=False))
    else:
        print(as_html(name, result) if args.format == "html" else as_text(name, result))
    heavy = SEVERITIES[: SEVERITIES.index(args.fail_on) + 1]
    return int(any(result.of(Severity(each)) for each in heavy))


type Checked = tuple[str, Plan, Settings]


def of_file(args: argparse.Namespace) -> Checked:
    from goldenthread.core.clock import today
    from goldenthread.imports.check.of_proposed import of_proposed
    from goldenthread.imports.reader import read_plan

    plan = read_plan(content(args.file), args.file.name, sheet=args.sheet)
    return args.file.name, of_proposed(plan, args.on or today()), {}


def of_record(args: argparse.Namespace) -> Checked:
    """A plan of the product as it stood on a day, or now, with the settings of its authority."""
    start_django()
    from goldenthread.imports.checking import plan_shape, settings_at
    from goldenthread.plans.read import plan_at
    from goldenthread.reports.filling import audience

    plan = find_plan(args.plan)
    moment = moment_of(plan.authority, args.on, later=False)
    reader = audience(plan.authority)
    stood = plan_at(reader, plan.pk, moment)
    if stood.title is None:
        raise Failed("There was no such plan on that day. Choose a later day.")
    return (
        stood.title,
        plan_shape(reader, stood, moment)[1],
        settings_at(plan.authority, moment),
    )
