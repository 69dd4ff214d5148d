"""A plan by practice area, as a table. Pure."""

from collections.abc import Iterable

from goldenthread.core.days import day_words
from goldenthread.plans.areas import AreaLine
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import in_force
from goldenthread.reports.sheets import Sheet, SheetColumn, Value


def area_sheet(position: Position, lines: Iterable[AreaLine], plan: str) -> Sheet:
    """The findings, actions and evidence of each area; each stands in one."""
    note = (
        f"“{plan}” by practice area, as at {day_words(position.as_at)}. Each finding, action and "
        "piece of evidence stands in one area, so the columns add up to the whole."
    )
    return Sheet("Practice areas", _columns(), tuple(map(_row, lines)), note)


def _columns() -> tuple[SheetColumn, ...]:
    return (
        *(SheetColumn("Practice area", 40), SheetColumn("Findings", 12)),
        *(SheetColumn("Findings fully met", 12), SheetColumn("Actions", 12)),
        SheetColumn(in_force().say("Progress: {complete}"), 12),
        *(SheetColumn("Impact: assessed", 12), SheetColumn("Evidence", 12)),
    )


def _row(line: AreaLine) -> tuple[Value, ...]:
    return (
        *(line.words, len(line.findings), line.met.count, len(line.actions)),
        *(line.complete.count, line.assessed.count, line.evidence),
    )
