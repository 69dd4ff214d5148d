"""Making and changing plans: the verbs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.models import Organisation, Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.inspections.models import Finding, Inspection
from goldenthread.ledger.models import Fact, Salt
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules
from goldenthread.plans.changes.acting import day_of
from goldenthread.plans.models import (
    Action,
    ActionText,
    Due,
    FindingLink,
    Partner,
    Placement,
    Plan,
    PlanInspection,
    PlanStage,
    PlanTerms,
    Priority,
    PriorityTerms,
    Stage,
    Start,
    State,
    StateKind,
)


@dataclass(frozen=True, slots=True)
class PlanInput:
    """A plan's title and settings; see `PlanTerms`."""

    title: str
    level_name: str = "priority"
    impact_level: str = "action"
    dates_agreed_by: str = "lead"
    board: str = "Improvement Board"
    committee: str = "Children and Families Committee"
    updates_due_day: int = 10
    cadence: int = 1
    assess_within: int = 3


@dataclass(frozen=True, slots=True)
class PriorityInput:
    number: int
    title: str
    lead: Person
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class ActionInput:
    """One action as a form or a draft has it. Due and start are days."""

    reference: str
    title: str
    lead: Person
    owner: Person
    starts_on: date
    due_on: date
    why: str = ""
    difference: str = ""
    deputy: Person | None = None
    partners: Sequence[str] = ()
    findings: Sequence[Finding] = ()
    practice_area: str = ""


@dataclass(frozen=True, slots=True)
class DraftPriority:
    """A priority of a draft plan with its actions."""

    priority: PriorityInput
    actions: Sequence[ActionInput] = field(default_factory=list)


def stage_of(plan: Plan) -> str:
    """The plan's stage today."""
    latest = plan.stages.newest_first().first()
    return latest.stage if latest else Stage.DRAFT


@change
def draft_plan(
    *,
    by: Member,
    plan: PlanInput,
    inspections: Iterable[Inspection] = (),
    priorities: Iterable[DraftPriority] = (),
    on: date | None = None,
) -> Plan:
    """Make a draft plan, with the priorities and actions that answer the inspections' findings."""
    check_may(by, "plan.edit")
    answered, priorities = tuple(inspections), tuple(priorities)
    found = (each for draft in priorities for action in draft.actions for each in action.findings)
    _check_may_read(by, (*answered, *(finding.inspection for finding in found)))
    on = day_of(on)
    saved = Plan.objects.create()
    _write_terms(saved, plan, on)
    PlanStage.objects.create(plan=saved, stage=Stage.DRAFT, effective_on=on)
    for inspection in answered:
        PlanInspection.objects.create(plan=saved, inspection=inspection, effective_on=on)
    for draft in priorities:
        priority = _write_priority(saved, draft.priority, on)
        for action in draft.actions:
            _write_action(priority, action, on)
    record("plan.drafted", saved)
    return saved


def _check_may_read(by: Member, inspections: Iterable[Inspection]) -> None:
    """Nobody lets a plan answer what they may not read: not yet published, or not theirs."""
    for inspection in {each.pk: each for each in inspections}.values():
        check_may(by, "inspection.view", inspection)


@change
def change_plan(*, by: Member, plan: Plan, terms: PlanInput) -> PlanTerms:
    """Change a plan's title or settings."""
    check_may(by, "plan.edit", plan)
    check_unchanged(plan.terms.newest_first().first())
    changed = _write_terms(plan, terms, clock.today())
    record("plan.changed", plan)
    return changed


@change
def add_priority(*, by: Member, plan: Plan, priority: PriorityInput) -> Priority:
    check_may(by, "plan.edit", plan)
    added = _write_priority(plan, priority, clock.today())
    record("priority.added", added)
    return added


@change
def change_priority(*, by: Member, priority: Priority, terms: PriorityInput) -> PriorityTerms:
    check_may(by, "plan.edit", priority)
    check_unchanged(priority.terms.newest_first().first())
    changed = _write_priority_terms(priority, terms, clock.today())
    record("priority.changed", priority)
    return changed


@change
def add_action(*, by: Member, priority: Priority, action: ActionInput) -> Action:
    """Add an action to a priority."""
    check_may(by, "plan.edit", priority)
    _check_may_read(by, (finding.inspection for finding in action.findings))
    added = _write_action(priority, action, clock.today())
    record("action.added", added)
    return added


