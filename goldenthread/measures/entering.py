"""What pasted rows would change: each with its measure, period and figure, or what is wrong.

Nothing is saved here: the page shows this, and a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.accounts.access import Member, visible
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.measures import rules
from goldenthread.measures.models import Definition, Measure, Reading
from goldenthread.measures.pasting import STATUSES, PastedFigure
from goldenthread.measures.periods import period_words, read_period
from goldenthread.measures.rules import Figure
from goldenthread.measures.units import figure, made_of, plain, read_number


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """One row of the preview. `figure` is None where something is wrong: `problem` says what."""

    row: PastedFigure
    definition: Any = None
    figure: Figure | None = None
    problem: str = ""
    before: Reading | None = None

    @property
    def is_new(self) -> bool:
        """Whether it says something that is not saved already."""
        return self.figure is not None and not rules.says_the_same(self.figure, self.before)

    @property
    def said(self) -> str:
        """The figure as it would stand: 19.5% (62 of 318)."""
        assert self.figure is not None  # noqa: S101 - asked before
        return figure_words(self.figure, self.definition.unit)

    @property
    def when(self) -> str:
        assert self.figure is not None  # noqa: S101 - asked before
        return period_words(self.figure.period, self.definition.frequency)


def figure_words(given: Any, unit: str) -> str:
    """19.5% (62 of 318), of a figure or of a reading."""
    if given.numerator is None or given.denominator is None:
        return figure(given.value, unit)
    made = made_of(given.numerator, given.denominator, unit)
    return f"{figure(made, unit)} ({counts_words(given)})"


def counts_words(given: Any) -> str:
    """62 of 318; empty where there are no counts."""
    if given.numerator is None:
        return ""
    return f"{plain(given.numerator, 2)} of {plain(given.denominator, 2)}"


@dataclass(frozen=True)
class Preview:
    rows: list[EnteredRow] = field(default_factory=list)

    @property
    def good(self) -> list[EnteredRow]:
        return [row for row in self.rows if not row.problem]

    @property
    def bad(self) -> list[EnteredRow]:
        return [row for row in self.rows if row.problem]

    @property
    def new(self) -> list[EnteredRow]:
        return [row for row in self.rows if row.is_new]

    @property
    def by_measure(self) -> Mapping[int, list[Figure]]:
        """What is new, by the key of its measure."""
        found: dict[int, list[Figure]] = defaultdict(list)
        for row in self.new:
            if row.figure is not None:
                found[row.definition.measure_id].append(row.figure)
        return found


def preview(
    member: Member,
    rows: Iterable[PastedFigure],
    period: str = "",
    of: Definition | None = None,
) -> Preview:
    """What the rows would change. `period`: that of the rows which name none.

    `of`: the measure that all rows are of, which then name none.
    """
    named = _definitions(member) if of is None else {"": of}
    known = _known(member, {each.measure_id for each in named.values()})
    seen: set[tuple[int, date]] = set()
    found = []
    for row in rows:
        entered = _entered(row, period, named, known)
        if entered.figure is not None:
            key = (entered.definition.measure_id, entered.figure.period)
            if key in seen:
                entered = EnteredRow(row, problem=f"{entered.when} of this measure comes twice.")
            seen.add(key)
        found.append(entered)
    return Preview(found)


def _definitions(member: Member) -> dict[str, Definition]:
    """The measures whose figures the member may enter, by reference and by name."""
    may = Measure.objects.filter(visible(member, "measure.enter")).values("pk")
    rows = Definition.objects.filter(authority=member.authority, measure__in=may)
    named: dict[str, Definition] = {}
    for said in rows.as_at(Moment.latest()).filter(present=True):
        named |= {said.reference.casefold(): said, said.name.casefold(): said}
    return named


def _known(member: Member, measures: Collection[int]) -> dict[tuple[int, date], Reading]:
    rows = Reading.objects.filter(authority=member.authority, measure__in=measures)
    return {(row.measure_id, row.period): row for row in rows.order_by("entry")}


def _entered(
    row: PastedFigure,
    period: str,
    named: Mapping[str, Definition],
    known: Mapping[tuple[int, date], Reading],
) -> EnteredRow:
    try:
        definition = named.get(row.measure.casefold())
        if definition is None:
            raise Refused(
                f"“{row.measure}” is no measure whose figures you enter. Use its reference."
                if row.measure
                else "It names no measure. Use its reference."
            )
        given = _figure(row, read_period(row.period or period, definition.frequency))
        before = known.get((definition.measure_id, given.period))
        if not rules.says_the_same(given, before):
            rules.check_figure(given, definition, before, clock.today())
    except Refused as reason:
        return EnteredRow(row, problem=reason.sentence)
    return EnteredRow(row, definition, given, before=before)


def _figure(row: PastedFigure, period: date) -> Figure:
    status = STATUSES.get(row.status.lower())
    if status is None:
        raise Refused(f"“{row.status}” is neither provisional, final nor missing.")
    return Figure(
        period=period,
        value=_number(row.value, "figure"),
        numerator=_number(row.numerator, "numerator"),
        denominator=_number(row.denominator, "denominator"),
        status=status,
        commentary=row.commentary,
    )


def _number(text: str, name: str) -> Decimal | None:
    try:
        return read_number(text)
    except ValueError as problem:
        raise Refused(f"The {name} {problem}") from None
