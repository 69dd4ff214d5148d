"""What work costs and who pays: lines with their months, and sums that add up. Pure.

Money is Decimal, in pounds and pence. A financial year begins in April and is named by the
calendar year that it begins in: 2026 is 2026–27.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self

from goldenthread.plans.narrowing import Narrowing

NOTHING = Decimal("0.00")
MOST = Decimal("9999999999.99")
NO_PRIORITY = 1_000_000  # where what is for the plan as a whole stands: after all priorities
_AMOUNT = re.compile(r"(-?)£?(-?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d{1,2}))?", re.ASCII)


class BidStage(StrEnum):
    BID = "bid"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


STAGES: Mapping[str, str] = {
    BidStage.BID: "Bid: not yet approved",
    BidStage.APPROVED: "Approved",
    BidStage.WITHDRAWN: "Withdrawn",
}
# What may follow each stage. What is withdrawn stays so: money is asked for anew as another line.
NEXT: Mapping[str, frozenset[str]] = {
    BidStage.BID: frozenset({BidStage.APPROVED, BidStage.WITHDRAWN}),
    BidStage.APPROVED: frozenset({BidStage.WITHDRAWN}),
    BidStage.WITHDRAWN: frozenset(),
}
RECURRENCE: Mapping[str, str] = {"one_off": "One-off", "recurrent": "Recurrent"}


def pounds(amount: Decimal) -> str:
    """ "£1,240,000", "£1,240.50", "−£12"; pence only where there are some."""
    sign, pence = "−" if amount < 0 else "", 0 if amount == amount.to_integral_value() else 2
    return f"{sign}£{abs(amount):,.{pence}f}"


def typed(amount: Decimal | None) -> str:
    """As somebody would type it into a box; nothing for None."""
    return "" if amount is None else pounds(amount).replace("−", "-").replace("£", "")


def amount_of(text: str) -> Decimal | None:
    """The amount that was typed: "1,240.50", "£1240", "-£12"; None for nothing.

    Raises ValueError, with a sentence.
    """
    plain = "".join(text.split()).replace("−", "-")
    if not plain:
        return None
    match = _AMOUNT.fullmatch(plain)
    if match is None or not (match[3] or match[4]) or (match[1] and match[2]):
        raise ValueError("must be an amount in pounds, such as 1,250 or 1,250.50.")
    minus, whole, pence = match[1] or match[2], (match[3] or "0").replace(",", ""), match[4] or "0"
    amount = Decimal(f"{minus}{whole}.{pence}").quantize(NOTHING)
    if abs(amount) > MOST:
        raise ValueError(f"must be {pounds(MOST)} at most.")
    return amount


def year_of(month: date) -> int:
    """The financial year that a month is in."""
    return month.year if month.month >= 4 else month.year - 1


def year_name(year: int) -> str:
    """2026 → "2026–27"."""
    return f"{year}–{(year + 1) % 100:02}"


def months_of(year: int) -> list[date]:
    """The first days of a financial year's months, April to March."""
    return [date(year + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16)]


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of a line: what is forecast for it and what was spent, where either is known."""

    month: date
    forecast: Decimal | None = None
    spent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """What lines come to. What is withdrawn is in no forecast; what was spent stays spent."""

    bid: Decimal = NOTHING
    approved: Decimal = NOTHING
    spent: Decimal = NOTHING

    @property
    def forecast(self) -> Decimal:
        return self.bid + self.approved

    def __add__(self, other: Sums) -> Sums:
        pairs = ((getattr(self, each.name), getattr(other, each.name)) for each in fields(self))
        return Sums(*(mine + theirs for mine, theirs in pairs))


@dataclass(frozen=True, slots=True)
class LineRow:
    """A funding line as it stood at a moment.

    `kind` is "action", "priority" or "plan", `subject` its key; `priority` the key and `number`
    the number of the priority that it is for, None for the plan as a whole. `amount` is what
    `body` approved.
    """

    pk: int
    title: str
    source: str
    recurrence: str
    stage: str
    stage_on: date
    kind: str
    subject: int
    label: str
    subject_title: str
    priority: int | None = None
    number: int = NO_PRIORITY
    priority_label: str = ""
    note: str = ""
    amount: Decimal | None = None
    body: str = ""
    recorded_by: str = ""
    stage_note: str = ""
    months: tuple[MonthRow, ...] = ()

    @property
    def is_standing(self) -> bool:
        return self.stage != BidStage.WITHDRAWN

    @property
    def words(self) -> str:
        return STAGES[self.stage]

    @property
    def recurs(self) -> str:
        return RECURRENCE[self.recurrence]

    @property
    def forecast(self) -> Decimal:
        """Of the line itself, whatever its stage."""
        return sum((row.forecast or NOTHING for row in self.months), NOTHING)

    @property
    def spent(self) -> Decimal:
        return sum((row.spent or NOTHING for row in self.months), NOTHING)

    @property
    def sums(self) -> Sums:
        """What the line adds to the sums of whatever it is counted in."""
        forecast = {self.stage: self.forecast} if self.is_standing else {}
        return Sums(spent=self.spent, **forecast)

    @property
    def above(self) -> Decimal:
        """By how much the forecast is more than what was approved."""
        if self.stage != BidStage.APPROVED or self.amount is None:
            return NOTHING
        return max(self.forecast - self.amount, NOTHING)

    @property
    def years(self) -> list[int]:
        """The financial years that it has an amount in."""
        return sorted({year_of(row.month) for row in self.months})

    def within(self, year: int) -> LineRow:
        """The line with the months of one financial year."""
        return replace(self, months=tuple(m for m in self.months if year_of(m.month) == year))


def summed(rows: Iterable[LineRow]) -> Sums:
    return sum((row.sums for row in rows), Sums())


@dataclass(frozen=True, slots=True)
class Group:
    """One row of a roll-up: `code` is what a filter calls it."""

    code: str
    name: str
    rows: Sequence[LineRow]

    @property
    def sums(self) -> Sums:
        return summed(self.rows)


def by_year(rows: Iterable[LineRow]) -> list[Group]:
    """A group for each financial year, each with the lines' months of that year."""
    rows = list(rows)
    years = sorted({year for row in rows for year in row.years})
    inside = {year: [row.within(year) for row in rows if year in row.years] for year in years}
    return [Group(str(year), year_name(year), inside[year]) for year in years]