@change
def change_action(
    *, by: Member, action: Action, priority: Priority, values: ActionInput
) -> list[Fact]:
    """Change what an action says, who answers for it, its partners and findings.

    Writes only the tracks that differ. The due date changes here while the plan is a draft;
    on a live plan it moves by a request that somebody agrees.
    """
    check_may(by, "plan.edit", action)
    check_may(by, "plan.edit", priority)
    linked = _present(_last_links(action.finding_links.all(), "finding_id"))
    # Who may not see a finding that is linked already leaves it as it is.
    _check_may_read(by, (each.inspection for each in values.findings if each.pk not in linked))
    rules.check_dates_of_action(values.starts_on, values.due_on)
    rules.check_deputy(values.owner.pk, values.deputy.pk if values.deputy else None)
    latest_due = action.dues.newest_first()[0]
    if values.due_on != latest_due.due_on and stage_of(priority.plan) != Stage.DRAFT:
        raise Refused(
            "The plan is live, so its due dates move by a request that is agreed.", field="due_on"
        )
    _check_reference_free(priority.plan, values.reference, action)
    wanted: list[Pair] = [
        (_text(action, values), _latest(action.texts)),
        (_placement(action, priority, values), _latest(action.placements)),
        (Start(action=action, starts_on=values.starts_on), _latest(action.starts)),
        (Due(action=action, due_on=values.due_on), latest_due),
    ]
    pairs = [(new, old) for new, old in wanted if _differ(new, old)] + _links(action, values)
    if not pairs:
        raise Refused("Nothing was changed, so there is nothing to save.")
    # The last written of them: a page that is told shows how all of them stand now.
    check_unchanged(max((old for _, old in pairs if old), key=lambda old: old.entry, default=None))
    written, today = [new for new, _ in pairs], clock.today()
    for fact in written:
        fact.effective_on = today
        fact.save()
    record("action.changed", action)
    return written


type Pair = tuple[Fact, Fact | None]


def _latest(track: Any) -> Fact | None:
    found: Fact | None = track.newest_first().first()
    return found


def _differ(new: Fact, old: Fact | None) -> bool:
    """Do two facts of a track say different things? A due date is one, whoever asked for it."""
    skip = {"id", "authority", "entry", "effective_on", "request"}
    said = [f for f in new._meta.concrete_fields if f.name not in skip]
    names = [f.attname for f in said if not isinstance(f, Salt)]
    return old is None or any(getattr(new, name) != getattr(old, name) for name in names)


def _links(action: Action, values: ActionInput) -> list[Pair]:
    """The facts that turn the present findings and partners into those wanted, with the old."""
    findings = _last_links(action.finding_links.all(), "finding_id")
    partners = _last_links(action.partners.all(), "name")
    wanted = {finding.pk for finding in values.findings}
    names = _partner_names(values)
    return [
        *(
            (FindingLink(action=action, finding_id=pk, present=pk in wanted), findings.get(pk))
            for pk in sorted(_present(findings) ^ wanted)
        ),
        *(
            (Partner(action=action, name=name, present=name in names), partners.get(name))
            for name in sorted(_present(partners) ^ names)
        ),
    ]


def _partner_names(values: ActionInput) -> set[str]:
    """As they are spelt where the organisation has people of its own, who are known by the name."""
    names = {" ".join(name.split()) for name in values.partners} - {""}
    if not names:
        return names
    known = Organisation.objects.filter(authority=values.owner.authority_id)
    spelt = {name.casefold(): name for name in known.values_list("name", flat=True)}
    return {spelt.get(name.casefold(), name) for name in names}


def _last_links(rows: Any, column: str) -> dict[Any, Any]:
    return {getattr(row, column): row for row in rows.oldest_first()}


def _present(links: dict[Any, Any]) -> set[Any]:
    return {key for key, row in links.items() if row.present}


