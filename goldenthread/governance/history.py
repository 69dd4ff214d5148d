"""The issue history of a plan or an inspection: what every body did with it, day by day.

Everything is read through the items that the member may see, so what is exempt is not in it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import Member, decide
from goldenthread.core.templating import url
from goldenthread.governance.models import Item, ItemOnInspection, ItemOnPlan, Referral
from goldenthread.governance.read_items import ALL, items_at
from goldenthread.governance.rows import ItemRow
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import PlanVersion

LINKS: dict[str, Any] = {"plan": ItemOnPlan, "inspection": ItemOnInspection}


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: an item at a body, or a version of the plan."""

    day: date
    title: str
    href: str
    item: ItemRow | None = None
    note: str = ""


def history_of(member: Member, kind: str, pk: int, moment: Moment) -> list[Happened]:
    """Everything that happened to a plan or an inspection (`kind`), oldest first.

    Items about it, and those to which a decision on one of them sent the matter on.
    """
    keys = _chained(member, set(items_about(member.authority, kind, pk, moment)), moment)
    happened = [
        Happened(row.meeting.day, row.meeting.name, url("meeting", row.meeting.pk), row)
        for row in items_at(member, moment, Q(pk__in=keys), parts=ALL - {"about"})
    ]
    if kind == "plan" and decide(member, "plan.view"):
        happened += _versions(member, pk, moment)
    return sorted(happened, key=lambda each: (each.day, each.item is None))


def items_about(authority: Authority, kind: str, pk: int, moment: Moment) -> Any:
    """The keys of the items that are about a plan or an inspection."""
    rows = LINKS[kind].objects.filter(authority=authority, **{kind: pk})
    return rows.as_at(moment).filter(present=True).values_list("item", flat=True)


def _chained(member: Member, items: set[int], moment: Moment) -> set[int]:
    """With the items that decisions on these sent the matter on to, and so on."""
    seen = Item.objects.visible_to(member)
    sent = Referral.objects.filter(decision__item__in=seen, item__in=seen, entry__lte=moment.entry)
    onward: dict[int, set[int]] = defaultdict(set)
    for here, there in sent.values_list("decision__item", "item"):
        onward[here].add(there)
    found, waiting = set(items), list(items)
    while waiting:
        new = onward[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def _versions(member: Member, plan: int, moment: Moment) -> list[Happened]:
    rows: Any = PlanVersion.objects.visible_to(member).filter(plan=plan, on__lte=moment.on)
    return [
        Happened(row.on, row.name, url("plan-versions", plan), note=f"By: {row.decided_by}.")
        for row in rows.filter(entry__lte=moment.entry)
    ]
