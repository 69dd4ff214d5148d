"""What differs between two texts, down to the word."""

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plans.differences import Words, differences, pieces

texts = st.text(alphabet="ab .\n", max_size=30)


def action(pk: int, **fields: str) -> Words:
    return Words("action", pk, f"1.{pk}", {"What": "Visit homes.", **fields})


def test_a_word_that_changed_stands_between_those_that_did_not() -> None:
    found = pieces("Visit each home in two weeks.", "Visit each home in three weeks.")
    assert found == (
        ("same", "Visit each home in "),
        ("gone", "two "),
        ("new", "three "),
        ("same", "weeks."),
    )


def test_texts_with_little_in_common_stand_whole() -> None:
    found = pieces("Visit each home.", "Appoint four social workers by March.")
    assert [kind for kind, _ in found] == ["gone", "new"]


@given(texts, texts)
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(words for kind, words in found if kind != "new") == before
    assert "".join(words for kind, words in found if kind != "gone") == after


def test_a_thing_keeps_its_identity_when_its_reference_changes() -> None:
    (found,) = differences((action(1, Reference="1.1"),), (action(1, Reference="2.4"),))
    assert found.what == "changed"
    assert [(each.label, each.before, each.after) for each in found.fields] == [
        ("Reference", "1.1", "2.4")
    ]


def test_what_was_added_and_removed_is_told_and_what_is_the_same_is_not() -> None:
    before, after = (action(1), action(2)), (action(2), action(3))
    told = [(each.words.pk, each.what) for each in differences(before, after)]
    assert told == [(3, "added"), (1, "removed")]
