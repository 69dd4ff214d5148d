"""What items and decisions are about, as far as the member may see it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import DateField, F, Value

from goldenthread.accounts.access import Member, decide
from goldenthread.governance.models import (
    DecisionOnAction,
    DecisionOnFinding,
    DecisionOnVersion,
    ItemOnInspection,
    ItemOnPlan,
)
from goldenthread.governance.rows import AboutRow
from goldenthread.inspections.models import Finding, Inspection, Kind
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.tracks import fact_of
from goldenthread.plans.models import ActionText, Plan, PlanTerms
from goldenthread.plans.position import InspectionRow

type Abouts = dict[int, list[AboutRow]]


def about_of(member: Member, items: list[int], moment: Moment) -> Abouts:
    """By item, the plans and the inspections that it is about. One query."""
    plans: Any = ItemOnPlan.objects.filter(item__in=items).as_at(moment).filter(present=True)
    plans = plans.annotate(title=LookUp(PlanTerms, "title", moment, "", "plan_id"))
    seen = Inspection.objects.visible_to(member)
    links: Any = ItemOnInspection.objects.filter(item__in=items, inspection__in=seen)
    links = links.as_at(moment).filter(present=True)
    told = {
        name: LookUp(fact_of(Inspection.TRACKS[name][0]), name, moment, "", "inspection_id")
        for name in ("kind", "ended_on")
    }
    links = links.annotate(**told).exclude(kind=None)
    nothing = Value(""), Value(None, output_field=DateField())
    rows = plans.values_list("item", "plan", "title", *nothing).union(
        links.values_list("item", "inspection", nothing[0], "kind", "ended_on"), all=True
    )
    found: Abouts = defaultdict(list)
    for item, pk, title, kind, ended_on in sorted(rows, key=lambda row: (bool(row[3]), row[1])):
        if kind:
            name = InspectionRow(pk, Kind(kind).label, ended_on).name
            found[item].append(AboutRow("inspection", pk, name))
        else:
            found[item].append(AboutRow("plan", pk, title or "A plan"))
    return found


def inspection_name(member: Member, pk: int, moment: Moment) -> str | None:
    """What an inspection is called; None where the member may not see it, or it was not yet."""
    rows = Inspection.objects.visible_to(member).filter(pk=pk)
    row = rows.as_at(moment, "kind", "ended_on").exclude(kind=None).first()
    return InspectionRow(row.pk, Kind(row.kind).label, row.ended_on).name if row else None


def decision_about(member: Member, decision: int, moment: Moment) -> list[AboutRow]:
    """The versions, actions and findings that a decision is about. Three queries."""
    found: list[AboutRow] = []
    if decide(member, "plan.view"):
        versions = _links(DecisionOnVersion, decision, moment).select_related("version")
        found += [
            AboutRow("version", row.version_id, row.version.name, row.version.plan_id)
            for row in versions
        ]
        actions = _links(DecisionOnAction, decision, moment).annotate(
            reference=LookUp(ActionText, "reference", moment, "", "action_id"),
            title=LookUp(ActionText, "title", moment, "", "action_id"),
        )
        found += [
            AboutRow("action", row.action_id, f"Action {row.reference}: {row.title}")
            for row in actions
        ]
    findings = _links(DecisionOnFinding, decision, moment).values("finding")
    seen = Finding.objects.visible_to(member).filter(pk__in=findings)
    for row in seen.as_at(moment, "text"):
        found.append(AboutRow("finding", row.pk, row.text or ""))
    return found


def _links(fact: Any, decision: int, moment: Moment) -> Any:
    rows = fact.objects.filter(decision=decision).as_at(moment).filter(present=True)
    return rows.order_by(F("pk"))


def plans_seen(member: Member) -> Any:
    """The plans that a member may see today, with their titles, the newest first."""
    rows: Any = Plan.objects.visible_to(member).as_at(Moment.latest(), "title")
    return rows.exclude(title=None).order_by("-pk")


def plans_of_body(member: Member, body: int, moment: Moment) -> dict[int, str]:
    """The titles of the plans that items of a body's meetings are about, by key."""
    if not decide(member, "plan.view"):
        return {}
    plans: Any = ItemOnPlan.objects.filter(item__meeting__body=body).as_at(moment)
    plans = plans.filter(authority=member.authority.pk, present=True)
    named = plans.annotate(title=LookUp(PlanTerms, "title", moment, "", "plan_id"))
    return {
        pk: title or "A plan" for pk, title in named.order_by("plan").values_list("plan", "title")
    }
