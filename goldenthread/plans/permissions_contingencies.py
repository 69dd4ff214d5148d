"""Who sets triggers, answers what they ask for, and closes it; the worker alone fires them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import ANYWHERE, Member, Scope, register
from goldenthread.accounts.models import Role
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Placement, PriorityTerms
from goldenthread.plans.permissions import OFFICERS, placement_now

CLOSERS = [Role.PROGRAMME_MANAGER, Role.DIRECTOR]


def _led(member: Member) -> Q:
    me = member.person_id
    placed = Placement.objects.as_at(Moment.latest()).filter(Q(lead=me) | Q(deputy=me))
    terms = PriorityTerms.objects.as_at(Moment.latest()).filter(lead=me)
    return Q(action__in=placed.values("action")) | Q(priority__in=terms.values("priority"))


def _leads(member: Member, contingency: Any) -> bool:
    if contingency.priority_id:
        terms = PriorityTerms.objects.as_at(Moment.latest())
        return terms.filter(priority=contingency.priority_id, lead=member.person_id).exists()
    placed = placement_now(contingency.action)
    return member.person_id in (placed.lead_id, placed.deputy_id)


LED = Scope(
    "contingencies of actions that they lead or are deputy for, and of priorities that they lead",
    _led,
    _leads,
)

register(
    "trigger.set",
    "Only the programme manager can set what the plan watches.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register("contingency.fire", "Triggers fire by themselves.", {}, worker=True)
register(
    "contingency.answer",
    "Only the accountable lead of the action or priority, or the action’s named deputy, can say "
    "what will be done.",
    {LED: OFFICERS},
)
register(
    "contingency.close",
    "Only the programme manager or the director can close a contingency, and never one that they "
    "answered.",
    {ANYWHERE: CLOSERS},
)
