"""The questions asked about a plan, as a table. Pure."""

from collections.abc import Iterable
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.challenges import ChallengeRow
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of

COLUMNS = (
    *(SheetColumn("About", 14), SheetColumn("Title", 50), SheetColumn("What it asks of", 20)),
    *(SheetColumn("Question", 60), SheetColumn("Asked by", 30), SheetColumn("Asked on")),
    *(SheetColumn("Meeting", 30), SheetColumn("Who answers", 30), SheetColumn("Answer due")),
    *(SheetColumn("How it stands", 28), SheetColumn("Days overdue", 13)),
    *(SheetColumn("Answer", 60), SheetColumn("Answered by", 30), SheetColumn("Answered on")),
    SheetColumn("Closed on"),
)


def challenge_sheet(rows: Iterable[ChallengeRow], whole: int, on: date, plan: str) -> Sheet:
    """These of the plan's `whole` questions, as they stood on a day."""
    made = tuple(_row(row, on) for row in rows)
    note = f"{number_of(len(made), 'question')} of {whole} about “{plan}”, as at {day_words(on)}."
    return Sheet("Questions", COLUMNS, made, note)


def _row(row: ChallengeRow, on: date) -> tuple[Value, ...]:
    return (
        *(row.label, row.title, row.about_words, row.question, row.asker, row.asked_on),
        *(row.at_meeting or None, row.asked_of, row.due_on, row.words),
        *(row.days_overdue(on) or None, row.answer or None, row.answered_by or None),
        *(row.answered_on, row.closed_on),
    )
