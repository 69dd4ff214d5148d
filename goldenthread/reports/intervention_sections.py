"""What inspectors and government did, and the reviews that are due: a paper's section. Pure."""

from collections.abc import Iterator

from goldenthread.governance.intervention import Happening, in_order, reviews_due
from goldenthread.reports.blocks import Block, Cell, Column, Items, Paragraph, Table
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.places import Numbers, first_upper


def intervention_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """The next reviews; then inspections and intervention, the newest first."""
    due = reviews_due(paper.intervention)
    if due:
        yield Paragraph("", lead="Reviews that are due:")
        yield Items(tuple(each.words(paper.position.as_at) for each in due))
    rows = [*paper.intervention, *_inspections(paper)]
    if not rows:
        yield Paragraph("No inspection or intervention is recorded.")
        return
    yield Table(
        "Inspection and intervention, the newest first",
        (Column("When", 9, strong=True), Column("What", 12), Column("Note", 14)),
        tuple(
            (
                Cell(first_upper(row.when)),
                Cell(row.words, (row.by_whom,) if row.by_whom else ()),
                Cell(row.note or "None"),
            )
            for row in in_order(rows)
        ),
    )


def _inspections(paper: CommitteePaper) -> Iterator[Happening]:
    for row in paper.position.inspections:
        if row.ended_on:
            yield Happening(row.ended_on, row.kind, "inspection")
