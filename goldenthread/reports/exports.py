"""A plan's lists as files: Excel, CSV or JSON, from the same rows as the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.ledger.moments import Moment
from goldenthread.plans.filters import Filters
from goldenthread.plans.position import ActionRow, Position
from goldenthread.plans.ratings import in_force
from goldenthread.plans.read_evidence import EvidenceFilters, EvidenceRow
from goldenthread.reports.paper_sheets import action_sheet
from goldenthread.reports.sheets import (
    Sheet,
    SheetColumn,
    Value,
    csv_text,
    json_text,
    xlsx_bytes,
)
from goldenthread.reports.wording import number_of


def xlsx_file(sheet: Sheet) -> bytes:
    return xlsx_bytes([sheet], (in_force().progress, in_force().impact))


def csv_file(sheet: Sheet) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    return csv_text(sheet).encode("utf-8-sig")


def json_file(sheet: Sheet) -> bytes:
    return json_text(sheet).encode()


WRITERS: Mapping[str, Callable[[Sheet], bytes]] = {
    "xlsx": xlsx_file,
    "csv": csv_file,
    "json": json_file,
}
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


EVIDENCE_COLUMNS = (
    SheetColumn("Evidence", 40),
    SheetColumn("Kind", 20),
    SheetColumn("From"),
    SheetColumn("Added"),
    SheetColumn("Held here", 12),
    SheetColumn("Used for", 40),
    *(SheetColumn("Note", 60), SheetColumn("Review by"), SheetColumn("Out of date", 12)),
    *(SheetColumn("Who may see it", 14), SheetColumn("Version", 8)),
)


def listed_evidence(
    rows: Sequence[EvidenceRow], filters: EvidenceFilters, moment: Moment, plan: str
) -> Sheet:
    """The evidence that the library of these filters shows, in its order; the note says which."""
    shown = filters.select(list(rows), moment.on)
    of = f"{number_of(len(shown), 'piece')} of evidence of {sum(bool(row.uses) for row in rows)}"
    later = ", later entries included" if moment.include_later else ""
    return Sheet(
        "Evidence",
        EVIDENCE_COLUMNS,
        tuple(_evidence(row, moment.on) for row in shown),
        f"{of} in “{plan}”, as at {day_words(moment.on)}{later}.",
    )


def _evidence(row: EvidenceRow, on: date) -> tuple[Value, ...]:
    held = "A copy" if row.held_here else "A link"
    used = "; ".join(f"{use.label}: {use.title}" for use in row.uses)
    life = (row.review_by, "Yes" if row.is_expired(on) else None, row.marking_words, row.version)
    return (row.title, row.kind_words, row.dated_on, row.added_on, held, used, row.note, *life)


def all_actions(position: Position, areas: Mapping[str, str] | None = None) -> Sheet:
    """Every action, those that stand in no count too; `areas`: practice areas by code."""
    return action_sheet(position, in_force().progress, in_force().impact, areas)


MILESTONE_COLUMNS = (
    *(SheetColumn("Milestones reached", 12), SheetColumn("Milestones in all", 12)),
    *(SheetColumn("Milestones overdue", 12), SheetColumn("Next milestone", 40)),
    *(SheetColumn("Next milestone, original date", 18), SheetColumn("Next milestone due", 18)),
)


def _with_milestones(sheet: Sheet, rows: Sequence[ActionRow], on: date) -> Sheet:
    """The sheet of these actions with what their milestones say."""
    more = tuple(
        (*row, *_milestones(action, on)) for row, action in zip(sheet.rows, rows, strict=True)
    )
    return replace(sheet, columns=(*sheet.columns, *MILESTONE_COLUMNS), rows=more)


def _milestones(action: ActionRow, on: date) -> tuple[Value, ...]:
    reached, whole = action.milestones_reached
    if not whole:
        return (None,) * len(MILESTONE_COLUMNS)
    coming = action.next_milestone
    dates = (coming.title, coming.original_due, coming.due) if coming else (None,) * 3
    return (reached, whole, len(action.late_milestones(on)), *dates)


def listed_actions(
    position: Position, filters: Filters, areas: Mapping[str, str] | None = None
) -> Sheet:
    """The actions that the list of these filters shows, in its order; the note says which."""
    rows = tuple(filters.select(position))
    sheet = all_actions(replace(position, actions=rows), areas)
    sheet = _with_milestones(sheet, rows, position.as_at)
    said = "; ".join(words for _, words in filters.chips(position, areas))
    narrowed = f"Narrowed to: {said}. " if said else ""
    of = f"{number_of(len(rows), 'action')} of {len(position.actions)}. "
    return replace(sheet, note=f"{narrowed}{of}{sheet.note.removeprefix('Every action. ')}")
