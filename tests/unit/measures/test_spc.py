"""Process control: limits, signals and icons, and what is decided where the package stumbles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.errors import Refused
from goldenthread.measures.spc import (
    Direction,
    Meaning,
    Screening,
    Settings,
    Signal,
    analyse,
    mean,
)
from goldenthread.measures.spc_judging import (
    WORDS,
    Assurance,
    Target,
    Variation,
    judge,
    target_for,
)
from goldenthread.measures.spc_rare import rare_events
from goldenthread.measures.spc_runs import side_ends, spread, trend_ends, two_of_three

UP, DOWN, NEUTRAL = Direction.INCREASE, Direction.DECREASE, Direction.NEUTRAL
STEADY = [50.0, 52.0, 49.0, 51.0, 50.0, 53.0, 48.0, 51.0, 50.0, 52.0, 49.0, 50.0]


def signals(values: Sequence[float | None], direction: Direction = UP) -> list[Signal]:
    return [point.signal for point in analyse(values, direction=direction).points]


# Limits


def test_limits_stand_2_66_average_ranges_from_the_mean() -> None:
    segment = analyse([10, 12, 9, 11]).segments[0]
    assert segment.mean == 10.5
    assert segment.average_range == pytest.approx(7 / 3)
    assert segment.upper == pytest.approx(10.5 + 2.66 * 7 / 3, abs=1e-12)
    assert segment.near_lower == pytest.approx(10.5 - 2.66 * 2 / 3 * 7 / 3, abs=1e-12)


def test_a_missing_month_has_no_neighbours_and_leaving_it_out_gives_other_limits() -> None:
    kept, left_out = (analyse(each).segments[0] for each in ([1, 5, None, 1, 2], [1, 5, 1, 2]))
    assert kept.mean == left_out.mean
    assert kept.average_range == pytest.approx((4 + 1) / 2)
    assert left_out.average_range == pytest.approx((4 + 4 + 1) / 3)
    assert (kept.rows, kept.figures) == (5, 4)


def test_the_mean_of_one_value_many_times_is_that_value() -> None:
    """Else every point would lie to one side of it, and a constant series would be a run."""
    assert mean([0.1] * 11) == 0.1
    assert set(signals([99.7] * 15)) == {Signal.NONE}


def test_screening_sets_a_wild_range_aside_once() -> None:
    values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    off = analyse(values).segments[0]
    on = analyse(values, settings=Settings(screening=Screening.ON)).segments[0]
    assert (round(off.upper or 0, 2), round(on.upper or 0, 2)) == (6.95, 4.60)
    assert off.mean == on.mean


def test_screening_that_would_leave_no_range_is_not_done() -> None:
    constant = [100.0] * 15
    ours, package = (
        analyse(constant, settings=Settings(screening=screening)).segments[0]
        for screening in (Screening.ON, Screening.AS_PACKAGE)
    )
    assert (ours.lower, ours.upper) == (100, 100)
    assert (package.lower, package.upper) == (None, None)


def test_fixed_limits_rest_on_the_first_points_of_each_stretch() -> None:
    values = [*STEADY, 70.0, 71.0, 72.0]
    fixed = analyse(values, settings=Settings(fix_after=12)).segments[0]
    assert fixed.mean == pytest.approx(sum(STEADY) / 12)
    with pytest.raises(Refused, match="12 points or more, not after 11"):
        Settings(fix_after=11)
    with pytest.raises(Refused, match="A trend needs 3 points"):
        Settings(trend=2)


# Rebases


def test_no_rule_crosses_a_rebase() -> None:
    values = [*STEADY, 40.0, 41.0, 42.0, 43.0, 44.0, 45.0, 46.0]
    assert signals(values)[-1] is not Signal.NONE
    rebased = analyse(values, direction=UP, rebases=[15])
    assert [each.number for each in rebased.segments] == [0, 1]
    assert [point.signal for point in rebased.points[15:]] == [Signal.NONE] * 4
    assert rebased.segments[1].mean == 44.5


def test_a_rebase_at_the_first_point_only_numbers_the_stretch() -> None:
    assert [each.number for each in analyse([1, 2, 3], rebases=[0]).segments] == [1]


def test_a_rebase_where_no_point_is_is_refused_not_ignored() -> None:
    with pytest.raises(Refused, match="at point 3"):
        analyse([1, 2, 3], rebases=[3])


def test_a_point_alone_after_a_rebase_is_not_judged() -> None:
    found = judge(analyse([*STEADY, 60.0], direction=UP, rebases=[12]), Target(95, at_least=True))
    assert (found.variation, found.assurance) == (Variation.TOO_FEW, Assurance.TOO_FEW)
    assert (found.figures, found.needed) == (1, 13)


# Signals


def test_a_run_of_seven_on_one_side_marks_all_seven() -> None:
    values = [10.0, 9, 11, 9, 10, 9, 11, 9, 12, 13, 12, 13, 12, 13, 12]
    assert signals(values)[-7:] == [Signal.RUN_ABOVE] * 7
    assert Signal.RUN_ABOVE not in signals(values[:-1])


def test_a_run_is_broken_by_the_mean_and_by_a_missing_figure() -> None:
    assert side_ends([1, 1, 1, 0, 1, 1, 1], 4) == [0] * 7
    assert side_ends([1, 1, 1, None, 1, 1, 1], 4) == [0] * 7
    assert side_ends([1, 1, 1, 1, -1], 4) == [0, 0, 0, 1, 0]


def test_a_trend_is_broken_by_a_tie_and_by_a_missing_figure() -> None:
    assert trend_ends([1, 2, 3, 4, 5, 6, 7], 7)[-1] == 1
    assert trend_ends([1, 2, 3, 3, 4, 5, 6, 7], 7) == [0] * 8
    assert trend_ends([1, 2, 3, None, 5, 6, 7, 8], 7) == [0] * 8
    assert trend_ends([7, 6, 5, 4, 3, 2, 1], 7)[-1] == -1


def test_a_turning_point_belongs_to_the_later_trend() -> None:
    tent = [1.0, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]
    ways = spread(trend_ends(tent, 7), 7)
    assert ways == [1] * 6 + [-1] * 7


def test_a_rise_that_ends_in_a_tie_is_a_rise_to_its_end() -> None:
    """The package marks its last point as falling where another trend begins on the tie."""
    values = [1.0, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13]
    assert spread(trend_ends(values, 7), 7) == [1] * 14


def test_only_the_points_near_a_limit_are_marked_of_two_in_three() -> None:
    assert two_of_three([True, False, True], [1, 1, 1]) == [True, False, True]
    assert two_of_three([True, False, True], [1, -1, 1]) == [False] * 3
    assert two_of_three([True, True, False], [1, 1, -1]) == [False] * 3
    assert two_of_three([False, True, True], [-1, -1, -1]) == [False, True, True]
    assert two_of_three([True, True], [1, 1]) == [False, False]


def test_the_way_of_a_trend_counts_not_its_side_of_the_mean() -> None:
    rising_from_below = [*STEADY, 40.0, 41.0, 42.0, 43.0, 44.0, 45.0, 46.0]
    point = analyse(rising_from_below, direction=UP).points[-1]
    assert (point.side, point.signal, point.meaning) == (-1, Signal.RISING, Meaning.BETTER)


def test_rules_can_be_longer_and_can_be_off() -> None:
    values = [10.0, 9, 11, 9, 10, 9, 11, 9, 12, 13, 12, 13, 12, 13, 12]
    for settings in (Settings(shift=8), Settings(shift=None)):
        points = analyse(values, direction=UP, settings=settings).points
        assert Signal.RUN_ABOVE not in {point.signal for point in points}
    trendless = analyse(
        [float(each) for each in range(10)], settings=Settings(trend=None, shift=None)
    )
    assert Signal.RISING not in {point.signal for point in trendless.points}


series = st.lists(
    st.one_of(st.none(), st.integers(min_value=0, max_value=6).map(float)), max_size=40
)


@given(series)
def test_every_mark_has_its_reason_by_a_slow_reckoning(values: list[float | None]) -> None:
    points = analyse(values, direction=UP).points
    sides = [point.side for point in points]
    for at, point in enumerate(points):
        if point.value is None:
            assert point.signal is Signal.NONE
            continue
        windows = [range(begin, begin + 7) for begin in range(max(at - 6, 0), at + 1)]
        windows = [window for window in windows if window[-1] < len(values)]
        runs = any(sides[w[0]] and len({sides[each] for each in w}) == 1 for w in windows)
        rises = any(_monotone([values[each] for each in w]) for w in windows)
        if runs or rises or point.outside:
            assert point.signal is not Signal.NONE
        elif point.signal is not Signal.NONE:
            assert point.signal in (Signal.NEAR_ABOVE, Signal.NEAR_BELOW)
            assert point.close


def _monotone(values: Sequence[float | None]) -> bool:
    known = [value for value in values if value is not None]
    pairs = list(pairwise(known))
    whole = len(known) == len(values)
    return whole and (all(a < b for a, b in pairs) or all(a > b for a, b in pairs))


# Icons


def judged(
    values: Sequence[float | None], target: float | None = None, way: Direction = UP
) -> tuple[Variation, Assurance]:
    found = judge(analyse(values, direction=way), target_for(target, way))
    return found.variation, found.assurance


def test_nothing_is_judged_from_twelve_points_and_everything_from_thirteen() -> None:
    assert judged(STEADY, 95) == (Variation.TOO_FEW, Assurance.TOO_FEW)
    assert judged([*STEADY, 50.0], 95) == (Variation.COMMON, Assurance.FAIL)


def test_a_missing_month_is_no_point_towards_the_thirteen() -> None:
    assert judged([*STEADY[:6], None, *STEADY[6:]])[0] is Variation.TOO_FEW


@pytest.mark.parametrize(
    ("way", "last", "icon"),
    [
        (UP, 70.0, Variation.IMPROVEMENT_HIGH),
        (UP, 30.0, Variation.CONCERN_LOW),
        (DOWN, 30.0, Variation.IMPROVEMENT_LOW),
        (DOWN, 70.0, Variation.CONCERN_HIGH),
        (NEUTRAL, 70.0, Variation.NEUTRAL_HIGH),
        (NEUTRAL, 30.0, Variation.NEUTRAL_LOW),
    ],
)
def test_the_icon_is_that_of_the_last_point(way: Direction, last: float, icon: Variation) -> None:
    assert judged([*STEADY, 50.0, last], way=way)[0] is icon
    assert judged([*STEADY, last, 50.0], way=way)[0] is Variation.COMMON


def test_without_a_latest_figure_no_change_is_claimed_and_the_target_still_is_judged() -> None:
    assert judged([*STEADY, 50.0, None], 95) == (Variation.NO_LATEST, Assurance.FAIL)


@pytest.mark.parametrize(
    ("way", "target", "assurance"),
    [
        (UP, 80.0, Assurance.FAIL),
        (UP, 20.0, Assurance.PASS),
        (UP, 51.0, Assurance.INCONSISTENT),
        (DOWN, 80.0, Assurance.PASS),
        (DOWN, 20.0, Assurance.FAIL),
        (DOWN, None, Assurance.NO_TARGET),
        (NEUTRAL, 51.0, Assurance.NO_TARGET),
    ],
)
def test_a_target_beyond_the_limits_is_met_or_missed(
    way: Direction, target: float | None, assurance: Assurance
) -> None:
    assert judged([*STEADY, 50.0], target, way)[1] is assurance


def test_a_series_that_never_varies_meets_its_target_or_does_not() -> None:
    always = [100.0] * 15
    assert judged(always, 95)[1] is Assurance.PASS
    assert judged(always, 100)[1] is Assurance.PASS
    assert judged([0.0] * 15, 0, DOWN)[1] is Assurance.PASS
    assert judged([99.0] * 15, 100)[1] is Assurance.FAIL


def test_an_empty_series_and_one_without_any_figure_are_not_judged() -> None:
    assert judged([], 5) == (Variation.TOO_FEW, Assurance.TOO_FEW)
    assert judged([None] * 14, 5) == (Variation.TOO_FEW, Assurance.TOO_FEW)


def test_every_icon_has_words() -> None:
    assert set(WORDS) == {*Variation, *Assurance}


# Rare events


def test_rare_events_are_days_between_made_even_and_turned_back() -> None:
    days = [date(2025, 1, 1), date(2025, 3, 1), date(2025, 4, 11), date(2025, 9, 1)]
    found = rare_events(days, until=date(2025, 9, 30))
    assert found.gaps == [59, 41, 143]
    even = [gap ** (1 / 3.6) for gap in found.gaps]
    average = (abs(even[1] - even[0]) + abs(even[2] - even[1])) / 2
    assert found.centre == pytest.approx((sum(even) / 3) ** 3.6)
    assert found.upper == pytest.approx((sum(even) / 3 + 2.66 * average) ** 3.6)
    assert found.since == 29
    assert not found.is_longer_than_chance


def test_a_gap_that_still_runs_can_be_longer_than_chance() -> None:
    days = [date(2025, 1, 1), date(2025, 1, 11), date(2025, 1, 22), date(2025, 2, 1)]
    assert rare_events(days, until=date(2025, 12, 31)).is_longer_than_chance
    with pytest.raises(Refused, match="after 2025-01-31"):
        rare_events(days, until=date(2025, 1, 31))


def test_one_event_or_none_has_no_gaps() -> None:
    assert rare_events([]).gaps == []
    alone = rare_events([date(2025, 1, 1)], until=date(2025, 1, 8))
    assert (alone.gaps, alone.upper, alone.since) == ([], None, 7)
    assert rare_events([date(2025, 1, 1)] * 2).gaps == [0]
