"""What stands out in a plan, as a table with a row for each reason. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.exceptions import KINDS, ExceptionRow
from goldenthread.plans.ratings import in_force
from goldenthread.reports.dataset import ActionRow, FindingRow
from goldenthread.reports.exceptions import SUBJECTS
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of

COLUMNS = (
    *(SheetColumn("What", 10), SheetColumn("Reference", 10), SheetColumn("Title", 60)),
    *(SheetColumn("Owner", 34), SheetColumn("Kind", 40), SheetColumn("Why it stands out", 70)),
    *(SheetColumn("Progress rating"), SheetColumn("Impact rating", 22)),
)


def exception_sheet(rows: Iterable[ExceptionRow], whole: int, on: date, plan: str) -> Sheet:
    """These of the `whole` findings, priorities and actions that stood out on a day."""
    shown = list(rows)
    made = tuple(values for row in shown for values in _values(row))
    of = number_of(len(shown), "finding, priority or action", "findings, priorities or actions")
    note = (
        f"{of} of {whole} that stand out in “{plan}”, as at {day_words(on)}; a row for each reason."
    )
    return Sheet("Exceptions", COLUMNS, made, note)


def _values(found: ExceptionRow) -> Iterator[tuple[Value, ...]]:
    row, keys = found.row, in_force()
    action = row if isinstance(row, ActionRow) else None
    title = row.text if isinstance(row, FindingRow) else row.title
    about = (SUBJECTS[type(row)], row.ref, title, action.owner if action else None)
    ratings = (
        keys.progress.word(action.progress) if action else None,
        keys.impact.word(row.impact) if row.impact else None,
    )
    for code, sentence in found.reasons:
        yield (*about, keys.say(KINDS[code]), sentence, *ratings)
