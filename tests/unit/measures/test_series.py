"""What a measure says: its title, its reasons, whether it is in trouble or lasts; its drawing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree

import pytest

from goldenthread.measures.charts import Mark, chart, lettered, scale_of, spark
from goldenthread.measures.periods import after
from goldenthread.measures.series import Aim, Series
from goldenthread.measures.spc import Direction
from goldenthread.measures.spc_judging import Assurance, Variation
from goldenthread.measures.words import assurance_words, lead, series_words, title
from tests.measuring import LAST, STEADY

BETTER = (*STEADY, 60, 61, 62, 61, 62, 63, 62)


def series(
    values: Sequence[float | None] = STEADY,
    target: float | None = None,
    way: Direction = Direction.INCREASE,
    **more: object,
) -> Series:
    begin = 1 - len(values)
    figures = {
        after(LAST, "monthly", begin + count): None if value is None else float(value)
        for count, value in enumerate(values)
    }
    goals = () if target is None else (_by(date(2027, 3, 31), target),)
    said = {"figures": figures, "targets": goals, "unit": "percent"} | more
    named = {"pk": 1, "reference": "M1", "name": "Plans in time", "frequency": "monthly"}
    return Series(direction=way, **named, **said)  # type: ignore[arg-type]


def _by(day: date, value: float) -> Aim:
    return Aim(day, "at_least", value)


def test_the_title_says_what_changed_since_when_and_how_the_target_fares() -> None:
    assert title(series()) == "Plans in time: no real change, the usual ups and downs"
    assert title(series(BETTER, 60)) == (
        "Plans in time: a real improvement since April 2026; the latest figure meets the target"
    )
    worse = series(BETTER, 65, Direction.DECREASE)
    assert title(worse).startswith("Plans in time: a real change for the worse since April 2026")
    assert title(series(STEADY[:9])) == (
        "Plans in time: not enough data yet to tell (9 of 13 figures)"
    )
    assert "no figure for October 2026" in title(series((*STEADY, None)))


def test_a_target_within_the_tolerance_is_said_to_be_near() -> None:
    assert title(series(STEADY, 52, tolerance=1.0)).endswith(
        "not yet at the target, though within the tolerance"
    )
    assert title(series(STEADY, 53, tolerance=1.0)).endswith("not yet at the target")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ((*STEADY, 70), "It is above the upper limit of"),
        ((*STEADY, 20), "It is below the lower limit of"),
        ((*(50, 60) * 6, 44, 46, 48, 50, 52, 54, 56), "It has risen for six months in a row."),
        ((*(50, 60) * 8, *(51,) * 7), "Seven months in a row are below the average."),
        (STEADY, "It lies within the limits of its usual ups and downs."),
        (STEADY[:3], "There are 3 of the 13 figures that limits need: 10 to come."),
        ((*STEADY, None), "The figure for October 2026 is missing, so no change is claimed."),
    ],
)
def test_the_reason_is_counted(values: Sequence[float | None], why: str) -> None:
    assert why in lead(series(values))


def test_no_figure_at_all_is_said() -> None:
    assert lead(series(())) == "No figure is entered yet."
    assert title(series(())).endswith("(0 of 13 figures)")


def test_a_gap_between_figures_counts_as_missing() -> None:
    figures = {date(2026, 1, 1): 50.0, date(2026, 4, 1): 52.0}
    found = series((), figures=figures)
    assert found.values == [50.0, None, None, 52.0]
    assert found.previous is None


def test_variation_and_assurance_are_read_together() -> None:
    better = series(BETTER, 90)
    assert better.judgement.assurance is Assurance.FAIL
    assert assurance_words(better) == "Has not met its target so far, and is getting better"
    assert not better.is_in_trouble
    assert better.is_lasting
    steady = series(STEADY, 90)
    assert assurance_words(steady) == "Misses its target every month, unless something changes"
    assert steady.is_in_trouble


def test_one_good_month_is_no_improvement_that_lasts() -> None:
    once = series((*STEADY, 70))
    assert once.judgement.variation is Variation.IMPROVEMENT_HIGH
    assert once.stretch == 1
    assert not once.is_lasting


def test_what_gets_worse_is_in_trouble_even_without_a_target() -> None:
    assert series(BETTER, way=Direction.DECREASE).is_in_trouble
    assert not series(BETTER, way=Direction.NEUTRAL).is_in_trouble


def test_the_next_target_due_counts_and_after_the_last_the_last() -> None:
    goals = (_by(date(2026, 3, 31), 60), _by(date(2027, 3, 31), 80), _by(date(2028, 3, 31), 90))
    found = series(targets=goals)
    assert found.target is not None
    assert found.target.target.value == 80
    late = series(targets=goals[:1])
    assert late.target is not None
    assert late.target.target.value == 60


def test_limits_begin_anew_with_their_period() -> None:
    rebased = series(BETTER, rebased=frozenset({date(2026, 4, 1)}))
    assert rebased.judgement.variation is Variation.TOO_FEW
    assert "7 of the 13 figures since limits were begun anew" in lead(rebased)
    assert [series_words(rebased, point) for point in rebased.points[-7:]] == [""] * 7


# The drawing


def shapes(svg: str) -> dict[str, int]:
    tree = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    names = [each.tag.rpartition("}")[2] for each in tree.iter()]
    return {name: names.count(name) for name in set(names)}


def test_a_chart_is_whole_svg_with_its_title_and_no_style() -> None:
    svg = str(chart(series(BETTER, 60)))
    tree = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    assert tree[0].text == title(series(BETTER, 60))
    assert "style=" not in svg
    assert svg.count('class="gt-figure"') == len(BETTER)
    assert "<title>October 2026: 62.0%. Better: " in svg
    assert "Upper limit" in svg
    assert "Target: at least 60%" in svg


def test_a_missing_month_breaks_the_line_and_is_no_point() -> None:
    svg = str(chart(series((50, 51, None, 52))))
    (path,) = re.findall(r'<path d="(M[^"]*)" fill="none"', svg)
    assert path.count("M") == 2
    assert svg.count('class="gt-figure"') == 3


def test_below_thirteen_figures_no_limit_is_drawn() -> None:
    assert "Upper limit" not in str(chart(series(STEADY[:12])))
    assert "Upper limit" in str(chart(series(STEADY)))


def test_limits_are_cut_to_what_can_be_in_the_drawing_alone() -> None:
    wild = series((95, 99, 80, 100, 97, 99, 82, 100, 98, 96, 100, 90, 99))
    upper = wild.analysis.segments[0].upper
    assert upper is not None
    assert upper > 100
    assert scale_of(wild).high == 100
    assert "Upper limit 100.0%" in str(chart(wild))


def test_marks_get_letters_in_the_order_of_their_days_and_escape_their_words() -> None:
    marks = [Mark(date(2026, 9, 2), "<b>Second"), Mark(date(2026, 3, 1), "First")]
    found = series()
    outside = Mark(date(2020, 1, 1), "Long ago")
    assert [(letter, mark.words) for letter, mark in lettered(found, [*marks, outside])] == [
        ("A", "First"),
        ("B", "<b>Second"),
    ]
    svg = str(chart(found, marks))
    assert "<title>B: &lt;b&gt;Second</title>" in svg
    many = [Mark(date(2026, 9, 2), str(n)) for n in range(28)]
    assert [letter for letter, _ in lettered(found, many)][25:] == ["Z", "A2", "B2"]


@pytest.mark.parametrize("values", [(), (5,), (5, 5), (0, 0, 0), (None, None), (1e6, 2e6)])
def test_odd_series_are_drawn_too(values: Sequence[float | None]) -> None:
    found = series(values, unit="count")
    assert shapes(str(chart(found)))["svg"] == 1
    assert shapes(str(spark(found)))["svg"] == 1


def test_better_worse_and_neither_differ_in_shape() -> None:
    ways = {way: str(spark(series(BETTER, way=way))) for way in Direction}
    assert 'fill="#0079ad"' in ways[Direction.INCREASE]
    assert '<circle cx="160"' in ways[Direction.INCREASE]
    assert 'z" fill="#c25700"' in ways[Direction.DECREASE]
    assert 'fill="#490092"' in ways[Direction.NEUTRAL]
