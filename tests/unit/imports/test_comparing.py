"""Each column of the workbook that goes out: another word in it is shown when it comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from goldenthread.imports.comparing import COLUMNS, LABELS, Changed, Comparing, Comparison, Now
from goldenthread.imports.exchange import Line, read, write
from goldenthread.imports.proposal import of_lines
from goldenthread.imports.settling import Settling

POSTS = {1: "Head of care leavers", 2: "Head of safeguarding", 3: "Director", 4: "Principal"}
PRIORITIES = {7: "Care leavers", 8: "Front door"}
TITLES = {title.casefold(): [key] for key, title in PRIORITIES.items()}
NOW = Now(
    pk=17, reference="1.1", title="Open a drop-in", why="It was asked for", difference="Advice",
    priority=7, lead=3, owner=1, deputy=2, partners=("Health",), starts_on=date(2026, 9, 1),
    due_on=date(2027, 3, 31), progress="on_track", narrative="It is planned", next_step="Open",
)  # fmt: skip
SENT = Line(
    "1.1", "Care leavers", "Open a drop-in", "It was asked for", "Advice", "Director",
    "Head of care leavers", "Head of safeguarding", "Health", NOW.starts_on, NOW.due_on,
    "On track", "It is planned",
)  # fmt: skip
ANOTHER: dict[str, Any] = {
    "reference": "9.9", "priority": "Front door", "title": "Close it", "why": "No reason",
    "difference": "None", "lead": "Principal", "owner": "Principal", "deputy": "Principal",
    "partners": "Housing", "starts_on": date(2026, 10, 1), "due_on": date(2027, 4, 30),
    "progress": "At risk", "said": "Otherwise", "rating": "At risk", "narrative": "It is late",
    "next_step": "Find rooms", "new_due_on": date(2027, 5, 31), "why_new": "No rooms",
}  # fmt: skip
ANSWERS = [name for name, means in COLUMNS.items() if means == "answer"]


def compared(line: Line, titles: Mapping[str, Sequence[int]] = TITLES) -> Comparison:
    back = read(write("Plan", [line], [("On track", "It is")]))
    assert back
    return Comparing(
        Settling(of_lines(*back), {}, POSTS),
        {"1.1": NOW},
        {"on track": "on_track", "at risk": "at_risk"},
        titles,
        "sheet.xlsx",
        is_live=True,
        today=date(2026, 11, 16),
        reported=date(2026, 10, 31),
    ).result()


def shown(line: Line) -> Changed:
    [changed] = compared(line).changed
    return changed


def test_what_went_out_comes_back_the_same() -> None:
    assert compared(SENT) == Comparison((), (), (), 1)
    assert COLUMNS.keys() == ANOTHER.keys() == {each.name for each in fields(Line)}


@pytest.mark.parametrize("name", [name for name, means in COLUMNS.items() if means == "says"])
def test_another_word_in_a_column_of_the_plan_is_shown_with_both(name: str) -> None:
    changed = shown(replace(SENT, **{name: ANOTHER[name]}))
    if name == "due_on":
        assert (changed.fields, changed.due_on) == ((), date(2027, 4, 30))
        return
    assert changed.fields == (name,)
    [(label, before, after)] = changed.told(POSTS, PRIORITIES)
    assert label == LABELS[name]
    assert before != after
    day = name == "starts_on"
    assert (before, after) == (
        ("1 September 2026", "1 October 2026") if day else (getattr(SENT, name), ANOTHER[name])
    )


@pytest.mark.parametrize("name", ANSWERS)
def test_what_an_owner_filled_in_is_shown(name: str) -> None:
    whole = replace(SENT, **{each: ANOTHER[each] for each in ANSWERS})
    update = shown(whole).update
    assert update
    assert (update.rating, update.new_due_on) == ("at_risk", date(2027, 5, 31))
    assert shown(replace(whole, **{name: ""})) != shown(whole)


@pytest.mark.parametrize("name", ["progress", "said"])
def test_how_it_stood_is_not_read_and_that_is_said(name: str) -> None:
    [problem] = shown(replace(SENT, **{name: ANOTHER[name]})).problems
    assert problem.startswith(f"“{LABELS[name]}” is otherwise in the file than in the plan")


def test_another_reference_is_another_action() -> None:
    result = compared(replace(SENT, reference="9.9"))
    assert [row.reference for row in result.new] == ["9.9"]


def test_a_deputy_who_is_taken_out_and_one_whom_nobody_knows() -> None:
    assert shown(replace(SENT, deputy="")).fields == ("deputy",)
    unknown = shown(replace(SENT, deputy="Somebody"))
    assert unknown.fields == ()
    assert "“Somebody” as its deputy, a post that nobody here holds" in unknown.problems[0]


def test_of_two_priorities_with_one_title_it_stays_where_it_is() -> None:
    twice = {title.casefold(): [7, 8] for title in PRIORITIES.values()}
    assert compared(replace(SENT, priority="Front door"), twice) == compared(SENT)


def test_a_priority_that_the_plan_has_not_moves_nothing_and_is_said() -> None:
    result = compared(replace(SENT, priority="Homes"))
    assert (result.changed, result.elsewhere) == ((), ("Homes",))
