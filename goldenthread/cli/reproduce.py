"""goldenthread reproduce: past papers made again from the record."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from goldenthread.cli.common import Failed, Subparsers, command, start_django

if TYPE_CHECKING:
    from goldenthread.reports.models import PaperEdition

SHOWN = 20


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "reproduce",
        "Make what papers said again from the record, and compare it with what was published.",
        run,
    )
    added.add_argument(
        "code",
        nargs="?",
        metavar="CODE",
        help="the end of the address at the foot of the paper; else every edition",
    )


def run(args: argparse.Namespace) -> int:
    """0 where the record gives every edition exactly, 1 where it gives anything otherwise."""
    start_django()
    from goldenthread.reports.models import PaperEdition

    editions = PaperEdition.objects.filter(dataset__isnull=False)
    editions = editions.select_related("authority", "paper__plan", "dataset").order_by("pk")
    if args.code and not (editions := editions.filter(code=args.code)):
        raise Failed(f"There is no edition with the code “{args.code}” whose dataset was kept.")
    results = [_told(edition) for edition in editions]
    if not results:
        print("No edition is published whose dataset was kept.")
    return 0 if all(results) else 1


def _told(edition: PaperEdition) -> bool:
    from goldenthread.reports.reproducing import unlike

    name = f"{edition.code}: {edition.title}, edition {edition.edition}, as at {edition.as_at}"
    found = unlike(edition)
    if not found:
        print(f"{name}: the same, to the last figure.")
        return True
    print(f"{name}: {len(found)} values are otherwise now.", file=sys.stderr)
    for each in found[:SHOWN]:
        print(f"  {each.place}: {each.kept} was published, {each.now} now", file=sys.stderr)
    return False
