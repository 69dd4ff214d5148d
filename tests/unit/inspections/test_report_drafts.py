"""What a person does to a report that was read, before anything is recorded."""

from copy import deepcopy
from datetime import date

import pytest

from goldenthread.inspections import drafts
from goldenthread.inspections.areas import area_of


def read(field=None, **more):
    return {"value": field} | more if field else None


def item(text, page=2, tags=(), group="", bodies=""):
    box = {"x0": 71.6, "top": 90.2, "x1": 500.4, "bottom": 121.5}
    places = [{"page": page, "box": box}]
    return {"text": text, "tags": list(tags), "places": places, "group": group, "bodies": bodies}


def reading(**changes):
    """A `Report` of the reader as JSON values."""
    values = {
        "kind": "ilacs_short",
        "pages": [{"number": 1, "width": 595.3, "height": 841.9}],
        "authority": read("Wyremouth"),
        "lead_inspector": read("Inspector Seven"),
        "inspection_start": read("2026-06-01"),
        "inspection_end": read("2026-06-12"),
        "published": None,
        "outcome": None,
        "outcome_code": None,
        "statement_due": None,
        "judgements": [
            {"area": "Overall", "grade": "good", "grade_text": "Good", "places": []},
            {"area": "Care", "grade": "fairly good", "grade_text": "Fairly good", "places": []},
        ],
        "priority_actions": [item("Act at once.")],
        "improvements": [item("The quality of pathway plans.", tags=["Outcome three"])],
        "lscb_priority_actions": [],
        "lscb_recommendations": [item("The board should meet.")],
        "strengths": [],
        "doubts": [],
    }
    return values | changes


@pytest.fixture
def draft():
    return drafts.from_reading(reading())


def words(draft):
    return [row["text"] for row in draft["findings"]]


def test_a_reading_becomes_rows_by_kind(draft):
    assert [row["kind"] for row in draft["findings"]] == [
        "priority_action",
        "improvement",
        "recommendation",
    ]
    second = draft["findings"][1]
    assert second["place"] == [[2, 72, 90, 500, 122]]
    assert second["framework_tag"] == "Outcome three"
    assert second["practice_area"] == "care_leavers"
    assert draft["inspection_start"] == "2026-06-01"
    assert draft["published"] == draft["received"] == ""


def test_what_is_no_grade_stays_as_words(draft):
    assert [(row["grade"], row["grade_text"]) for row in draft["judgements"]] == [
        ("good", "Good"),
        ("", "Fairly good"),
    ]


def test_a_kind_that_the_reader_cannot_tell_is_asked_for():
    assert drafts.from_reading(reading(kind="ilacs"))["kind"] == ""
    assert drafts.from_reading(reading(kind="jtai"))["kind"] == "jtai"


def test_doubts_stand_by_the_row_or_the_field_that_they_are_about():
    about = [
        {"field": "improvements", "index": 0, "sentence": "Is this one?"},
        {"field": "judgements", "index": 1, "sentence": "What grade?"},
        {"field": "kind", "index": None, "sentence": "Which kind?"},
    ]
    draft = drafts.from_reading(reading(doubts=about))
    assert [row["doubts"] for row in draft["findings"]] == [[], ["Is this one?"], []]
    assert [row["doubts"] for row in draft["judgements"]] == [[], ["What grade?"]]
    assert draft["doubts"] == {"kind": ["Which kind?"]}
    assert drafts.unsure(draft) == 3
    draft["findings"][1]["confirmed"] = True
    assert drafts.unsure(draft) == 2


def test_split_divides_at_empty_lines_and_keeps_the_rest(draft):
    draft["findings"][1]["text"] = "One.\n \nTwo.\n\n\nThree."
    before = deepcopy(draft)
    assert drafts.can_split(draft, 1)
    assert not drafts.can_split(draft, 0)
    changed = drafts.split(draft, 1)
    assert words(changed) == ["Act at once.", "One.", "Two.", "Three.", "The board should meet."]
    assert changed["findings"][3]["place"] == draft["findings"][1]["place"]
    assert changed["shape"] == draft["shape"] + 1
    assert draft == before


def test_join_takes_the_next_with_its_place_and_doubts(draft):
    draft["findings"][0]["confirmed"] = True
    draft["findings"][1]["place"] = [[3, 1, 2, 3, 4]]
    draft["findings"][1]["doubts"] = ["One or two?"]
    changed = drafts.join(draft, 0)
    joined = changed["findings"][0]
    assert joined["text"] == "Act at once. The quality of pathway plans."
    assert joined["place"] == [[2, 72, 90, 500, 122], [3, 1, 2, 3, 4]]
    assert joined["doubts"] == ["One or two?"]
    assert not joined["confirmed"]
    assert len(changed["findings"]) == 2


def test_what_was_split_and_joined_stands_in_one_place(draft):
    draft["findings"][0]["text"] = "One.\n\nTwo."
    assert drafts.join(drafts.split(draft, 0), 0)["findings"][0]["place"] == [[2, 72, 90, 500, 122]]


def test_the_last_finding_has_none_to_join(draft):
    assert words(drafts.join(draft, 2)) == words(draft)


def test_dropping_keeps_the_words(draft):
    changed = drafts.drop(draft, 0)
    assert changed["findings"][0]["kind"] == ""
    assert words(changed) == words(draft)
    assert drafts.to_check(changed) == [2, 3]


def test_what_is_recorded_leaves_out_what_is_no_finding_or_was_never_typed(draft):
    draft["received"] = "2026-07-06"
    typed = drafts.add_judgement(drafts.add(drafts.drop(draft, 2)))
    recorded = drafts.to_input(typed)
    assert [row.text for row in recorded.findings] == words(draft)[:2]
    assert [row.area for row in recorded.judgements] == ["Overall", "Care"]
    assert recorded.dates == {"received": date(2026, 7, 6)}
    assert recorded.started_on == date(2026, 6, 1)
    assert recorded.pages == [[595, 842]]


def test_words_that_were_taken_away_are_told_apart_from_rows_never_typed(draft):
    draft["findings"][1]["text"] = " "
    assert drafts.without_words(drafts.add(draft)) == [2]


def test_by_hand_begins_empty():
    assert drafts.to_input(drafts.empty()).findings == []
    assert drafts.unsure(drafts.empty()) == 0


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("The quality of supervision for care leavers’ advisers.", "care_leavers"),
        ("The timeliness of decisions at the front door.", "front_door"),
        ("Oversight by child protection conference chairs.", "child_protection"),
        ("The sufficiency of placements.", "children_in_care"),
        ("Management oversight and supervision.", "supervision"),
        ("Children are seen out of hours.", "out_of_hours"),
        ("The use of audit by senior leaders.", "leadership"),
        ("The weather.", ""),
    ],
)
def test_the_practice_area_is_proposed_from_the_words(text, area):
    assert area_of(text) == area
