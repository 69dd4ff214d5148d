"""What was heard about a plan and what was told back, as a table. Pure.

How many people said it stands there in words only: fewer than five are not counted out.
"""

from collections.abc import Iterable
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.voices import VoiceRow
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of

COLUMNS = (
    *(SheetColumn("What it is about", 40), SheetColumn("Who said it", 26), SheetColumn("Said on")),
    *(SheetColumn("Source", 22), SheetColumn("Which", 30), SheetColumn("People", 22)),
    *(SheetColumn("What they said", 60), SheetColumn("For", 30), SheetColumn("Answer", 20)),
    *(SheetColumn("What they were told", 60), SheetColumn("Told on"), SheetColumn("Told by", 30)),
    *(SheetColumn("How", 30), SheetColumn("Days unanswered", 12)),
)


def voice_sheet(rows: Iterable[VoiceRow], whole: int, on: date, plan: str) -> Sheet:
    """These of the `whole` that was heard, as it stood on a day."""
    made = tuple(_row(row, on) for row in rows)
    of = f"{number_of(len(made), 'thing')} that we heard of {whole}"
    return Sheet("What we heard", COLUMNS, made, f"{of}, in “{plan}”, as at {day_words(on)}.")


def _row(row: VoiceRow, on: date) -> tuple[Value, ...]:
    return (
        *(row.title, row.who_words, row.on, row.source_words, row.place or None),
        *(row.people_words, row.said, "; ".join(use.label for use in row.uses)),
        *(row.outcome_words, row.did or None, row.told_on, row.told_by or None),
        *(row.told_how or None, row.days_waiting(on) or None),
    )
