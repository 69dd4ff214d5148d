"""The standard that an impact rating is held to (product.md, The two ratings). Pure.

It says what each rating needs and what is missing. A person decides: a rating below the
standard is allowed with a written reason, and labelled "assessor's judgement".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.plans.ratings import Impact

KIND_WORDS = {
    "data": "data",
    "case_audit": "a case audit",
    "childrens_voice": "children’s voice",
    "practitioner_voice": "practitioner voice",
    "partner_view": "a partner’s view",
    "inspector_letter": "an inspector’s letter",
}
APART = 3  # months between the two clear assessments that sustained may rest on


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence. `held_here`: a copy is kept, not just a link."""

    kind: str
    dated_on: date
    held_here: bool


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a rating needs, in words, and whether it is met."""

    words: str
    met: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What an assessment rests on.

    `since`: evidence from before it does not count (the start of the action).
    `earlier_clear`: days of earlier assessments of clear evidence or more.
    `measure_improves`: a linked measure's chart shows a real improvement.
    """

    items: Sequence[Item]
    on: date
    since: date | None = None
    earlier_clear: Sequence[date] = ()
    measure_improves: bool = False

    @property
    def counting(self) -> list[Item]:
        return [item for item in self.items if self.since is None or item.dated_on >= self.since]


def needs(rating: str, case: Case) -> list[Need]:
    """What the rating needs of the case, each met or missing."""
    if rating == Impact.EARLY:
        return [_some(case)]
    if rating == Impact.CLEAR:
        return _clear(case)
    if rating == Impact.SUSTAINED:
        return [*_clear(case), _lasting(case)]
    return []


def missing(rating: str, case: Case) -> list[str]:
    """What is missing for the rating, in words; empty where it meets the standard."""
    return [need.words for need in needs(rating, case) if not need.met]


def _some(case: Case) -> Need:
    count = len(case.counting)
    if count:
        return Need(f"at least one item of evidence: {count} ticked", True)
    return Need("one item of evidence, dated since the action began", False)


def _clear(case: Case) -> list[Need]:
    kinds = sorted({item.kind for item in case.counting})
    enough = len(kinds) >= 2 or "inspector_letter" in kinds
    have = " and ".join(KIND_WORDS[kind] for kind in kinds) or "none"
    if enough:
        first = Need(f"evidence of two kinds, or the inspector’s own letter: {have}", True)
    else:
        first = Need(
            f"a second kind of evidence, or the inspector’s own letter: so far {have}", False
        )
    held = {item.kind for item in case.counting if item.held_here}
    copies = len(held) >= 2 or "inspector_letter" in held
    second = Need("copies of it held here, not just links", copies)
    return [first, second]


def _lasting(case: Case) -> Need:
    limit = months_before(case.on, APART)
    lasts = case.measure_improves or any(day <= limit for day in case.earlier_clear)
    words = "a linked measure that shows improvement, or clear evidence three months before"
    return Need(words, lasts)


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
