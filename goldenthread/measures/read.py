"""Measures at a moment, as rows: five queries, however many measures and figures there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import FloatField
from django.db.models.functions import Cast

from goldenthread.accounts.access import Member
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment, recorded_at
from goldenthread.measures.models import (
    ChartSettings,
    Definition,
    Reading,
    ReadingStatus,
    Rebase,
    Target,
    TargetForm,
)
from goldenthread.measures.series import USUAL, Series, TargetBy
from goldenthread.measures.spc import Direction, Screening, Settings
from goldenthread.measures.spc_judging import Target as Goal


def series_of(
    authority: Authority, moment: Moment, pks: Collection[int] | None = None
) -> list[Series]:
    """The measures that were measured at the moment, in the order of their references."""
    of = {"authority": authority} | ({} if pks is None else {"measure__in": pks})
    definitions = Definition.objects.filter(**of).as_at(moment).filter(present=True)
    figures, rebases = _figures(of, moment), _rebases(of, moment)
    targets, settings = _targets(of, moment), _settings(of, moment)
    found = [
        _series(
            said,
            figures.get(said.measure_id, {}),
            rebases.get(said.measure_id, ()),
            targets.get(said.measure_id, ()),
            settings.get(said.measure_id, USUAL),
        )
        for said in definitions
    ]
    return sorted(found, key=lambda each: in_order(each.reference))


def _series(
    said: Definition,
    figures: dict[date, float | None],
    rebases: Iterable[date],
    targets: Iterable[TargetBy],
    settings: Settings,
) -> Series:
    return Series(
        pk=said.measure_id,
        reference=said.reference,
        name=said.name,
        unit=said.unit,
        direction=Direction(said.polarity),
        frequency=said.frequency,
        figures=figures,
        rebased=frozenset(rebases),
        targets=tuple(targets),
        settings=settings,
        tolerance=None if said.tolerance is None else float(said.tolerance),
    )


def in_order(reference: str) -> list[tuple[int, int, str]]:
    """M2 before M10."""
    parts = reference.replace(".", " ").split()
    return [_part(part) for part in parts]


def _part(part: str) -> tuple[int, int, str]:
    letters = part.rstrip("0123456789")
    figures = part[len(letters) :]
    return (0 if figures else 1, int(figures or 0), letters)


def _figures(of: dict[str, Any], moment: Moment) -> dict[int, dict[date, float | None]]:
    """The figures by measure and period; the last row of a period counts.

    Two columns and a float, since a scorecard reads thousands: a look-up for each would cost
    ten times as much.
    """
    rows = Reading.objects.filter(**of).upto(moment).order_by("effective_on", "entry")
    values = rows.values_list("measure_id", "period", Cast("value", FloatField()))
    found: dict[int, dict[date, float | None]] = defaultdict(dict)
    for measure, period, value in values:
        found[measure][period] = value
    return found


def _rebases(of: dict[str, Any], moment: Moment) -> dict[int, list[date]]:
    rows = Rebase.objects.filter(**of).as_at(moment).filter(present=True)
    return _grouped(rows.values_list("measure_id", "period"))


def _grouped[V](pairs: Iterable[tuple[int, V]]) -> dict[int, list[V]]:
    found: dict[int, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _targets(of: dict[str, Any], moment: Moment) -> dict[int, list[TargetBy]]:
    rows = Target.objects.filter(**of).as_at(moment).filter(present=True).order_by("by")
    return _grouped((row.measure_id, target_of(row)) for row in rows)


def target_of(row: Target) -> TargetBy:
    goal = Goal(float(row.value), at_least=row.form == TargetForm.AT_LEAST)
    return TargetBy(row.by, goal, row.source)


def _settings(of: dict[str, Any], moment: Moment) -> dict[int, Settings]:
    rows = ChartSettings.objects.filter(**of).as_at(moment)
    return {row.measure_id: settings_of(row) for row in rows}


def settings_of(row: ChartSettings) -> Settings:
    return Settings(
        shift=row.shift,
        trend=row.trend,
        two_of_three=row.two_of_three,
        screening=Screening(row.screening),
        fix_after=row.fix_after,
        icons_from=row.icons_from,
    )


# One measure in full


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the record about a period: what was said, by whom and when."""

    status: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    commentary: str
    by: str
    recorded_at: datetime

    @property
    def words(self) -> str:
        return str(ReadingStatus(self.status).label)


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of a period: what holds, and what was said before."""

    now: Told
    before: tuple[Told, ...]


def readings_of(member: Member, measure: int, moment: Moment) -> dict[date, Known]:
    """Every period of one measure with its history, newest row first."""
    rows = Reading.objects.filter(authority=member.authority, measure=measure).upto(moment)
    rows = rows.order_by("-entry").select_related("entered_by")
    told: dict[date, list[Told]] = defaultdict(list)
    for row in rows.annotate(recorded_at=recorded_at()):
        told[row.period].append(
            Told(
                row.status,
                row.value,
                row.numerator,
                row.denominator,
                row.commentary or "",
                row.entered_by.post,
                row.recorded_at,
            )
        )
    return {period: Known(each[0], tuple(each[1:])) for period, each in told.items()}


def definition_at(member: Member, measure: int, moment: Moment) -> Definition | None:
    """What a measure counted at the moment, with its owner."""
    said = Definition.objects.filter(authority=member.authority, measure=measure).as_at(moment)
    found: Definition | None = said.select_related("owner", "measure").first()
    return found


@dataclass(frozen=True, slots=True)
class Whole:
    """One measure with all that is known of it at a moment."""

    definition: Definition
    series: Series
    known: dict[date, Known]
    rebases: list[Rebase]


def whole_measure(member: Member, pk: int, moment: Moment) -> Whole | None:
    """Everything about one measure, in five queries; None before it was there."""
    definition = definition_at(member, pk, moment)
    if definition is None:
        return None
    of = {"authority": member.authority, "measure__in": [pk]}
    known, rebases = readings_of(member, pk, moment), rebases_of(member, pk, moment)
    values = {period: each.now.value for period, each in known.items()}
    series = _series(
        definition,
        {day: None if value is None else float(value) for day, value in values.items()},
        [row.period for row in rebases],
        _targets(of, moment).get(pk, ()),
        _settings(of, moment).get(pk, USUAL),
    )
    return Whole(definition, series, known, rebases)


def rebases_of(member: Member, measure: int, moment: Moment) -> list[Rebase]:
    rows = Rebase.objects.filter(authority=member.authority, measure=measure).as_at(moment)
    return list(rows.filter(present=True).select_related("decided_by").order_by("period"))
