"""Intervention on one timeline: its order, the reviews it asks for, and when inspectors come. Pure.

Reviews at least every six months: what notices say (Lancashire 2016, Bury 2022). The next
inspection usually falls between six months before and six months after the third anniversary of the
last one (ILACS guidance, as councils quote it); after an inadequate judgement there is no such
window, since monitoring visits come first, in any number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.core.days import long_date
from goldenthread.plans.reviews import months_after

REVIEWED = ("notice", "direction")
REVIEW_EVERY = 6
FULL = ("ilacs_standard", "ilacs_short", "sif")


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing on the timeline. `ends_on` is None where it is of one day, or goes on (`is_open`).

    `pk`: of an episode, 0 of anything else, which `href` leads to.
    """

    day: date
    words: str
    kind: str
    ends_on: date | None = None
    is_open: bool = False
    note: str = ""
    by_whom: str = ""
    href: str = ""
    pk: int = 0
    follows: int | None = None
    inspection: int = 0
    document: str = ""

    @property
    def when(self) -> str:
        """ "16 May 2024 to 2 July 2025", "since 5 August 2024", "8 March 2024"."""
        if self.is_open:
            return f"since {long_date(self.day)}"
        until = (
            f" to {long_date(self.ends_on)}" if self.ends_on and self.ends_on != self.day else ""
        )
        return f"{long_date(self.day)}{until}"


def in_order(rows: Iterable[Happening]) -> list[Happening]:
    """Newest first; of one day, what goes on before what is over."""
    return sorted(rows, key=lambda row: (-row.day.toordinal(), not row.is_open, row.words))


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """The next review of a notice or a direction, six months after the last or its beginning."""

    of: Happening
    by: date
    last: date | None

    def words(self, today: date) -> str:
        since = f"the last was on {long_date(self.last)}" if self.last else "none is recorded"
        late = " It is overdue." if self.by < today else ""
        return f"{self.of.words}: review by {long_date(self.by)}; {since}.{late}"


def reviews_due(rows: Sequence[Happening]) -> list[ReviewDue]:
    """For each notice and direction that goes on."""
    found = []
    for row in rows:
        if row.kind not in REVIEWED or not row.is_open:
            continue
        days = [each.day for each in rows if each.kind == "review" and each.follows == row.pk]
        last = max(days, default=None)
        found.append(ReviewDue(row, months_after(last or row.day, REVIEW_EVERY), last))
    return sorted(found, key=lambda each: each.by)


@dataclass(frozen=True, slots=True)
class Window:
    """Between which days the next inspection may begin: an estimate."""

    first: date
    last: date
    after: date

    @property
    def words(self) -> str:
        return (
            f"An estimate: between {long_date(self.first)} and {long_date(self.last)}, half a "
            "year either side of three years after the inspection that ended on "
            f"{long_date(self.after)}."
        )


NO_WINDOW = (
    "Nobody can say: after an inadequate judgement inspectors make monitoring visits, in any "
    "number and at any interval, before they inspect again."
)


def next_inspection(ended: Iterable[tuple[str, date, bool]]) -> Window | str:
    """From (kind, last day, whether anything in it was inadequate) of each inspection: the window,
    or a sentence that says why there is none."""
    full = [(day, bad) for kind, day, bad in ended if kind in FULL]
    if not full:
        return "No full inspection is recorded, so nothing can be estimated."
    day, is_inadequate = max(full)
    if is_inadequate:
        return NO_WINDOW
    return Window(months_after(day, 30), months_after(day, 42), day)
