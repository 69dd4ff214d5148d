"""The five documents of the story, as a careful reader reads them, and nothing besides."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.governance.minutes import Kind
from tests.unit.governance.minutes.readings import (
    doubts,
    items,
    passed_on,
    promised,
    real,
    resolved,
)

COMMITTEE = "Children and Families Committee"


def test_committee_then_council_are_two_meetings_with_their_items():
    record = real("story", "000")
    assert record.kind is Kind.ISSUE_MEETINGS
    assert [row[:3] for row in items(record)] == [
        ("Council", "2024-07-17", "34"),
        (COMMITTEE, "2024-07-16", "27"),
    ]
    assert [meeting.status.value for meeting in record.meetings] == ["held", "held"]
    assert record.title.value == "ILACS Improvement Plan"


def test_what_was_resolved_is_a_row_each_with_its_verbs_and_its_vote():
    assert resolved(real("story", "000")) == [
        ("34", None, ["approve"], None, "That Council approve the Implementation Plan,"),
        ("27", "1", ["approve", "recommend_to"], "majority", "Approve the improvement plan as set"),
        ("27", "2", ["approve"], "majority", "Approve the approach to funding the"),
    ]


def test_resolved_without_a_word_on_the_vote_is_not_said_to_be_by_assent():
    council = real("story", "000").meetings[0].items[0].resolutions[0]
    assert council.carried.form is None
    assert council.carried.reason == "The document does not say how it was carried."


def test_the_chain_leads_from_the_committee_to_council():
    assert passed_on(real("story", "000")) == [
        ("recommend_to", "from", COMMITTEE, "2024-07-16"),
        ("recommend_to", "to", "Council", "2024-07-17"),
    ]


def test_the_five_promises_to_the_committee():
    record = real("story", "000")
    assert promised(record) == [
        ("Officers", (), None, None, None),
        ("Officers", ("Improvement Board", "Committee"), "proposal", None, None),
        (None, (), None, None, "on a monthly basis"),
        (None, ("each committee",), "information", None, "at each committee"),
        ("Officers", (), "written", None, None),
    ]
    rows = record.meetings[1].items[0].undertakings
    marks = ("two separate ratings", "sufficiency need", "monitored", "Details", "in writing")
    assert all(mark in row.sentence for mark, row in zip(marks, rows, strict=True))
    assert rows[3].agreed_on == date(2024, 6, 3)
    assert all(row.who.value or row.who.reason for row in rows)


def test_the_agenda_of_council_had_an_extract_to_follow():
    council, committee = (meeting.items[0] for meeting in real("story", "000").meetings)
    assert [(paper.role, paper.size, paper.to_follow) for paper in council.documents] == [
        ("report", "257 KB", False),
        ("document", None, True),
    ]
    assert council.documents[1].title == "Minute Extract"
    assert [paper.role for paper in committee.documents] == ["report"]


def test_a_report_recommends_and_decides_nothing():
    record = real("story", "001")
    (meeting,) = record.meetings
    assert record.kind is Kind.REPORT
    assert (meeting.body.value, meeting.on.value) == (COMMITTEE, date(2023, 2, 13))
    assert record.paper is not None
    assert record.paper.reference.value == "CF/34/22-23"
    assert [(p.number, [act.verb for act in p.acts]) for p in record.paper.proposals] == [
        ("3.1", ["receive"]),
        ("3.2", ["approve"]),
        ("3.3", ["agree"]),
    ]
    assert resolved(record) == promised(record) == passed_on(record) == []
    assert meeting.status.value is None
    assert meeting.items[0].number.value is None
    assert meeting.items[0].number.reason


def test_the_papers_of_a_report_and_a_date_that_cannot_be():
    record = real("story", "001")
    assert [(paper.role, paper.title) for paper in record.meetings[0].items[0].documents] == [
        ("appendix", "Action Plan to address the Ofsted ILACS Recommendations"),
        ("background", "Children's Inspection Report 2019"),
        ("background", "Children's Services Focused Visit Report 2021"),
    ]
    assert "“July 2023” is told as past" in doubts(record)
    assert len(record.doubts) == 1


def test_minutes_that_are_cut_off_have_no_outcome_and_say_so():
    record = real("story", "002")
    assert [row[:3] for row in items(record)] == [("Cabinet", "2023-06-15", "8")]
    assert resolved(record) == promised(record) == passed_on(record) == []
    assert record.meetings[0].items[0].truncated
    assert "item 8 are cut off" in doubts(record)


def test_an_item_without_its_meeting_has_neither_body_nor_day_nor_number():
    record = real("story", "003")
    (meeting,) = record.meetings
    assert items(record) == [(None, None, None, "Improvement Plan Progress Update")]
    for read in (meeting.body, meeting.on, meeting.at, meeting.items[0].number):
        assert read.value is None
        assert read.reason
    assert [row[1:4] for row in resolved(record)] == [("1", ["note"], None), ("2", ["note"], None)]


def test_the_four_promises_of_2025():
    record = real("story", "003")
    assert promised(record) == [
        (None, ("committee",), "paper", None, None),
        ("officers", (), None, None, None),
        ("officers", ("committee",), "report", None, None),
        ("officers", (), "written", None, None),
    ]
    marks = ("a paper would be presented", "reinstating", "alternative provision", "overseas")
    rows = record.meetings[0].items[0].undertakings
    assert all(mark in row.sentence for mark, row in zip(marks, rows, strict=True))


def test_the_report_of_2016():
    record = real("story", "004")
    (meeting,) = record.meetings
    assert record.kind is Kind.REPORT
    assert record.authority.value == "CHESHIRE EAST COUNCIL"
    assert meeting.body.value == "Children and Families Overview and Scrutiny Committee"
    assert meeting.on.value == date(2016, 11, 28)
    assert record.paper is not None
    assert [act.verb for row in record.paper.proposals for act in row.acts] == ["note", "endorse"]
    assert resolved(record) == promised(record) == []
    assert record.doubts == ()


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_every_value_has_its_place_and_every_gap_its_reason(name):
    def check(row):
        if isinstance(row, list):
            for each in row:
                check(each)
        elif isinstance(row, dict):
            said = row.get("where", {}).keys() | row.get("missing", {}).keys()
            assert all(row[field] is None for field in row.get("missing", {}))
            assert all(row[field] is not None for field in row.get("where", {}))
            if "body" in row and "on" in row and "items" in row:
                assert {"body", "on", "at", "venue", "status"} <= said
            if "agenda_number" in row:
                assert {"number", "agenda_number", "minute_number", "title"} <= said
            for field, value in row.items():
                if field not in {"where", "missing"}:
                    check(value)

    check(real("story", name).as_json())
