"""goldenthread read: reports as data, as text, or as pages with what was read marked."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from goldenthread.cli.common import Failed, Subparsers, command, complain, progress
from goldenthread.cli.files import Outcome, cores, read_all, read_one, reports_in


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers, "read", "Read inspectors' reports (PDF): judgements, dates and findings.", run
    )
    added.add_argument(
        "files", nargs="+", metavar="PATH", type=Path, help="files, or folders with PDFs in them"
    )
    added.add_argument("--json", action="store_true", help="one line of JSON for each file")
    added.add_argument(
        "--jobs", type=int, default=cores(), metavar="N", help="processes, one core each"
    )
    added.add_argument(
        "--explain", action="store_true", help="print what each stage of the reader saw"
    )
    added.add_argument(
        "--html",
        type=Path,
        metavar="OUT",
        help="write a page with pictures and boxes of what was read; of several files, a folder",
    )


def run(args: argparse.Namespace) -> int:
    """1 where a file could not be read; the others are read all the same."""
    files = reports_in(args.files)
    if not files:
        raise Failed("There is no PDF in what was named.")
    shown, unread = progress("Read"), 0
    outcomes = read_all(files, max(args.jobs, 1)) if len(files) > 1 else map(read_one, files)
    for number, outcome in enumerate(outcomes, start=1):
        if outcome.sentence:
            unread += 1
            complain(f"{outcome.file}: {outcome.sentence}")
        else:
            show(outcome, args, alone=len(files) == 1)
        if len(files) > 1:
            shown(number, len(files))
    return 1 if unread else 0


def show(outcome: Outcome, args: argparse.Namespace, *, alone: bool) -> None:
    """Print one file as it was asked for."""
    if args.explain:
        explain(outcome.file)
    elif args.json:
        print(json.dumps(outcome.found, ensure_ascii=False))
    else:
        print(summary(outcome.file, outcome.found))
    if args.html:
        from goldenthread.cli.read_html import write_page

        write_page(outcome.file, args.html if alone else args.html / f"{outcome.file.stem}.html")


def explain(file: Path) -> None:
    """Print what each stage of the reader saw of one file."""
    from goldenthread.inspections.reader import explain as stages

    for stage, text in stages(file.read_bytes()):
        print(f"== {stage}\n{text}")


def summary(file: Path, found: dict[str, Any]) -> str:
    """What was read, in a few lines for a person."""
    lines = [f"{file}: {found['authority'] or 'authority not read'}, {found['kind']}"]
    dates = ("inspection_start", "inspection_end", "published")
    lines += [f"  {name.replace('_', ' ')}: {found[name] or 'not read'}" for name in dates]
    lines += [f"  {each['area']}: {each['grade_text']}" for each in found["judgements"]]
    for name in ("priority_actions", "improvements", "lscb_recommendations", "strengths"):
        lines += [f"  {name.replace('_', ' ')[:-1]}: {text}" for text in found[name]]
    lines += [f"  doubt: {sentence}" for sentence in found["doubts"]]
    return "\n".join(lines)
