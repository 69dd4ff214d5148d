"""Measures at a moment, as rows: three queries, however many measures and figures there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import Any, NamedTuple

from django.db.models import FloatField, Value
from django.db.models.functions import Cast

from goldenthread.accounts.access import Member
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment, recorded_at
from goldenthread.ledger.tracks import held
from goldenthread.measures.beside import Standing, standing
from goldenthread.measures.models import (
    ChartSettings,
    ComparedAs,
    Definition,
    Measure,
    Reading,
    ReadingStatus,
    Rebase,
    Target,
)
from goldenthread.measures.series import USUAL, Aim, Series
from goldenthread.measures.spc import Direction, Screening, Settings
from goldenthread.measures.suppression import share_shown
from goldenthread.measures.units import Unit


def series_of(authority: Authority | int, moment: Moment, pks: Any = None) -> list[Series]:
    """The measures that were measured at the moment, in the order of their references.

    `pks`: only these, as keys or as a query of them.
    """
    measured = list(_measured(authority, moment, pks, present=True))
    if not measured:
        return []
    of = {"authority": authority} | ({} if pks is None else {"measure__in": pks})
    (figures, rebases), targets = _figures(of, moment), _targets(of, moment)
    found = [
        series_from(
            row,
            moment,
            figures.get(row.pk, {}),
            rebases.get(row.pk, ()),
            targets.get(row.pk, ()),
        )
        for row in measured
    ]
    return sorted(found, key=lambda each: in_order(each.reference))


class Measured(NamedTuple):
    """What a measure counts and how its chart is reckoned, at a moment."""

    pk: int
    said: Any
    settings: Settings
    library: str
    standing: Standing | None


_SAID = (
    *("measure_id", "reference", "name", "unit", "polarity", "frequency", "tolerance"),
    "practice_area",
)
_COMPARED = ("area", "is_own", "model")
_CHART = ("shift", "trend", "two_of_three", "screening", "fix_after", "icons_from")


class Said(NamedTuple):
    """The columns of a definition that a series is made of."""

    measure_id: int
    reference: str
    name: str
    unit: str
    polarity: str
    frequency: str
    tolerance: Decimal | None
    practice_area: str


def _measured(
    authority: Authority | int, moment: Moment, pks: Any, **only: bool
) -> Iterable[Measured]:
    """One query for all of it, however many measures. `only`: what is to hold of a definition."""
    rows, columns = measured_rows(authority, moment, pks)
    named = {f"said__{name}": is_so for name, is_so in only.items()}
    return map(measured_of, rows.filter(**named).values_list(*columns))


def measured_rows(authority: Any, moment: Moment, pks: Any) -> tuple[Any, Sequence[str]]:
    """The measures with what is said of them, and the columns that `measured_of` takes."""
    rows: Any = Measure.objects.filter(authority=authority)
    rows = rows if pks is None else rows.filter(pk__in=pks)
    compared = _looked_up("compared", ComparedAs, _COMPARED, moment, "authority")
    held_now = rows.alias(
        said=held(Definition, "definitions", moment),
        chart=held(ChartSettings, "chart_settings", moment),
    ).filter(said__measure__isnull=False)
    columns = (*(f"said__{name}" for name in _SAID), *(f"chart__{name}" for name in _CHART))
    return held_now.annotate(**compared), ("library", *columns, *compared)


def measured_of(row: Sequence[Any]) -> Measured:
    library, *values = row
    said, chart = Said(*values[: len(_SAID)]), values[len(_SAID) : -len(_COMPARED)]
    settings = _settings(chart) if chart[3] else USUAL
    return Measured(said.measure_id, said, settings, library, _standing(*values[-3:]))


def _standing(area: str | None, is_own: Any, model: int | None) -> Standing | None:
    return standing(area, is_own=bool(is_own), model=model) if area else None


def _settings(chart: Sequence[Any]) -> Settings:
    shift, trend, two_of_three, screening, fix_after, icons_from = chart
    return Settings(shift, trend, two_of_three, Screening(screening), fix_after, icons_from)


def series_from(
    measured: Measured,
    moment: Moment,
    figures: dict[date, float | None],
    rebases: Iterable[date],
    targets: Iterable[Aim],
) -> Series:
    said = measured.said
    return Series(
        pk=measured.pk,
        reference=said.reference,
        name=said.name,
        unit=said.unit,
        direction=Direction(said.polarity),
        frequency=said.frequency,
        figures=figures,
        rebased=frozenset(rebases),
        targets=tuple(targets),
        settings=measured.settings,
        tolerance=None if said.tolerance is None else float(said.tolerance),
        library=measured.library,
        standing=measured.standing,
        known_on=moment.on,
        practice_area=said.practice_area,
    )


def in_order(reference: str) -> list[tuple[int, int, str]]:
    """M2 before M10."""
    parts = reference.replace(".", " ").split()
    return [_part(part) for part in parts]


def _part(part: str) -> tuple[int, int, str]:
    letters = part.rstrip("0123456789")
    figures = part[len(letters) :]
    return (0 if figures else 1, int(figures or 0), letters)


def _figures(
    of: dict[str, Any], moment: Moment
) -> tuple[dict[int, dict[date, float | None]], dict[int, list[date]]]:
    """The figures by measure and period, of which the last row of a period counts; and from which
    periods limits begin anew. In one query.

    Few columns and a float, since a scorecard reads thousands: a look-up for each would cost
    ten times as much.
    """
    columns = ("effective_on", "entry", "measure_id", "period", "begins", "figure")
    told: Any = Reading.objects.filter(**of).upto(moment)
    told = told.annotate(begins=Value(False), figure=Cast("value", FloatField()))
    begun: Any = Rebase.objects.filter(**of).as_at(moment).filter(present=True)
    begun = begun.annotate(begins=Value(True), figure=Cast(Value(None), FloatField()))
    first, second = (each.order_by().values_list(*columns) for each in (told, begun))
    both = first.union(second, all=True)
    figures: dict[int, dict[date, float | None]] = defaultdict(dict)
    rebases: dict[int, list[date]] = defaultdict(list)
    for _on, _entry, measure, period, begins, figure in both.order_by("effective_on", "entry"):
        if begins:
            rebases[measure].append(period)
        else:
            figures[measure][period] = figure
    return figures, rebases


def grouped[V](pairs: Iterable[tuple[int, V]]) -> dict[int, list[V]]:
    """By their first."""
    found: dict[int, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _targets(of: dict[str, Any], moment: Moment) -> dict[int, list[Aim]]:
    rows = Target.objects.filter(**of).as_at(moment).filter(present=True).order_by("by")
    return grouped((row.measure_id, aim_of(row)) for row in rows)


def aim_of(row: Target) -> Aim:
    value, upto = (None if each is None else float(each) for each in (row.value, row.upto))
    return Aim(row.by, row.form, value, upto, row.source)


def settings_of(row: ChartSettings) -> Settings:
    return _settings([getattr(row, name) for name in _CHART])


def small_numbers(
    authority: Authority | int, moment: Moment, pks: Collection[int], threshold: int
) -> dict[int, frozenset[date]]:
    """Of each measure the periods whose figures rest on small numbers, and are never published.

    Counts from 1 to the threshold are small; parts of one, as of a full-time worker, count up.

    A figure that was entered without its counts tells nothing of them: it is not among these.
    """
    rows = Reading.objects.filter(authority=authority, measure__in=pks).as_at(moment)
    units = Definition.objects.filter(authority=authority, measure__in=pks).as_at(moment)
    counted = set(units.filter(unit=Unit.COUNT).values_list("measure", flat=True))
    found: dict[int, set[date]] = defaultdict(set)
    for row in rows:
        part, whole = row.numerator, row.denominator
        if part is None and row.measure_id in counted:
            part = row.value
        if part is not None and not _may_be_shown(part, whole, threshold):
            found[row.measure_id].add(row.period)
    return {measure: frozenset(periods) for measure, periods in found.items()}


def _may_be_shown(part: Decimal, whole: Decimal | None, threshold: int) -> bool:
    counts = (ceil(part), None if whole is None else ceil(whole))
    return share_shown(*counts, threshold=threshold).value


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
    found: Definition | None = _defined(member, measure, moment).first()
    return found


def _defined(member: Member, measure: int, moment: Moment) -> Any:
    said = Definition.objects.filter(authority=member.authority, measure=measure).as_at(moment)
    return said.select_related("owner", "measure")


@dataclass(frozen=True, slots=True)
class Whole:
    """One measure with all that is known of it at a moment."""

    definition: Definition
    series: Series
    known: dict[date, Known]
    rebases: list[Rebase]


def whole_measure(member: Member, pk: int, moment: Moment) -> Whole | None:
    """Everything about one measure, in four queries; None before it was there."""
    reckoned = _looked_up("chart", ChartSettings, _CHART, moment, "measure_id")
    beside = _looked_up("compared", ComparedAs, _COMPARED, moment, "authority_id")
    definition = _defined(member, pk, moment).annotate(**reckoned, **beside).first()
    if definition is None:
        return None
    columns = (*_SAID, *reckoned, *beside)
    row = [definition.measure.library, *(getattr(definition, name) for name in columns)]
    of = {"authority": member.authority, "measure__in": [pk]}
    known, rebases = readings_of(member, pk, moment), rebases_of(member, pk, moment)
    values = {period: each.now.value for period, each in known.items()}
    series = series_from(
        measured_of(row),
        moment,
        {day: None if value is None else float(value) for day, value in values.items()},
        [row.period for row in rebases],
        _targets(of, moment).get(pk, ()),
    )
    return Whole(definition, series, known, rebases)


def _looked_up(
    name: str, fact: Any, columns: Iterable[str], moment: Moment, key: str
) -> dict[str, LookUp]:
    return {f"{name}_{column}": LookUp(fact, column, moment, "", key) for column in columns}


def rebases_of(member: Member, measure: int, moment: Moment) -> list[Rebase]:
    rows = Rebase.objects.filter(authority=member.authority, measure=measure).as_at(moment)
    return list(rows.filter(present=True).select_related("decided_by").order_by("period"))
