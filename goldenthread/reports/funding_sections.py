"""What the plan costs, and where the money comes from: a paper's section. Pure."""

from collections.abc import Iterable, Iterator

from goldenthread.plans.funding import Group, Sums, by_priority, by_source, by_year, summed
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table, joined
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.links import Query, as_cell, counted, money
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import noun_of


def funding_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """By priority, by source and by financial year; each with the same whole."""
    rows = paper.funding
    whole = summed(rows)
    yield Paragraph(
        joined(
            counted(paper, len(rows), {}, "funding"),
            f" {noun_of(len(rows), 'funding line')}. Approved: ",
            money(paper, whole.approved, {"show": "approved"}),
            ". Bid for and not yet approved: ",
            money(paper, whole.bid, {"show": "bid"}),
            ". Spent: ",
            money(paper, whole.spent, {"show": "spent"}),
            ". What is withdrawn stands in no forecast; what was spent stays spent.",
        )
    )
    yield _table(paper, "priority", by_priority(rows), whole)
    yield _table(paper, "source", by_source(rows), whole)
    yield _table(paper, "year", by_year(rows), whole)


BY = {"priority": "priority", "source": "source", "year": "financial year"}


def _table(paper: CommitteePaper, by: str, groups: Iterable[Group], whole: Sums) -> Table:
    """`by`: what the list of funding lines calls it."""
    heads = ("Approved", "Bid for", "Forecast", "Spent")
    return Table(
        f"Funding by {BY[by]}",
        (Column(by.capitalize(), 12), *(Column(each, 6, numeric=True) for each in heads)),
        tuple(_row(paper, group.name, group.sums, {by: group.code}) for group in groups),
        _row(paper, "Whole plan", whole, {}),
    )


def _row(paper: CommitteePaper, name: str, sums: Sums, of: Query) -> Row:
    each = (
        (sums.approved, "approved"),
        (sums.bid, "bid"),
        (sums.forecast, "standing"),
        (sums.spent, "spent"),
    )
    amounts = (money(paper, amount, {**of, "show": show}) for amount, show in each)
    return (Cell(name), *map(as_cell, amounts))
