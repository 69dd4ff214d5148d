"""How well the reader reads: its answers beside answers that a person checked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

LISTS = ("priority_actions", "improvements", "lscb_recommendations", "lscb_priority_actions")
FIELDS = (
    "kind",
    "authority",
    "inspection_start",
    "inspection_end",
    "published",
    "lead_inspector",
    "lead_inspector_cqc",
    "judgements",
    "outcome",
    "outcome_code",
    "statement_due",
    "lscb_review_included",
    "reinspection",
    "priority_actions_intro",
    "priority_action_bodies",
    "priority_action_groups",
    "improvement_groups",
    "lscb_groups",
)
_ALIKE = str.maketrans("‘’“”‑–—−", "''\"\"----")


def fold(text: str) -> str:
    """What counts as the same words: white space, quotes, dashes, case and final stop do not."""
    return re.sub(r"\s+", " ", text.casefold().translate(_ALIKE)).strip().rstrip(".").strip()


@dataclass
class Score:
    """`wrong` are fields; `missing` items were not read as the person has them; `invented` are
    items that the person does not have.
    """

    fields: int = 0
    wrong: list[str] = field(default_factory=list)
    items: int = 0
    missing: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def equal(self) -> float:
        """The share of all items that are equal."""
        return 1 - len(self.missing) / self.items if self.items else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.fields + other.fields,
            self.wrong + other.wrong,
            self.items + other.items,
            self.missing + other.missing,
            self.invented + other.invented,
        )


def score(read: dict[str, Any], truth: dict[str, Any]) -> Score:
    """Only the fields that the truth has are compared."""
    asked = [name for name in FIELDS if name in truth]
    result = Score(len(asked), [name for name in asked if read[name] != truth[name]])
    for name in LISTS:
        there = Counter(map(fold, truth.get(name) or ()))
        found = Counter(map(fold, read[name]))
        result.items += there.total()
        result.missing += (there - found).elements()
        result.invented += (found - there).elements()
    return result
