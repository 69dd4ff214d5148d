"""Whom measures are compared with, and what targets of each form are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.measures import changes
from goldenthread.measures.beside import Standing
from goldenthread.measures.comparators import area_of
from goldenthread.measures.models import Target
from goldenthread.measures.read import series_of, small_numbers, whole_measure
from goldenthread.measures.rules import Figure
from tests.measuring import add_measure
from tests.people import World


def test_an_authority_says_whom_it_is_compared_with_and_every_series_knows(world: World) -> None:
    by, leeds = world.member("manager"), area_of("Leeds")
    measure = add_measure(world, "M1")
    changes.compare_as(by=by, area=leeds, is_own=True)
    (series,) = series_of(world.authority, Moment.now(world.authority))
    assert series.standing == Standing(leeds, is_own=True)
    whole = whole_measure(by, measure.pk, Moment.now(world.authority))
    assert whole is not None
    assert whole.series.standing == series.standing
    with pytest.raises(Refused, match="Nothing is different"):
        changes.compare_as(by=by, area=leeds, is_own=True)
    changes.compare_as(by=by, area=None)
    (series,) = series_of(world.authority, Moment.now(world.authority))
    assert series.standing is None
    with pytest.raises(NotAllowed):
        changes.compare_as(by=world.member("owner"), area=leeds)


@pytest.mark.parametrize(
    ("area", "more", "why"),
    [
        ("England", {}, "an authority or a region"),
        ("North East", {"is_own": True}, "A region is not you"),
        ("North East", {"model": 2025}, "A region is not you"),
        ("Leeds", {"model": 2007}, "no such model"),
    ],
)
def test_only_an_authority_is_somebody_and_has_neighbours(
    world: World, area: str, more: dict[str, Any], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        changes.compare_as(by=world.member("manager"), area=area_of(area), **more)


DUE = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"form": "between", "value": 5}, "more than the first"),
        ({"form": "between", "value": 5, "upto": 5}, "more than the first"),
        ({"form": "between", "upto": 5}, "Enter the value"),
        ({"form": "neighbours", "value": 5}, "no value of its own"),
        ({"form": "at_least", "value": 5, "upto": 6}, "Only a target between"),
        ({"form": "at_most"}, "Enter the value"),
        ({"form": "soon"}, "Choose what"),
    ],
)
def test_a_target_has_the_values_of_its_form(world: World, said: dict[str, Any], why: str) -> None:
    measure = add_measure(world, "M1")
    with pytest.raises(Refused, match=why):
        changes.set_target(by=world.member("manager"), measure=measure, due=DUE, **said)


@pytest.mark.parametrize(
    "wrong",
    [{"upto": None}, {"value": None}, {"form": "england"}, {"form": "at_least"}, {"upto": 5}],
)
def test_the_database_refuses_a_target_without_the_values_of_its_form(
    world: World, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any]
) -> None:
    measure = add_measure(world, "M1")
    monkeypatch.setattr(changes.rules, "check_target", lambda *_: None)
    said: dict[str, Any] = {"form": "between", "value": 5, "upto": 6} | wrong
    with pytest.raises(IntegrityError, match="target_has_the"), transaction.atomic():
        changes.set_target(by=world.member("manager"), measure=measure, due=DUE, **said)


def test_a_measure_for_information_has_a_target_for_information_alone(world: World) -> None:
    measure = add_measure(world, "M1", polarity="neutral")
    by = world.member("manager")
    with pytest.raises(Refused, match="for information"):
        changes.set_target(by=by, measure=measure, due=DUE, form="england")
    changes.set_target(by=by, measure=measure, due=DUE, form="information")
    assert Target.objects.get().value is None


# Small numbers


@pytest.mark.parametrize(
    ("counts", "threshold", "is_small"),
    [
        ((5, 40), 5, True),
        ((6, 40), 5, False),
        ((6, 40), 7, True),
        ((35, 40), 5, True),  # all but five
        ((40, 40), 5, False),  # all of them
        ((0, 40), 5, False),
        (("0.4", 40), 5, True),  # part of a worker
    ],
)
def test_a_figure_rests_on_a_small_number_by_its_counts(
    world: World, counts: tuple[Any, int], threshold: int, *, is_small: bool
) -> None:
    measure, month = add_measure(world, "M1", values=()), date(2026, 9, 1)
    part, whole = map(Decimal, counts)
    figure = Figure(month, numerator=part, denominator=whole)
    changes.enter_figures(by=world.member("manager"), measure=measure, figures=[figure])
    now = Moment.now(world.authority)
    found = small_numbers(world.authority, now, [measure.pk], threshold)
    assert found == ({measure.pk: frozenset({month})} if is_small else {})
