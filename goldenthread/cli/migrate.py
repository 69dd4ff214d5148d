"""goldenthread migrate"""

from __future__ import annotations

import argparse

from goldenthread.cli.common import Subparsers, command, start_django


def add(subparsers: Subparsers) -> None:
    command(
        subparsers,
        "migrate",
        "Bring the database, its guards, and the styles and scripts up to this version.",
        run,
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    bring_up_to_date()
    return 0


def bring_up_to_date() -> None:
    """Make or change tables, put triggers in place, collect static files."""
    from django.conf import settings
    from django.core.management import call_command

    from goldenthread.ledger.new_database import make_tables_if_empty

    make_tables_if_empty()
    call_command("migrate", interactive=False, verbosity=0)
    settings.FILES.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(f"The database and {settings.STATIC_ROOT} are up to date.")
