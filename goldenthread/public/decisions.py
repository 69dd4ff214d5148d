"""What bodies decided about a plan, once their minutes are confirmed: open items only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.documents.models import Legal
from goldenthread.governance.permissions import for_the_public
from goldenthread.governance.read_items import items_at
from goldenthread.governance.rows import DecisionRow, ItemRow
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment

CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Decided:
    """An open item of a public meeting with what was decided at it."""

    meeting: str
    day: date
    item: str
    decisions: tuple[DecisionRow, ...]


def decided_about(authority: Authority, plan: int) -> list[Decided]:
    """The newest meeting first. Read for a councillor who sits on nothing, and narrowed to what
    the public may read."""
    reader = Member(authority, None, frozenset({Role.COUNCILLOR}))
    parts = frozenset({"about", "decisions"})
    rows = items_at(reader, Moment.now(authority), for_the_public(), parts=parts)
    found = [
        Decided(row.meeting.name, row.meeting.day, row.title, row.decisions)
        for row in rows
        if _is_told(row) and _is_about(row, plan)
    ]
    return sorted(found, key=lambda each: each.day, reverse=True)


def _is_told(row: ItemRow) -> bool:
    is_open = row.legal == Legal.OPEN
    return is_open and bool(row.decisions) and row.meeting.minutes == CONFIRMED


def _is_about(row: ItemRow, plan: int) -> bool:
    return any(plan in {each.plan, each.pk if each.kind == "plan" else 0} for each in row.about)
