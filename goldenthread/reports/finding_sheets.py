"""A plan's findings as a table, and a review of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from goldenthread.core.days import day_words
from goldenthread.plans.finding_status import WORDS
from goldenthread.plans.position import FindingRow, Position
from goldenthread.plans.ratings import in_force
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of

if TYPE_CHECKING:
    from goldenthread.plans.read_review import ReviewRow

COLUMNS = (
    *(SheetColumn("Reference", 10), SheetColumn("Finding", 60), SheetColumn("Kind", 24)),
    *(SheetColumn("Inspection", 32), SheetColumn("Practice area", 24)),
    *(SheetColumn("Finding’s own status", 18), SheetColumn("Status decided", 18)),
    *(SheetColumn("Decided by", 30), SheetColumn("Basis", 60)),
    *(SheetColumn("Actions", 24), SheetColumn("Impact rating", 22)),
)


def finding_sheet(
    position: Position, rows: Iterable[FindingRow], areas: Mapping[str, str]
) -> Sheet:
    """These findings of a position; `areas` are the practice areas' words by code."""
    made = tuple(_finding(row, areas) for row in rows)
    return Sheet("Findings", COLUMNS, made, f"{_of(made, position)} {_when(position)}")


def review_sheet(
    position: Position, rows: Iterable[ReviewRow], areas: Mapping[str, str], year: int
) -> Sheet:
    """What a review looks at: each finding with its actions' ratings and its evidence."""
    columns = (
        *COLUMNS,
        *(SheetColumn("Actions: progress and due dates", 60), SheetColumn("Evidence", 40)),
        *(SheetColumn("Evidence lacking", 40), SheetColumn("Decided in this review", 20)),
    )
    made = tuple(
        (
            *_finding(row.finding, areas),
            _actions(row),
            ", ".join(row.has) or None,
            ", ".join(row.lacks) or None,
            "Yes" if row.finding.status_review == year else "No",
        )
        for row in rows
    )
    note = f"Annual review of findings, {year}. {_of(made, position)} {_when(position)}"
    return Sheet(f"Review {year}", columns, made, note)


def _actions(row: ReviewRow) -> str | None:
    keys = in_force()
    said = (
        f"{action.ref}: progress {keys.progress.word(action.progress).lower()}, due "
        f"{day_words(action.due)}, impact {keys.impact.word(action.impact).lower()}"
        for action in row.actions
    )
    return "; ".join(said) or None


def _finding(row: FindingRow, areas: Mapping[str, str]) -> tuple[Value, ...]:
    impact = in_force().impact.word(row.impact) if row.impact else None
    return (
        *(row.ref, row.text, row.kind, row.inspection),
        *(areas.get(row.practice_area), WORDS[row.status_code], row.status_on),
        *(row.status_by or "Nobody yet", row.status_basis or None),
        *(", ".join(row.actions) or "No action answers this finding", impact),
    )


def _of(made: tuple[object, ...], position: Position) -> str:
    return f"{number_of(len(made), 'finding')} of {len(position.findings)}."


def _when(position: Position) -> str:
    keys = in_force()
    return (
        f"As at {day_words(position.as_at)}, record entry {position.entry}. Versions of the keys: "
        f"progress {keys.progress.version}, impact {keys.impact.version}."
    )
