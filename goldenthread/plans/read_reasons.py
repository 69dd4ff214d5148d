"""Reading why: the reasons that people gave with what they decided about an action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from typing import Any

from goldenthread.plans.models import (
    ActionImpact,
    DateAnswer,
    DateRequest,
    Progress,
    State,
    UpdateReturn,
)

# Each with the way to its action.
REASONS: tuple[tuple[Any, str, str], ...] = (
    (Progress, "action", "note"),
    (State, "action", "note"),
    (ActionImpact, "action", "rationale"),
    (UpdateReturn, "action", "question"),
    (DateRequest, "action", "why"),
    (DateAnswer, "request__action", "note"),
)


def reasons_of(action: Any, entries: Iterable[int]) -> dict[int, list[str]]:
    """By entry, what was said with it about the action, each sentence once; in one query."""
    wanted = list(entries)
    told = [
        model.objects.filter(**{way: action}, authority=action.authority_id, entry__in=wanted)
        .order_by()
        .values_list("entry", text)
        for model, way, text in REASONS
    ]
    found: dict[int, list[str]] = defaultdict(list)
    for entry, text in reduce(lambda one, other: one.union(other), told):
        if text:
            found[entry].append(text)
    return found
