"""Reading recesses and pre-election periods as they stand now. One query."""

from __future__ import annotations

from goldenthread.accounts.access import Member
from goldenthread.governance.models import QuietKind, QuietTerms
from goldenthread.governance.programme import Quiet
from goldenthread.ledger.moments import Moment


def quiet_of(member: Member) -> list[Quiet]:
    """The recesses and pre-election periods, by day."""
    rows = QuietTerms.objects.filter(authority=member.authority).as_at(Moment.latest())
    found = [
        Quiet(row.period_id, row.kind, QuietKind(row.kind).label, row.begins_on, row.ends_on)
        for row in rows.filter(present=True)
    ]
    return sorted(found, key=lambda each: (each.begins_on, each.pk))
