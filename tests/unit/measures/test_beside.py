"""A measure beside what is published: which years, whose figures, its place, its lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from statistics import median as plain_median

import pytest

from goldenthread.measures.beside import Own, Standing, Year, beside
from goldenthread.measures.charts import chart
from goldenthread.measures.charts_beside import beside_labels
from goldenthread.measures.comparators import area_of, compare, facts_of, neighbours
from goldenthread.measures.periods import after
from goldenthread.measures.series import Aim, Series
from goldenthread.measures.spc import Direction
from goldenthread.measures.words import aim_words
from goldenthread.measures.words_beside import notes, place, ranked, rows, short

LEEDS = Standing(area_of("Leeds"), is_own=True)
AS_LEEDS = Standing(area_of("Leeds"), is_own=False)
NORTH = Standing(area_of("North East"), is_own=False)
NOW = date(2026, 11, 16)


def months(first: date, values: list[float | None]) -> Mapping[date, float | None]:
    return {after(first, "monthly", at): value for at, value in enumerate(values)}


def series(standing: Standing | None, **more: object) -> Series:
    said = {
        "pk": 1,
        "reference": "M1",
        "name": "Re-referrals",
        "unit": "percent",
        "direction": Direction.DECREASE,
        "frequency": "monthly",
        "figures": months(date(2023, 4, 1), [20.0] * 12 + [24.0] * 12 + [22.0] * 12),
        "library": "rereferral_12m",
        "standing": standing,
        "known_on": NOW,
    }
    return Series(**said | more)  # type: ignore[arg-type]


def year(found: Series, number: int) -> Year:
    assert found.beside is not None
    return next(each for each in found.beside.years if each.last.year == number)


def test_years_hold_what_is_published_and_the_authoritys_own_where_it_is_that_one() -> None:
    found, published = year(series(LEEDS), 2025), compare("rereferral_12m", area_of("Leeds"))
    point = published.points[-1]
    assert (found.first, found.last) == (date(2024, 4, 1), date(2025, 3, 31))
    assert found.england == 22.6
    assert point.own is not None
    assert found.own == float(point.own.number or 0)
    assert found.rank == point.rank
    assert found.model == 2025


def test_who_is_compared_as_another_brings_figures_of_its_own_months() -> None:
    """The average of the year's months; its place is counted against the neighbours' figures."""
    found = year(series(AS_LEEDS), 2025)
    near = [
        float(figure.number)
        for each in neighbours(area_of("Leeds").code, 2025)
        if (figure := facts_of("rereferral_12m").value(each.code, "2025")) and figure.number
    ]
    assert found.own == 24.0
    assert found.rank is not None
    assert found.rank.place == 1 + sum(value < 24.0 for value in near)
    assert found.rank.among == len(near) + 1
    assert found.neighbours == pytest.approx(plain_median(near), abs=0.05)


def test_a_year_with_a_missing_month_has_no_figure_of_its_own() -> None:
    gap = {**series(AS_LEEDS).figures, date(2024, 7, 1): None}
    found = series(AS_LEEDS, figures=gap)
    assert (year(found, 2025).own, year(found, 2025).rank) == (None, None)
    assert year(found, 2024).own == 20.0


def test_a_region_has_england_and_itself_and_no_neighbours() -> None:
    found = series(NORTH)
    assert found.beside is not None
    assert [code for code, _ in found.beside.named] == ["england", "region"]
    assert year(found, 2025).region == float(
        facts_of("rereferral_12m").value("E12000001", "2025").number or 0  # type: ignore[union-attr]
    )
    assert year(found, 2025).rank is None
    assert ranked(found) == ""


def test_what_was_not_published_by_the_day_is_not_shown() -> None:
    assert year(series(LEEDS, known_on=date(2025, 11, 30)), 2025)
    with pytest.raises(StopIteration):
        year(series(LEEDS, known_on=date(2025, 11, 29)), 2025)


@pytest.mark.parametrize(
    ("key", "unit", "frequency", "is_there"),
    [
        ("referral_rate", "per_10_000", "monthly", False),  # a month's is a twelfth of a year's
        ("referral_rate", "per_10_000", "yearly", True),
        ("cpp_rate", "per_10_000", "monthly", True),  # of one day
        ("turnover", "percent", "monthly", False),
        ("agency", "percent", "monthly", True),
        ("rereferral_12m", "count", "monthly", False),
        ("cl_pathway", "percent", "monthly", False),  # nothing is published
    ],
)
def test_only_what_is_of_one_kind_stands_side_by_side(
    key: str, unit: str, frequency: str, *, is_there: bool
) -> None:
    own = Own(unit, Direction.NEUTRAL, frequency, {})
    assert (beside(key, own, LEEDS, NOW) is not None) is is_there
    assert beside(key, own, None, NOW) is None


def test_the_line_of_neighbours_breaks_with_the_model_and_no_other_does() -> None:
    found = series(LEEDS).beside
    assert found is not None
    lines = {
        code: [[each.last.year for each in part] for part in parts] for code, parts in found.lines()
    }
    assert lines["neighbours"] == [list(range(2013, 2025)), [2025]]
    assert lines["england"] == [list(range(2013, 2026))]
    one = series(Standing(area_of("Leeds"), is_own=True, model=2025)).beside
    assert one is not None
    assert [len(list(parts)) for _, parts in one.lines()] == [1, 1, 1]
    assert [row.breaks for row in rows(series(LEEDS))[:2]] == [
        "Other neighbours from here on: the model of 2025",
        "",
    ]


def test_a_chart_names_each_line_with_its_last_figure_and_year() -> None:
    found = series(LEEDS)
    drawn, said = str(chart(found)), [words for _, words in beside_labels(found)]
    assert said[0] == "England 22.6% (2025)"
    assert all(words in drawn for words in said)
    assert drawn.count('stroke-dasharray="2 3"/>') == 1
    assert drawn.count('stroke-dasharray="none"') == 2  # before 2025, and from then on
    assert "England" not in str(chart(series(None)))


def test_a_line_that_ends_before_the_last_published_year_says_the_year_of_its_figure() -> None:
    """Own figures to March 2024: the chart ends there, and so does what is named beside it."""
    found = series(LEEDS, figures=months(date(2023, 4, 1), [20.0] * 12))
    year_said = {words.partition(" ")[0]: words[-6:] for _, words in beside_labels(found)}
    assert year_said["England"] == "(2024)"
    assert found.beside
    assert found.beside.years[-1].words == "2025"


def test_what_is_said_of_a_place_is_counted_and_says_which_way_is_best() -> None:
    found = series(AS_LEEDS)
    rank = year(found, 2025).rank
    assert rank is not None
    assert ranked(found).startswith(f"{place(rank).capitalize()} among its statistical neighbours")
    assert "where 1st is the best: 24.0% against a median of" in ranked(found)
    assert "in the year to 31 March 2025" in ranked(found)
    assert short(found)[::3] == ["England 22.6%", "in 2025"]
    assert "Nothing is published of Wyremouth" in " ".join(notes(found, "Wyremouth Council"))
    assert "compared as Leeds would be" in " ".join(notes(found, "Wyremouth Council"))
    assert "the highest" in ranked(series(AS_LEEDS, direction=Direction.NEUTRAL))


def test_to_be_as_good_as_others_takes_their_last_figure_and_the_measures_way() -> None:
    aim = Aim(date(2027, 3, 31), "england")
    lower = series(LEEDS, targets=(aim,))
    assert lower.target is not None
    assert (lower.target.target.value, lower.target.target.at_least) == (22.6, False)
    assert aim_words(lower, aim) == "As good as England (at most 22.6%)"
    higher = series(LEEDS, targets=(aim,), direction=Direction.INCREASE)
    assert higher.target is not None
    assert higher.target.target.at_least
    alone = series(None, targets=(aim,))
    assert alone.target is None
    assert aim_words(alone, aim) == "As good as England (no figure is published)"


def test_a_target_between_two_values_is_missed_on_either_side() -> None:
    aim = Aim(date(2027, 3, 31), "between", 18.0, 21.0)
    found = series(None, targets=(aim,), tolerance=1.0)
    assert found.target is not None
    goal = found.target.target
    assert [goal.is_met(value) for value in (17.9, 18, 21, 21.1)] == [False, True, True, False]
    assert [goal.short_of(value) for value in (17.0, 20.0, 23.0)] == [1.0, 0.0, 2.0]
    assert aim_words(found, aim) == "18% to 21%"
    assert (found.is_on_target, found.is_near_target) == (False, True)  # 22.0
    assert str(chart(found)).count('stroke-dasharray="8 5"') == 2


def test_for_information_there_is_an_aim_and_nothing_to_reach() -> None:
    aim = Aim(date(2027, 3, 31), "information")
    found = series(None, targets=(aim,))
    assert (found.aim, found.target, found.is_on_target) == (aim, None, None)
    assert aim_words(found, aim) == "For information"


def test_of_a_half_the_rounding_goes_up() -> None:
    half = months(date(2024, 4, 1), [Decimal("20.05")] * 12)  # type: ignore[list-item]
    assert year(series(AS_LEEDS, figures=half), 2025).own == 20.1
