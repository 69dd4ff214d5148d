"""What the page of an action shows of its milestones, and of what it waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.accounts.access import Member, decide
from goldenthread.ledger.moments import Moment
from goldenthread.plans.dependencies import Wait
from goldenthread.plans.milestones import MilestoneRow, next_of, overdue, reached_of
from goldenthread.plans.models import Action
from goldenthread.plans.position import ActionRow
from goldenthread.plans.read_action import ActionStory
from goldenthread.plans.read_milestones import (
    milestones_of_action,
    milestones_of_owner,
    waits_about,
)


@dataclass(frozen=True, slots=True)
class Steps:
    """The milestones in their order; of an action that goes on, the overdue ones and the next."""

    rows: Sequence[MilestoneRow]
    late: Sequence[MilestoneRow]
    next: MilestoneRow | None
    reached: int
    whole: int


def steps_of(story: ActionStory) -> Steps:
    rows = milestones_of_action(story.words.pk, story.moment)
    late = overdue(rows, story.moment.on) if story.is_open else ()
    return Steps(rows, late, next_of(rows) if story.is_open else None, *reached_of(rows))


@dataclass(frozen=True, slots=True)
class Waits:
    """What an action waits for (`needs`), and what waits for it (`needed`)."""

    needs: Sequence[Wait]
    needed: Sequence[Wait]


def waits_around(story: ActionStory, member: Member) -> Waits:
    """As far as the member sees the actions at the other ends."""
    pk = story.words.pk
    every = waits_about(pk, story.moment)
    if every and not decide(member, "plan.view"):
        ends = {end for wait in every for end in (wait.link.action, wait.link.needed)}
        seen = Action.objects.visible_to(member).filter(pk__in=ends).values_list("pk", flat=True)
        every = [wait.seen_by(frozenset(seen)) for wait in every]
    return Waits(
        [wait for wait in every if wait.link.action == pk],
        [wait for wait in every if wait.link.needed == pk],
    )


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone with its action, as a list of somebody's work shows it."""

    row: ActionRow
    milestone: MilestoneRow

    @property
    def due(self) -> date:
        return self.milestone.due


def own_steps(member: Member, mine: Sequence[ActionRow]) -> list[ActionRow]:
    """A member's own actions with their milestones; no query where there is none."""
    if not any(row.is_open for row in mine):
        return list(mine)
    found = milestones_of_owner(member.person_id, Moment.latest())
    return [replace(row, milestones=found.get(row.pk, ())) for row in mine]


def steps_late(mine: Sequence[ActionRow], today: date) -> list[Step]:
    """The overdue milestones of these actions, the longest first."""
    late = [Step(row, each) for row in mine for each in row.late_milestones(today)]
    return sorted(late, key=lambda step: step.due)


def steps_to_come(mine: Sequence[ActionRow], first: date, last: date) -> list[Step]:
    """Each one's first milestone that is due from a day to another."""
    found = []
    for row in mine:
        open_ones = [each for each in row.milestones if row.is_open and each.is_open]
        coming = [each for each in open_ones if first <= each.due <= last]
        if coming:
            found.append(Step(row, min(coming, key=lambda each: each.due)))
    return found
