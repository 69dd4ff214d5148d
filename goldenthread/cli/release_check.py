"""goldenthread release-check: what finished files hold that must not go out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.cli.common import Subparsers, command, complain

if TYPE_CHECKING:
    from goldenthread.documents.release import Fault


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "release-check",
        "Open finished files (PDF, Word, Excel, HTML, CSV, JSON) and say what must not be "
        "published: authors, comments, tracked changes, hidden text, sheets and cells, formulas, "
        "links to private places, what is fetched from elsewhere, numbers of children. "
        "Ends with 1 where there is any.",
        run,
    )
    added.add_argument("files", nargs="+", metavar="FILE", type=Path)
    added.add_argument(
        "--canary", action="append", default=[], metavar="WORDS", help="words that no file may have"
    )
    added.add_argument("--json", action="store_true", help="a line of JSON for each file")


def run(args: argparse.Namespace) -> int:
    return max(_check(file, args.canary, as_json=args.json) for file in args.files)


def _check(file: Path, canaries: list[str], *, as_json: bool) -> int:
    from goldenthread.core.errors import Refused
    from goldenthread.documents.kinds import kind_of
    from goldenthread.documents.release import CHECKED, check

    try:
        kind = kind_of(file.name).code
        if kind not in CHECKED:
            raise Refused(f"A file like this is not checked. It can be: {', '.join(CHECKED)}.")
        faults = check(kind, file.read_bytes(), canaries=canaries)
    except (Refused, OSError) as reason:
        complain(f"{file}: {reason}")
        return 1
    _tell(file, faults, as_json=as_json)
    return int(bool(faults))


def _tell(file: Path, faults: tuple[Fault, ...], *, as_json: bool) -> None:
    if as_json:
        rows = [
            {"code": each.code, "where": each.where, "found": each.found, "mend": each.code.mend}
            for each in faults
        ]
        print(json.dumps({"file": str(file), "faults": rows}, ensure_ascii=False))
        return
    for fault in faults:
        print(f"{file}: {fault.sentence}")
    if not faults:
        print(f"{file}: nothing in it that must not go out.")
