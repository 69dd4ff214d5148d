"""What must not be overlooked: a paper's section. Pure."""

from collections.abc import Iterator

from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Table
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.exceptions import exceptions
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import number_of


def exception_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    rows = exceptions(paper)
    if not rows:
        yield Paragraph("None.")
        return
    heading = "What stands out" if paper.to_public else "What needs your attention"
    yield Table(
        f"{heading}: {number_of(len(rows), 'exception')}",
        (
            Column("What", 6, strong=True),
            Column("Why it is here", 6),
            Column("Latest update", 6),
        ),
        tuple(
            (
                Cell(row.name, (row.title,)),
                Cell(row.reasons[0], row.reasons[1:]),
                Cell(row.latest_update or "None"),
            )
            for row in rows
        ),
    )
