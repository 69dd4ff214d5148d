"""What the reader gives beside a finding's words, and what a person does with whole rows."""

import pytest

from goldenthread.inspections import drafts, sheets
from goldenthread.inspections.changes import correct_finding, record_inspection
from goldenthread.inspections.read import findings_of, inspections_of
from goldenthread.inspections.read_as import read_as
from goldenthread.ledger.verify import verify
from tests.unit.inspections.test_corrections import corrected
from tests.unit.inspections.test_report_drafts import item, read, reading, words

GROUPED = item("Act at once.", group="For leaders", bodies="NHS Wyremouth")
OUTCOME = "There are inconsistent experiences and outcomes."


@pytest.fixture
def draft():
    return drafts.from_reading(
        reading(
            kind="area_send",
            outcome=read(OUTCOME),
            outcome_code="inconsistent",
            priority_actions=[GROUPED],
            lscb_priority_actions=[item("The board should act.")],
            strengths=[item("Workers stay.")],
        )
    )


def kinds(draft):
    return [row["kind"] for row in draft["findings"]]


def test_headings_bodies_the_board_and_strengths_are_recorded(world, draft):
    manager = world.member("manager")
    saved = record_inspection(by=manager, inspection=drafts.to_input(draft))
    rows = {row.text: row for row in findings_of([saved.pk])}
    first = rows["Act at once."]
    assert (first.heading, first.bodies, first.of_board) == ("For leaders", "NHS Wyremouth", False)
    assert [row.text for row in rows.values() if row.of_board] == [
        "The board should act.",
        "The board should meet.",
    ]
    assert rows["Workers stay."].kind == "strength"
    told = inspections_of(manager).get(pk=saved.pk)
    assert (told.outcome, told.outcome_code) == (OUTCOME, "inconsistent")
    correct_finding(by=manager, finding=first, text="Act today.")
    now = next(row for row in findings_of([saved.pk]) if row.pk == first.pk)
    assert (now.text, now.heading, now.bodies) == ("Act today.", "For leaders", "NHS Wyremouth")
    assert verify(world.authority).problems == []


def test_a_correction_of_each_is_kept(world, draft):
    row = draft["findings"][0]
    row["heading"], row["bodies"], row["of_board"] = "", "The council", True
    draft["outcome_code"] = "positive"
    assert corrected(draft) == [
        ("outcome_code", "inconsistent", ""),
        ("heading", "For leaders", ""),
        ("bodies", "NHS Wyremouth", ""),
        ("of_board", "on the council", ""),
    ]
    saved = record_inspection(by=world.member("manager"), inspection=drafts.to_input(draft))
    findings = findings_of([saved.pk], "first__text")
    shown = read_as(saved, findings)
    assert shown.head == {"outcome_code": "Inconsistent experiences and outcomes"}
    assert shown.findings[findings[0].pk] == [
        "Heading above it: For leaders",
        "Responsible: NHS Wyremouth",
        "On whom: on the council",
    ]


def test_what_was_left_out_is_taken_back_as_what_it_was(draft):
    draft["findings"][1]["kind"] = "recommendation"
    dropped = drafts.drop(draft, 1)
    assert kinds(dropped)[1] == ""
    back = drafts.take_back(dropped, 1)
    assert kinds(back) == kinds(draft)
    assert words(back) == words(draft)
    assert corrected(back) == [("finding_kind", "improvement", "")]
    assert corrected(dropped) == [("dropped", draft["findings"][1]["text"], "")]


def test_one_that_was_dropped_by_its_kind_is_taken_back_as_it_was_read(draft):
    draft["findings"][0]["kind"] = ""
    assert kinds(drafts.take_back(draft, 0))[0] == "priority_action"


def test_joining_passes_over_what_is_left_out(draft):
    joined = drafts.join(drafts.drop(draft, 1), 0)
    assert words(joined)[:2] == ["Act at once. The board should act.", draft["findings"][1]["text"]]
    assert joined["findings"][0]["bodies"] == "NHS Wyremouth"
    last = len(draft["findings"]) - 1
    assert drafts.following(draft, last) is None
    assert words(drafts.join(drafts.drop(draft, last), last - 1)) == words(draft)


def test_joining_keeps_the_bodies_and_tags_of_both(draft):
    first, second = draft["findings"][:2]
    second["bodies"], second["framework_tag"] = "Wyremouth Council", "Outcome three"
    joined = drafts.join(draft, 0)["findings"][0]
    assert joined["bodies"] == "NHS Wyremouth; Wyremouth Council"
    assert joined["framework_tag"] == "Outcome three"
    assert first["framework_tag"] == ""


def test_marked_words_become_a_finding_with_their_places(world, draft):
    marked = drafts.mark(draft, "Workers know their children.", "strength", [[3, 1, 2, 3, 4]])
    assert marked["shape"] == draft["shape"] + 1
    saved = record_inspection(by=world.member("manager"), inspection=drafts.to_input(marked))
    findings = findings_of([saved.pk], "first__text")
    last = findings[-1]
    assert (last.kind, last.text, last.place) == (
        "strength",
        "Workers know their children.",
        [[3, 1, 2, 3, 4]],
    )
    assert last.confirmed
    shown = read_as(saved, findings)
    assert shown.added == {last.pk}
    assert shown.findings[last.pk] == []


def test_marks_come_in_the_order_of_the_page_and_each_place_has_an_address():
    low = sheets.Marked("finding-1", "1", "Finding 1", "#finding-1", [[1, 0, 500, 9, 510]])
    high = sheets.Marked(
        "finding-2", "2", "Finding 2", "#finding-2", [[1, 0, 90, 9, 99], [2, 0, 9, 9, 19]]
    )
    first, second = sheets.sheets([[595, 842]] * 2, [low, high], {1, 2})
    assert [mark.id for mark in first.marks] == ["mark-finding-2-1", "mark-finding-1-1"]
    assert [mark.id for mark in second.marks] == ["mark-finding-2-2"]
