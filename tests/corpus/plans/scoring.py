"""How well plans are read: each field is right, or told in a doubt, or wrong in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenthread.imports.reader.model import Action, ProposedPlan

ASK = "?"
"""What the truth has for a field that nobody can tell from the file: it must be asked about."""


@dataclass
class Score:
    """`told`: wrong or unread, and said so. `silent`: wrong, and nothing said: there is none."""

    fields: int = 0
    right: int = 0
    told: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.fields + other.fields,
            self.right + other.right,
            self.told + other.told,
            self.silent + other.silent,
        )

    @property
    def share(self) -> float:
        return self.right / self.fields if self.fields else 1.0


def fold(text: Any) -> Any:
    """What counts as the same words: white space, bullets and letter case do not."""
    if isinstance(text, str):
        return re.sub(r"[\s•]+", " ", text).strip().casefold()
    return text


def score(plan: ProposedPlan, truth: list[Mapping[str, Any]], name: str = "") -> Score:
    """The plan's actions against the true ones, in their order, field by field."""
    result = Score()
    if len(plan.actions) != len(truth):
        result.silent.append(f"{name}: {len(plan.actions)} actions instead of {len(truth)}")
    doubts = plan.doubts_by_action()
    for at, (action, wanted) in enumerate(zip(plan.actions, truth, strict=False)):
        asked = {doubt.field for doubt in doubts.get(at, ())}
        for key, value in wanted.items():
            result.fields += 1
            read = fold(_read(plan, action, key))
            where = f"{name} action {at + 1} {key}: {read!r} for {value!r}"
            is_right = key in asked if value == ASK else read == fold(value)
            if is_right:
                result.right += 1
            elif key in asked:
                result.told.append(where)
            else:
                result.silent.append(where)
    return result


def _read(plan: ProposedPlan, action: Action, key: str) -> Any:
    """One field of an action, as the truth writes it."""
    if key in ("text", "ref", "group"):
        value = getattr(action, key)
        return value if isinstance(value, str) else value.words
    if key == "priority":
        return "" if action.priority is None else plan.priorities[action.priority].title.words
    if key == "finding":
        return "; ".join(plan.findings[at].text.words for at in action.findings)
    if key in ("lead", "owner"):
        who = action.leads if key == "lead" else action.owners
        return "; ".join(who.people.names) if who else ""
    if key in ("due", "original_due", "start"):
        dated = getattr(action, key)
        day = dated.when.day if dated else None
        return day.isoformat() if day else ""
    if key == "rating":
        return action.rating.rating.shade or action.rating.rating.level if action.rating else ""
    if key in ("progress", "impact"):
        return "; ".join(each.words for each in action.updates if each.kind == key)
    if key == "periods":
        return "; ".join(each.period.words for each in action.updates if each.period)
    if key == "milestones":
        return "; ".join(_days(action))
    return "; ".join(each.words for each in getattr(action, key))


def _days(action: Action) -> Iterator[str]:
    for each in action.milestones:
        yield each.due.when.day.isoformat() if each.due and each.due.when.day else "none"
