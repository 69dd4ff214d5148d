"""goldenthread restore"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.cli.common import Failed, Subparsers, command, progress, start_django

if TYPE_CHECKING:
    from goldenthread.cli.archive import Reader


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "restore",
        "Put a backup back, and prove that it is what was backed up. Stop the server first.",
        run,
    )
    added.add_argument("file", type=Path, metavar="FILE")
    added.add_argument(
        "--replace", action="store_true", help="although the database here holds something"
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from goldenthread.cli import archive, databases

    if not args.replace and not databases.is_empty():
        raise Failed(
            "The database here holds an authority. Restore into an empty one, or say --replace "
            "to lose what is in it."
        )
    with archive.reading(args.file) as reader:
        check(reader)
        put_back(reader)
        return prove(reader)


def check(reader: Reader) -> None:
    """All that can be known to be wrong before anything is touched."""
    from django.db import connection

    if reader.manifest.vendor != connection.vendor:
        raise Failed(
            f"This backup is of {reader.manifest.vendor}, and the database here is "
            f"{connection.vendor}. Set DATABASE_URL to one of the same kind."
        )
    reader.check(progress("Checked"))
    for sha256 in reader.files():
        if reader.manifest.members[f"files/{sha256}"]["sha256"] != sha256:
            raise Failed(f"The file {sha256} was damaged before it was backed up.")


def put_back(reader: Reader) -> None:
    """Files first, then the database: a row never points to a file that is not there."""
    from goldenthread.cli import archive, databases
    from goldenthread.cli.migrate import bring_up_to_date
    from goldenthread.documents.models import store

    kept, shown = reader.files(), progress("Files")
    for done, sha256 in enumerate(kept, 1):
        with reader.open(f"{archive.FILES}{sha256}") as data:
            store().put(data.read())
        shown(done, len(kept))
    with tempfile.TemporaryDirectory(prefix="restore-") as folder:
        dumped = Path(folder, "database")
        with reader.open(archive.DATABASE) as data:
            archive.copy(data, dumped)
        databases.load(dumped)
    bring_up_to_date()


def prove(reader: Reader) -> int:
    """The ledgers' roots are those of the backup, and the record is as recorded."""
    from goldenthread.cli import databases
    from goldenthread.cli.ledger import verify
    from goldenthread.jobs.changes import settle_after_restore

    settled = settle_after_restore()
    if databases.ledgers_now() != reader.manifest.ledgers:
        raise Failed("The ledgers here are not those of the backup. Do not use this database.")
    print("The ledgers have the length and root that the backup states.")
    print(f"Background jobs counted as done, so that no mail is sent again: {settled}.")
    return verify()
