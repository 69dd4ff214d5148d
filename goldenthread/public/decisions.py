"""What bodies decided about a plan, once their minutes are confirmed: open items only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.documents.models import Legal
from goldenthread.governance.history import items_about
from goldenthread.governance.permissions import for_the_public
from goldenthread.governance.read_items import DECISIONS, items_at
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
    reader, now = Member(authority, None, frozenset({Role.COUNCILLOR})), Moment.now(authority)
    wanted = for_the_public() & Q(pk__in=items_about(authority, "plan", plan, now))
    rows = items_at(reader, now, wanted, parts=DECISIONS)
    found = [
        Decided(row.meeting.name, row.meeting.day, row.title, row.decisions)
        for row in rows
        if _is_told(row)
    ]
    return sorted(found, key=lambda each: each.day, reverse=True)


def _is_told(row: ItemRow) -> bool:
    is_open = row.legal == Legal.OPEN
    return is_open and bool(row.decisions) and row.meeting.minutes == CONFIRMED
