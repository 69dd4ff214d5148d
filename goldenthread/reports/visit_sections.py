"""What councillors and board members saw at the front line: a paper's section. Pure.

The dataset has what a visit was about and its themes. What was seen is told in free words about
one team on one day, and stays in the record of the visit.
"""

from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table
from goldenthread.reports.dataset import CommitteePaper, Visited
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import number_of


def visit_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Each visit, the newest first: who went where, its themes, on which actions it bears."""
    rows = paper.visits
    when = "told of since you last met" if paper.earlier else "in the last year"
    services = len({row.service for row in rows})
    yield Paragraph(
        f"{number_of(len(rows), 'visit')} to {number_of(services, 'service')} {when}. The themes "
        "are what those who went reported; nothing here is about a child."
    )
    yield Table(
        f"Visits to the front line: {number_of(len(rows), 'visit')}",
        (
            Column("Service", 9, strong=True),
            Column("Who went", 10),
            Column("Themes", 11),
            Column("Bears on", 11),
        ),
        tuple(map(_row, rows)),
    )


def _row(row: Visited) -> Row:
    return (
        Cell(row.service, (day_words(row.day),)),
        Cell(row.went, (row.body,)),
        Cell(row.themes or "None reported"),
        Cell("\n".join(row.actions) or "No action yet"),
    )
