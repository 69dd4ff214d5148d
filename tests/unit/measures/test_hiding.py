"""Small numbers: what is hidden, and that nobody can work it out from what is shown."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.measures.suppression import moves
from goldenthread.measures.suppression.hiding import Hidden, Rule, protect
from goldenthread.measures.suppression.moves import Sum
from tests.unit.measures.tables import cube, rows_and_columns, second_table


def row(*cells: int | None, total: int | None = None) -> tuple[dict[str, int | None], Sum[str]]:
    values: dict[str, int | None] = {f"c{n}": cell for n, cell in enumerate(cells)}
    every = tuple(values)
    return values | {"all": sum(filter(None, cells)) if total is None else total}, Sum("all", every)


def hidden_in(*cells: int | None, threshold: int = 5, total: int | None = None) -> str:
    """The row as it is published."""
    values, each = row(*cells, total=total)
    found = protect(values, [each], threshold=threshold)
    return " ".join("c" if key in found else str(value) for key, value in values.items())


@pytest.mark.parametrize(
    ("cells", "published"),
    [
        ((40, 30, 20, 10, 8), "40 30 20 10 8 108"),
        ((40, 30, 20, 10, 3), "40 30 20 c c 103"),  # and the next smallest
        ((40, 3, 20, 0, 0), "40 c c 0 0 63"),  # which is not zero: zeros stay
        ((11, 4, 3, 3, 0), "11 c c c 0 21"),  # they protect each other
        ((6, 5, 0), "c c 0 11"),
        ((40, 1, 1), "c c c 42"),  # two that make 2 are 1 and 1: a third
        ((40, 2, 1), "40 c c 43"),
        ((0, 0, 3, 0), "0 0 c 0 c"),  # the total is itself small
        ((1, 1, 1, 1, 1, 1), "c c c c c c c"),  # six that make 6
        ((0, 0, 0), "0 0 0 0"),
        ((9, 9, 3), "9 c c 21"),  # of two equal ones, the later
        ((None, 30, 3), "None c c 33"),  # what is missing protects nothing
        ((None, 0, 3), "None 0 c c"),
    ],
)
def test_a_row(cells: tuple[int | None, ...], published: str) -> None:
    assert hidden_in(*cells) == published


@pytest.mark.parametrize(("threshold", "shown"), [(5, "8 6 30 44"), (7, "c c 30 44")])
def test_the_threshold_is_a_setting(threshold: int, shown: str) -> None:
    assert hidden_in(8, 6, 30, threshold=threshold) == shown
    assert hidden_in(8, 11, 30, threshold=10) == "c c 30 49"


def test_a_total_that_is_not_published_gives_nothing_away() -> None:
    values, each = row(3, 8, 40)
    assert set(protect(values | {"all": None}, [each])) == {"c0"}


def test_the_rule_of_each_cell_is_said() -> None:
    values, each = row(40, 8, 3)
    assert protect(values, [each]) == {
        "c1": Hidden(Rule.BESIDE, protects="c2"),
        "c2": Hidden(Rule.SMALL),
    }


def test_a_cell_that_others_hid_alone_in_its_row_gets_company() -> None:
    values, each = row(40, 30, 12)
    found = protect(values, [each], already=["c2"])
    assert found == {"c1": Hidden(Rule.BESIDE, protects="c2"), "c2": Hidden(Rule.ALREADY)}


def test_a_row_with_one_hidden_cell_hides_a_rectangle_in_a_table() -> None:
    values, sums = rows_and_columns([[3, 20, 30], [40, 50, 60], [70, 80, 90]])
    assert set(protect(values, sums)) == {"r0c0", "r0c1", "r1c0", "r1c1"}


def test_cells_that_later_ones_make_needless_are_shown() -> None:
    """The first small cell alone would take r0c1; the last two make their own rectangle with it."""
    values, sums = rows_and_columns([[3, 9, 4], [30, 31, 32], [2, 33, 5]])
    found = protect(values, sums)
    assert set(found) == {"r0c0", "r0c2", "r2c0", "r2c2"}
    assert {each.rule for each in found.values()} == {Rule.SMALL}


def test_a_complement_that_is_small_hides_what_it_is_worked_out_from() -> None:
    """97 of 100 reviewed in time says that 3 were not."""
    values = {"in time": 97, "due": 100, "late": 3}
    found = protect(values, [Sum("due", ("in time", "late"))], unpublished=["late"])
    assert found == {"in time": Hidden(Rule.BESIDE, protects="late")}


# Nobody can work it out: the published figures fit a second table for every hidden cell

small = st.integers(min_value=0, max_value=9)


@settings(max_examples=150, deadline=None)
@given(st.lists(small, min_size=1, max_size=5), st.sampled_from([5, 7]))
def test_no_hidden_cell_of_a_row_can_be_worked_out(cells: list[int], threshold: int) -> None:
    values, each = row(*cells)
    assert_protected(values, [each], threshold)


@settings(max_examples=120, deadline=None)
@given(
    st.integers(2, 3).flatmap(
        lambda n: st.lists(st.lists(small, min_size=n, max_size=n), min_size=2, max_size=3)
    )
)
def test_no_hidden_cell_of_a_table_can_be_worked_out(cells: list[list[int]]) -> None:
    assert_protected(*rows_and_columns(cells), 5)


@settings(max_examples=40, deadline=None)
@given(st.lists(small, min_size=8, max_size=8))
def test_no_hidden_cell_of_three_dimensions_can_be_worked_out(cells: list[int]) -> None:
    assert_protected(*cube([[cells[0:2], cells[2:4]], [cells[4:6], cells[6:8]]]), 5)


@settings(max_examples=20, deadline=None)
@given(st.lists(small, min_size=8, max_size=8))
def test_what_is_found_in_haste_cannot_be_worked_out_either(cells: list[int]) -> None:
    """As in a file so large that the cheapest way to hide a number is not looked for to the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(moves, "_TRIES", moves._TRIES[1:])
        assert_protected(*cube([[cells[0:2], cells[2:4]], [cells[4:6], cells[6:8]]]), 5)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(small, min_size=3, max_size=3), min_size=4, max_size=4))
