"""Rounds of impact assessment: what a plan still has to look at, and what again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import ActionImpact, FindingImpact, PriorityImpact
from goldenthread.plans.position import ActionRow, FindingRow, Position, Rated, is_assessed
from goldenthread.plans.ratings import Progress
from goldenthread.plans.reviews import months_after

FACTS: dict[str, Any] = {
    "action": ActionImpact,
    "priority": PriorityImpact,
    "finding": FindingImpact,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that work is complete on, without an assessment: since which day, and by which
    one it is to be assessed.

    `complete` counts its complete actions: one, of an action itself.
    """

    row: Rated
    since: date
    days: int
    assess_by: date
    complete: int


@dataclass(frozen=True, slots=True)
class Again:
    """Something assessed that is to be looked at again; `days` past that day, or until it."""

    row: Rated
    assessed_on: date
    look_on: date | None
    days: int


@dataclass(frozen=True, slots=True)
class Rounds:
    """At the level that the plan requires: what should have had its first assessment by now and
    what is not yet due for it, both longest first; what should have been looked at again by now;
    what is to be later; what has no such day; and how many have neither an assessment nor
    complete work."""

    late: Sequence[Waiting]
    due: Sequence[Waiting]
    overdue: Sequence[Again]
    to_come: Sequence[Again]
    without_day: Sequence[Again]
    not_yet: int

    @property
    def waiting(self) -> list[Waiting]:
        """All with complete work and no assessment."""
        return [*self.late, *self.due]


def rounds_of(position: Position, moment: Moment, within: int, priority: str = "") -> Rounds:
    """The rounds of a plan as it stood; only one priority's where its number is given.

    `within`: the plan's months from completion to the first assessment.
    """
    rated = [row for row in position.rated_for_impact if _inside(row, position, priority)]
    waiting = [found for row in rated if (found := _waiting(row, position, within))]
    waiting.sort(key=lambda each: -each.days)
    again = _again([row for row in rated if is_assessed(row)], position, moment)
    dated = [each for each in again if each.look_on]
    return Rounds(
        late=[each for each in waiting if each.assess_by < position.as_at],
        due=[each for each in waiting if each.assess_by >= position.as_at],
        overdue=[each for each in dated if each.look_on and each.look_on < position.as_at],
        to_come=[each for each in dated if each.look_on and each.look_on >= position.as_at],
        without_day=[each for each in again if not each.look_on],
        not_yet=len(rated) - len(again) - len(waiting),
    )


def _actions(row: Rated, position: Position) -> list[ActionRow]:
    """The counted actions whose work a row's impact would come of."""
    if isinstance(row, ActionRow):
        return [row]
    if isinstance(row, FindingRow):
        return [action for action in position.counted if action.pk in row.action_pks]
    return list(position.of_priority(row.ref))


def _inside(row: Rated, position: Position, priority: str) -> bool:
    return not priority or any(a.priority == priority for a in _actions(row, position))


def _waiting(row: Rated, position: Position, within: int) -> Waiting | None:
    """Not assessed, though work on it is complete; since the first sign-off."""
    done = [a for a in _actions(row, position) if a.progress is Progress.COMPLETE]
    if is_assessed(row) or not done:
        return None
    since = min(a.signed_off_on or position.as_at for a in done)
    days = (position.as_at - since).days
    return Waiting(row, since, days, months_after(since, within), len(done))


def _again(rows: Sequence[Rated], position: Position, moment: Moment) -> list[Again]:
    """What was assessed, by the day to look again; the earliest first."""
    kind = position.impact_level
    given = FACTS[kind].objects.as_at(moment).filter(**{f"{kind}__in": [row.pk for row in rows]})
    days = {
        pk: (on, look) for pk, on, look in given.values_list(kind, "effective_on", "look_again_on")
    }
    found = []
    for row in rows:
        on, look = days[row.pk]
        found.append(Again(row, on, look, abs((position.as_at - look).days) if look else 0))
    return sorted(found, key=lambda each: each.look_on or date.max)
