"""The milestones of an action, and for which other it waits. The verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Fact
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules, rules_milestones
from goldenthread.plans.changes.acting import day_of, person_of
from goldenthread.plans.changes.months import placed, progress_of, state_of
from goldenthread.plans.changes.setup import stage_of
from goldenthread.plans.milestones import TO_COME
from goldenthread.plans.models import (
    Action,
    ActionText,
    Dependency,
    Milestone,
    MilestoneDue,
    MilestoneState,
    MilestoneText,
)

NOW = ("title", "place", "due_on", "state")


@dataclass(frozen=True, slots=True)
class MilestoneInput:
    """`why` says why the date moves, where it does."""

    title: str
    due_on: date
    why: str = ""


@change
def add_milestone(*, by: Member, action: Action, milestone: MilestoneInput) -> Milestone:
    """Add a step that is reached on the way, after those that there are."""
    check_may(by, "milestone.keep", action)
    _check_can_keep(action)
    there = _milestones(action)
    rules_milestones.check_can_add(progress_of(action), len(there))
    _check(action, milestone)
    today = clock.today()
    added: Milestone = Milestone.objects.create(action=action)
    MilestoneText.objects.create(
        milestone=added,
        title=milestone.title.strip(),
        place=max((each.place for each in there), default=0) + 1,
        effective_on=today,
    )
    MilestoneDue.objects.create(
        milestone=added, due_on=milestone.due_on, told_by=person_of(by), effective_on=today
    )
    record("milestone.added", action)
    return added


@change
def change_milestone(*, by: Member, milestone: Milestone, terms: MilestoneInput) -> list[Fact]:
    """Say it anew, or move its date and say why. Writes only what differs."""
    action = milestone.action
    check_may(by, "milestone.keep", action)
    _check_can_keep(action)
    state, stood = _state(milestone), _stands(milestone)
    rules_milestones.check_can_change(state.state if state else TO_COME)
    due = milestone.dues.newest_first()[0]
    text = milestone.texts.newest_first()[0]
    moved, renamed = terms.due_on != due.due_on, terms.title.strip() != stood.title
    if not (moved or renamed):
        raise Refused("Nothing was changed, so there is nothing to save.")
    rules_milestones.check_move(moved=moved, why=terms.why)
    _check(action, terms, moved=moved)
    for row in (state, due, text):
        check_unchanged(row)
    written: list[Fact] = []
    today = clock.today()
    if renamed:
        written.append(
            MilestoneText.objects.create(
                milestone=milestone,
                title=terms.title.strip(),
                place=stood.place,
                effective_on=today,
            )
        )
    if moved:
        written.append(
            MilestoneDue.objects.create(
                milestone=milestone,
                due_on=terms.due_on,
                moved=True,
                why=terms.why.strip(),
                told_by=person_of(by),
                effective_on=today,
            )
        )
    record("milestone.moved" if moved else "milestone.changed", action)
    return written


@change
def set_milestone(
    *, by: Member, milestone: Milestone, state: str, why: str = "", on: date | None = None
) -> MilestoneState:
    """Say that it is reached (on which day), withdrawn, or to come after all; the last two why."""
    action = milestone.action
    check_may(by, "milestone.keep", action)
    place = placed(action)
    _check_can_keep(action)
    before = _state(milestone)
    rules_milestones.check_becomes(before.state if before else TO_COME, state, why)
    check_unchanged(before)
    on = day_of(on)
    if before:
        rules.check_not_before(on, before.effective_on, "How it stands last changed")
    else:
        starts_on = action.starts.newest_first()[0].starts_on
        rules.check_not_before(on, starts_on, "The action started")
    said: MilestoneState = MilestoneState.objects.create(
        milestone=milestone,
        state=state,
        why=why.strip(),
        owner=place.owner,
        told_by=person_of(by),
        effective_on=on,
    )
    record(f"milestone.{'taken_up' if state == TO_COME else state}", action)
    return said


@change
def order_milestones(
    *, by: Member, action: Action, order: Sequence[Milestone]
) -> list[MilestoneText]:
    """Put the milestones of an action in this order, all of them. Writes only what differs."""
    check_may(by, "milestone.keep", action)
    _check_can_keep(action)
    there = {each.pk: each for each in _milestones(action)}
    if sorted(there) != sorted(each.pk for each in order):
        raise Refused("There are other milestones by now. Reload the page.")
    moved = [
        (there[each.pk], place)
        for place, each in enumerate(order, 1)
        if there[each.pk].place != place
    ]
    if not moved:
        raise Refused("They stand in this order already.")
    for each, _place in moved:
        check_unchanged(each.texts.newest_first()[0])
    written = [
        MilestoneText.objects.create(
            milestone=each, title=each.title, place=place, effective_on=clock.today()
        )
        for each, place in moved
    ]
    record("milestone.ordered", action)
    return written


def _milestones(action: Action) -> list[Any]:
    return list(Milestone.objects.filter(action=action).as_at(Moment.latest(), *NOW))


def _stands(milestone: Milestone) -> Any:
    return Milestone.objects.as_at(Moment.latest(), *NOW).get(pk=milestone.pk)


def _state(milestone: Milestone) -> MilestoneState | None:
    found: MilestoneState | None = milestone.states.newest_first().first()
    return found


def _check_can_keep(action: Action) -> None:
    rules_milestones.check_can_keep(stage_of(placed(action).plan), state_of(action))


def _check(action: Action, terms: MilestoneInput, *, moved: bool = True) -> None:
    starts_on = action.starts.newest_first()[0].starts_on
    due_on = action.dues.newest_first()[0].due_on
    rules_milestones.check_milestone(
        terms.title,
        terms.due_on,
        starts_on=starts_on,
        # A day that was right once may stay when only the words change.
        action_due=due_on if moved else date.max,
    )


@change
def wait_for(*, by: Member, action: Action, needed: Action, why: str) -> Dependency:
    """Say that an action waits for another, and why. Refused where that would go in a circle."""
    check_may(by, "dependency.keep", action)
    check_may(by, "plan.view", needed)
    _check_can_keep(action)
    links = links_now(action)
    around = {pk for pair in links.items() for pk in (pair[0], *pair[1])}
    rules_milestones.check_dependency(
        action.pk, needed.pk, links, _references({*around, action.pk, needed.pk})
    )
    if not why.strip():
        raise Refused("Say why it waits for that one.", field="why")
    _check_can_keep(needed)
    link = _link(by, action, needed, why, present=True)
    record("dependency.added", action)
    return link


@change
def no_longer_wait(*, by: Member, action: Action, needed: Action, why: str) -> Dependency:
    """Say that an action no longer waits for another, and why."""
    check_may(by, "dependency.keep", action)
    before = action.waits_for.filter(needed=needed).newest_first().first()
    if before is None or not before.present:
        raise Refused("It does not wait for that action any more.")
    check_unchanged(before)
    if not why.strip():
        raise Refused("Say why it no longer waits.", field="why")
    link = _link(by, action, needed, why, present=False)
    record("dependency.removed", action)
    return link


def _link(by: Member, action: Action, needed: Action, why: str, *, present: bool) -> Dependency:
    made: Dependency = Dependency.objects.create(
        action=action,
        needed=needed,
        present=present,
        why=why.strip(),
        told_by=person_of(by),
        effective_on=clock.today(),
    )
    return made


def links_now(action: Action) -> dict[int, set[int]]:
    """For which actions each action of the authority waits today."""
    found: dict[int, set[int]] = {}
    rows = Dependency.objects.filter(authority=action.authority_id).as_at(Moment.latest())
    for waiting, needed in rows.filter(present=True).values_list("action", "needed"):
        found.setdefault(waiting, set()).add(needed)
    return found


def _references(pks: set[int]) -> dict[int, str]:
    rows = ActionText.objects.filter(action__in=pks).as_at(Moment.latest())
    return dict(rows.values_list("action", "reference"))
