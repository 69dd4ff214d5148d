"""Who may run a reporting period, write its highlights and arrange cover for an absence."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import ANYWHERE, Member, Scope, register
from goldenthread.accounts.models import Role
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import PriorityTerms
from goldenthread.plans.permissions import OFFICERS


def lead_now(priority: Any) -> int | None:
    """Who leads a priority today; kept on it once looked up."""
    if "led_by" not in priority.__dict__:
        terms = PriorityTerms.objects.filter(priority=priority).newest_first()
        priority.led_by = terms.values_list("lead", flat=True).first()
    found: int | None = priority.led_by
    return found


def _led_by(member: Member) -> Q:
    terms = PriorityTerms.objects.as_at(Moment.latest()).filter(lead=member.person_id)
    return Q(pk__in=terms.values("priority"))


LED = Scope(
    "priorities that they lead", _led_by, lambda m, priority: lead_now(priority) == m.person_id
)
OWN_ABSENCE = Scope(
    "their own absence",
    lambda m: Q(pk=m.person_id),
    lambda m, person: person.pk == m.person_id,
)

register(
    "period.run",
    "Only the programme manager can check updates, send them back or lock a period.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "highlight.write",
    "Only the lead of the priority, or the programme manager on their behalf, can write its "
    "highlight.",
    {LED: OFFICERS, ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "cover.arrange",
    "Only who is absent, or the programme manager, can arrange cover for an absence.",
    {OWN_ABSENCE: OFFICERS, ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
