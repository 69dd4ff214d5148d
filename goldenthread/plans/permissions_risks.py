"""Who may raise risks, score them, and close them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import ANYWHERE, Member, Scope, register
from goldenthread.accounts.models import Role
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import RiskTerms
from goldenthread.plans.permissions import OFFICERS

RUNS_RISKS = [Role.PROGRAMME_MANAGER, Role.DIRECTOR]


def owner_now(risk: Any) -> int | None:
    """Who owns a risk today; kept on it once looked up."""
    if "owned_by" not in risk.__dict__:
        terms = RiskTerms.objects.filter(risk=risk).newest_first()
        risk.owned_by = terms.values_list("owner", flat=True).first()
    found: int | None = risk.owned_by
    return found


def _owned(member: Member) -> Q:
    terms = RiskTerms.objects.as_at(Moment.latest()).filter(owner=member.person_id)
    return Q(pk__in=terms.values("risk"))


OWN = Scope("risks that they own", _owned, lambda m, risk: owner_now(risk) == m.person_id)
OF_OTHERS = Scope(
    "risks that others own",
    lambda m: ~_owned(m),
    lambda m, risk: owner_now(risk) != m.person_id,
)
_OWNERS = [role for role in OFFICERS if role not in RUNS_RISKS]

register(
    "risk.raise",
    "Only the programme manager, the director, or an owner or lead of actions can raise a risk.",
    {ANYWHERE: [*RUNS_RISKS, *_OWNERS]},
)
register(
    "risk.edit",
    "Only its owner, the programme manager or the director can change or score this risk.",
    {ANYWHERE: RUNS_RISKS, OWN: _OWNERS},
)
register(
    "risk.close",
    "Only the programme manager or the director can close a risk or open it again, and never one "
    "that they own.",
    {OF_OTHERS: RUNS_RISKS},
)
