"""Examples of the verbs of measures, and of tokens for programs that enter their figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.api import changes as api
from goldenthread.measures import changes as measures
from goldenthread.measures.comparators import area_of
from goldenthread.measures.rules import Figure, MeasureInput
from goldenthread.measures.spc import Settings
from goldenthread.plans import changes as plans
from tests.house.examples_programs import token_of
from tests.house.verbs import example
from tests.house.world import House

SAID = MeasureInput("M9", "Care leavers in touch", "percent", "increase")
DUE = date(2027, 3, 31)


@example("measures.add_measure")
def _(house: House) -> Any:
    return measures.add_measure(by=house.member("manager"), measure=SAID, library="cl_in_touch")


@example("measures.change_measure")
def _(house: House) -> Any:
    by = house.member("assurer")
    return measures.change_measure(by=by, measure=house.measure, said=SAID)


@example("measures.set_target")
def _(house: House) -> Any:
    return measures.set_target(
        by=house.member("manager"),
        measure=house.measure,
        due=DUE,
        form="at_least",
        value=Decimal(90),
        source="Improvement Board, 10 November 2026",
    )


@example("measures.enter_figures")
def _(house: House) -> Any:
    figure = Figure(date(2026, 9, 1), Decimal(61), commentary="Two plans were counted late.")
    by = house.member("owner")
    return measures.enter_figures(by=by, measure=house.measure, figures=[figure])


@example("plans.choose_measures")
def _(house: House) -> Any:
    by, about = house.member("assurer"), house.action("1.1")
    return plans.choose_measures(by=by, subject=about, measures=[house.measure])


@example("plans.choose_measures (of a finding)")
def _(house: House) -> Any:
    by, about = house.member("manager"), house.finding
    return plans.choose_measures(by=by, subject=about, measures=[house.measure])


@example("measures.rebase")
def _(house: House) -> Any:
    by, why = house.member("manager"), "The new team began."
    month = date(2026, 4, 1)
    return measures.rebase(by=by, measure=house.measure, period=month, reason=why)


@example("measures.enter_occurrences")
def _(house: House) -> Any:
    days = {date(2026, 3, 14): 1, date(2026, 9, 2): 2}
    return measures.enter_occurrences(by=house.member("owner"), measure=house.measure, days=days)


@example("measures.compare_as")
def _(house: House) -> Any:
    leeds = area_of("Leeds")
    return measures.compare_as(by=house.member("assurer"), area=leeds, is_own=True, model=2025)


@example("measures.set_chart")
def _(house: House) -> Any:
    by = house.member("assurer")
    return measures.set_chart(by=by, measure=house.measure, settings=Settings(shift=8))


@example("api.make_token")
def _(house: House) -> Any:
    return api.make_token(by=house.member("finance"), name="Nightly", ends_on=date(2027, 3, 31))


@example("api.revoke_token")
def _(house: House) -> Any:
    return api.revoke_token(by=house.member("owner"), token=token_of(house))
