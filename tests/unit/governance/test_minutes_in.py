"""What the reader found, as rows to be ticked: nothing added, nothing guessed. Pure."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.governance.minutes import read_json
from goldenthread.governance.minutes_in import named, proposed, waiting
from tests.governing import MINUTES


def test_a_resolution_of_two_verbs_is_two_decisions_and_a_promise_keeps_its_sentence() -> None:
    (meeting,) = proposed(read_json(MINUTES.encode()))
    assert (meeting.body, meeting.day) == ("Children and Families Committee", date(2026, 9, 21))
    (item,) = meeting.items
    rows = [(row.verb, row.to, row.carried) for row in item.decisions]
    assert rows == [("note", "", "unanimous"), ("recommend", "Council", "unanimous")]
    (promise,) = item.undertakings
    assert "undertook to provide the cost of placements in writing" in promise.sentence
    assert promise.due_on is None


@pytest.mark.parametrize(
    ("resolved", "verbs"),
    [
        ("RECOMMENDED to Full Council: that £250,000 be approved.", ["recommend"]),
        ("RECOMMENDED to Full Council: that the report be noted and approved.", ["recommend"]),
        ("RESOLVED: That the plan be approved and recommended to Full Council.",
         ["approve", "recommend"]),
    ],
)  # fmt: skip
def test_what_is_recommended_is_decided_elsewhere(resolved: str, verbs: list[str]) -> None:
    head = MINUTES.partition("RESOLVED")[0]
    (meeting,) = proposed(read_json(f"{head}{resolved}\n".encode()))
    assert [row.verb for item in meeting.items for row in item.decisions] == verbs


def test_what_a_report_recommends_is_no_decision() -> None:
    text = "Recommendations\n\nThe committee is recommended to:\n1. Approve the plan.\n"
    found = proposed(read_json(text.encode()))
    assert [row for each in found for item in each.items for row in item.decisions] == []


NAMES = {"1": "Full Council", "2": "Children and Families Committee", "3": "Audit Committee"}


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Full Council", "1"),
        ("Council", "1"),
        ("children and families committee", "2"),
        ("Committee", ""),
        ("Cabinet", ""),
        ("", ""),
    ],
)
def test_a_body_is_known_by_its_name_or_the_only_one_that_it_can_be(said: str, key: str) -> None:
    assert named(said, NAMES) == key


def test_what_is_recorded_or_decides_nothing_has_nothing_left_to_tick() -> None:
    text = MINUTES.replace("14 Improvement plan", "13 Apologies\n\nThere were none.\n\n14 Plan")
    (meeting,) = proposed(read_json(text.encode()))
    none, plan = waiting(meeting.items, set())
    assert (none.settled, plan.settled) == ("nothing decided or promised", "")
    assert (plan.decisions, plan.undertakings) == (2, 1)
    known = {row.text for row in plan.item.decisions}
    known |= {row.sentence for row in plan.item.undertakings}
    assert waiting(meeting.items, known)[1].settled == "recorded already"
