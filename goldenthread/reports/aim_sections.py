"""The council's aims that the plan serves, with both ratings of what serves them. Pure."""

from collections.abc import Iterator

from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table
from goldenthread.reports.dataset import CommitteePaper, Served
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import number_of


def aim_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Each aim with its document, the priorities that serve it, and how those stand."""
    yield Paragraph(
        "A priority can serve several aims and is counted under each, so these figures do not "
        "add up to the whole."
    )
    yield Table(
        f"Aims, strategies and pledges: {number_of(len(paper.aims), 'aim')}",
        (
            Column("Aim", 11, strong=True),
            Column("Served by", 9),
            Column("Progress: is the work done?", 7),
            Column("Impact: is it better for children?", 7),
        ),
        tuple(_row(paper, each) for each in paper.aims),
    )


def _row(paper: CommitteePaper, each: Served) -> Row:
    return (
        Cell(each.aim.title, (f"{each.aim.kind_words}. {each.aim.source}",)),
        Cell("\n".join(row.label for row in each.priorities)),
        Cell(f"{paper.keys.say('{Complete}')}: {each.complete}"),
        Cell(
            f"Assessed: {each.assessed}",
            (f"{paper.keys.say('{Clear} or {sustained}')}: {each.met}",),
        ),
    )
