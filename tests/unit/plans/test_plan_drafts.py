"""What a person does to a plan that is being drafted. Pure."""

import pytest

from goldenthread.plans import drafts
from goldenthread.plans.drafts import Found

FOUND = [
    Found(11, "The quality of pathway plans.", "Care leavers", "Finding 1."),
    Found(12, "Supervision.", "", "Finding 2."),
    Found(13, "Where care leavers live.", "Care leavers", "Finding 3."),
]


@pytest.fixture
def draft():
    made = drafts.propose("Plan", [7], FOUND, "2026-11-16")
    made["due_on"] = "2027-06-30"
    for row in made["priorities"]:
        row.update(lead=1, owner=2)
    return made


def titles(draft):
    return [row["title"] for row in draft["priorities"]]


def test_a_priority_for_each_area_and_one_for_the_rest(draft):
    assert titles(draft) == ["Care leavers", "Further findings"]
    assert [row["priority"] for row in draft["actions"]] == [0, 1, 0]
    assert drafts.references(draft) == {1: "1.1", 2: "2.1", 3: "1.2"}
    assert drafts.unanswered(draft) == []


def test_without_findings_there_is_a_priority_to_fill():
    assert titles(drafts.propose("Plan", [], [], "")) == ["Further findings"]


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("The quality of plans.", "Improve the quality of plans"),
        (
            "Services to care leavers, including:\n— homes",
            "Improve services to care leavers, including",
        ),
        ("Raising awareness of private fostering.", "Raising awareness of private fostering"),
        ("Ensure that visits are made.", "Ensure that visits are made"),
        ("IROs’ challenge.", "Improve IROs’ challenge"),
        ("", ""),
    ],
)
def test_an_action_begins_with_the_findings_words(text, begun):
    assert drafts.wording(text) == begun


def test_a_long_finding_makes_a_title_that_fits():
    begun = drafts.wording("The " + "quality " * 80)
    assert len(begun) <= 300
    assert begun.endswith("quality…")


def test_an_action_follows_its_priority_and_the_plan_where_it_says_nothing(draft):
    row = draft["actions"][0]
    assert drafts.effective(draft, row)["lead"] == 1
    assert drafts.effective(draft, row)["due_on"] == "2027-06-30"
    row.update(lead=5, due_on="2027-05-01", reference="A1")
    whole = drafts.effective(draft, row)
    assert (whole["lead"], whole["due_on"], whole["reference"]) == (5, "2027-05-01", "A1")


def test_a_typed_reference_is_not_given_twice(draft):
    draft["actions"][2]["reference"] = "1.1"
    assert drafts.references(draft) == {1: "1.2", 2: "2.1", 3: "1.1"}


def test_moving_an_action_numbers_it_anew(draft):
    draft["actions"][0]["priority"] = 1
    assert drafts.references(draft) == {1: "2.1", 2: "2.2", 3: "1.1"}


def test_removing_a_priority_moves_its_actions_to_the_first_that_stays(draft):
    changed = drafts.remove_priority(drafts.add_priority(draft), 0)
    assert titles(changed) == ["Further findings", ""]
    assert [row["priority"] for row in changed["actions"]] == [0, 0, 0]
    assert changed["shape"] == 2
    one = drafts.remove_priority(changed, 1)
    assert titles(drafts.remove_priority(one, 0)) == ["Further findings"]


def test_a_second_action_stands_behind_the_first_without_words(draft):
    changed = drafts.add_action(draft, FOUND[0])
    assert [row["key"] for row in changed["actions"]] == [1, 4, 2, 3]
    assert changed["actions"][1]["title"] == ""
    assert drafts.answering(changed, 11) == [1, 4]


def test_removing_an_action_unlinks_it_everywhere(draft):
    draft["findings"][1]["also"] = [1]
    assert drafts.answering(draft, 12) == [2, 1]
    changed = drafts.remove_action(drafts.remove_action(draft, 1), 2)
    assert drafts.unanswered(changed) == [11, 12]
    again = drafts.add_action(changed, FOUND[1])
    assert again["actions"][-1]["title"] == "Improve supervision"
    assert drafts.unanswered(again) == [11]


def test_findings_that_may_no_longer_be_seen_go_with_their_actions(draft):
    draft["findings"][1]["also"] = [1]
    changed = drafts.without_hidden(draft, [12, 13])
    assert [row["pk"] for row in changed["findings"]] == [12, 13]
    assert [row["key"] for row in changed["actions"]] == [2, 3]
    assert changed["findings"][0]["also"] == []
    assert drafts.without_hidden(draft, [11, 12, 13]) == draft


def problems(draft, **changes):
    draft["actions"][0].update(changes)
    return drafts.problems_of_action(draft, draft["actions"][0])


def test_nothing_is_missing_in_a_proposal_with_posts(draft):
    assert problems(draft) == {}
    assert drafts.problems_of_priority(draft["priorities"][0], 1) == {}


def test_what_is_missing_is_said_by_its_field(draft):
    draft["due_on"] = ""
    draft["priorities"][0].update(lead=None, owner=None, title="")
    assert set(problems(draft, title="")) == {"title", "lead", "owner", "due_on"}
    assert set(drafts.problems_of_priority(draft["priorities"][0], 1)) == {"title", "lead"}


def test_due_before_it_starts(draft):
    assert set(problems(draft, due_on="2026-11-01")) == {"due_on"}


def test_a_lead_who_is_owner_needs_a_deputy_who_is_neither(draft):
    assert "also its owner" in problems(draft, owner=1)["deputy"]
    assert "cannot be its deputy" in problems(draft, owner=1, deputy=1)["deputy"]
    assert problems(draft, owner=1, deputy=3) == {}


def test_two_actions_with_one_reference(draft):
    draft["actions"][2]["reference"] = "X"
    assert problems(draft, reference="X") == {"reference": "Two actions have the reference X."}


def test_partners_are_divided_by_commas_and_lines():
    assert drafts.partners_of(" A, B;\nC ,, ") == ["A", "B", "C"]
