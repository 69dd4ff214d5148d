"""goldenthread ledger verify"""

from __future__ import annotations

import argparse
import sys

from goldenthread.cli.common import Failed, Subparsers, command, progress, start_django


def add(subparsers: Subparsers) -> None:
    added = command(subparsers, "ledger", "Prove the record.", run)
    verbs = added.add_subparsers(required=True, metavar="VERB")
    verify = command(
        verbs,
        "verify",
        "Compare every row of the record with the entry that wrote it, both ways, and all hashes.",
        run,
    )
    verify.add_argument("--authority", metavar="SLUG", help="one authority's ledger alone")


def run(args: argparse.Namespace) -> int:
    """0 where all is as recorded, 1 where anything is not; problems go to standard error."""
    start_django()
    return verify(args.authority)


def verify(slug: str | None = None) -> int:
    from goldenthread.ledger import verify as verifying
    from goldenthread.ledger.models import Authority

    authority = Authority.objects.filter(slug=slug).first() if slug else None
    if slug and authority is None:
        raise Failed(f"There is no authority “{slug}”.")
    report = verifying.verify(authority, progress("Entries read"))
    for ledger in report.ledgers:
        print(f"{ledger.authority}: {ledger.entries} entries, {ledger.rows} rows")
        print(f"  root {ledger.root}")
    if report.is_sound:
        print("The record is as it was recorded.")
        return 0
    for problem in report.problems:
        print(problem, file=sys.stderr)
    print(f"Problems found: {report.count}. The record is not as recorded.", file=sys.stderr)
    return 1
