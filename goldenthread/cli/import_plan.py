"""goldenthread import-plan: what a plan in a file would become. Nothing is saved."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from goldenthread.cli.common import Failed, Subparsers, command


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "import-plan",
        "Read an improvement plan in Word, Excel, PDF, CSV, a saved web page or pasted text, and "
        "show what it would become and what is unsure. Nothing is saved.",
        run,
    )
    added.add_argument("file", metavar="FILE", type=Path)
    added.add_argument("--json", action="store_true", help="as data")
    added.add_argument(
        "--explain", action="store_true", help="what became what, as text (as without --json)"
    )
    added.add_argument("--sheet", default="", metavar="NAME", help="read one sheet alone")
    added.add_argument(
        "--with-hidden", action="store_true", help="read hidden sheets, rows and columns too"
    )


def content(file: Path) -> bytes:
    """The bytes of a file that was named. Failed where it cannot be opened."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Failed(f"{file} cannot be read: {error.strerror}.") from error


def run(args: argparse.Namespace) -> int:
    from goldenthread.imports.reader import as_json, read_plan
    from goldenthread.imports.reader.explain import explain

    plan = read_plan(
        content(args.file), args.file.name, sheet=args.sheet, with_hidden=args.with_hidden
    )
    if args.json:
        print(json.dumps(as_json(plan), ensure_ascii=False))
    if args.explain or not args.json:
        print(explain(plan))
    return 0
