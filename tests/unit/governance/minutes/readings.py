"""What a careful reader finds in the real documents of ../shared: facts and short marks.

The documents themselves stay there. A mark is the beginning or the telling words of a passage.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goldenthread.governance.minutes import Record, read_minutes

SHARED = Path(__file__).resolve().parents[5] / "shared" / "data"


def real(folder: str, name: str) -> Record:
    """The record of a real document; skipped where it is not on this machine."""
    found = sorted((SHARED / folder).glob(f"{name}*"))
    if not found:
        pytest.skip("the real documents are not on this machine")
    return read_minutes(found[0].read_bytes())


def items(record: Record) -> list[tuple[Any, ...]]:
    """(body, day, number, title) of every item, in order."""
    return [
        (
            meeting.body.value,
            meeting.on.value.isoformat() if meeting.on.value else None,
            item.number.value,
            item.title.value,
        )
        for meeting in record.meetings
        for item in meeting.items
    ]


def resolved(record: Record) -> list[tuple[Any, ...]]:
    """(item, number, verbs, how carried, first words) of every row that was resolved."""
    return [
        (
            item.number.value or item.title.value,
            row.number,
            [act.verb for act in row.acts],
            row.carried.form,
            " ".join(row.text.split()[:6]),
        )
        for meeting in record.meetings
        for item in meeting.items
        for row in item.resolutions
    ]


def promised(record: Record) -> list[tuple[Any, ...]]:
    """(who, to whom, in what form, due, recurring) of every undertaking."""
    return [
        (row.who.value, row.to, row.answer, row.due.value, row.recurring)
        for meeting in record.meetings
        for item in meeting.items
        for row in item.undertakings
    ]


def passed_on(record: Record) -> list[tuple[Any, ...]]:
    return [
        (row.verb, row.direction, row.body, row.on.isoformat() if row.on else None)
        for meeting in record.meetings
        for item in meeting.items
        for row in item.referrals
    ]


def doubts(record: Record) -> str:
    return "\n".join(doubt.sentence for doubt in record.doubts)
