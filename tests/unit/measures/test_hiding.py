"""Small numbers: what is hidden, and that nobody can work it out from what is shown."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import product
from typing import Any

import pytest

from goldenthread.measures.suppression import layout_of, moves, read_sheet
from goldenthread.measures.suppression.hiding import Hidden, Rule, protect
from goldenthread.measures.suppression.moves import Sum
from goldenthread.measures.suppression.tables import Cell, Table
from tests.unit.measures.tables import row, rows_and_columns


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


def test_a_large_table_is_protected_in_a_moment() -> None:
    """What a council with 100 schools and 12 groups publishes."""
    chance = random.Random(7)  # noqa: S311 - figures for a test
    cells = [[chance.choice((0, 2, 4, 9, 15, 40)) for _ in range(12)] for _ in range(100)]
    values, sums = rows_and_columns(cells)
    found = protect(values, sums)
    assert all(key in found for key, n in values.items() if 1 <= n <= 5)


def test_a_file_with_small_numbers_everywhere_under_many_totals_is_protected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of 900 rows many are small, each in totals by area, sex, age and kind.

    Going from total to total no second table would be found for them. Each that was found instead
    is reckoned through here.
    """
    table = _dense_file()
    tables: list[moves.Move[Cell]] = []
    find = moves.Table.second

    def noted(*args: Any, **options: Any) -> moves.Move[Cell] | None:
        move: moves.Move[Cell] | None = find(*args, **options)
        tables.extend([move] if move else [])
        return move

    monkeypatch.setattr(moves.Table, "second", noted)
    found = protect(table.values, table.sums, places=table.places())
    small = {cell for cell, n in table.values.items() if n and n <= 5}
    assert small <= found.keys()
    assert len(found) < 3 * len(small)
    proven = {cell for each in tables if each.keys() <= found.keys() for cell in each}
    assert proven == found.keys()
    for each in tables:
        second = {cell: n + each.get(cell, 0) for cell, n in table.values.items() if n is not None}
        assert all(second[cell] >= 1 for cell in each)
        assert all(second[one.total] == sum(second[n] for n in one.parts) for one in table.sums)


def _dense_file() -> Table:
    chance = random.Random(7)  # noqa: S311 - figures for a test
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    areas = [(f"Region {n}", f"Place {n}.{m}") for n in range(2) for m in range(6)]
    for area, sex, age, kind in product(areas, "FM", "abcd", "xyz"):
        n = chance.choice((0, 1, 2, 3, 4, 6, 9))
        levels = (area, (area[0], ""), ("", ""))
        for key in product(levels, (sex, "Total"), (age, "Total"), (kind, "Total")):
            sums[*key[0], *key[1:]] += n
    lines = [",".join((*key, str(n))) for key, n in sums.items()]
    sheet = read_sheet("\n".join(["region_name,la_name,sex,age,kind,children", *lines]))
    return Table(sheet, layout_of(sheet), {"c"}, 5)