def by_priority(rows: Iterable[LineRow]) -> list[Group]:
    """The priorities by their numbers, then the plan as a whole."""
    rows = sorted(rows, key=lambda row: row.number)  # stable: the lines keep their order
    return _grouped(rows, priority_code, lambda row: row.priority_label or "The plan as a whole")


def by_source(rows: Iterable[LineRow]) -> list[Group]:
    rows = sorted(rows, key=lambda row: row.source.casefold())
    return _grouped(rows, lambda row: row.source, lambda row: row.source)


def priority_code(row: LineRow) -> str:
    return str(row.priority or "plan")


def _grouped(
    rows: Iterable[LineRow], code: Callable[[LineRow], str], name: Callable[[LineRow], str]
) -> list[Group]:
    inside: dict[str, list[LineRow]] = {}
    for row in rows:
        inside.setdefault(code(row), []).append(row)
    return [Group(each, name(some[0]), some) for each, some in inside.items()]


SHOWS: Mapping[str, tuple[str, Callable[[LineRow], bool]]] = {
    "standing": ("Bid or approved", lambda row: row.is_standing),
    "bid": ("Not yet approved", lambda row: row.stage == BidStage.BID),
    "approved": ("Approved", lambda row: row.stage == BidStage.APPROVED),
    "withdrawn": ("Withdrawn", lambda row: row.stage == BidStage.WITHDRAWN),
    "spent": ("Something was spent", lambda row: any(m.spent for m in row.months)),
    "above": ("Forecast above what was approved", lambda row: row.above > 0),
}


@dataclass(frozen=True, slots=True)
class FundingFilters(Narrowing):
    """What the funding of a plan is narrowed to, each as the address has it.

    `priority` is a key or "plan"; `year` a financial year; `of` a subject as "action-12".
    """

    KNOWN: ClassVar = {"show": SHOWS.keys(), "recurrence": RECURRENCE.keys()}

    show: str = ""
    priority: str = ""
    source: str = ""
    recurrence: str = ""
    year: str = ""
    of: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Self:
        """From a query string; what has no meaning here is left out, and so is no year."""
        read = super(FundingFilters, cls).read(address)
        return read if re.fullmatch(r"20\d\d", read.year) else replace(read, year="")

    def select(self, rows: Iterable[LineRow]) -> list[LineRow]:
        """The lines, each with the months that count here. The order stays."""
        rows = [row for row in rows if self._matches(row) and self._shows(row)]
        if not self.year:
            return rows
        year = int(self.year)
        return [row for row in (each.within(year) for each in rows) if row.months]

    def _matches(self, row: LineRow) -> bool:
        return (
            self.priority in {"", priority_code(row)}
            and self.source in {"", row.source}
            and self.recurrence in {"", row.recurrence}
            and self.of in {"", f"{row.kind}-{row.subject}"}
        )

    def _shows(self, row: LineRow) -> bool:
        """What was spent is asked of the year; the rest of the line as a whole."""
        if not self.show:
            return True
        whole = self.show != "spent" or not self.year
        return SHOWS[self.show][1](row if whole else row.within(int(self.year)))


@dataclass(frozen=True, slots=True)
class Need:
    """An action that needs money for which no line is approved. `estimate`: how much, if known."""

    action: int
    estimate: Decimal | None
    by_priority: bool
    waiting: bool = False

    @property
    def sentence(self) -> str:
        about = f", about {pounds(self.estimate)}" if self.estimate else ""
        where = " here or for its priority" if self.by_priority else ""
        bid = " A bid waits for approval." if self.waiting else " Nobody has bid for it."
        return f"It needs money{about}, and none is approved{where}.{bid}"
