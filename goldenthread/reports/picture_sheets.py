"""The frontline picture as a table: which kinds of evidence each action has. Pure."""

from collections.abc import Iterable
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.picture import PictureRow
from goldenthread.plans.ratings import in_force
from goldenthread.plans.standard import KIND_WORDS
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of

COLUMNS = (
    *(SheetColumn("Reference", 10), SheetColumn("Action", 50), SheetColumn("Priority", 10)),
    SheetColumn("Impact rating", 22),
    *(SheetColumn(f"{words[0].upper()}{words[1:]}", 12) for words in KIND_WORDS.values()),
    *(SheetColumn("Does not count", 12), SheetColumn("Next step of impact", 22)),
    SheetColumn("Lacks for the next step", 60),
)


def picture_sheet(rows: Iterable[PictureRow], whole: int, on: date, plan: str) -> Sheet:
    """These of the `whole` counted actions, with how many pieces of each kind of evidence count."""
    made = tuple(_row(row) for row in rows)
    note = (
        f"{number_of(len(made), 'action')} of {whole} of “{plan}” with how many pieces of evidence "
        f"of each kind count, as at {day_words(on)}."
    )
    return Sheet("Frontline picture", COLUMNS, made, note)


def _row(row: PictureRow) -> tuple[Value, ...]:
    word = in_force().impact.word
    return (
        *(row.action.ref, row.action.title, row.action.priority, word(row.action.impact)),
        *(row.kinds.get(kind) for kind in KIND_WORDS),
        *(row.not_counting or None, word(row.next_step) if row.next_step else None),
        "; ".join(row.lacks) or None,
    )
