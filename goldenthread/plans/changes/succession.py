"""A plan is refreshed: the next one succeeds it, and its actions go on. The verbs.

The new plan is a draft on which people decide what becomes of each action; all of it happens
at once when it goes live (`set_stage`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.changes.setup import PlanInput, _write_terms, stage_of
from goldenthread.plans.models import (
    Action,
    CarryOver,
    Fate,
    Placement,
    Plan,
    PlanInspection,
    PlanStage,
    PlanSuccession,
    PlanTerms,
    Priority,
    PriorityTerms,
    Stage,
    State,
    StateKind,
)
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.plans.rules import LEFT_THE_PLAN

FATES_WITH_WORDS = frozenset({Fate.MERGED, Fate.SPLIT, Fate.DROPPED})
NAMES = ("reference", "title", "plan_id", "priority_id", "state", "progress", "impact")
SETTINGS = (
    *("level_name", "impact_level", "dates_agreed_by", "board", "committee"),
    *("updates_due_day", "cadence", "assess_within"),
)


@dataclass(frozen=True, slots=True)
class CarryInput:
    """What is to become of one action of the former plan; see `CarryOver`."""

    action: Action
    fate: str
    priority: Priority | None = None
    into: str = ""
    why: str = ""


def former_of(plan: Plan) -> Plan | None:
    """The plan that this one succeeds."""
    found = PlanSuccession.objects.filter(plan=plan).select_related("former").first()
    return found.former if found else None


def is_succeeded(plan: Plan) -> bool:
    """Has another plan taken over from this one?"""
    begun = PlanSuccession.objects.filter(former=plan).select_related("plan")
    return any(stage_of(each.plan) != Stage.DRAFT for each in begun)


def standing_actions(plan: Plan) -> list[Any]:
    """The actions that stand in a plan today, with NAMES; none that left it."""
    ever = Placement.objects.filter(plan=plan).values("action")
    rows = Action.objects.filter(pk__in=ever).as_at(Moment.latest(), *NAMES)
    return list(rows.filter(plan_id=plan.pk).exclude(state__in=LEFT_THE_PLAN))


@change
def refresh_plan(*, by: Member, plan: Plan, title: str) -> Plan:
    """Begin the plan that succeeds a live one: a draft with its settings and priorities.

    Each action is to go on under the priority of the same number, unless it is complete with
    clear or sustained impact: then it stays behind. All of that can be changed until it is live.
    """
    check_may(by, "plan.edit", plan)
    _check_can_refresh(plan)
    today = clock.today()
    new = Plan.objects.create()
    terms = plan.terms.newest_first()[0]
    settings = {name: getattr(terms, name) for name in SETTINGS}
    _write_terms(new, PlanInput(title, **settings), today)
    PlanStage.objects.create(plan=new, stage=Stage.DRAFT, effective_on=today)
    PlanSuccession.objects.create(plan=new, former=plan)
    for link in PlanInspection.objects.filter(plan=plan).as_at(Moment.latest()):
        if link.present:
            PlanInspection.objects.create(
                plan=new, inspection_id=link.inspection_id, effective_on=today
            )
    priorities = _copy_priorities(plan, new, today)
    for action in standing_actions(plan):
        CarryOver.objects.create(
            plan=new, action=action, effective_on=today, **_usual_fate(action, priorities)
        )
    record("plan.refreshed", new)
    return new


def _check_can_refresh(plan: Plan) -> None:
    if stage_of(plan) != Stage.LIVE:
        raise Refused("Only a live plan is refreshed. A draft can simply be changed.")
    begun = PlanSuccession.objects.filter(former=plan).select_related("plan")
    if any(stage_of(each.plan) == Stage.DRAFT for each in begun):
        raise Refused("A plan that succeeds this one is begun already. Go on with that one.")


def _copy_priorities(plan: Plan, new: Plan, on: date) -> dict[int, Priority]:
    """The new plan's priorities, by the number of the former ones."""
    made = {}
    for terms in PriorityTerms.objects.filter(priority__plan=plan).as_at(Moment.latest()):
        if not terms.present:
            continue
        made[terms.priority_id] = copied = Priority.objects.create(plan=new)
        PriorityTerms.objects.create(
            priority=copied,
            number=terms.number,
            title=terms.title,
            outcome=terms.outcome or "",
            lead_id=terms.lead_id,
            effective_on=on,
        )
    return made


def _usual_fate(action: Any, priorities: dict[int, Priority]) -> dict[str, Any]:
    met = action.impact in {Impact.CLEAR, Impact.SUSTAINED}
    if action.progress == Progress.COMPLETE and met:
        return {"fate": Fate.STAYS}
    return {"fate": Fate.CARRIED, "priority": priorities[action.priority_id]}


