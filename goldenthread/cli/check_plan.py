"""goldenthread check-plan: what is wrong in a plan, why, and how to mend it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from goldenthread.cli.common import Subparsers, command, day
from goldenthread.cli.import_plan import content

SEVERITIES = ("must", "should", "could")


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "check-plan",
        "Check an improvement plan in a file by the rules of docs/PLAN-CHECK.md. Ends with 1 where "
        "something must be mended, or the file cannot be read.",
        run,
    )
    added.add_argument("file", metavar="FILE", type=Path)
    added.add_argument("--format", choices=("text", "json", "html"), default="text")
    added.add_argument("--settings", type=Path, metavar="TOML", help="rules off or tuned")
    added.add_argument(
        "--fail-on", choices=SEVERITIES, default="must", help="end with 1 from this severity on"
    )
    added.add_argument("--on", type=day, metavar="DATE", help="the day of the check, today if none")
    added.add_argument("--sheet", default="", metavar="NAME", help="check one sheet alone")


def run(args: argparse.Namespace) -> int:
    from goldenthread.core.clock import today
    from goldenthread.imports.check import Severity, check
    from goldenthread.imports.check.of_proposed import of_proposed
    from goldenthread.imports.check.report import as_html, as_json, as_text
    from goldenthread.imports.check.settings import read_settings
    from goldenthread.imports.reader import read_plan

    settings = read_settings(content(args.settings).decode()) if args.settings else {}
    plan = read_plan(content(args.file), args.file.name, sheet=args.sheet)
    result = check(of_proposed(plan, args.on or today()), settings)
    name = args.file.name
    if args.format == "json":
        print(json.dumps(as_json(name, result), ensure_ascii=False))
    else:
        print(as_html(name, result) if args.format == "html" else as_text(name, result))
    heavy = SEVERITIES[: SEVERITIES.index(args.fail_on) + 1]
    return int(any(result.of(Severity(each)) for each in heavy))
