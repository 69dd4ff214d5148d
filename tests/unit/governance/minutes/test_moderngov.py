"""Real pages of modern.gov: items, papers, committees and dates, exact."""

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

KINGSTON = "Kingston and North Kingston Neighbourhood Committee"


def kingston(name):
    return real("moderngov", f"kingston_{name}.html")


def abridged(number):
    return real("moderngov/abridged", number)


def test_a_page_of_a_meeting_has_all_its_items_in_order():
    record = kingston("Agenda_151")
    (meeting,) = record.meetings
    assert record.kind is Kind.MEETING
    assert (meeting.body.value, meeting.on.value) == (KINGSTON, date(2026, 1, 15))
    assert (meeting.at.value, meeting.status.value) == ("19:30", "held")
    assert meeting.venue.value == "Guildhall, Kingston upon Thames"
    assert meeting.reference == "10221"
    assert [item.number.value for item in meeting.items] == [str(n) for n in range(54, 66)]
    first = " ".join(item.title.value.split()[0] for item in meeting.items)
    assert first == (
        "Public Petitions Apologies Declarations Minutes Petition Coombe Community Planned "
        "Community Decision Urgent"
    )


def test_numbers_that_run_on_are_the_minutes_and_the_agendas_are_known_where_it_says_so():
    (meeting,) = kingston("Agenda_151").meetings
    assert all(item.minute_number.value == item.number.value for item in meeting.items)
    agenda = {
        item.number.value: item.agenda_number.value
        for item in meeting.items
        if item.agenda_number.value
    }
    assert agenda == {"60": "9", "61": "7"}
    assert all(item.agenda_number.reason for item in meeting.items if item.number.value < "60")


def test_the_papers_of_each_item_with_their_sizes_and_addresses():
    (meeting,) = kingston("Agenda_151").meetings
    papers = {item.number.value: item.documents for item in meeting.items}
    assert {number: len(found) for number, found in papers.items() if found} == {
        "58": 1, "59": 5, "60": 2, "61": 1, "62": 5, "63": 2, "64": 1,
    }  # fmt: skip
    assert [(paper.role, paper.title, paper.size) for paper in papers["59"][1:]] == [
        ("appendix", "Annex 1 - Wolverton Avenue", "601 KB"),
        ("appendix", "Annex 2 - Manorgate Road", "1 MB"),
        ("appendix", "Annex 3 - Overview plan", "602 KB"),
        ("appendix", "Annex 4 - Survey summary", "353 KB"),
    ]
    assert papers["59"][0].address == "documents/s112217/Petition TMO Manorgate Rd Report.pdf"
    assert papers["63"][1].title == "Annex 1 - NCG and BCG Guidelines (updated May 2023)"
    assert [paper.role for paper in meeting.documents] == [
        "agenda", "agenda", "supplement", "supplement", "decisions", "minutes",
    ]  # fmt: skip


def test_what_stands_under_decision_and_under_minutes_is_told_once():
    record = kingston("Agenda_151")
    assert resolved(record) == [
        ("58", None, ["approve"], None, "The minutes of the meeting held"),
        (
            "59",
            "1",
            ["approve"],
            "recorded_vote",
            "the introduction of traffic management measures",
        ),
        ("59", "2", ["request"], "recorded_vote", "a report be brought back to"),
        ("59", "3", ["approve"], "recorded_vote", "approval be granted to proceed with"),
        ("60", None, ["defer"], "recorded_vote", "that the decision on the implementation"),
        ("63", "1", ["approve"], "unanimous", "the redistribution of any remaining Councillor"),
        ("63", "2", ["approve"], "unanimous", "the application for £1,800 of Neighbourhood"),
        ("64", None, ["note"], None, "The Committee noted the decision progress"),
    ]
    deferred = record.meetings[0].items[6].resolutions[0]
    assert (deferred.mover, deferred.seconder) == ("Chair", "Councillor Sadr-Hashemi")
    assert promised(record) == passed_on(record) == []
    assert [item.number.value for item in record.meetings[0].items if item.truncated] == [
        "59", "60",
    ]  # fmt: skip


def test_a_cancelled_meeting_has_no_items():
    (meeting,) = kingston("Agenda_412").meetings
    assert (meeting.on.value, meeting.status.value) == (date(2025, 12, 4), "cancelled")
    assert meeting.items == ()
    assert meeting.venue.value == "Guildhall, Kingston upon Thames"


def test_a_page_that_contradicts_itself_says_so():
    record = kingston("Agenda_Irrelevant")
    (meeting,) = record.meetings
    assert (meeting.body.value, meeting.on.value) == (KINGSTON, date(2025, 11, 18))
    assert [item.number.value for item in meeting.items] == [str(n) for n in range(29, 39)]
    assert "that day was a Tuesday" in doubts(record)
    assert "18 November 2025 and 5 November 2025" in doubts(record)
    assert "South of the Borough Neighbourhood Committee" in doubts(record)
    assert [row[:3] for row in resolved(record)] == [
        ("33", None, ["agree"]),
        ("35", "1", ["approve"]),
        ("35", "2", ["approve"]),
        ("35", "3", ["approve"]),
        ("36", None, ["receive", "note"]),
        ("37", None, ["receive", "note"]),
    ]


