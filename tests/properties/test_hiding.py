"""Whatever the numbers of a table are: nobody works out a hidden one, and no more are hidden."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.measures.suppression import layout_of, moves, read_sheet
from goldenthread.measures.suppression.hiding import Rule, protect
from goldenthread.measures.suppression.moves import Sum
from goldenthread.measures.suppression.tables import Table
from tests.unit.measures.tables import cube, row, rows_and_columns, second_table

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
        patch.setattr(moves, "_CHEAPEST", moves._IN_HASTE)
        assert_protected(*cube([[cells[0:2], cells[2:4]], [cells[4:6], cells[6:8]]]), 5)


AREAS = (("North", "Alford"), ("North", "Burnley"), ("South", "Corby"), ("South", "Dover"))
thin = st.sampled_from([0, 0, 1, 2, 3, 9])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(thin, thin, thin), min_size=4, max_size=4), st.booleans())
def test_no_hidden_cell_of_a_file_with_several_levels_can_be_worked_out(
    cells: list[tuple[int, ...]], with_region: bool
) -> None:
    """Two regions of two places, by kind: found axis by axis, with no search from sum to sum."""
    sheet = read_sheet("\n".join([LEVELS, *_levels(cells, with_region)]))
    table = Table(sheet, layout_of(sheet), {"c"}, 5)
    values = {key: value for key, value in table.values.items() if value is not None}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(moves, "_EXACT_AXES", 0)
        patch.setattr(moves, "_LONGEST", 0)
        found = protect(values, table.sums, places=table.places())
    assert {key for key, n in values.items() if 1 <= n <= 5} <= set(found)
    for cell in found:
        assert second_table(values, table.sums, set(found), cell)


LEVELS = "region_name,la_name,kind,children"


def _levels(cells: list[tuple[int, ...]], with_region: bool) -> list[str]:
    """The rows of a file with its totals of regions, of both and of kinds."""
    sums: dict[tuple[str, ...], int] = {}
    for (region, la), counts in zip(AREAS, cells, strict=True):
        levels = ((region, la), (region, ""), ("", ""))
        for kind, n in zip(("New", "Old", "Else"), counts, strict=True):
            for area, each in product(levels if with_region else levels[::2], (kind, "Total")):
                sums[*area, each] = sums.get((*area, each), 0) + n
    return [",".join((*key, str(n))) for key, n in sums.items()]


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
