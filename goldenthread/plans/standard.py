"""The standard that an impact rating is held to (product.md, The two ratings). Pure.

It says what each rating needs and what is missing. A person decides: a rating below the
standard is allowed with a written reason, and labelled "assessor's judgement".
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.core.days import long_date
from goldenthread.plans.ratings import Impact

KIND_WORDS = {
    "data": "data",
    "case_audit": "a case audit",
    "childrens_voice": "children’s voice",
    "practitioner_voice": "practitioner voice",
    "partner_view": "a partner’s view",
    "inspector_letter": "an inspector’s letter",
}
LETTER = "inspector_letter"
APART = 3  # months between the two clear assessments that sustained may rest on


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence. `held_here`: a copy is kept, not just a link. `review_by`: the last
    day on which it is in date; None where none is set."""

    kind: str
    dated_on: date
    held_here: bool
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a rating needs, in words, and whether it is met."""

    words: str
    met: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What an assessment on a day rests on.

    `since`: evidence from before it does not count; `began` says what began then.
    `earlier_clear`: days of earlier assessments of clear evidence or more that hold still.
    `measure_improves`: a linked measure's chart shows a real improvement.
    """

    items: Sequence[Item]
    on: date
    since: date | None = None
    earlier_clear: Sequence[date] = ()
    measure_improves: bool = False
    began: str = "the action began"

    @property
    def counting(self) -> list[Item]:
        return [item for item in self.items if self.counts(item)]

    def counts(self, item: Item) -> bool:
        """Evidence counts from when the work began until the day assessed, while in date."""
        begun = self.since is None or item.dated_on >= self.since
        in_date = item.review_by is None or self.on <= item.review_by
        return begun and item.dated_on <= self.on and in_date


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


def reached(case: Case) -> Impact | None:
    """The highest rating for which the case has all that the standard asks for, if any."""
    rungs = (Impact.SUSTAINED, Impact.CLEAR, Impact.EARLY)
    return next((rating for rating in rungs if not missing(rating, case)), None)


def next_step(case: Case) -> tuple[Impact | None, list[Need]]:
    """The step above what the evidence reaches, with all that it needs; None above the last."""
    done = reached(case)
    rungs = (Impact.EARLY, Impact.CLEAR, Impact.SUSTAINED)
    above = next((rating for rating in rungs if done is None or rating.step > done.step), None)
    return above, needs(above, case) if above else []


def remark(item: Item, case: Case) -> str:
    """Why an item does not count, or not for every rating; empty where nothing is to be said."""
    if case.since is not None and item.dated_on < case.since:
        return f"Does not count: it is from before {case.began} on {long_date(case.since)}."
    if item.dated_on > case.on:
        return f"Does not count: it is from after the day assessed, {long_date(case.on)}."
    if item.review_by is not None and case.on > item.review_by:
        return f"Does not count: it was to be reviewed by {long_date(item.review_by)}."
    if not item.held_here:
        return "A link, no copy held here: it counts for the first step of impact, not for more."
    return ""


def _some(case: Case) -> Need:
    count = len(case.counting)
    if count:
        return Need(f"one item of evidence: there {'is' if count == 1 else 'are'} {count}", True)
    return Need(f"one item of evidence, dated since {case.began}", False)


def _clear(case: Case) -> list[Need]:
    kinds = _kinds(case.counting)
    held = _kinds(item for item in case.counting if item.held_here)
    have = _listed([KIND_WORDS[kind] for kind in kinds])
    if _suffice(kinds):
        first = Need(f"evidence of two kinds, or the inspector’s own letter: {have}", True)
    elif kinds:
        first = Need(f"a second kind beside {have}, or the inspector’s own letter", False)
    else:
        first = Need("evidence of two kinds, or the inspector’s own letter", False)
    return [
        first,
        Need("copies held here of two kinds, or of the letter, not just links", _suffice(held)),
    ]


def _kinds(items: Iterable[Item]) -> list[str]:
    """The kinds of the items, in the order of the key."""
    there = {item.kind for item in items}
    return [kind for kind in KIND_WORDS if kind in there]


def _listed(words: Sequence[str]) -> str:
    """ "data, a case audit and a partner's view"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _suffice(kinds: Sequence[str]) -> bool:
    return len(kinds) >= 2 or LETTER in kinds


def _lasting(case: Case) -> Need:
    """Three months end on the day of the same number, or else the month's last day."""
    lasts = case.measure_improves or any(
        months_after(day, APART) <= case.on for day in case.earlier_clear
    )
    words = (
        "a linked measure that shows a real improvement, or an assessment of the step below "
        "three months or more before that has held since"
    )
    return Need(words, lasts)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or that month's last."""
    return months_after(day, -months)
