"""The rare events of a measure at a moment."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.access import Member
from goldenthread.ledger.moments import Moment
from goldenthread.measures.models import Occurrence


def occurrences_of(member: Member, measure: int, moment: Moment) -> dict[date, int]:
    """How many there were on each day that had any, the earliest first."""
    rows = Occurrence.objects.filter(authority=member.authority, measure=measure).as_at(moment)
    counted = rows.filter(count__gt=0).order_by("happened_on")
    return dict(counted.values_list("happened_on", "count"))
