"""Reading what of a plan's evidence may stand among its exceptions.

The exceptions read these together with what waits for an answer, in one query.
"""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, BooleanField, Case, DateField, F, Value, When

from goldenthread.accounts.access import Member
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import (
    EvidenceOnAction,
    EvidenceOnPriority,
    EvidenceText,
    Placement,
    Priority,
    VoiceAnswer,
    VoiceTerms,
)
from goldenthread.plans.permissions import visible_evidence

NOTED = "noted"
"""What `level` says of these rows in that query: no body or post answers them."""
_KEY = BigIntegerField()
_NOTHING: dict[str, Any] = {
    "answer_entry": _KEY,
    "ended_on": DateField(),
    "end_entry": _KEY,
    "finding_key": _KEY,
}


def noted_links(plan: Any, moment: Moment, member: Member) -> list[Any]:
    """The links of evidence to the plan's actions and priorities, with what is to be noted."""
    seen = visible_evidence(member).values("pk")
    placed = Placement.objects.as_at(moment).filter(plan=plan.pk).values("action")
    inside = Priority.objects.filter(plan=plan.pk).values("pk")
    none = Value(None, output_field=_KEY)
    actions: Any = EvidenceOnAction.objects.filter(action__in=placed)
    above: Any = EvidenceOnPriority.objects.filter(priority__in=inside)
    return [
        _noted(actions, seen, moment).annotate(action_key=F("action_id"), priority_key=none),
        _noted(above, seen, moment).annotate(action_key=none, priority_key=F("priority_id")),
    ]


def _noted(links: Any, seen: Any, moment: Moment) -> Any:
    def of(fact: Any, column: str) -> LookUp:
        return LookUp(fact, column, moment, "", "evidence_id")

    rows = links.as_at(moment).filter(present=True, evidence__in=seen).order_by()
    rows = rows.annotate(who=of(VoiceTerms, "who"))
    return rows.annotate(
        level=Value(NOTED),
        words=of(EvidenceText, "title"),
        asked_on=of(EvidenceText, "dated_on"),
        due=of(EvidenceText, "review_by"),
        answered_on=of(VoiceAnswer, "effective_on"),
        satisfied=Case(
            When(who=None, then=Value(False)), default=Value(True), output_field=BooleanField()
        ),
        **{name: Value(None, output_field=field) for name, field in _NOTHING.items()},
    )
