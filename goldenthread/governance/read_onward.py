"""What one body recommended or referred to another and that is on no agenda there yet. Two queries.

Democratic services put it on one (a referral); until then the other body's programme says it.
"""

from __future__ import annotations

from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.governance.models import Decision, DecisionTerms, Item, ItemTerms
from goldenthread.governance.models import Referral as Sent
from goldenthread.governance.read import Meetings, at_moment
from goldenthread.governance.rows import Waiting
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment


def waiting_at(
    member: Member, moment: Moment, meetings: Meetings | None = None, body: int | None = None
) -> list[Waiting]:
    """By the day on which it was handed on; of one `body`, or of all."""
    sent = Sent.objects.filter(authority=member.authority, entry__lte=moment.entry)
    rows: Any = Decision.objects.visible_to(member).filter(
        item__in=Item.objects.visible_to(member), entry__lte=moment.entry
    )
    rows = rows.exclude(pk__in=sent.values("decision")).annotate(
        **at_moment(DecisionTerms, moment, "pk", "verb", "to_body"),
        title=LookUp(ItemTerms, "title", moment, "", "item_id"),
    )
    rows = rows.exclude(to_body=None) if body is None else rows.filter(to_body=body)
    found = list(rows.select_related("item").order_by("pk"))
    seen = (meetings or Meetings(moment)).of(row.item.meeting_id for row in found)
    waiting = [
        Waiting(row.to_body, row.item_id, row.title, row.verb, seen[row.item.meeting_id])
        for row in found
        if row.title and row.item.meeting_id in seen
    ]
    once = {(row.body_pk, row.item, row.verb): row for row in waiting}
    return sorted(once.values(), key=lambda row: (row.meeting.day, row.item))
