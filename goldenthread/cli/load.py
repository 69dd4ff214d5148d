"""goldenthread load: published reports into an authority's register."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.cli.common import Failed, Subparsers, command, complain, progress, start_django
from goldenthread.cli.files import cores, reports_in

if TYPE_CHECKING:
    from goldenthread.ledger.models import Authority


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "load",
        "Load published reports (PDF): the authority's own as inspections to check, those on "
        "others to compare with. Each file is loaded once.",
        run,
    )
    added.add_argument(
        "files", nargs="+", metavar="PATH", type=Path, help="files, or folders with PDFs in them"
    )
    added.add_argument("--authority", metavar="SLUG", help="whose register; else the only one")
    added.add_argument(
        "--jobs", type=int, default=cores(), metavar="N", help="how many are read at once"
    )


def run(args: argparse.Namespace) -> int:
    """1 where a file could not be loaded; the others are loaded all the same."""
    start_django()
    from goldenthread.accounts.access import system
    from goldenthread.inspections.loading import load

    files = reports_in(args.files)
    if not files:
        raise Failed("There is no PDF in what was named.")
    by = system(find_authority(args.authority))
    shown, new, problems = progress("Loaded"), 0, 0
    for number, each in enumerate(load(by, files, max(args.jobs, 1)), start=1):
        if each.is_problem:
            complain(f"{each.path}: {each.sentence}")
        else:
            print(f"{each.path}: {each.sentence}")
        new, problems = new + each.is_new, problems + each.is_problem
        shown(number, len(files))
    print(
        f"{len(files)} files: {new} loaded, {len(files) - new - problems} here already, "
        f"{problems} not loaded."
    )
    return 1 if problems else 0


def find_authority(slug: str | None) -> Authority:
    """The authority of this name; without one, the only one that there is."""
    from goldenthread.ledger.models import Authority

    every = list(Authority.objects.order_by("slug"))
    found = [each for each in every if slug in (None, each.slug)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(each.slug for each in every) or "none"
    problem = (
        f"There is no authority “{slug}”." if slug else "Name the authority: --authority SLUG."
    )
    raise Failed(f"{problem} There is: {listed}.")
