"""The council's aims, and what of a plan serves them, as a table. Pure."""

from collections.abc import Iterable

from goldenthread.core.days import day_words
from goldenthread.plans.aims import AimRow, Served
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import in_force
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of


def aim_sheet(
    position: Position, served: Iterable[Served], unserved: Iterable[AimRow], plan: str
) -> Sheet:
    """The aims that the plan serves with both ratings of what serves them, each action counted
    under each of its aims; then those in force that nothing in it serves."""
    rows = [_row(each.aim, each) for each in served]
    rows += [_row(aim, None) for aim in unserved]
    note = (
        f"{number_of(len(rows), 'aim')} of the council and what of “{plan}” serves them, as at "
        f"{day_words(position.as_at)}. A priority can serve several aims and is counted under "
        "each, so these figures do not add up to the whole."
    )
    return Sheet("Aims", _columns(), tuple(rows), note)


def _columns() -> tuple[SheetColumn, ...]:
    say = in_force().say
    return (
        *(SheetColumn("Aim", 50), SheetColumn("What it is", 26), SheetColumn("Document", 40)),
        *(SheetColumn("In force from"), SheetColumn("In force until")),
        *(SheetColumn("Served by", 50), SheetColumn("Progress: actions", 12)),
        *(SheetColumn(say("Progress: {complete}"), 12), SheetColumn("Impact: to be rated", 12)),
        SheetColumn("Impact: assessed", 12),
        SheetColumn(say("Impact: {clear} or {sustained}"), 16),
    )


def _row(aim: AimRow, served: Served | None) -> tuple[Value, ...]:
    about = (aim.title, aim.kind_words, aim.source, aim.starts_on, aim.ends_on)
    if served is None:
        return (*about, None, None, None, None, None, None)
    by = "; ".join(row.label for row in served.priorities)
    complete, assessed = served.complete, served.assessed
    counts = (complete.whole, complete.count, assessed.whole, assessed.count, served.met.count)
    return (*about, by, *counts)
