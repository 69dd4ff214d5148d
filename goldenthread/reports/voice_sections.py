"""What was said to us, and what became of it: a paper's section. Pure.

Only what may be shown to anybody is in the dataset; how few said it is never shown.
"""

from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table, joined
from goldenthread.reports.dataset import CommitteePaper, Heard
from goldenthread.reports.links import counted, exactly
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import noun_of, number_of


def voice_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """“You said, we did”: answered ones first, then those who still wait."""
    rows = sorted(paper.voices, key=lambda row: not row.outcome)
    answered = [row for row in rows if row.outcome]
    yield Paragraph(
        joined(
            "Answered: ",
            counted(paper, len(answered), exactly(answered), "voices"),
            " of the ",
            counted(paper, len(rows), exactly(rows), "voices"),
            f" {noun_of(len(rows), 'thing')} said to us.",
        )
    )
    yield Table(
        f"You said, we did: {number_of(len(rows), 'voice')}",
        (Column("Who", 8, strong=True), Column("What was said", 13), Column("What we did", 13)),
        tuple(map(_row, rows)),
    )


def _row(row: Heard) -> Row:
    did = f"{row.outcome}: {row.did}" if row.outcome else "Not yet answered"
    told = (f"Told on {day_words(row.told_on)}",) if row.told_on else ()
    return (
        Cell(row.who, (f"{row.source}, {day_words(row.said_on)}",)),
        Cell(row.said),
        Cell(did, told),
    )