@change
def decide_carry_over(
    *, by: Member, plan: Plan, decisions: Sequence[CarryInput]
) -> list[CarryOver]:
    """Say what is to become of actions of the former plan. Writes only what differs."""
    check_may(by, "plan.edit", plan)
    former = former_of(plan)
    if former is None or stage_of(plan) != Stage.DRAFT:
        raise Refused("This is decided while the plan that succeeds another is a draft.")
    standing = {action.pk: action for action in standing_actions(former)}
    decided = decided_of(plan)
    written = []
    for decision in decisions:
        action, before = standing.get(decision.action.pk), decided.get(decision.action.pk)
        if action is None:
            raise Refused("An action has left the former plan meanwhile. Reload the page.")
        if before is None or _differs(before, decision):
            check_unchanged(before)
            written.append(_write_fate(plan, action, decision))
    if not written:
        raise Refused("Nothing was changed, so there is nothing to save.")
    record("carry_over.decided", plan)
    return written


def decided_of(plan: Plan) -> dict[int, CarryOver]:
    """What is decided so far, by action."""
    rows = CarryOver.objects.filter(plan=plan).as_at(Moment.latest())
    return {row.action_id: row for row in rows}


def _differs(before: CarryOver, wanted: CarryInput) -> bool:
    said = (before.fate, before.priority_id, before.into, before.why or "")
    priority = wanted.priority.pk if wanted.priority else None
    return said != (wanted.fate, priority, wanted.into.strip(), wanted.why.strip())


def _write_fate(plan: Plan, action: Any, wanted: CarryInput) -> CarryOver:
    _check_fate(plan, action, wanted)
    carried = wanted.fate == Fate.CARRIED
    return CarryOver.objects.create(
        plan=plan,
        action=action,
        fate=wanted.fate,
        priority=wanted.priority if carried else None,
        into="" if carried else wanted.into.strip(),
        why=wanted.why.strip(),
        effective_on=clock.today(),
    )


def _check_fate(plan: Plan, action: Any, wanted: CarryInput) -> None:
    """Each fate says what it needs: where to, into what, why; and what can happen to the action."""
    which = f"{action.reference}:"
    if wanted.fate == Fate.CARRIED and (
        wanted.priority is None or wanted.priority.plan_id != plan.pk
    ):
        raise Refused(f"{which} choose where it will stand in this plan.")
    if wanted.fate in {Fate.MERGED, Fate.SPLIT} and not wanted.into.strip():
        raise Refused(f"{which} give the references of the actions that take it up.")
    if wanted.fate in FATES_WITH_WORDS and not wanted.why.strip():
        raise Refused(f"{which} say why it is {Fate(wanted.fate).value}.")
    complete = action.progress == Progress.COMPLETE
    if wanted.fate == Fate.STAYS and not complete:
        raise Refused(f"{which} it is not complete, so it cannot stay behind as done.")
    if wanted.fate in FATES_WITH_WORDS and action.state not in {StateKind.OPEN, StateKind.PAUSED}:
        state = StateKind(action.state).label.lower()
        raise Refused(f"{which} it is {state}. That must be settled first, or it goes on.")


def succeed(plan: Plan, former: Plan, on: date, decided_by: str) -> None:
    """Let what was decided happen: actions move over or leave, and the former plan is closed.

    For `set_stage`, within its change. Refuses where an action of the former plan is undecided,
    or its reference is taken.
    """
    standing, decided = standing_actions(former), decided_of(plan)
    _check_all_decided(standing, decided)
    _check_references(plan, standing, decided)
    for action in standing:
        fate = decided[action.pk]
        _check_fate(plan, action, CarryInput(action, fate.fate, fate.priority, fate.into, fate.why))
        if fate.priority is not None:
            _move(action, plan, fate.priority, on)
        elif fate.fate in FATES_WITH_WORDS:
            _leave(action, fate, on, decided_by)
    title = PlanTerms.objects.filter(plan=plan).newest_first()[0].title
    PlanStage.objects.create(
        plan=former,
        stage=Stage.CLOSED,
        decided_by=decided_by,
        note=f"Succeeded by “{title}”.",
        effective_on=on,
    )


def _check_all_decided(standing: Iterable[Any], decided: dict[int, CarryOver]) -> None:
    missing = [action.reference for action in standing if action.pk not in decided]
    if missing:
        raise Refused(
            "Say first what becomes of these actions of the former plan: "
            f"{', '.join(sorted(missing))}."
        )


def _check_references(plan: Plan, standing: Iterable[Any], decided: dict[int, CarryOver]) -> None:
    own = {action.reference for action in standing_actions(plan)}
    both = sorted(
        action.reference
        for action in standing
        if decided[action.pk].fate == Fate.CARRIED and action.reference in own
    )
    if both:
        raise Refused(
            f"These references are those of actions that go on, too: {', '.join(both)}. "
            "Give the new actions others."
        )


def _move(action: Any, plan: Plan, priority: Priority, on: date) -> None:
    """The action goes on: its people, dates, ratings and evidence are its own."""
    placed = action.placements.newest_first()[0]
    Placement.objects.create(
        action=action,
        plan=plan,
        priority=priority,
        lead_id=placed.lead_id,
        owner_id=placed.owner_id,
        deputy_id=placed.deputy_id,
        effective_on=on,
    )


def _leave(action: Any, fate: CarryOver, on: date, decided_by: str) -> None:
    into = f" into {fate.into}" if fate.into else ""
    State.objects.create(
        action=action,
        state=StateKind.WITHDRAWN,
        note=f"{Fate(fate.fate).value.capitalize()}{into}: {fate.why}",
        decided_by=decided_by,
        effective_on=on,
    )
