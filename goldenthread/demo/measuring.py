"""The measures of the living example: added with their past, then a month at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from goldenthread.demo.asking import subject_of
from goldenthread.demo.content import rare_events as rare
from goldenthread.demo.content.measures import (
    ADDED_ON,
    AREAS,
    COMPARED_AS,
    FIRST,
    LINKED_ON,
    MEASURED,
    MISSING,
    OWNER,
    REBASED,
    REVISED,
    TARGET_SOURCE,
    Measured,
    Rebased,
    Revised,
)
from goldenthread.demo.stage import Stage
from goldenthread.measures import changes
from goldenthread.measures.comparators import area_of
from goldenthread.measures.library import library
from goldenthread.measures.models import Measure
from goldenthread.measures.periods import Frequency, after, last_day, span
from goldenthread.measures.rules import Figure, MeasureInput
from goldenthread.measures.units import made_of
from goldenthread.plans import changes as plans

ENTERED_AFTER = timedelta(days=12)
BASELINE = date(2025, 12, 1)

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """Each measure with what was known when it was added; later months when they are over."""
    kept: dict[str, Measure] = {}
    yield ADDED_ON, partial(_compare, stage)
    for each in MEASURED:
        figures = figures_of(each)
        yield ADDED_ON, partial(_add, stage, kept, each, figures)
        for figure in figures:
            on = _known_on(figure.period)
            if on > ADDED_ON:
                yield on, partial(_enter, stage, kept, each.reference, [figure])
    for on, months in _rarely():
        yield on, partial(_happened, stage, kept, months)
    for subject, references in _linked().items():
        yield LINKED_ON, partial(_link, stage, kept, subject, references)
    for revised in REVISED:
        yield revised.on, partial(_revise, stage, kept, revised)
    for rebased in REBASED:
        yield rebased.on, partial(_rebase, stage, kept, rebased)


def _compare(stage: Stage) -> None:
    changes.compare_as(by=stage.member("programme_manager"), area=area_of(COMPARED_AS))


def _linked() -> dict[str, list[str]]:
    """What should move which measures: each action that content names, and its priority."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in MEASURED:
        found[f"priority {each.reference[1]}"].append(each.reference)
        for action in each.actions:
            found[f"action {action}"].append(each.reference)
    return found


def _rarely() -> Iterator[tuple[date, list[date]]]:
    """The months of the rare events by the day on which they were told: the first ones at once."""
    months = span(rare.FIRST, rare.LAST, Frequency.MONTHLY)
    yield ADDED_ON, [month for month in months if _known_on(month) <= ADDED_ON]
    yield from ((on, [month]) for month in months if (on := _known_on(month)) > ADDED_ON)


def _happened(stage: Stage, kept: dict[str, Measure], months: Sequence[date]) -> None:
    """How many there were in each of these months, and on which days; first, what is counted."""
    by = stage.member("programme_manager")
    if rare.REFERENCE not in kept:
        said = MeasureInput(
            reference=rare.REFERENCE,
            name=rare.NAME,
            numerator=rare.COUNTS,
            unit="count",
            polarity="decrease",
            owner=stage.member(OWNER).person,
            practice_area=rare.AREA,
        )
        kept[rare.REFERENCE] = changes.add_measure(by=by, measure=said)
        form, value, due = rare.TARGET
        changes.set_target(
            by=by, measure=kept[rare.REFERENCE], due=due, form=form, value=Decimal(value)
        )
    days = [day for day in rare.HAPPENED if day.replace(day=1) in months]
    counts = Counter(day.replace(day=1) for day in days)
    figures = [Figure(month, value=Decimal(counts[month])) for month in months]
    _enter(stage, kept, rare.REFERENCE, figures)
    if days:
        enterer = stage.member(OWNER)
        changes.enter_occurrences(by=enterer, measure=kept[rare.REFERENCE], days=Counter(days))


def _link(stage: Stage, kept: dict[str, Measure], subject: str, references: Sequence[str]) -> None:
    chosen = [kept[reference] for reference in references]
    by, about = stage.member("programme_manager"), subject_of(stage, subject)
    assert about is not None  # noqa: S101 - content names an action or a priority
    plans.choose_measures(by=by, subject=about, measures=chosen)


def _known_on(month: date) -> date:
    return last_day(month, Frequency.MONTHLY) + ENTERED_AFTER


def figures_of(each: Measured) -> list[Figure]:
    return [
        _figure(after(FIRST, Frequency.MONTHLY, count), cell)
        for count, cell in enumerate(each.figures.split())
    ]


def _figure(period: date, cell: str, commentary: str = "") -> Figure:
    if cell == "-":
        return Figure(period, status="missing", commentary=MISSING)
    over, under = (Decimal(part) for part in cell.split("/"))
    return Figure(period, numerator=over, denominator=under, commentary=commentary)


def _add(stage: Stage, kept: dict[str, Measure], each: Measured, figures: Sequence[Figure]) -> None:
    known = library()[each.key]
    past = [figure for figure in figures if _known_on(figure.period) <= ADDED_ON]
    begun = next(figure for figure in past if figure.period == BASELINE)
    form, value, due = each.target
    measure = changes.add_measure(
        by=stage.member("programme_manager"),
        measure=MeasureInput(
            reference=each.reference,
            name=known.name,
            unit=known.unit,
            polarity=known.polarity,
            frequency=known.frequency,
            numerator=known.numerator,
            denominator=known.denominator,
            caution=known.caution,
            source=known.source,
            timescale=known.timescale,
            owner=stage.member(OWNER).person,
            baseline=_baseline(begun, known.unit),
            baseline_on=last_day(BASELINE, Frequency.MONTHLY),
            tolerance=Decimal(1),
            practice_area=AREAS[known.group],
        ),
        library=each.key,
    )
    kept[each.reference] = measure
    changes.set_target(
        by=stage.member("programme_manager"),
        measure=measure,
        due=due,
        form=form,
        value=Decimal(value),
        source=TARGET_SOURCE,
    )
    _enter(stage, kept, each.reference, past)


def _baseline(figure: Figure, unit: str) -> Decimal | None:
    if figure.numerator is None or figure.denominator is None:
        return None
    return made_of(figure.numerator, figure.denominator, unit)


def _enter(
    stage: Stage, kept: dict[str, Measure], reference: str, figures: Sequence[Figure]
) -> None:
    changes.enter_figures(by=stage.member(OWNER), measure=kept[reference], figures=figures)


def _revise(stage: Stage, kept: dict[str, Measure], revised: Revised) -> None:
    figure = _figure(revised.month, revised.figure, revised.why)
    _enter(stage, kept, revised.reference, [figure])


def _rebase(stage: Stage, kept: dict[str, Measure], rebased: Rebased) -> None:
    changes.rebase(
        by=stage.member("programme_manager"),
        measure=kept[rebased.reference],
        period=rebased.month,
        reason=rebased.why,
    )
