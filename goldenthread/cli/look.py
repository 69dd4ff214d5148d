"""goldenthread look: what in files seems to identify a child, before anybody uploads them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from goldenthread.cli.common import Subparsers, command


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "look",
        "Look through files as an upload would be: NHS numbers, UPNs, dates of birth, names with "
        "ages, numbers of cases. Ends with 1 where there are some, or a file is refused.",
        run,
    )
    added.add_argument("files", nargs="+", metavar="FILE", type=Path)
    added.add_argument(
        "--case-word",
        action="append",
        default=[],
        metavar="WORDS",
        help="what stands before the number of a case in your system, such as “Family file”",
    )


def run(args: argparse.Namespace) -> int:
    """Quotes passages on standard output: it is for who has the file."""
    return max(look_through(file, args.case_word) for file in args.files)


def look_through(file: Path, case_words: list[str]) -> int:
    from goldenthread.core.errors import Refused
    from goldenthread.documents.check import check_upload

    try:
        passages = check_upload(file.name, file.read_bytes(), case_words=case_words).passages
    except (Refused, OSError) as reason:
        print(f"{file}: {reason}", file=sys.stderr)
        return 1
    for passage in passages:
        print(f"{file}: {passage.sentence}")
    if not passages:
        print(f"{file}: nothing in it looks like data about a child.")
    return 1 if passages else 0
