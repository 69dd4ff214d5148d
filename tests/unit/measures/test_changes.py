"""Saying measures and entering figures: what is kept, what is refused, how it stood on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.measures import changes
from goldenthread.measures.library import library
from goldenthread.measures.models import Measure, Reading, ReadingStatus
from goldenthread.measures.read import in_order, readings_of, series_of
from goldenthread.measures.rules import Figure, MeasureInput
from goldenthread.measures.spc import Screening, Settings
from goldenthread.measures.spc_judging import Variation
from tests.measuring import LAST, add_measure
from tests.people import World, at

SAID = MeasureInput("M5", "Care leavers in touch", "percent", "increase")
SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def measure(world: World) -> Measure:
    return add_measure(world, owner=world.people["owner"])


def enter(world: World, measure: Measure, *figures: Figure, who: str = "owner") -> list[Reading]:
    return changes.enter_figures(by=world.member(who), measure=measure, figures=figures)


def counts(period: date, numerator: int, denominator: int, **more: Any) -> Figure:
    return Figure(period, None, Decimal(numerator), Decimal(denominator), **more)


# What a measure counts


def test_the_library_has_every_measure_ready_to_add(world: World) -> None:
    by = world.member("manager")
    assert len(library()) == 55
    for key, known in library().items():
        said = MeasureInput(
            reference=key[:20],
            name=known.name,
            unit=known.unit,
            polarity=known.polarity,
            frequency=known.frequency,
            numerator=known.numerator,
            denominator=known.denominator,
        )
        added = changes.add_measure(by=by, measure=said, library=key)
        assert added.library == key
    assert len(series_of(world.authority, Moment.now(world.authority))) == 55


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"reference": " "}, "Give the measure a reference"),
        ({"reference": "m1"}, "Another measure has this reference"),
        ({"name": ""}, "Enter the name"),
        ({"unit": "stones"}, "Choose the unit"),
        ({"polarity": "up"}, "Choose the polarity"),
        ({"frequency": "weekly"}, "Choose the frequency"),
        ({"baseline": Decimal(3)}, "Give the baseline with its date, or neither"),
        ({"tolerance": Decimal(-1)}, "The tolerance cannot be less"),
    ],
)
def test_a_measure_is_said_wholly(
    world: World, measure: Measure, changed: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        changes.add_measure(by=world.member("manager"), measure=replace(SAID, **changed))


def test_a_measure_with_figures_stays_as_frequent_as_it_is(world: World, measure: Measure) -> None:
    by = world.member("assurer")
    with pytest.raises(Refused, match="stays as frequent"):
        changes.change_measure(by=by, measure=measure, said=replace(SAID, frequency="yearly"))
    said = changes.change_measure(by=by, measure=measure, said=SAID, present=False)
    assert said.name == "Care leavers in touch"
    assert series_of(world.authority, Moment.now(world.authority)) == []


def test_references_are_in_the_order_of_their_numbers() -> None:
    assert sorted(["M10", "M2.10", "M2.9", "M2", "A1"], key=in_order) == [
        *("A1", "M2", "M2.9", "M2.10", "M10"),
    ]


# Figures


def test_two_counts_make_the_figure_and_both_are_kept(world: World, measure: Measure) -> None:
    (row,) = enter(world, measure, counts(SEPTEMBER, 62, 318, commentary="Counted anew."))
    assert (row.value, row.numerator, row.denominator) == (Decimal("19.4969"), 62, 318)
    assert row.effective_on == date(2026, 9, 30)
    assert row.entered_by.post == "Head of Service, Care Leavers"


def test_a_final_figure_is_revised_with_its_reason_and_the_old_one_stays(
    world: World, measure: Measure
) -> None:
    with pytest.raises(Refused, match=r"September 2026 had a final figure\. Say in its comment"):
        enter(world, measure, Figure(SEPTEMBER, Decimal(61)))
    why = "Two plans were counted late."
    (row,) = enter(world, measure, Figure(SEPTEMBER, Decimal(61), commentary=why))
    assert row.status == ReadingStatus.REVISED
    known = readings_of(world.member("owner"), measure.pk, Moment.now(world.authority))[SEPTEMBER]
    assert (known.now.value, known.now.words) == (61, "Revised")
    assert [(was.value, was.words) for was in known.before] == [(50, "Final")]
    with pytest.raises(Refused, match="Say in its commentary why it is revised"):
        enter(world, measure, Figure(SEPTEMBER, Decimal(62), commentary=why))


def test_a_provisional_figure_becomes_final_without_a_reason(
    world: World, measure: Measure
) -> None:
    with at(date(2026, 12, 2)):
        november = date(2026, 11, 1)
        first = Figure(november, Decimal(55), status="provisional")
        (row,) = enter(world, measure, first)
        assert row.status == ReadingStatus.PROVISIONAL
        (row,) = enter(world, measure, Figure(november, Decimal(56)))
        assert row.status == ReadingStatus.FINAL


def test_rows_that_come_again_are_left_as_they_are(world: World, measure: Measure) -> None:
    again = [Figure(SEPTEMBER, Decimal(50)), Figure(LAST, Decimal(51))]
    with pytest.raises(Refused, match="Nothing is different"):
        enter(world, measure, *again)
    written = enter(world, measure, *again, Figure(date(2025, 9, 1), Decimal(40)))
    assert [row.period for row in written] == [date(2025, 9, 1)]


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (Figure(date(2026, 11, 1), Decimal(5)), "November 2026 is not over yet"),
        (Figure(date(2025, 8, 1)), "August 2025 has no figure"),
        (Figure(date(2025, 8, 1), Decimal(-1)), "less than nothing: -1.0%"),
        (Figure(date(2025, 8, 1), Decimal("100.1")), "more than everything: 100.1%"),
        (Figure(date(2025, 8, 1), numerator=Decimal(5)), "has one of the two counts"),
        (counts(date(2025, 8, 1), 5, 0), "the counts must be of something"),
        (counts(date(2025, 8, 1), 6, 5), "says 6 of 5: more than all of them"),
        (Figure(date(2025, 8, 1), Decimal(30), Decimal(1), Decimal(4)), "its counts give 25.0%"),
        (Figure(date(2025, 8, 1), status="missing"), "Say why August 2025 is missing"),
        (
            Figure(date(2025, 8, 1), Decimal(3), status="missing", commentary="Lost."),
            "either missing or has a figure",
        ),
        (Figure(date(2025, 8, 1), Decimal(3), status="revised"), "provisional, final or missing"),
        (Figure(date(2025, 8, 2), Decimal(3)), "does not begin a period"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(
    world: World, measure: Measure, figure: Figure, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        enter(world, measure, figure)
    assert Entry.objects.latest("pk").type == "measure.figures_entered"
    assert not Reading.objects.filter(period=figure.period).exists()


def test_counts_are_for_shares_alone(world: World) -> None:
    by = world.member("manager")
    days = changes.add_measure(by=by, measure=replace(SAID, unit="days"))
    with pytest.raises(Refused, match="is no share of anything"):
        enter(world, days, counts(SEPTEMBER, 1, 2), who="manager")


def test_the_owner_enters_and_another_owner_does_not(world: World, measure: Measure) -> None:
    figure = Figure(date(2025, 8, 1), Decimal(3))
    with pytest.raises(NotAllowed, match="Only the owner of the measure"):
        enter(world, measure, figure, who="owner_2")
    enter(world, measure, figure)


def test_two_who_enter_one_month_do_not_write_over_each_other(
    world: World, measure: Measure
) -> None:
    seen = Entry.objects.latest("n").n
    enter(world, measure, Figure(SEPTEMBER, Decimal(61), commentary="Counted late."))
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        enter(world, measure, Figure(SEPTEMBER, Decimal(62), commentary="Not mine."))
    with origin(via="web", seen=seen):
        enter(world, measure, Figure(date(2025, 8, 1), Decimal(3)))


def test_a_position_shows_what_was_known_then_and_with_what_came_later(world: World) -> None:
    with at(date(2026, 10, 5)):
        measure = add_measure(world, values=())
        enter(world, measure, Figure(SEPTEMBER, Decimal(50)), who="manager")
    with at(date(2026, 10, 20)):
        changed = Figure(SEPTEMBER, Decimal(60), commentary="Late.")
        enter(world, measure, changed, who="manager")

    def known(day: date, *, later: bool) -> dict[date, float | None]:
        moment = Moment.position(world.authority, day, include_later=later)
        return {
            period: value
            for series in series_of(world.authority, moment)
            for period, value in series.figures.items()
        }

    assert known(date(2026, 10, 10), later=False) == {SEPTEMBER: 50.0}
    assert known(date(2026, 10, 10), later=True) == {SEPTEMBER: 60.0}
    assert known(date(2026, 9, 29), later=True) == {}


# Targets, rebases, settings


def test_targets_have_their_days_and_can_be_taken_back(world: World, measure: Measure) -> None:
    by = world.member("manager")
    terms: dict[str, Any] = {"by": by, "measure": measure, "form": "at_least"}
    changes.set_target(due=date(2026, 3, 31), value=Decimal(40), **terms)
    changes.set_target(due=date(2027, 3, 31), value=Decimal(60), **terms)
    (series,) = series_of(world.authority, Moment.now(world.authority))
    assert [each.value for each in series.targets] == [40, 60]
    assert series.target is not None
    assert series.target.target.value == 60
    changes.set_target(due=date(2027, 3, 31), value=Decimal(60), present=False, **terms)
    (series,) = series_of(world.authority, Moment.now(world.authority))
    assert [each.value for each in series.targets] == [40]
    with pytest.raises(Refused, match="There is no target for that day"):
        changes.set_target(due=date(2027, 3, 31), value=Decimal(60), present=False, **terms)
    with pytest.raises(Refused, match="Enter the value"):
        changes.set_target(due=date(2027, 3, 31), value=None, **terms)


def test_a_measure_for_information_has_no_target(world: World) -> None:
    measure = add_measure(world, polarity="neutral")
    with pytest.raises(Refused, match="for information"):
        changes.set_target(
            by=world.member("manager"),
            measure=measure,
            due=LAST,
            form="at_least",
            value=Decimal(1),
        )


def test_limits_begin_anew_by_a_person_for_a_reason(world: World, measure: Measure) -> None:
    by, april = world.member("manager"), date(2026, 4, 1)
    with pytest.raises(Refused, match="Say what changed"):
        changes.rebase(by=by, measure=measure, period=april, reason=" ")
    with pytest.raises(Refused, match="January 2020 is not on the chart"):
        changes.rebase(by=by, measure=measure, period=date(2020, 1, 1), reason="New team.")
    with pytest.raises(NotAllowed):
        changes.rebase(by=world.member("owner"), measure=measure, period=april, reason="New.")
    changes.rebase(by=by, measure=measure, period=april, reason="A new team began.")
    (series,) = series_of(world.authority, Moment.now(world.authority))
    assert series.judgement.variation is Variation.TOO_FEW
    with pytest.raises(Refused, match="begin there already"):
        changes.rebase(by=by, measure=measure, period=april, reason="Again.")
    changes.rebase(by=by, measure=measure, period=april, reason="It did not last.", present=False)
    (series,) = series_of(world.authority, Moment.now(world.authority))
    assert series.judgement.variation is Variation.COMMON


def test_how_a_chart_is_reckoned_is_kept_with_it(world: World, measure: Measure) -> None:
    settings = Settings(shift=None, trend=6, screening=Screening.ON, fix_after=12, icons_from=20)
    changes.set_chart(by=world.member("assurer"), measure=measure, settings=settings)
    (series,) = series_of(world.authority, Moment.now(world.authority))
    assert series.settings == settings
    assert series.judgement.variation is Variation.TOO_FEW


# What the database refuses


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "missing", "value": None, "commentary": ""},
        {"status": "missing", "value": 5},
        {"status": "final", "value": None},
        {"value": 5, "numerator": 1},
        {"value": 5, "numerator": 1, "denominator": 0},
        {"period": date(2026, 9, 2)},
    ],
)
def test_the_database_refuses_what_no_figure_can_be(
    world: World, measure: Measure, wrong: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes.rules, "check_figure", lambda *_: None)
    whole = {"period": date(2025, 8, 1), "status": "final", "value": 5, "commentary": "Why."}
    monkeypatch.setattr(changes, "_reading", lambda *_: _row(world, measure, whole | wrong))
    with pytest.raises(IntegrityError), transaction.atomic():
        enter(world, measure, Figure(date(2025, 8, 1), Decimal(5)))


def _row(world: World, measure: Measure, said: dict[str, Any]) -> Reading:
    who, on = world.people["owner"], date(2026, 9, 30)
    return Reading(measure=measure, entered_by=who, effective_on=on, **said)
