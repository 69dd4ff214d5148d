"""What officers promised the body: a paper's section. Pure."""

from collections.abc import Callable, Iterator
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.governance.rows import UndertakingRow
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Run, Table, joined
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.links import counted, exactly
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import number_of


def promise_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """How many the body waits for, then each with who gave it, overdue ones first."""
    on, rows = paper.position.as_at, paper.promised
    whom = paper.reader
    since = f", and each that was settled since {whom} last met" if paper.earlier else ""
    was = "were" if whom == "you" else "was"
    yield Paragraph(
        joined(
            f"Each undertaking to {whom} that is open{since}. Open: ",
            promised(paper, lambda row: row.is_open),
            ", of which overdue: ",
            promised(paper, lambda row: row.is_overdue(on)),
            ". Settled: ",
            promised(paper, lambda row: not row.is_open),
            ".",
        )
    )
    yield Table(
        f"What {whom} {was} promised: {number_of(len(rows), 'undertaking')}",
        (Column("Undertaking", 12, strong=True), Column("Given by", 8), Column("How it stands", 9)),
        tuple(_row(row, on) for row in rows),
    )


def promised(paper: CommitteePaper, test: Callable[[UndertakingRow], bool]) -> Run:
    """How many undertakings are so, leading to them."""
    found = [row for row in paper.promised if test(row)]
    return counted(paper, len(found), exactly(found), "promised")


def _row(row: UndertakingRow, on: date) -> Row:
    asked = f", asked for by: {row.asked_by}" if row.asked_by else ""
    return (
        Cell(f"{row.reference} {row.title}", (f"At {row.item_title}, {row.meeting.name}{asked}",)),
        Cell(row.who),
        Cell(_stands(row), tuple(_more(row, on))),
    )


def _stands(row: UndertakingRow) -> str:
    return f"Due: {row.due_words}" if row.is_open else row.state_words


def _more(row: UndertakingRow, on: date) -> Iterator[str]:
    if not row.is_open:
        yield f"{day_words(row.since)}: {row.why}"
    elif days := row.days_overdue(on):
        yield f"{number_of(days, 'day')} overdue."
