"""What impact is assessed of, and evidence stands for: an action, a priority, a finding. Of a
measure only questions are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from goldenthread.accounts.access import visible
from goldenthread.accounts.pages import MemberRequest, find
from goldenthread.core.templating import url
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import Moment
from goldenthread.measures.models import Measure
from goldenthread.plans.models import Action, Placement, PlanInspection, Priority
from goldenthread.plans.read import reference_order


@dataclass(frozen=True, slots=True)
class Subject:
    """`row` is the model's; `kind` "action", "priority", "finding" or "measure"; `difference` is
    what should be better for children. `plan`: the key of the plan that it is looked at in."""

    row: Any
    kind: str
    label: str
    title: str
    difference: str
    plan: int | None

    @property
    def href(self) -> str:
        if self.kind == "finding":
            where = url("findings", self.plan) if self.plan else url("plans")
            return f"{where}#finding-{self.row.pk}"
        return url(self.kind, self.row.pk)

    @property
    def impact(self) -> str:
        return url(f"{self.kind}-impact", self.row.pk)

    @property
    def add(self) -> str:
        return url(f"{self.kind}-evidence-add", self.row.pk)

    @property
    def lower(self) -> str:
        """Its label within a sentence."""
        return self.label[:1].lower() + self.label[1:]


VERBS = {"action": "impact.assess", "priority": "impact.assess_above"}
VERBS["finding"] = VERBS["priority"]
SEEN_BY = {"action": "action.view", "priority": "plan.view", "finding": "plan.view"}
SEEN_BY["measure"] = "measure.view"


def find_subject(request: MemberRequest, kind: str, pk: int, verb: str) -> Subject:
    """The subject, 404 where the member may not see it, refused where not for this verb."""
    rows = _ROWS[kind](request.member)
    return _SUBJECTS[kind](find(rows, request.member, verb, pk, seen_by=SEEN_BY[kind]))


def seen_subject(request: MemberRequest, kind: str, pk: int) -> Subject:
    """The subject that a member sees, whatever they may do with it."""
    seen = visible(request.member, SEEN_BY[kind])
    row = _ROWS[kind](request.member).filter(seen, pk=pk).first()
    if row is None:
        raise Http404
    return _SUBJECTS[kind](row)


def _actions(_member: Any) -> Any:
    names = ("reference", "title", "difference", "plan_id", "progress", "state")
    return Action.objects.as_at(Moment.latest(), *names)


def _priorities(_member: Any) -> Any:
    return Priority.objects.as_at(Moment.latest(), "number", "title", "outcome")


def _findings(member: Any) -> Any:
    rows = Finding.objects.visible_to(member).select_related("inspection")
    return rows.as_at(Moment.latest(), "number", "text")


def _of_action(row: Any) -> Subject:
    label = f"Action {row.reference}"
    return Subject(row, "action", label, row.title, row.difference or "", row.plan_id)


def _of_priority(row: Any) -> Subject:
    label = f"Priority {row.number}"
    return Subject(row, "priority", label, row.title, row.outcome or "", row.plan_id)


def _of_finding(row: Any) -> Subject:
    answers = PlanInspection.objects.filter(inspection=row.inspection_id).as_at(Moment.latest())
    plan = answers.filter(present=True).order_by("-plan").values_list("plan", flat=True).first()
    return Subject(row, "finding", f"Finding {row.number}", row.text or "", "", plan)


def _measures(member: Any) -> Any:
    return Measure.objects.visible_to(member).as_at(Moment.latest(), "reference", "name", "owner")


def _of_measure(row: Any) -> Subject:
    return Subject(row, "measure", f"Measure {row.reference}", row.name, "", None)


_ROWS = {"action": _actions, "priority": _priorities, "finding": _findings}
_ROWS["measure"] = _measures
_SUBJECTS = {"action": _of_action, "priority": _of_priority, "finding": _of_finding}
_SUBJECTS["measure"] = _of_measure


def actions_of(subject: Subject) -> list[Any]:
    """The actions of a priority, or those that answer a finding, with their progress."""
    now = Moment.latest()
    if subject.kind == "priority":
        placed = Placement.objects.as_at(now).filter(priority=subject.row)
        rows = Action.objects.filter(pk__in=placed.values("action"))
    else:
        links = subject.row.action_links.as_at(now).filter(present=True)
        rows = Action.objects.filter(pk__in=links.values("action"))
    found = rows.as_at(now, "reference", "title", "progress")
    return sorted(found, key=lambda row: reference_order(row.reference))
