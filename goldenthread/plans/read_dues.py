"""Reading the due dates of a plan's actions: the original one, the current one, how often moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.plans.models import Due, Placement, Plan, Sharing
from goldenthread.plans.read_findings import told_by

type Moments = Sequence[Moment]


class Dates(NamedTuple):
    """The due dates of an action: first, current, how often moved."""

    first: date
    current: date
    moves: int = 0


@prepared
def _due_rows(count: int, own: bool, shared: bool) -> Any:
    placed: Any = Placement.objects.filter(plan=Given("plan"))
    if own:
        me = Given("me")
        placed = placed.filter(Q(owner=me) | Q(lead=me) | Q(deputy=me))
    wanted = Q(action__in=placed.values("action"))
    if shared:
        wanted |= Q(action__in=Sharing.objects.filter(plan=Given("plan")).values("action"))
    rows: Any = Due.objects.filter(wanted).oldest_first()
    upto = {f"upto{n}": told_by(moment) for n, moment in enumerate(moments_to_come(count))}
    return rows.annotate(**upto).values_list("action", "due_on", "request", *upto)


def dues_of(
    plan: Plan, moments: Moments, of: int | None, *, shared: bool = False
) -> list[dict[int, Dates]]:
    """For each moment, the due dates of the plan's actions, folded like `_links`."""
    values = {"plan": plan.pk, "me": of, **given(moments)}
    read = _due_rows.rows(len(moments), of is not None, shared, **values)
    found: list[dict[int, Dates]] = []
    for n in range(len(moments)):
        dues: dict[int, Dates] = {}
        for action, due_on, request, *told in read:
            if not told[n]:
                continue
            due = dues.get(action)
            moved = request is not None
            dues[action] = (
                Dates(due.first, due_on, due.moves + moved) if due else Dates(due_on, due_on)
            )
        found.append(dues)
    return found
