"""goldenthread paper: the committee paper of a plan as a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.cli.common import Subparsers, command, day, start_django
from goldenthread.cli.plans import NAMED, find_plan, moment_of, write

if TYPE_CHECKING:
    from goldenthread.ledger.moments import Moment
    from goldenthread.plans.models import Plan
    from goldenthread.reports.dataset import CommitteePaper

FORMATS = ("pdf", "docx", "html")


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "paper",
        "Make a plan's committee paper, as a draft, with every figure as at a day. The texts are "
        "those of the paper that is being written for that day, if there is one.",
        run,
    )
    added.add_argument("--plan", required=True, metavar="PLAN", help=NAMED)
    added.add_argument(
        "--as-at", type=day, metavar="DATE", help="the position at the end of this day; else now"
    )
    added.add_argument(
        "--later", action="store_true", help="with what was recorded later about that day"
    )
    added.add_argument(
        "--meeting", type=day, metavar="DATE", help="the day of the meeting; else the day itself"
    )
    added.add_argument("--format", choices=FORMATS, default="pdf")
    added.add_argument("--out", type=Path, required=True, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    start_django()
    from goldenthread.reports.build import RENDERERS, paper_of_plan

    plan = find_plan(args.plan)
    moment = moment_of(plan.authority, args.as_at, later=args.later)
    written = None if args.meeting else being_written(plan, moment)
    paper = written or paper_of_plan(plan, moment, args.meeting or moment.on)
    write(args.out, RENDERERS[args.format](paper))
    return 0


def being_written(plan: Plan, moment: Moment) -> CommitteePaper | None:
    """The paper that reports exactly this position and is not yet published."""
    from goldenthread.ledger.moments import Moment
    from goldenthread.reports.build import build_paper
    from goldenthread.reports.models import Paper

    papers = Paper.objects.filter(plan=plan).as_at(Moment.latest(), "as_at_day", "preparing")
    rows = papers.filter(as_at_day=moment.on, preparing=True).order_by("-pk")
    built = (build_paper(paper) for paper in rows)
    same = (each for each in built if each.position.include_later == moment.include_later)
    return next(same, None)
