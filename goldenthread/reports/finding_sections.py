"""How findings stand by themselves: a paper's section. Pure.

A finding's status is decided by a body or a named person; it never stands in a sentence or a
table with one of the two ratings.
"""

from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.plans.finding_status import WORDS, Group, Status, by_inspection, counts, fully_met
from goldenthread.plans.position import FindingRow, Position
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Table


def status_blocks(position: Position) -> Iterator[Block]:
    """How many findings are fully met, by inspection; and which were reopened."""
    found = position.findings
    yield Paragraph(
        "A body or a named person decides how each finding stands. This is neither progress "
        "nor impact, and is worked out from neither.",
        style="notice",
    )
    others = "; ".join(
        f"{WORDS[status].lower()} {count}"
        for status, count in counts(found).items()
        if status is not Status.FULLY_MET
    )
    yield Paragraph(f"Fully met: {fully_met(found)} of the findings. The others: {others}.")
    yield Table(
        "Findings by their own status, number of findings",
        (
            Column("Inspection", 10),
            Column("Fully met", 6),
            *(Column(WORDS[each], 4, numeric=True) for each in _OTHERS),
        ),
        tuple(_group_row(group) for group in by_inspection(position)),
    )
    reopened = [_decided(row) for row in found if row.status_code == Status.REOPENED]
    if reopened:
        yield Paragraph(" ".join(reopened), lead="Reopened:")


_OTHERS = tuple(status for status in Status if status is not Status.FULLY_MET)


def _group_row(group: Group) -> tuple[Cell, ...]:
    numbers = (Cell(str(group.counts[each])) for each in _OTHERS)
    return Cell(group.name), Cell(str(group.met)), *numbers


def _decided(row: FindingRow) -> str:
    return (
        f"{row.ref}. {row.text} ({row.inspection}; decided by {row.status_by} on "
        f"{day_words(row.status_on)}: {row.status_basis})"
    )
