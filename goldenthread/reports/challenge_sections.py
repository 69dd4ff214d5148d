"""Questions about the plan and their answers: a paper's section. Pure."""

from collections.abc import Callable, Iterator
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.challenges import Standing
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Run, Table, joined
from goldenthread.reports.dataset import ChallengeRow, CommitteePaper
from goldenthread.reports.links import counted, exactly
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import number_of


def question_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """How many wait for an answer, then each question with its answer, open ones first."""
    on, rows = paper.position.as_at, paper.questions

    def those(test: Callable[[ChallengeRow], bool]) -> Run:
        found = [row for row in rows if test(row)]
        return counted(paper, len(found), exactly(found), "questions")

    last = f", and each that was asked, answered or closed since {paper.reader} last met"
    since = last if paper.earlier else ""
    yield Paragraph(
        joined(
            f"Each question that is open{since}. Open: ",
            those(lambda row: row.standing is Standing.OPEN),
            ", of which overdue for an answer: ",
            those(lambda row: row.is_overdue(on)),
            ". Answered and not yet closed: ",
            those(lambda row: row.standing is Standing.ANSWERED),
            ". Closed: ",
            those(lambda row: row.standing is Standing.CLOSED),
            ".",
        )
    )
    yield Table(
        f"Questions and answers: {number_of(len(rows), 'question')}",
        (Column("About", 7, strong=True), Column("Question", 10), Column("Answer", 12)),
        tuple(_row(row, on) for row in rows),
    )


def _row(row: ChallengeRow, on: date) -> Row:
    asked = f"{row.asker}, {day_words(row.asked_on)}"
    meeting = (f"At {row.at_meeting}",) if row.at_meeting else ()
    return (
        Cell(row.label, (row.title, row.about_words)),
        Cell(row.question, (asked, *meeting)),
        Cell(row.answer or "No answer yet", tuple(_answer_lines(row, on))),
    )


def _answer_lines(row: ChallengeRow, on: date) -> Iterator[str]:
    if row.answered_on:
        yield f"{row.answered_by}, {day_words(row.answered_on)}"
    if row.standing is not Standing.OPEN:
        yield f"{row.words}."
        return
    again = "Not enough for who asked. " if row.answer else ""
    yield f"{again}{row.asked_of} answers by {day_words(row.due_on)}."
    if days := row.days_overdue(on):
        yield f"{number_of(days, 'day')} overdue."
