"""goldenthread authority add"""

from __future__ import annotations

import argparse

from goldenthread.cli.common import Subparsers, command, start_django


def add(subparsers: Subparsers) -> None:
    added = command(subparsers, "authority", "Add a council to an installation.", run)
    verbs = added.add_subparsers(required=True, metavar="VERB")
    verb = command(verbs, "add", "Add a council, with an empty record.", run)
    verb.add_argument("--slug", required=True, help="its short name in addresses: wyremouth")
    verb.add_argument("--name", required=True, help="“Wyremouth Council”")


def run(args: argparse.Namespace) -> int:
    start_django()
    from goldenthread.accounts.changes import add_authority

    authority = add_authority(slug=args.slug, name=args.name)
    print(f"{authority.name} is added. Next: goldenthread person add --authority {args.slug} …")
    return 0
