"""A plan's list of actions as a file: Excel, CSV or JSON, from the same rows as the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from goldenthread.plans.filters import Filters
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import in_force
from goldenthread.reports.paper_sheets import action_sheet
from goldenthread.reports.sheets import Sheet, csv_text, json_text, xlsx_bytes
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


def all_actions(position: Position) -> Sheet:
    """Every action, those that stand in no count too."""
    return action_sheet(position, in_force().progress, in_force().impact)


def listed_actions(position: Position, filters: Filters) -> Sheet:
    """The actions that the list of these filters shows, in its order; the note says which."""
    rows = tuple(filters.select(position))
    sheet = all_actions(replace(position, actions=rows))
    said = "; ".join(words for _, words in filters.chips(position))
    narrowed = f"Narrowed to: {said}. " if said else ""
    of = f"{number_of(len(rows), 'action')} of {len(position.actions)}. "
    return replace(sheet, note=f"{narrowed}{of}{sheet.note.removeprefix('Every action. ')}")
