"""What was heard about a plan and told back, and its consultations, as tables. Pure.

How many people said it stands there in words only: fewer than five are not counted out.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.voices import ConsultationRow, VoiceRow
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


CONSULTATION_COLUMNS = (
    *(SheetColumn("Consultation", 40), SheetColumn("From"), SheetColumn("Until")),
    *(SheetColumn("Who was asked", 40), SheetColumn("How", 40), SheetColumn("Question", 50)),
    *(SheetColumn("Asked", 22), SheetColumn("Answered", 22), SheetColumn("About", 40)),
    SheetColumn("What changed", 60),
)


def consultation_sheet(
    rows: Iterable[ConsultationRow], priorities: Mapping[int, str], on: date, plan: str
) -> Sheet:
    """The consultations about a plan. `priorities`: what each is called, by its key."""
    made = tuple(
        (
            *(row.title, row.begins_on, row.ends_on, row.who, row.method, row.question or None),
            *(row.asked_words, row.answered_words),
            "; ".join(priorities[pk] for pk in row.priorities if pk in priorities) or None,
            row.changed or None,
        )
        for row in rows
    )
    note = f"{number_of(len(made), 'consultation')} about “{plan}”, as at {day_words(on)}."
    return Sheet("Consultations", CONSULTATION_COLUMNS, made, note)