def _write_terms(plan: Plan, terms: PlanInput, on: date) -> PlanTerms:
    if not terms.title.strip():
        raise Refused("Enter the plan’s title.", field="title")
    return PlanTerms.objects.create(
        plan=plan,
        title=terms.title.strip(),
        level_name=terms.level_name.strip() or "priority",
        impact_level=terms.impact_level,
        dates_agreed_by=terms.dates_agreed_by,
        board=terms.board.strip(),
        committee=terms.committee.strip(),
        updates_due_day=terms.updates_due_day,
        cadence=terms.cadence,
        assess_within=terms.assess_within,
        effective_on=on,
    )


def _write_priority(plan: Plan, priority: PriorityInput, on: date) -> Priority:
    added = Priority.objects.create(plan=plan)
    _write_priority_terms(added, priority, on)
    return added


def _write_priority_terms(priority: Priority, terms: PriorityInput, on: date) -> PriorityTerms:
    if not terms.title.strip():
        raise Refused("Enter the title.", field="title")
    others = PriorityTerms.objects.filter(priority__plan=priority.plan_id).as_at(Moment.latest())
    same = others.filter(number=terms.number, present=True).exclude(priority=priority)
    if same.exists():
        raise Refused(
            f"Another has the number {terms.number}. Choose a number that is free.", field="number"
        )
    return PriorityTerms.objects.create(
        priority=priority,
        number=terms.number,
        title=terms.title.strip(),
        outcome=terms.outcome.strip(),
        lead=terms.lead,
        effective_on=on,
    )


def _write_action(priority: Priority, values: ActionInput, on: date) -> Action:
    rules.check_dates_of_action(values.starts_on, values.due_on)
    rules.check_deputy(values.owner.pk, values.deputy.pk if values.deputy else None)
    _check_reference_free(priority.plan, values.reference, None)
    action = Action.objects.create()
    facts: list[Fact] = [
        _text(action, values),
        _placement(action, priority, values),
        Start(action=action, starts_on=values.starts_on),
        Due(action=action, due_on=values.due_on),
        State(action=action, state=StateKind.OPEN),
        *(FindingLink(action=action, finding=finding) for finding in values.findings),
        *(Partner(action=action, name=name) for name in sorted(_partner_names(values))),
    ]
    for fact in facts:
        fact.effective_on = on
        fact.save()
    return action


def _check_reference_free(plan: Plan, reference: str, action: Action | None) -> None:
    if not reference.strip():
        raise Refused("Enter the action’s reference, such as 1.4.", field="reference")
    others = Placement.objects.filter(plan=plan).values("action")
    taken = ActionText.objects.filter(reference=reference.strip(), action__in=others)
    if action is not None:
        taken = taken.exclude(action=action)
    if taken.exists():
        raise Refused(
            f"Another action of this plan has, or had, the reference {reference}. "
            "References are never used twice.",
            field="reference",
        )


def _text(action: Action, values: ActionInput) -> ActionText:
    if not values.title.strip():
        raise Refused("Say what is to be done.", field="title")
    return ActionText(
        action=action,
        reference=values.reference.strip(),
        title=values.title.strip(),
        why=values.why.strip(),
        difference=values.difference.strip(),
        practice_area=values.practice_area,
    )


def _placement(action: Action, priority: Priority, values: ActionInput) -> Placement:
    return Placement(
        action=action,
        plan=priority.plan,
        priority=priority,
        lead=values.lead,
        owner=values.owner,
        deputy=values.deputy,
    )


@change
def answer_inspection(
    *, by: Member, plan: Plan, inspection: Inspection, present: bool = True
) -> PlanInspection:
    """Let a plan answer an inspection that came after it, or no longer."""
    check_may(by, "plan.edit", plan)
    check_may(by, "inspection.view", inspection)
    check_unchanged(plan.answers.filter(inspection=inspection).newest_first().first())
    link = PlanInspection.objects.create(
        plan=plan, inspection=inspection, present=present, effective_on=clock.today()
    )
    record("plan.answers" if present else "plan.no_longer_answers", plan)
    return link


@change
def link_finding(
    *, by: Member, action: Action, finding: Finding, present: bool = True
) -> FindingLink:
    """Say that an action answers a finding, or no longer."""
    check_may(by, "plan.edit", action)
    check_may(by, "inspection.view", finding.inspection)
    link = FindingLink.objects.create(
        action=action, finding=finding, present=present, effective_on=clock.today()
    )
    record("finding.linked" if present else "finding.unlinked", action)
    return link
