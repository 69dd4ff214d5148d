"""The funding of a plan as a table: a row for each month of each line. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.funding import LineRow, MonthRow, year_name, year_of
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of

COLUMNS = (
    *(SheetColumn("Line", 44), SheetColumn("For", 14), SheetColumn("Title", 44)),
    *(SheetColumn("Priority", 40), SheetColumn("Source", 30), SheetColumn("Recurrence", 12)),
    *(SheetColumn("How it stands", 22), SheetColumn("Since"), SheetColumn("Decided by", 30)),
    *(SheetColumn("Financial year", 14), SheetColumn("Month")),
    *(SheetColumn("Forecast, £", 14), SheetColumn("Spent, £", 14)),
)


def funding_sheet(rows: Iterable[LineRow], whole: int, on: date, plan: str) -> Sheet:
    """These of the plan's `whole` lines as they stood on a day; their months add up to the page.

    A line without months has one row, without amounts.
    """
    shown = list(rows)
    made = tuple(values for row in shown for values in _values(row))
    note = (
        f"{number_of(len(shown), 'line')} of {whole} in “{plan}”, as at {day_words(on)}, with a "
        "row for each month. What is withdrawn counts in no forecast; what was spent stays spent."
    )
    return Sheet("Funding", COLUMNS, made, note)


def _values(row: LineRow) -> Iterator[tuple[Value, ...]]:
    line = (row.title, row.label, row.subject_title, row.priority_label or None, row.source)
    stands = (row.recurs, row.words, row.stage_on, row.body or None)
    for month in row.months:
        yield (*line, *stands, *_month(month))
    if not row.months:
        yield (*line, *stands, None, None, None, None)


def _month(row: MonthRow) -> tuple[Value, ...]:
    return (year_name(year_of(row.month)), row.month, row.forecast, row.spent)
