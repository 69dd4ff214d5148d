"""goldenthread paper: a paper on a plan as a file, of any kind."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.cli.common import Subparsers, command, day, in_words, start_django
from goldenthread.cli.plans import NAMED, find_plan, moment_of, write
from goldenthread.reports.kinds import KINDS

if TYPE_CHECKING:
    from goldenthread.ledger.moments import Moment
    from goldenthread.plans.models import Plan
    from goldenthread.reports.dataset import CommitteePaper

FORMATS = ("pdf", "docx", "html", "xlsx")


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "paper",
        "Make a paper on a plan, of any kind, with every figure as at a day. Where a paper of that "
        "day is published, its frozen file is written; where one is being written, its draft.",
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
    added.add_argument(
        "--kind", choices=tuple(KINDS), default="committee_report", help="else a committee report"
    )
    added.add_argument("--format", choices=FORMATS, default="pdf")
    added.add_argument("--out", type=Path, required=True, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    start_django()
    from goldenthread.reports.build import paper_of_plan, renderers
    from goldenthread.reports.read_templates import template_now

    plan = find_plan(args.plan)
    moment = moment_of(plan.authority, args.as_at, later=args.later)
    if not args.meeting and (frozen := published(plan, moment, args)):
        write(args.out, frozen)
        return 0
    written = None if args.meeting else being_written(plan, moment, args.kind)
    paper = written or paper_of_plan(plan, moment, args.meeting or moment.on, args.kind)
    forms = renderers(template_now(plan.authority_id, paper.kind))
    write(args.out, forms[args.format](paper))
    return 0


def published(plan: Plan, moment: Moment, args: argparse.Namespace) -> bytes | None:
    """The frozen file of the published paper that reports exactly this position."""
    from goldenthread.documents.models import store
    from goldenthread.reports.models import PaperEdition, Publication

    editions = PaperEdition.objects.latest_each().with_state().filter(paper__kind=args.kind)
    same = editions.filter(paper__plan=plan, as_at=moment.on, include_later=moment.include_later)
    found = same.filter(state=Publication.PUBLISHED, known=moment.entry).order_by("-pk").first()
    if found is None or args.format not in found.files:
        return None
    print(f"Edition {found.edition}, published on {in_words(found.published_on)}.")
    return store().read(found.files[args.format].sha256)


def being_written(plan: Plan, moment: Moment, kind: str) -> CommitteePaper | None:
    """The paper that reports exactly this position and is not yet published."""
    from goldenthread.ledger.moments import Moment
    from goldenthread.reports.build import build_paper
    from goldenthread.reports.models import Paper

    papers = Paper.objects.filter(plan=plan, kind=kind).as_at(
        Moment.latest(), "as_at_day", "preparing"
    )
    rows = papers.filter(as_at_day=moment.on, preparing=True).order_by("-pk")
    built = (build_paper(paper) for paper in rows)
    same = (each for each in built if each.position.include_later == moment.include_later)
    return next(same, None)
