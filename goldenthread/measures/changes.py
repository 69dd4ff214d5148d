"""Everything that changes measures, as verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import person_of
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.measures import rules
from goldenthread.measures.comparators import Area
from goldenthread.measures.models import (
    ChartSettings,
    ComparedAs,
    Definition,
    Measure,
    Occurrence,
    Reading,
    ReadingStatus,
    Rebase,
    Target,
)
from goldenthread.measures.periods import last_day, period_words
from goldenthread.measures.rules import Figure, MeasureInput
from goldenthread.measures.spc import Settings
from goldenthread.measures.units import made_of


@change
def add_measure(*, by: Member, measure: MeasureInput, library: str = "") -> Measure:
    """Begin to measure something. `library`: which of the library's measures it is, if one."""
    check_may(by, "measure.define")
    rules.check_measure(measure, references(by))
    added: Measure = Measure.objects.create(library=library)
    _define(added, measure)
    record("measure.added", added)
    return added


def references(by: Member, besides: Measure | None = None) -> list[str]:
    """The references that measures have now."""
    rows = Definition.objects.filter(authority=by.authority).as_at(Moment.latest())
    others = rows.filter(present=True).exclude(measure=besides)
    return list(others.values_list("reference", flat=True))


def _define(measure: Measure, said: MeasureInput, *, present: bool = True) -> Definition:
    texts = ("reference", "name", "numerator", "denominator", "caution", "source", "timescale")
    codes = (
        *("unit", "polarity", "frequency", "owner", "baseline", "baseline_on", "tolerance"),
        "practice_area",
    )
    defined: Definition = Definition.objects.create(
        measure=measure,
        present=present,
        effective_on=clock.today(),
        **{name: " ".join(getattr(said, name).split()) for name in texts},
        **{name: getattr(said, name) for name in codes},
    )
    return defined


@change
def change_measure(
    *, by: Member, measure: Measure, said: MeasureInput, present: bool = True
) -> Definition:
    """Say anew what a measure counts. Not `present`: it is no longer measured."""
    check_may(by, "measure.define", measure)
    before = definition_of(measure)
    check_unchanged(before)
    rules.check_measure(said, references(by, besides=measure))
    rules.check_frequency(before.frequency, said.frequency, has_figures=measure.readings.exists())
    defined = _define(measure, said, present=present)
    record("measure.changed", measure)
    return defined


def definition_of(measure: Measure) -> Definition:
    """What the measure counts now: said when it was added."""
    said: Definition = measure.definitions.newest_first()[0]
    return said


@change
def set_target(
    *,
    by: Member,
    measure: Measure,
    due: date,
    form: str,
    value: Decimal | None = None,
    upto: Decimal | None = None,
    source: str = "",
    present: bool = True,
) -> Target:
    """Say what the measure is to reach by a day, or take that back. What stood before stays."""
    check_may(by, "measure.define", measure)
    before = measure.targets.filter(by=due).newest_first().first()
    check_unchanged(before)
    rules.check_target(form, value, upto, definition_of(measure).polarity)
    if not present and (before is None or not before.present):
        raise Refused("There is no target for that day.")
    said: Target = Target.objects.create(
        measure=measure,
        by=due,
        form=form,
        value=value,
        upto=upto,
        source=source.strip(),
        present=present,
        effective_on=clock.today(),
    )
    record("measure.target_set", measure)
    return said


@change
def enter_figures(*, by: Member, measure: Measure, figures: Sequence[Figure]) -> list[Reading]:
    """Enter the figures of periods, or why they are missing.

    Periods that are not given stay as they are, and those that are the same are not written
    again. Where a final figure changes it is revised, with the reason; the old one stays.
    """
    check_may(by, "measure.enter", measure)
    definition, today = definition_of(measure), clock.today()
    known = readings_now(measure)
    new = [each for each in figures if not rules.says_the_same(each, known.get(each.period))]
    rules.check_something_new(new)
    touched = [known[each.period] for each in new if each.period in known]
    check_unchanged(max(touched, key=lambda row: row.entry, default=None))
    for each in new:
        rules.check_figure(each, definition, known.get(each.period), today)
    written: list[Reading] = Reading.objects.bulk_create(
        _reading(by, measure, definition, each, known) for each in new
    )
    record("measure.figures_entered", measure)
    return written


