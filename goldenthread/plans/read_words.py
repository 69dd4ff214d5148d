"""Reading what a plan says at two moments, all its words: to compare the two texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from goldenthread.core.days import long_date
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.tracks import held
from goldenthread.plans.differences import Words
from goldenthread.plans.models import (
    Action,
    ActionText,
    Due,
    Partner,
    Placement,
    PriorityTerms,
    Start,
    State,
)
from goldenthread.plans.read import reference_order
from goldenthread.plans.rules import LEFT_THE_PLAN

type Moments = Sequence[Moment]
type Texts = list[tuple[Words, ...]]

ACTION = (
    *("text{0}__reference", "text{0}__title", "text{0}__why", "text{0}__difference"),
    *("place{0}__priority", "place{0}__lead__post", "place{0}__owner__post"),
    *("place{0}__deputy__post", "start{0}__starts_on", "due{0}__due_on"),
    *("place{0}__plan", "state{0}__state"),
)


def texts(plan: Any, moments: Moments) -> Texts:
    """What the plan says at each moment: its priorities, then its actions, in their order."""
    priorities = _priorities(plan, moments)
    partners = _folded(_partner_rows(plan), moments)
    actions = _actions(plan, moments)
    found = []
    for n, rows in enumerate(actions):
        numbers = {words.pk: words.name for words in priorities[n]}
        made = [_action(pk, row, numbers, partners[n]) for pk, row in rows]
        made.sort(key=lambda words: reference_order(words.fields["Reference"]))
        found.append((*priorities[n], *made))
    return found


def _known(effective_on: date, entry: int, moment: Moment) -> bool:
    return effective_on <= moment.on and entry <= moment.entry


def _priorities(plan: Any, moments: Moments) -> list[list[Words]]:
    """Folded: a plan has few, and they seldom change."""
    rows: Any = PriorityTerms.objects.filter(priority__plan=plan.pk).select_related("lead")
    read = list(rows.oldest_first())
    found = []
    for moment in moments:
        told = {row.priority_id: row for row in read if _known(row.effective_on, row.entry, moment)}
        present = sorted((row for row in told.values() if row.present), key=lambda row: row.number)
        found.append([_priority(row, str(plan.level_name).capitalize()) for row in present])
    return found


def _priority(row: PriorityTerms, level: str) -> Words:
    fields = {
        "Number": str(row.number),
        "Title": row.title,
        "What better looks like": row.outcome or "",
        "Lead": row.lead.post,
    }
    return Words("priority", row.priority_id, f"{level} {row.number}", fields)


type Row = tuple[Any, ...]


def _actions(plan: Any, moments: Moments) -> list[list[tuple[int, Row]]]:
    """Those that the plan holds; one that was withdrawn or transferred is no longer its text."""
    tracks: dict[str, Any] = {}
    for n, moment in enumerate(moments):
        tracks |= {
            f"text{n}": held(ActionText, "texts", moment),
            f"place{n}": held(Placement, "placements", moment),
            f"start{n}": held(Start, "starts", moment),
            f"due{n}": held(Due, "dues", moment),
            f"state{n}": held(State, "states", moment),
        }
    ever = Placement.objects.filter(plan=plan.pk).values("action")
    columns = [name.format(n) for n in range(len(moments)) for name in ACTION]
    rows: Any = Action.objects.filter(pk__in=ever).alias(**tracks).values_list("pk", *columns)
    width, read = len(ACTION), list(rows)
    return [
        [
            (pk, cells)
            for pk, *every in read
            if (cells := tuple(every[n * width : (n + 1) * width]))[-2] == plan.pk
            and cells[-1] not in LEFT_THE_PLAN
        ]
        for n in range(len(moments))
    ]


def _action(pk: int, row: Row, priorities: dict[int, str], partners: dict[int, set[str]]) -> Words:
    reference, title, why, difference, priority, lead, owner, deputy, starts_on, due_on, *_ = row
    fields = {
        "Reference": reference,
        "What is to be done": title,
        "Why": why or "",
        "What difference it should make": difference or "",
        "Stands under": priorities.get(priority, ""),
        "Accountable lead": lead,
        "Owner": owner,
        "Deputy": deputy or "",
        "Partners": ", ".join(sorted(partners.get(pk, ()))),
        "Starts on": long_date(starts_on) if starts_on else "",
        "Due on": long_date(due_on) if due_on else "",
    }
    return Words("action", pk, f"{reference} {title}", fields)


def _partner_rows(plan: Any) -> Iterable[Row]:
    ever = Placement.objects.filter(plan=plan.pk).values("action")
    rows = Partner.objects.filter(action__in=ever).oldest_first()
    return list(rows.values_list("effective_on", "entry", "action", "name", "present"))


def _folded(told: Iterable[Row], moments: Moments) -> list[dict[int, set[str]]]:
    """The partners of each action at each moment."""
    found = []
    for moment in moments:
        partners: dict[int, set[str]] = defaultdict(set)
        for effective_on, entry, action, name, present in told:
            if _known(effective_on, entry, moment):
                (partners[action].add if present else partners[action].discard)(name)
        found.append(partners)
    return found
