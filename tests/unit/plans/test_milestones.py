"""Milestones and what waits for what, as plain rows: what is late, what is next, which circles."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plans.dependencies import cycle, in_words, warnings
from goldenthread.plans.milestones import (
    REACHED,
    TO_COME,
    WITHDRAWN,
    DueDay,
    MilestoneRow,
    next_of,
    overdue,
    reached_of,
)
from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import Progress

ON = date(2026, 11, 16)


def milestone(pk: int, due: int, state: str = TO_COME, was: int | None = None) -> MilestoneRow:
    """Due so many days from ON; at first `was` days from it."""
    days = [due] if was is None else [was, due]
    dues = tuple(DueDay(ON + timedelta(days=day), ON, "", "Owner") for day in days)
    return MilestoneRow(pk, 1, pk, f"Step {pk}", dues, state, None if state == TO_COME else ON)


def action(pk: int, due: int = 30, **more: object) -> ActionRow:
    said = {"progress": Progress.ON_TRACK, "due": ON + timedelta(days=due), "pk": pk} | more
    return ActionRow(f"1.{pk}", f"Work {pk}", "1", "Lead", "Owner", **said)  # type: ignore[arg-type]


def test_due_today_is_not_overdue_and_due_yesterday_is() -> None:
    assert overdue([milestone(1, 0)], ON) == ()
    (late,) = overdue([milestone(1, -1)], ON)
    assert late.days_overdue(ON) == 1


def test_overdue_is_measured_against_the_current_date_not_the_original() -> None:
    moved = milestone(1, 5, was=-40)
    assert overdue([moved], ON) == ()
    assert (moved.moves, moved.days_moved, moved.original_due) == (1, 45, ON - timedelta(40))


def test_what_is_reached_or_withdrawn_is_never_overdue_nor_next() -> None:
    rows = [milestone(1, -9, REACHED), milestone(2, -8, WITHDRAWN), milestone(3, 7)]
    assert overdue(rows, ON) == ()
    assert next_of(rows) == rows[2]
    assert reached_of(rows) == (1, 2)


def test_the_next_is_the_one_due_first_wherever_it_stands() -> None:
    rows = [milestone(1, 20), milestone(2, -3), milestone(3, 5)]
    assert next_of(rows) == rows[1]
    assert next_of([]) is None


def test_the_milestones_of_work_that_is_done_are_not_late() -> None:
    rows = (milestone(1, -9),)
    assert action(1, milestones=rows).late_milestones(ON) == rows
    assert action(1, milestones=rows, progress=Progress.COMPLETE).late_milestones(ON) == ()
    assert action(1, milestones=rows, counted=False).late_milestones(ON) == ()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"due": 31}, ["waits-beyond"]),
        ({"due": 30}, []),
        ({"due": -1}, ["waits-late"]),
        ({"due": 31, "progress": Progress.OFF_TRACK}, ["waits-late", "waits-beyond"]),
        ({"due": 31, "progress": Progress.COMPLETE}, []),
        ({"counted": False, "state": "Withdrawn"}, ["waits-left"]),
    ],
)
def test_what_is_to_be_known_of_the_other_action(more: dict[str, object], said: list[str]) -> None:
    other = action(2, **{"due": 20, **more})  # type: ignore[arg-type]
    assert [code for code, _ in warnings(action(1), other, ON)] == said


def test_work_that_is_done_waits_for_nothing() -> None:
    done = action(1, progress=Progress.COMPLETE)
    assert list(warnings(done, action(2, due=-9), ON)) == []


def test_a_circle_is_told_in_words() -> None:
    links = {2: {3}, 3: {1}}
    way = cycle(1, 2, links)
    assert way == [1, 2, 3, 1]
    refs = {pk: f"1.{pk}" for pk in way}
    expected = "1.1 would wait for 1.2, which waits for 1.3, which waits for 1.1"
    assert in_words(way, refs) == expected


NUMBERS = st.integers(1, 7)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=25))
def test_links_that_are_let_in_never_go_in_a_circle(wanted: list[tuple[int, int]]) -> None:
    """Each is let in only where `cycle` finds none; the plain way to see: take away, one by one,
    what waits for nothing, until nothing is left."""
    links: dict[int, set[int]] = {}
    for waits, needed in wanted:
        if waits != needed and not cycle(waits, needed, links):
            links.setdefault(waits, set()).add(needed)
    left = {pk: set(needs) for pk, needs in links.items()}
    while free := [pk for pk, needs in left.items() if not needs & left.keys()]:
        for pk in free:
            del left[pk]
    assert left == {}


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=25), NUMBERS, NUMBERS)
def test_only_a_circle_is_refused(pairs: list[tuple[int, int]], waits: int, needed: int) -> None:
    """A way is found exactly where the one can be reached from the other."""
    links: dict[int, set[int]] = {}
    for one, other in pairs:
        links.setdefault(one, set()).add(other)
    reached = {needed}
    for _ in range(7):
        reached |= {end for pk in reached for end in links.get(pk, ())}
    way = cycle(waits, needed, links) if waits != needed else []
    if waits != needed:
        assert bool(way) == (waits in reached)
    for one, other in pairwise(way[1:]):
        assert other in links[one]
