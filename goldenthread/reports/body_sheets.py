"""What bodies decided, and what officers promised them, as tables. Pure."""

from collections.abc import Iterable
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.governance.rows import DecisionRow, ItemRow, UndertakingRow
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of

UNDERTAKINGS = (
    *(SheetColumn("Reference", 10), SheetColumn("Undertaking", 60), SheetColumn("Sentence", 70)),
    *(SheetColumn("Promised by", 30), SheetColumn("Promised to", 30), SheetColumn("Asked by", 30)),
    *(SheetColumn("Body", 34), SheetColumn("Meeting"), SheetColumn("Item", 50)),
    *(SheetColumn("Due"), SheetColumn("Due, in words", 24), SheetColumn("Days overdue", 13)),
    *(SheetColumn("How it stands", 18), SheetColumn("Since"), SheetColumn("How, or why", 50)),
)
DECISIONS = (
    *(SheetColumn("Body", 34), SheetColumn("Meeting"), SheetColumn("Item", 50)),
    *(SheetColumn("Decision", 30), SheetColumn("Words", 80), SheetColumn("Vote", 24)),
    *(SheetColumn("Moved by", 30), SheetColumn("Seconded by", 30), SheetColumn("Reasons", 60)),
    SheetColumn("Other options", 60),
)


def undertaking_sheet(rows: Iterable[UndertakingRow], whole: int, on: date) -> Sheet:
    """These of the `whole` undertakings, as they stood on a day."""
    made = tuple(_promise(row, on) for row in rows)
    note = f"{number_of(len(made), 'undertaking')} of {whole}, as at {day_words(on)}."
    return Sheet("Undertakings", UNDERTAKINGS, made, note)


def _promise(row: UndertakingRow, on: date) -> tuple[Value, ...]:
    return (
        *(row.reference, row.title, row.sentence, row.who, row.to_words or None),
        *(row.asked_by or None, row.meeting.body, row.meeting.day, row.item_title),
        *(row.due_on, row.due_words or None, row.days_overdue(on) or None),
        *(row.state_words, row.since, row.why or None),
    )


def decision_sheet(rows: Iterable[tuple[ItemRow, DecisionRow]], whole: int, on: date) -> Sheet:
    """These of the `whole` decisions, as they stood on a day."""
    made = tuple(_decision(item, row) for item, row in rows)
    note = f"{number_of(len(made), 'decision')} of {whole}, as at {day_words(on)}."
    return Sheet("Decisions", DECISIONS, made, note)


def _decision(item: ItemRow, row: DecisionRow) -> tuple[Value, ...]:
    return (
        *(item.meeting.body, item.meeting.day, item.title, row.verb_to, row.text, row.vote),
        *(row.mover or None, row.seconder or None, row.reasons or None),
        row.options_rejected or None,
    )