def test_the_dates_of_a_body():
    record = kingston("BrowseMeetings")
    assert record.kind is Kind.MEETINGS
    assert {meeting.body.value for meeting in record.meetings} == {KINGSTON}
    assert len(record.meetings) == 15
    first, last = record.meetings[0], record.meetings[-1]
    assert (first.on.value, first.at.value, first.reference) == (
        date(2026, 6, 15), "19:30", "10337",
    )  # fmt: skip
    assert last.on.value == date(2024, 9, 5)
    assert [m.on.value for m in record.meetings if m.status.value == "cancelled"] == [
        date(2025, 12, 4)
    ]
    assert sum(meeting.minutes.value == "published" for meeting in record.meetings) == 11
    assert record.meetings[9].at.value == "19:00"


def test_a_body_and_its_members():
    (committee,) = kingston("CommitteeDetails").committees
    assert (committee.name.value, committee.reference) == (KINGSTON, "711")
    assert len(committee.members) == 15
    assert [member.role for member in committee.members[:3]] == ["Chair", "Vice-Chair", None]


def test_the_bodies_of_a_council_under_their_headings():
    record = kingston("CommitteeStructure")
    assert record.kind is Kind.COMMITTEES
    assert len(record.committees) == 30
    found = {each.name.value: (each.category, each.reference) for each in record.committees}
    assert found["Council"] == ("Council", "137")
    assert found["Joint Appointments Committee (Kingston & Richmond)"] == (
        "Joint Committees (Kingston with other Local Authorities)",
        "626",
    )
    assert found["Scrutiny Panel"] == ("Overview & Scrutiny", "347")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("04", [("Children and Families Committee", "2022-05-23", "14",
                 "Ofsted Action Plan and Progress Update")]),
        ("06", [(None, None, None, "Improvement Plan Progress Report")]),
        ("07", [(None, None, None, title) for title in (
            "Apologies for Absence", "Declarations of Interest", "Minutes of Previous Meeting",
            None, "ILACS Improvement Plan")]),
        ("09", [("Council", "2024-07-17", None, title) for title in (
            "Apologies for Absence", "Declarations of Interest", "Minutes of Previous Meetings")]),
        ("10", [("Children and Families Committee", None, None,
                 "Improvement Plan Progress Report")]),
        ("11", [("Corporate Policy Committee", "2025-06-12", None, None)]),
        ("12", [("Cabinet", "2017-03-07", None, None)]),
        ("13", [("Cabinet", "2022-12-15", "181", "Children’s Improvement Action Plan")]),
        ("17", [(None, None, None,
                 "Ofsted Inspection of Medway's Children's Services - Action Plan")]),
        ("18", [(None, None, None,
                 "'Children at the Heart' Improvement Plan - Key Decision")]),
    ],
)  # fmt: skip
def test_items_of_the_abridged_pages(number, expected):
    assert items(abridged(number)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("04", [("14", None, ["note"], None)]),
        ("06", []),
        ("07", [("Minutes of Previous Meeting", None, ["agree"], None)]),
        ("09", []),
        ("10", []),
        ("11", [(None, "1", ["note"], "unanimous"), (None, "2", ["note"], "unanimous"),
                (None, "3", ["agree"], "unanimous")]),
        ("12", [(None, "1", ["endorse"], None), (None, "2", ["delegate_to"], None)]),
        ("13", []),
        ("17", []),
        ("18", []),
    ],
)  # fmt: skip
def test_resolutions_of_the_abridged_pages(number, expected):
    assert [row[:4] for row in resolved(abridged(number))] == expected


def test_council_met_at_eleven_and_what_is_quoted_there_decides_nothing():
    (meeting,) = abridged("09").meetings
    assert meeting.at.value == "11:00"
    assert (meeting.venue.value or "").startswith("Council Chamber, SKA Observatory")
    assert [paper.size for item in meeting.items for paper in item.documents] == ["229 KB"]


def test_registers_of_decisions():
    issue, made, kirklees, urgent = (abridged(n).notice for n in ("10", "11", "12", "18"))
    assert issue
    assert (issue.decision_type.value, issue.status.value) == ("Non-key", "For Determination")
    assert (issue.due_on.value, issue.due_by.value) == (
        date(2025, 11, 10), "Children and Families Committee",
    )  # fmt: skip
    assert made
    assert (made.is_key.value, made.call_in.value) == (False, True)
    assert (made.published.value, made.decided.value, made.effective.value) == (
        date(2025, 6, 19), date(2025, 6, 12), date(2025, 6, 27),
    )  # fmt: skip
    assert "stands in brackets" in doubts(abridged("11"))
    assert kirklees
    assert (kirklees.decision_maker.value, kirklees.is_key.value) == ("Cabinet", True)
    assert kirklees.effective.value is None
    assert urgent
    assert (urgent.urgent.value, urgent.first_published.value) == (True, date(2020, 5, 6))
    assert urgent.due_on.value == date(2020, 5, 15)


def test_a_plan_is_sent_on_to_the_secretary_of_state_and_a_director_gets_authority():
    record = abridged("12")
    assert passed_on(record) == [
        ("submit_to", "to", "Secretary of State and Her Majesty’s Chief Inspector", "2017-03-09")
    ]
    delegated = record.meetings[0].items[0].resolutions[1].acts[0]
    assert delegated.to == "Director of Children’s Services"
    assert delegated.with_ == "relevant Cabinet Member"


def test_promises_in_an_abridgement_are_given_and_the_abridgement_is_said():
    assert promised(abridged("04")) == [("the Director", (), "report", None, "in future reports")]
    assert promised(abridged("17")) == [
        ("the Director", (), None, None, None),
        (None, (), "report", "once known", None),
    ]
    assert "abridged" in doubts(abridged("17"))
