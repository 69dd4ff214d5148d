"""What rows of a file become, by what a person chose: pure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.imports.asking import LEFT, Offer, questions, waits
from goldenthread.imports.proposal import read_proposal
from goldenthread.imports.settling import (
    NOBODY,
    STARTS_WHEN_DUE,
    Settling,
    references,
    shortened,
    without_number,
)

POSTS = {1: "Assistant Director", 2: "Head of Service, Care Leavers", 3: "Director"}
OFFER = Offer(
    leads=[("1", POSTS[1]), ("3", POSTS[3])],
    owners=[(str(key), post) for key, post in POSTS.items()],
    levels=[("on_track", "On track"), ("at_risk", "At risk"), ("off_track", "Off track")],
    today="2026-11-16",
)
# ruff: noqa: E501 - a table
TABLE = """Ref,Priority,Action,Lead,By when,RAG,Progress,Success measures,Resources
1,Care leavers,Visit each young person,Head of Service - Care Leavers,31/03/2027,Green,Begun,More visits,One worker
2,Care leavers,Write the offer,Head of Service - Care Leavers,ongoing,Amber,Late,,
1,Front door,Answer calls within the hour,Director,May 27,Green,,,
2,Front door,Train the duty team,,,Red,,,
"""
PLAN = {
    "title": "Our plan", "level_name": "priority", "lead": "1", "owner": "2", "deputy": "3",
    "starts_on": "2026-11-16", "due_on": "",
}  # fmt: skip


def settling(choices: dict[str, Any] | None = None) -> Settling:
    return Settling(read_proposal(TABLE.encode(), "plan.csv"), choices or {}, POSTS)


def test_a_date_that_is_no_day_is_nothing_until_a_person_says_so() -> None:
    bare = settling({"plan": PLAN})
    assert [row.due_on for row in bare.rows()] == [date(2027, 3, 31), None, None, None]
    assert "It has no due date" in bare.rows()[1].problems[0]
    asked = {each.key: each for each in questions("days", bare, OFFER)}
    assert [each.value for each in asked.values()] == ["", "", ""]
    assert asked["due_on:May 27"].where == "2.1 Answer calls within the hour, line 4, column 5."
    assert asked[LEFT].said.startswith("2 rows stay without a date")
    said = {"due_on:ongoing": "2027-06-30", "due_on:May 27": "2027-05-31"}
    told = settling({"plan": PLAN, "days": said})
    assert told.rows()[2].due_on == date(2027, 5, 31)
    assert waits("days", told, OFFER) == 0
    empty = {"due_on:ongoing": "", "due_on:May 27": "2027-05-31", LEFT: False}
    assert waits("days", settling({"days": empty}), OFFER) == 1
    assert waits("days", settling({"days": empty | {LEFT: True}}), OFFER) == 0


def test_a_name_is_answered_by_a_post_or_by_nobody() -> None:
    name = "Head of Service - Care Leavers"
    asked = next(each for each in questions("people", settling(), OFFER) if each.key == name)
    assert asked.told == "Named in 1.1, 1.2. 2 times."
    said = {"leads_are": "owner", name: ""}
    assert waits("people", settling({"people": said}), OFFER) == 1
    nobody = settling({"plan": PLAN, "people": said | {name: NOBODY}})
    assert waits("people", nobody, OFFER) == 0
    assert nobody.rows()[0].owner == 2  # as “The plan” says


def test_a_single_rag_column_asks_and_its_words_become_levels() -> None:
    bare = settling({"plan": PLAN})
    kind = questions("ratings", bare, OFFER)[0]
    assert (kind.label, kind.value, kind.count) == ("What does “RAG” rate?", "progress", 4)
    assert [row.progress for row in bare.rows()] == ["on_track", "at_risk", "on_track", "off_track"]
    as_impact = settling({"plan": PLAN, "ratings": {"kind:RAG": "impact"}})
    row = as_impact.rows()[0]
    assert row.progress == ""
    assert row.notes[0].startswith("Impact is “Green” in the file. A quality assurer assesses it")
    other = settling({"plan": PLAN, "ratings": {"kind:RAG": "progress", "word:Amber": "off_track"}})
    assert other.rows()[1].progress == "off_track"


def test_who_is_who_is_chosen_once_for_each_name() -> None:
    said = {"leads_are": "owner", "Head of Service - Care Leavers": "2"}
    rows = settling({"plan": PLAN, "people": said}).rows()
    assert [(row.lead, row.owner) for row in rows] == [(1, 2), (1, 2), (1, 3), (1, 2)]
    swapped = settling({"plan": PLAN, "people": said | {"leads_are": "lead"}}).rows()
    assert (swapped[2].lead, swapped[2].owner) == (3, 2)
    assert (
        "a deputy" in settling({"plan": PLAN | {"owner": "1", "deputy": ""}}).rows()[3].problems[-1]
    )


def test_a_reference_that_stands_in_two_priorities_gets_their_numbers() -> None:
    assert [row.reference for row in settling().rows()] == ["1.1", "1.2", "2.1", "2.2"]
    bare: dict[str, Any] = {"priority": None}
    rows = [bare | {"n": n, "ref": ref} for n, ref in enumerate(("A", "A", "", "B"))]
    assert references(rows) == {0: "1.A", 1: "1.Ab", 2: "1.1", 3: "B"}
    assert references(rows, out=[0])[1] == "1.A"


def test_a_sheet_s_cell_and_a_reference_that_is_changed_are_said() -> None:
    twice = read_proposal(TABLE.replace("2,Front", "1,Front").encode(), "plan.csv")
    twice["rows"][2]["due_on"]["place"] = "Plan!E4"
    seen = questions("seen", Settling(twice, {}, POSTS), OFFER)
    said = next(each.said for each in seen if each.key == "ref-twice")
    assert said == "Two actions have the reference 1. This one becomes 2.1b."
    asked = {each.key: each.where for each in questions("days", Settling(twice, {}, POSTS), OFFER)}
    assert asked["due_on:May 27"] == "2.1 Answer calls within the hour, cell E4."


def test_a_start_never_moves_without_a_word() -> None:
    moved = settling({"plan": PLAN | {"starts_on": "2027-04-01"}})
    assert moved.rows()[0].starts_on == date(2027, 3, 31)
    assert STARTS_WHEN_DUE in moved.rows()[0].notes
    asked = next(each for each in questions("seen", moved, OFFER) if each.key == "start-moved")
    assert (asked.count, asked.place) == (1, "1.1 Visit each young person, line 2, column 1")


def test_a_column_is_shown_with_what_stands_in_it() -> None:
    ref = questions("columns", settling(), OFFER)[0]
    assert ref.told == "For example “1”, “2”. 4 times."


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("1. Front door", "Front door"),
        ("Priority 1: Front door", "Front door"),
        ("2. Care", "2. Care"),
        ("1.2 Care", "1.2 Care"),
        ("1 stop shop", "1 stop shop"),
    ],
)
def test_a_priority_s_title_loses_its_own_number(title: str, bare: str) -> None:
    assert without_number(title, 1) == bare


def test_nothing_that_is_written_is_lost_without_a_word() -> None:
    first = settling({"plan": PLAN}).rows()[0]
    assert (first.difference, first.narrative) == ("More visits", "Begun")
    assert "Resources: One worker" in first.why
    title, whole = shortened("word " * 100)
    assert len(title) <= 300
    assert title.endswith("…")
    assert whole == "word " * 100


@pytest.mark.parametrize("heading", ["Success measures"])
def test_what_a_column_means_is_corrected(heading: str) -> None:
    again = read_proposal(TABLE.encode(), "plan.csv", {heading: "evidence"})
    assert again["rows"][0]["difference"] == ""
    assert ["Evidence", "More visits"] in again["rows"][0]["beside"]


def test_a_row_that_is_left_out_asks_nothing() -> None:
    left = settling({"plan": PLAN, "rows": {"out": [1, 2]}})
    assert questions("days", left, OFFER) == []


def test_a_milestone_that_cannot_come_in_is_told_beside_its_row() -> None:
    proposal = read_proposal(TABLE.encode(), "plan.csv")
    day = {"said": "", "day": "", "sure": False, "asks": "", "place": ""}
    proposal["rows"][0]["milestones"] = [
        {"title": "Agree the list", "due_on": None},
        {"title": "Begin", "due_on": {**day, "said": "soon"}},
        {"title": "Look back", "due_on": {**day, "day": "2027-04-01", "sure": True}},
        {"title": "Half way", "due_on": {**day, "day": "2027-03-31", "sure": True}},
    ]
    row = Settling(proposal, {"plan": PLAN}, POSTS).rows()[0]
    assert row.milestones == (("Half way", date(2027, 3, 31)),)
    assert row.notes == (
        "The milestone “Agree the list” has no date, so it is left out.",
        "The milestone “Begin” has no date, so it is left out.",
        "The milestone “Look back” is on 1 April 2027, outside the time of its action, so it is "
        "left out.",
    )
