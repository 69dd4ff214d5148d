"""How alike findings are: no word of real reports, only the ways in which they vary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.inspections.likeness import SUGGESTED, compare, in_words, stem, terms

PATHWAY = "The quality of pathway plans for care leavers."
OTHERS = [
    "Ensure that supervision is regular, reflective and recorded.",
    "The response to children who go missing from home.",
    "The use of data about performance by senior leaders.",
    "How consent is recorded at the front door.",
]


@pytest.mark.parametrize(
    ("new", "old"),
    [
        (PATHWAY, "Improve pathway planning with care leavers, so that plans are their own."),
        ("Frequency of supervision of social workers", "Supervision that is frequent."),
        ("Help at night and at weekends.", "The work of the emergency duty team."),
        ("Health assessments of looked after children.", "Assessments of health in care."),
        (
            "Management oversight of pre-proceedings, to avoid drift.",
            "Strengthen managers’ oversight of cases with historic drift and delay, of private "
            "fostering arrangements, and of young people in emergency accommodation.",
        ),
    ],
)
def test_the_same_is_found_in_other_words_first_and_above_the_threshold(new, old):
    found = compare(new, [*OTHERS, old])
    assert found[0].position == len(OTHERS)
    assert found[0].score >= SUGGESTED


def test_what_every_finding_says_makes_nothing_alike():
    phrases = "Ensure that the quality of services for children and young people is consistent"
    assert compare(f"{phrases} in audits.", [f"{phrases} in adoption.", *OTHERS]) == []


def test_the_words_that_both_say_are_given_as_written_the_rarest_first():
    (found, *_) = compare(
        PATHWAY, ["Pathway plans that care leavers know.", "Plans for children.", *OTHERS]
    )
    assert found.shared == ("care leavers", "pathway", "plans")


def test_a_text_is_wholly_like_itself_and_the_order_does_not_matter():
    (found,) = compare(PATHWAY, [PATHWAY])
    assert (found.score, found.words) == (100, "says the same")
    there = compare(PATHWAY, [OTHERS[0], "Plans of care leavers."], least=0)
    back = compare("Plans of care leavers.", [OTHERS[0], PATHWAY], least=0)
    assert there[0].score == back[0].score


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=4))
def test_any_text_is_compared_and_scores_lie_between_0_and_100(text, others):
    found = compare(text, others, least=0)
    assert sorted(each.position for each in found) == list(range(len(others)))
    assert all(0 <= each.score <= 100 for each in found)


def test_scores_in_words_and_none_below_the_threshold():
    words = [in_words(score) for score in (100, 44, SUGGESTED, SUGGESTED - 1)]
    assert words == ["says the same", "says much the same", "says something alike", ""]


def test_stems_and_names_fold_what_is_one_thing():
    assert {stem(word) for word in ("assessment", "assessments", "assessing", "assess")} == {
        "assess"
    }
    assert set(terms("IROs")) == set(terms("independent reviewing officers"))
    assert set(terms("LSCP")) == set(terms("the safeguarding partnership"))
