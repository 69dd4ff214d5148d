"""What an edition says is stored so that it can be read again exactly."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from goldenthread.measures.spc import Settings
from goldenthread.reports.dataset import Checkpoint, CommitteePaper, Correction, Revised
from goldenthread.reports.dataset_json import Unreadable, from_json, to_json
from tests.unit.reports.papers import paper

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Settings, st.sampled_from([Settings(), Settings(shift=8, fix_after=12)]))


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")  # it is large
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # what fails is too large to be made smaller
    suppress_health_check=list(HealthCheck),
)
@given(st.from_type(CommitteePaper))
def test_any_paper_is_read_again_as_it_was(made: CommitteePaper) -> None:
    stored = to_json(made)
    again = from_json(stored)
    assert again == made
    assert to_json(again) == stored


def test_a_paper_of_a_plan_is_read_again_with_every_count_that_it_makes() -> None:
    checkpoint = Checkpoint(4213, "ab" * 32, "https://plans.example/v/abcdefghij")
    corrects = Correction(1, date(2025, 11, 14), (Revised("Summary", "18", "19"),))
    made = paper(30, record=checkpoint, corrects=corrects, edition=2)
    again = from_json(to_json(made))
    assert again == made
    assert again.position.progress == made.position.progress
    assert type(again.position.actions[0].progress) is type(made.position.actions[0].progress)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda whole: whole | {"version": 2}, "later release"),
        (lambda whole: whole | {"paper": whole["paper"] | {"rag": "red"}}, "has no rag"),
        (lambda whole: {**whole, "paper": {}}, "needs authority, body"),
        (lambda whole: {**whole, "paper": whole["paper"] | {"meeting_on": "soon"}}, "soon"),
        (lambda whole: [whole], "cannot be read"),
    ],
)
def test_what_is_no_dataset_is_refused_with_a_sentence(spoil, said) -> None:
    spoiled = spoil(json.loads(to_json(paper(2))))
    with pytest.raises(Unreadable, match=said):
        from_json(json.dumps(spoiled).encode())


def test_a_field_of_a_later_release_takes_its_default_in_what_was_stored_before() -> None:
    whole = json.loads(to_json(paper(2)))
    del whole["paper"]["corrects"]
    assert from_json(json.dumps(whole).encode()) == paper(2)