def readings_now(measure: Measure) -> dict[date, Reading]:
    """What is known of each period today."""
    rows: Iterable[Reading] = measure.readings.order_by("effective_on", "entry")
    return {row.period: row for row in rows}


def _reading(
    by: Member, measure: Measure, definition: Definition, given: Figure, known: dict[date, Reading]
) -> Reading:
    value = given.value
    if given.numerator is not None and given.denominator is not None:
        value = made_of(given.numerator, given.denominator, definition.unit)
    return Reading(
        measure=measure,
        period=given.period,
        status=_status(given, known.get(given.period)),
        value=value,
        numerator=given.numerator,
        denominator=given.denominator,
        commentary=given.commentary.strip(),
        entered_by=person_of(by),
        effective_on=last_day(given.period, definition.frequency),
    )


def _status(given: Figure, before: Reading | None) -> str:
    """A figure that replaces a final one is a revision, whatever it is called."""
    was_settled = before is not None and before.status in rules.SETTLED
    if was_settled and given.status != ReadingStatus.MISSING:
        return ReadingStatus.REVISED
    return given.status


@change
def rebase(
    *, by: Member, measure: Measure, period: date, reason: str, present: bool = True
) -> Rebase:
    """Let limits begin anew with a period, because something changed; or take that back."""
    check_may(by, "measure.define", measure)
    before = measure.rebases.filter(period=period).newest_first().first()
    check_unchanged(before)
    words = period_words(period, definition_of(measure).frequency)
    rules.check_rebase(period, readings_now(measure), reason, words)
    if present == (before is not None and before.present):
        already = "begin there already" if present else "do not begin there"
        raise Refused(f"Limits {already}.", field="period")
    decided: Rebase = Rebase.objects.create(
        measure=measure,
        period=period,
        reason=reason.strip(),
        decided_by=person_of(by),
        present=present,
        effective_on=clock.today(),
    )
    record("measure.rebased", measure)
    return decided


@change
def set_chart(*, by: Member, measure: Measure, settings: Settings) -> ChartSettings:
    """Say how the measure's chart is reckoned."""
    check_may(by, "measure.define", measure)
    check_unchanged(measure.chart_settings.newest_first().first())
    said: ChartSettings = ChartSettings.objects.create(
        measure=measure,
        shift=settings.shift,
        trend=settings.trend,
        two_of_three=settings.two_of_three,
        screening=settings.screening.value,
        fix_after=settings.fix_after,
        icons_from=settings.icons_from,
        effective_on=clock.today(),
    )
    record("measure.chart_set", measure)
    return said


@change
def compare_as(
    *, by: Member, area: Area | None, is_own: bool = False, model: int | None = None
) -> ComparedAs:
    """Say whose published figures the authority's measures stand beside; None: nobody's.

    `is_own`: the area is this authority. Otherwise it is compared as that one would be, which is
    for an authority of which nothing is published, as where it is new.
    """
    check_may(by, "measure.define")
    before = ComparedAs.objects.filter(authority=by.authority).newest_first().first()
    check_unchanged(before)
    rules.check_compared(area, model, is_own=is_own)
    code = area.code if area else ""
    if (code, is_own, model) == (
        (before.area, before.is_own, before.model) if before else ("", False, None)
    ):
        raise Refused("Nothing is different from what is saved already.")
    said: ComparedAs = ComparedAs.objects.create(
        area=code, is_own=is_own, model=model, effective_on=clock.today()
    )
    record("measure.compared", said)
    return said


@change
def enter_occurrences(
    *, by: Member, measure: Measure, days: Mapping[date, int]
) -> list[Occurrence]:
    """Say on which days something rare happened, and how often; 0 takes a day back."""
    check_may(by, "measure.enter", measure)
    rows = measure.occurrences.order_by("entry")
    known = {row.happened_on: row for row in rows}
    stood = {day: row.count for day, row in known.items()}
    new = {day: count for day, count in days.items() if stood.get(day, 0) != count}
    rules.check_something_new(new)
    touched = [known[day] for day in new if day in known]
    check_unchanged(max(touched, key=lambda row: row.entry, default=None))
    for day, count in new.items():
        rules.check_occurrence(day, count, clock.today())
    written: list[Occurrence] = Occurrence.objects.bulk_create(
        Occurrence(
            measure=measure,
            happened_on=day,
            count=count,
            entered_by=person_of(by),
            effective_on=day,
        )
        for day, count in sorted(new.items())
    )
    record("measure.events_entered", measure)
    return written