def test_no_hidden_cell_under_totals_of_totals_can_be_worked_out(cells: list[list[int]]) -> None:
    """Two areas of two places each: places, areas and the whole, by column and with row totals."""
    values: dict[str, int] = {}
    sums: list[Sum[str]] = []
    parts = {"north": ("p0", "p1"), "south": ("p2", "p3"), "all": ("north", "south")}
    for at, each in enumerate(cells):
        values |= {f"p{at}.{column}": n for column, n in enumerate(each)}
    for whole, places in parts.items():
        for column in range(3):
            below = tuple(f"{place}.{column}" for place in places)
            sums.append(Sum(f"{whole}.{column}", below))
            values[f"{whole}.{column}"] = sum(values[part] for part in below)
    for place in ("p0", "p1", "p2", "p3", *parts):
        across = tuple(f"{place}.{column}" for column in range(3))
        sums.append(Sum(f"{place}.sum", across))
        values[f"{place}.sum"] = sum(values[part] for part in across)
    for whole, places in parts.items():
        sums.append(Sum(f"{whole}.sum", tuple(f"{place}.sum" for place in places)))
    assert_protected(values, sums, 5)


@settings(max_examples=100, deadline=None)
@given(small, small)
def test_no_complement_of_a_share_can_be_worked_out(part: int, rest: int) -> None:
    values = {"part": part, "whole": part + rest, "rest": rest}
    sums = [Sum("whole", ("part", "rest"))]
    found = protect(values, sums, unpublished=["rest"])
    unpublished = frozenset({"rest"})
    cells = [*found, *(["rest"] if 1 <= rest <= 5 else [])]
    for cell in cells:
        assert second_table(values, sums, set(found), cell, unpublished=unpublished)


def assert_protected(values: dict[str, int], sums: list[Sum[str]], threshold: int) -> None:
    found = protect(values, sums, threshold=threshold)
    shown_small = {key for key, n in values.items() if 1 <= n <= threshold and key not in found}
    assert not shown_small
    assert all(values[key] for key in found), "a zero is hidden"
    for cell in found:
        assert second_table(values, sums, set(found), cell), f"{cell} of {values} is given away"
    assert found == protect(values, sums, threshold=threshold)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(small, min_size=3, max_size=3), min_size=3, max_size=3))
def test_no_cell_is_hidden_that_could_be_shown(cells: list[list[int]]) -> None:
    values, sums = rows_and_columns(cells)
    found = protect(values, sums)
    for beside in (key for key, each in found.items() if each.rule is Rule.BESIDE):
        fewer = set(found) - {beside}
        given_away = [cell for cell in fewer if not second_table(values, sums, fewer, cell)]
        assert given_away, f"{beside} of {values} need not be hidden"


def test_a_large_table_is_protected_in_a_moment() -> None:
    """What a council with 100 schools and 12 groups publishes."""
    chance = random.Random(7)  # noqa: S311 - figures for a test
    cells = [[chance.choice((0, 2, 4, 9, 15, 40)) for _ in range(12)] for _ in range(100)]
    values, sums = rows_and_columns(cells)
    found = protect(values, sums)
    assert all(key in found for key, n in values.items() if 1 <= n <= 5)
