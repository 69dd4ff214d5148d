"""goldenthread read: an inspection report as data."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from goldenthread.cli.common import Subparsers, command


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers, "read", "Read inspectors' reports (PDF): judgements, dates and findings.", run
    )
    added.add_argument("files", nargs="+", metavar="FILE", type=Path)
    added.add_argument("--json", action="store_true", help="one line of JSON for each file")


def run(args: argparse.Namespace) -> int:
    """1 where a file could not be read; the others are read all the same."""
    from goldenthread.inspections.reader import CannotRead, read_file_json

    unread = 0
    for file in args.files:
        try:
            found = read_file_json(file)
        except CannotRead as reason:
            unread += 1
            print(f"{file}: {reason.sentence}", file=sys.stderr)
        except OSError as error:
            unread += 1
            print(f"{file}: This file cannot be opened: {error.strerror}.", file=sys.stderr)
        else:
            print(json.dumps(found, ensure_ascii=False) if args.json else summary(file, found))
    return 1 if unread else 0


def summary(file: Path, found: dict[str, Any]) -> str:
    """What was read, in a few lines for a person."""
    lines = [f"{file}: {found['authority'] or 'authority not read'}, {found['kind']}"]
    dates = ("inspection_start", "inspection_end", "published")
    lines += [f"  {name.replace('_', ' ')}: {found[name] or 'not read'}" for name in dates]
    lines += [f"  {each['area']}: {each['grade_text']}" for each in found["judgements"]]
    for name in ("priority_actions", "improvements"):
        lines += [f"  {name.replace('_', ' ')[:-1]}: {text}" for text in found[name]]
    lines += [f"  doubt: {sentence}" for sentence in found["doubts"]]
    return "\n".join(lines)
