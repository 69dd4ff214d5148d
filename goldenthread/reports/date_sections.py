"""What is late, and due dates that moved: sections of a paper. Pure."""

from collections.abc import Iterator
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table, joined
from goldenthread.reports.dataset import ActionRow, CommitteePaper, DateMove, Position
from goldenthread.reports.links import counted
from goldenthread.reports.places import Numbers
from goldenthread.reports.rating_sections import count_column
from goldenthread.reports.since import moved_since
from goldenthread.reports.wording import number_of


def date_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Every open action that is late by either date; the appendices have each date that moved."""
    position, day = paper.position, paper.position.as_at
    rows = tuple(
        action
        for action in position.counted
        if action.days_overdue(day) or action.is_late_against_original(day)
    )
    overdue = position.open_share(position.overdue)
    late = position.open_share(position.late_against_original)
    for words, share, show, whole in (
        ("Overdue on the current date", overdue, "overdue", "open actions"),
        ("Late against the original date", late, "late-original", "open actions"),
        ("Moved at least once", position.share(position.moved), "moved", "actions"),
    ):
        yield Paragraph(
            joined(f"{words}: ", counted(paper, share, {"show": show}), f" of the {whole}.")
        )
    if rows:
        yield Table(
            "Open actions past their current or their original due date",
            (
                *(Column("Ref", 10, strong=True), Column("Action", 52)),
                *(Column("Original due date", 26), Column("Current due date", 26)),
                count_column("Moves"),
                count_column("Days moved"),
                count_column("Days overdue"),
            ),
            tuple(_date_row(action, position) for action in rows),
        )


def _date_row(action: ActionRow, position: Position) -> Row:
    return (
        *(Cell(action.ref), Cell(action.title)),
        Cell(day_words(action.original_due)),
        Cell(day_words(action.due)),
        Cell(str(action.moves)),
        Cell(str(action.days_moved)),
        Cell(str(action.days_overdue(position.as_at))),
    )


def _agreed(move: DateMove) -> str:
    return f"{move.agreed_by}, {day_words(move.agreed_on)}"


def moved_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Who agreed each later date and why: a table too wide for an upright page."""
    if table := moved_table(paper):
        yield table


def moved_table(paper: CommitteePaper) -> Table | None:
    """Each date that moved since the body last met, or ever where it has not; None if none did."""
    rows = moved_since(paper.earlier, paper.position)
    if not rows:
        return None
    since = f" since {day_words(paper.earlier.as_at)}" if paper.earlier else ""
    return Table(
        f"Due dates that moved{since}: {number_of(len(rows), 'action')}",
        (
            *(Column("Ref", 6, strong=True), Column("Action", 28), Column("From", 17)),
            *(Column("To", 17), count_column("Days later"), Column("Who agreed", 24)),
            Column("Why", 40),
        ),
        tuple(_moved_row(paper, action, was) for action, was in rows),
    )


def _moved_row(paper: CommitteePaper, action: ActionRow, was: date) -> Row:
    moves = [
        each for each in paper.moves if each.ref == action.ref and (each.since or not paper.earlier)
    ]
    agreed = [_agreed(each) for each in moves] or ["No agreement is recorded"]
    return (
        *(Cell(action.ref), Cell(action.title), Cell(day_words(was)), Cell(day_words(action.due))),
        Cell(str((action.due - was).days if action.due else 0)),
        Cell("\n".join(agreed)),
        Cell("\n".join(each.why for each in moves)),
    )
