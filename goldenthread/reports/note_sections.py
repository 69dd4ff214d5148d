"""What a presenter may be asked, each with what the record answers: for one person only. Pure."""

from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.plans.challenges import Standing
from goldenthread.plans.ratings import in_force
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.exceptions import exceptions
from goldenthread.reports.places import Numbers
from goldenthread.reports.since import moved_since
from goldenthread.reports.wording import number_of

Asked = tuple[str, str, str]


def likely_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Questions that the record itself raises: asked before, out of line, moved, not assessed."""
    rows = [*_asked(paper), *_without_impact(paper), *_standing_out(paper), *_moved(paper)]
    yield Paragraph(
        "Each answer is what the record says, and no more. Where it says nothing, promise a "
        "written answer rather than guess.",
        style="notice",
    )
    if not rows:
        yield Paragraph("The record raises no question.")
        return
    yield Table(
        f"Likely questions: {number_of(len(rows), 'question')}",
        (Column("Question", 12, strong=True), Column("What the record answers", 20)),
        tuple(map(_row, rows)),
    )


def _row(asked: Asked) -> Row:
    question, answer, source = asked
    return Cell(question), Cell(answer, (source,) if source else ())


def _asked(paper: CommitteePaper) -> Iterator[Asked]:
    for row in paper.questions:
        if row.standing is Standing.CLOSED:
            continue
        source = f"Asked by {row.asker} on {day_words(row.asked_on)} about {row.label}"
        owed = f"No answer yet: {row.asked_of} answers by {day_words(row.due_on)}."
        yield row.question, row.answer or owed, source


def _without_impact(paper: CommitteePaper) -> Iterator[Asked]:
    rows = paper.position.complete_without_impact
    if rows:
        word = in_force().say("{complete}")
        named = ", ".join(row.ref for row in rows)
        yield (
            f"How do you know that what is {word} has made a difference?",
            f"Of {number_of(len(rows), f'{word} action')} nobody has assessed the impact yet: "
            f"{named}.",
            "",
        )


def _named(title: str) -> str:
    """A title inside a question: without a full stop of its own."""
    return title.rstrip(".")


def _standing_out(paper: CommitteePaper) -> Iterator[Asked]:
    for row in exceptions(paper):
        update = f"Latest update: {row.latest_update}" if row.latest_update else "No update yet"
        yield (
            f"What is happening about {row.name}, {_named(row.title)}?",
            " ".join(row.reasons),
            update,
        )


def _moved(paper: CommitteePaper) -> Iterator[Asked]:
    for row, was in moved_since(paper.earlier, paper.position):
        moves = [each for each in paper.moves if each.ref == row.ref]
        why = " ".join(f"{each.why} Agreed by {each.agreed_by}." for each in moves)
        days = f"from {day_words(was)} to {day_words(row.due)}"
        yield (
            f"Why did {row.ref}, {_named(row.title)}, move {days}?",
            why or "No agreement is recorded.",
            "",
        )
