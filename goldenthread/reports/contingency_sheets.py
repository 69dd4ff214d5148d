"""The contingencies of a plan as a table. Pure."""

from collections.abc import Iterable
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.contingencies import ContingencyRow
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of

COLUMNS = (
    *(SheetColumn("Action or measure", 18), SheetColumn("Title", 50), SheetColumn("Trigger", 36)),
    *(SheetColumn("Why", 60), SheetColumn("Fired on"), SheetColumn("Accountable lead", 34)),
    *(SheetColumn("How it stands", 34), SheetColumn("Due"), SheetColumn("Days overdue", 13)),
    *(SheetColumn("Response", 60), SheetColumn("Answered by", 34), SheetColumn("Answered on")),
    *(SheetColumn("To be done by"), SheetColumn("Said of the response", 60)),
    *(SheetColumn("Said by", 34), SheetColumn("Said on")),
)


def contingency_sheet(rows: Iterable[ContingencyRow], whole: int, on: date, plan: str) -> Sheet:
    """These of the plan's `whole` contingencies, as they stood on a day."""
    made = tuple(_row(row, on) for row in rows)
    count = number_of(len(made), "contingency", "contingencies")
    note = f"{count} of {whole} in “{plan}”, as at {day_words(on)}."
    return Sheet("Contingencies", COLUMNS, made, note)


def _row(row: ContingencyRow, on: date) -> tuple[Value, ...]:
    return (
        *(row.ref, row.title, row.name, row.reason, row.fired_on, row.lead, row.words),
        *(row.due_on, row.days_overdue(on) or None, row.response or None),
        *(row.answered_by or None, row.answered_on, row.done_by, row.why or None),
        *(row.ended_by or None, row.ended_on),
    )
