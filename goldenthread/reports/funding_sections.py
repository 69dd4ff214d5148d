"""What the plan costs, and where the money comes from: a paper's section. Pure."""

from collections.abc import Iterable, Iterator

from goldenthread.plans.funding import Group, Sums, by_priority, by_source, by_year, pounds, summed
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import number_of


def funding_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """By priority, by source and by financial year; each with the same whole."""
    rows = paper.funding
    whole = summed(rows)
    yield Paragraph(
        f"{number_of(len(rows), 'funding line')}. Approved: {pounds(whole.approved)}. Bid for and "
        f"not yet approved: {pounds(whole.bid)}. Spent: {pounds(whole.spent)}. What is withdrawn "
        "stands in no forecast; what was spent stays spent."
    )
    yield _table("Funding by priority", "Priority", by_priority(rows), whole)
    yield _table("Funding by source", "Source", by_source(rows), whole)
    yield _table("Funding by financial year", "Year", by_year(rows), whole)


def _table(caption: str, head: str, groups: Iterable[Group], whole: Sums) -> Table:
    heads = ("Approved", "Bid for", "Forecast", "Spent")
    return Table(
        caption,
        (Column(head, 12), *(Column(each, 6, numeric=True) for each in heads)),
        tuple(_row(group.name, group.sums) for group in groups),
        _row("Whole plan", whole),
    )


def _row(name: str, sums: Sums) -> Row:
    each = (sums.approved, sums.bid, sums.forecast, sums.spent)
    return (Cell(name), *(Cell(pounds(amount)) for amount in each))
