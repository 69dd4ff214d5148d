"""goldenthread backup"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from goldenthread.cli.common import Failed, Subparsers, command, progress, start_django


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "backup",
        "Write the database and all files to one file, while people work.",
        run,
    )
    added.add_argument("file", type=Path, metavar="FILE", help="must not exist")


def run(args: argparse.Namespace) -> int:
    if args.file.exists():
        raise Failed(f"{args.file} exists. A backup is never overwritten: name another file.")
    if not args.file.resolve().parent.is_dir():
        raise Failed(f"There is no folder {args.file.resolve().parent}.")
    start_django()
    from goldenthread.cli.state import check_database

    check_database()
    write(args.file)
    return 0


def write(path: Path) -> None:
    """The database first: a row's file is always older than the row, so no file is missed."""
    from django.db import connection

    from goldenthread.cli import archive, databases
    from goldenthread.core import clock
    from goldenthread.documents.models import store

    with tempfile.TemporaryDirectory(dir=path.resolve().parent, prefix=".backup-") as folder:
        dumped = Path(folder, "database")
        ledgers = databases.dump(dumped)
        manifest = archive.Manifest(clock.now().isoformat(), connection.vendor, ledgers)
        shown = progress("Files")
        with archive.writing(path, manifest) as writer:
            with dumped.open("rb") as data:
                writer.add(archive.DATABASE, data)
            kept = list(store())
            for done, sha256 in enumerate(kept, 1):
                with store().open(sha256) as data:
                    writer.add(f"{archive.FILES}{sha256}", data)
                shown(done, len(kept))
    print(f"{path}: the database and {len(kept)} files.")
    for slug, ledger in ledgers.items():
        print(f"{slug}: {ledger['n']} entries, root {ledger['root']}")
