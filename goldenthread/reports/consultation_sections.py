"""Who was consulted about the plan, and what changed because of it: a paper's section. Pure."""

from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.plans.voices import ConsultationRow
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table, joined
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.links import counted
from goldenthread.reports.places import Numbers, first_upper
from goldenthread.reports.wording import noun_of, number_of
from goldenthread.reports.written_sections import written


def consultation_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What an author wrote, then each consultation of the record that is new to the body; either
    will do."""
    rows = paper.consultations
    if paper.consultation or not paper.consulted:
        yield from written(paper.consultation)
    if paper.consulted and not rows:
        has = "have" if paper.reader == "you" else "has"
        yield Paragraph(
            joined(
                f"{first_upper(paper.reader)} {has} read what changed because of ",
                counted(paper, paper.consulted, {}, "consultations"),
                f" {noun_of(paper.consulted, 'consultation')} on record.",
            )
        )
    if rows:
        yield Table(
            f"Consultations about the plan: {number_of(len(rows), 'consultation')}",
            (
                Column("Consultation", 10, strong=True),
                Column("Who was asked, and how", 10),
                Column("What changed because of it", 14),
            ),
            tuple(_row(row) for row in rows),
        )


def _row(row: ConsultationRow) -> Row:
    asked = f"Asked: {row.asked_words}. Answered: {row.answered_words}."
    return (
        Cell(row.title, (f"{day_words(row.begins_on)} to {day_words(row.ends_on)}",)),
        Cell(row.who, (row.method, asked)),
        Cell(row.changed or "Not yet recorded."),
    )
