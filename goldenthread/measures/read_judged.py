"""Measures as far as whether they change for real: no target, nothing beside; in one query."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come
from goldenthread.ledger.together import Part, Row, together
from goldenthread.measures.models import Reading, Rebase
from goldenthread.measures.read import Measured, grouped, measured_of, measured_rows, series_from
from goldenthread.measures.series import Series


def judged(authority: int, moment: Moment, pks: Collection[int]) -> dict[int, Series]:
    """The measures that were measured at the moment, by key."""
    if not pks:
        return {}
    told: tuple[list[Measured], list[Row], list[Row]] = tuple(
        _judged.read(tuple(sorted(pks)), authority=authority, **given([moment]))
    )
    measured, readings, rebases = told
    figures: dict[int, dict[date, float | None]] = {}
    for measure, period, value, _on, _entry in sorted(readings, key=lambda row: row[3:]):
        figures.setdefault(measure, {})[period] = None if value is None else float(value)
    begun = grouped((measure, period) for measure, period in rebases)
    made = [
        series_from(row, moment, figures.get(row.pk, {}), begun.get(row.pk, ()), ())
        for row in measured
    ]
    return {each.pk: each for each in made}


@together
def _judged(pks: tuple[int, ...]) -> list[Part[Any]]:
    (moment,), authority = moments_to_come(1), Given("authority")
    of: Any = {"authority": authority, "measure__in": pks}
    rows, columns = measured_rows(authority, moment, pks)
    known = Reading.objects.filter(**of).upto(moment)
    begun = Rebase.objects.filter(**of).as_at(moment).filter(present=True)
    return [
        Part(rows.filter(said__present=True), columns, lambda found: list(map(measured_of, found))),
        Part(known, ("measure_id", "period", "value", "effective_on", "entry"), list),
        Part(begun, ("measure_id", "period"), list),
    ]
