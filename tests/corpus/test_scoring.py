"""The measure itself: what it counts as equal, missing and invented."""

import pytest

from tests.corpus.scoring import Score, fold, score


@pytest.mark.parametrize(
    "other",
    ["The child's plan - kept", "the  child’s\nplan – kept.", "The child‘s plan — KEPT ."],
)
def test_space_quotes_dashes_case_and_the_final_stop_do_not_count(other: str) -> None:
    assert fold(other) == fold("The child’s plan – kept.")


def test_a_word_more_or_less_counts() -> None:
    assert fold("The child’s plan.") != fold("The child’s plans.")
    assert fold("Plans. Visits") != fold("Plans Visits")


READ = {
    "kind": "sif",
    "authority": "Wyremouth",
    "priority_actions": [],
    "improvements": ["Plans.", "Plans.", "A heading"],
    "lscb_recommendations": [],
    "lscb_priority_actions": [],
}


def test_fields_and_items_are_counted() -> None:
    truth = {"kind": "sif", "authority": "Wyre", "improvements": ["Plans", "Visits"]}
    found = score(READ, truth)
    assert (found.fields, found.wrong) == (2, ["authority"])
    assert (found.items, found.missing) == (2, ["visits"])
    assert found.invented == ["plans", "a heading"]
    assert found.equal == 0.5


def test_scores_add_up() -> None:
    total = Score(2, ["kind"], 3, ["a"], []) + Score(1, [], 1, [], ["b"])
    assert total == Score(3, ["kind"], 4, ["a"], ["b"])
    assert total.equal == 0.75
    assert Score().equal == 1.0
