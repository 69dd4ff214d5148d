"""Reading which actions of other plans a plan shares, and where each action is shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Q

from goldenthread.accounts.access import Member
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.plans.models import (
    Action,
    ActionImpact,
    Placement,
    Plan,
    PlanStage,
    PlanTerms,
    Progress,
    Sharing,
    Stage,
    State,
)
from goldenthread.plans.ratings import Progress as Rating
from goldenthread.plans.rules import LEFT_THE_PLAN

type Moments = Sequence[Moment]


class Shared(NamedTuple):
    """Under which priority each moment shows an action, None where it did not; its home's title."""

    home: str
    priorities: tuple[int | None, ...]


def shared_with(plan: Any, moments: Moments) -> dict[int, Shared]:
    """What other plans share with a plan, by action. Asks nothing where that never was.

    Of a plan that was not read with `has_shared` nothing: its months and money are its own.
    """
    if not getattr(plan, "has_shared", False):
        return {}
    rows = _shared_rows.rows(len(moments), plan=plan.pk, **given(moments))
    return {
        action: Shared(title or "another plan", tuple(p if so else None for p, so in _pairs(told)))
        for action, title, *told in rows
    }


def shared_at(plan: Any, moment: Moment) -> set[int]:
    """The actions that other plans shared with a plan at a moment, as `shared_with` has it."""
    found = shared_with(plan, [moment])
    return {action for action, shared in found.items() if shared.priorities[0] is not None}


def _pairs(told: list[Any]) -> list[tuple[Any, Any]]:
    return list(zip(told[::2], told[1::2], strict=True))


@prepared
def _shared_rows(count: int) -> Any:
    moments = moments_to_come(count)
    rows: Any = Sharing.objects.filter(plan=Given("plan")).order_by("action")
    home = LookUp(Placement, "plan", moments[0], "", "action_id")
    rows = rows.annotate(home=home).annotate(
        title=LookUp(PlanTerms, "title", moments[0], "", "home"),
        **{
            f"{name}{n}": LookUp(Sharing, name, moment, "", "action_id", "plan_id")
            for n, moment in enumerate(moments)
            for name in ("priority", "present")
        },
    )
    columns = [f"{name}{n}" for n in range(count) for name in ("priority", "present")]
    return rows.values_list("action", "title", *columns).distinct()


def standing_in(plan: Any, moment: Moment) -> Q:
    """Of rows with an `action`: those of the actions that a plan showed at the moment, its own and
    those that others shared with it. `plan`: its key."""
    own = Placement.objects.as_at(moment).filter(plan=plan)
    shared = Sharing.objects.as_at(moment).filter(plan=plan, present=True)
    return Q(action__in=own.values("action")) | Q(action__in=shared.values("action"))


def ever_in(plan: Any, action: str = "action") -> Q:
    """The same, of the actions that stood in a plan or were shared with it at any time: cheaper,
    where a position says which are there. `action`: the way to the action from the row."""
    own = Placement.objects.filter(plan=plan).values("action")
    shared = Sharing.objects.filter(plan=plan).values("action")
    return Q(**{f"{action}__in": own}) | Q(**{f"{action}__in": shared})


def shared_counts(member: Member, moment: Moment) -> dict[int, tuple[Any, ...]]:
    """By plan, of the counted actions that others share with it: (how many, complete, assessed),
    then (how many, complete) of those whose own plan is live, and so counts them too."""
    rows: Any = Sharing.objects.filter(authority=member.authority).as_at(moment)
    rows = rows.filter(present=True, action__in=Action.objects.visible_to(member).values("pk"))
    told = {
        "home": LookUp(Placement, "plan", moment, "", "action_id"),
        "state": LookUp(State, "state", moment, "", "action_id"),
        "progress": LookUp(Progress, "rating", moment, "", "action_id"),
        "impact": LookUp(ActionImpact, "rating", moment, "", "action_id"),
    }
    stage = LookUp(PlanStage, "stage", moment, "", "home")
    rows = rows.annotate(**told).annotate(stage=stage).order_by()
    found: dict[int, list[int]] = defaultdict(lambda: [0] * 5)
    columns = ("plan", "home", "state", "progress", "impact", "stage")
    for plan, home, state, progress, impact, at in rows.values_list(*columns):
        if home == plan or state in LEFT_THE_PLAN:
            continue
        done, live = progress == Rating.COMPLETE, at == Stage.LIVE
        each = (True, done, impact is not None, live, live and done)
        found[plan] = [count + so for count, so in zip(found[plan], each, strict=True)]
    return {plan: tuple(counts) for plan, counts in found.items()}


def shared_into(action: int, moment: Moment, member: Member) -> list[Any]:
    """Where an action is shared: rows with the `title` of the plan, of those that may be seen."""
    rows = Sharing.objects.filter(action=action).as_at(moment).filter(present=True)
    rows = rows.filter(plan__in=Plan.objects.visible_to(member)).select_related("told_by")
    titled = rows.annotate(title=LookUp(PlanTerms, "title", moment, "", "plan_id"))
    return list(titled.order_by("plan"))
