"""The manners of many councils, on made-up pages: how they number, resolve, vote and promise."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.governance.minutes import Kind
from tests.unit.governance.minutes.made import made
from tests.unit.governance.minutes.readings import doubts, items, passed_on, promised, resolved

RESOLVED = {
    "agenda_item": [("4.1", "1", ["note"], None), ("4.1", "2", ["request"], None)],
    "bulleted": [("4", None, ["request"], None), ("4", None, ["note"], None)],
    "decision_number": [("8", None, ["note"], None)],
    "lost_motion": [],
    "numbered_list": [
        ("2", "1", ["appoint"], None),
        ("2", "2", ["appoint"], None),
        ("2", "3", ["request"], None),
        ("4", None, ["endorse", "refer_to"], None),
    ],
    "parentheses": [
        ("67", None, ["approve"], "unanimous"),
        ("68", None, ["approve"], "recorded_vote"),
    ],
    "printed": [
        ("13", None, ["approve"], None),
        ("14", "1", ["receive"], "unanimous"),
        ("14", "2", ["recommend_to"], "unanimous"),
        ("14", "3", ["delegate_to"], "unanimous"),
        ("15", None, ["note"], None),
    ],
    "recommended_to_council": [(None, None, ["recommend_to"], None)],
    "rows": [("Annual Report 2015/16", None, ["receive", "note"], None)],
    "run_in": [
        ("220", "a", ["thank"], None),
        ("220", "b", ["approve", "refer_to"], None),
        ("221", None, ["note"], None),
    ],
    "slashed": [
        ("23/7", None, ["approve"], None),
        ("23/8", "1", [], None),
        ("23/8", "2", ["invite"], None),
    ],
    "twice_told": [
        ("4", "i", ["note"], None),
        ("4", "ii", ["agree"], None),
        ("4", "iii", ["note"], None),
        ("4", "iv", ["note"], None),
    ],
}
ITEMS = {
    "agenda_item": ("Children's Overview & Scrutiny Committee", "2018-12-17", ["4.1"]),
    "bulleted": ("Scrutiny for Policies, Children and Families Committee", "2022-09-05", ["4"]),
    "decision_number": ("Cabinet", "2020-08-04", ["8"]),
    "numbered_list": (
        "Children, Education and Families Scrutiny Committee", "2014-07-02", ["1", "2", "3", "4"],
    ),
    "parentheses": ("Council", "2021-01-27", ["66", "67", "68"]),
    "printed": ("CHILDREN'S SCRUTINY COMMITTEE", "2024-07-16", ["12", "13", "14", "15"]),
    "recommended_to_council": ("Overview and Scrutiny Committee", "2006-11-21", [None]),
    "rows": (None, None, [None, None, None]),
    "run_in": ("Children and Young People Scrutiny Panel", "2011-03-21", ["219", "220", "221"]),
    "slashed": (
        "Children and Young People's Scrutiny Panel", "2023-09-18",
        ["23/5", "23/6", "23/7", "23/8"],
    ),
    "twice_told": ("Education and Children's Services Committee", "2023-09-12", ["4"]),
}  # fmt: skip


@pytest.mark.parametrize("name", RESOLVED)
def test_what_is_resolved_is_a_row_each(name):
    assert [row[:4] for row in resolved(made(name))] == RESOLVED[name]


@pytest.mark.parametrize("name", ITEMS)
def test_items_have_their_numbers_and_the_meeting_its_body_and_day(name):
    body, on, numbers = ITEMS[name]
    found = items(made(name))
    assert {row[:2] for row in found} == {(body, on)}
    assert [row[2] for row in found] == numbers


def test_a_list_within_a_clause_stays_within_it():
    first, second = made("lettered").meetings[0].items[0].resolutions
    assert (first.number, first.stem, first.verb) == ("a", "That the Cabinet", "note")
    assert second.verb == "agree"
    assert second.text.endswith("(ii) a further report to the Cabinet in October 2020.")


def test_reasons_and_options_stand_apart_from_what_was_decided():
    item = made("lettered").meetings[0].items[0]
    assert item.reasons.value == "Members have asked for more time."
    assert (item.options_rejected.value or "").startswith("To proceed at once.")


def test_a_lost_amendment_is_not_resolved_and_the_motion_has_its_movers_and_names():
    (row,) = made("lost_amendment").meetings[0].items[0].resolutions
    assert row.text.startswith("That the Overview and Scrutiny Committee be requested")
    assert (row.mover, row.seconder) == ("Councillor Prentice", "Councillor Broome")
    assert row.carried.form == "recorded_vote"
    assert row.carried.names_for == ("Bennett", "Brodie-Browne", "D’Albuquerque", "Sir Ron Watson")
    assert row.carried.names_against == ("Atkinson", "Bradshaw")
    assert (row.carried.for_, row.carried.against, row.carried.abstained) == (4, 2, 0)


def test_a_recorded_vote_counts_its_names():
    row = made("parentheses").meetings[0].items[2].resolutions[0]
    assert row.carried.names_for == ("Ash", "Beech", "Cedar")
    assert row.carried.names_abstained == ("Fir", "Gorse")
    assert (row.mover, row.seconder) == ("Councillor Ash", "Councillor Beech")


def test_a_casting_vote_is_told_as_one():
    (row,) = made("casting_vote").meetings[0].items[0].resolutions
    assert (row.verb, row.carried.form) == ("defer", "casting_vote")


def test_clauses_whose_word_of_deciding_was_lost_are_still_rows():
    rows = made("no_word").meetings[0].items[0].resolutions
    assert [(row.number, row.verb) for row in rows] == [
        ("a", "approve"), ("b", "appoint"), ("c", None),
    ]  # fmt: skip
    assert rows[2].reason == "None of the known verbs stands in it."


def test_resolved_with_nothing_behind_it_is_a_doubt():
    assert "says that it was resolved, but what was resolved is not" in doubts(made("rows"))


def test_printed_minutes_have_their_place_time_and_council():
    record = made("printed")
    (meeting,) = record.meetings
    assert record.kind is Kind.MEETING
    assert record.authority.value == "WYREMOUTH COUNCIL"
    assert (meeting.on.value, meeting.at.value) == (date(2024, 7, 16), "10:30")
    assert meeting.venue.value == "Council Chamber, Town Hall, Wyremouth"
    delegated = meeting.items[2].resolutions[2].acts[0]
    assert (delegated.to, delegated.with_) == ("Director of Children's Services", "Chair")
    assert passed_on(record) == [("recommend_to", "to", "Council", None)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("agenda_item", [("the Head of Service", (), "data", "by the end of January 2019", None)]),
        ("printed", [
            ("the Director", ("Members",), "written", "by 31 July 2024", None),
            ("Officers", ("next meeting",), "report", "to the next meeting", None),
        ]),
        ("roman", [("the Director of Children's Services", (), "presentation",
                    "At the next meeting", None)]),
        ("rows", [("Officers", ("Members",), None, None, None)]),
        ("slashed", [("Democratic Services Officer", ("Panel",), None, "within two weeks", None)]),
        ("twice_told", []),
        ("lost_motion", []),
        ("bulleted", []),
    ],
)  # fmt: skip
def test_promises(name, expected):
    assert promised(made(name)) == expected


def test_a_plan_that_goes_to_ofsted_is_followed():
    assert passed_on(made("parentheses")) == [("submit_to", "to", "Ofsted", "2021-02-05")]


def test_a_page_that_lost_its_labels_and_numbers():
    record = made("unlabelled")
    assert [row[3] for row in items(record)] == [
        "Apologies for Absence", "Minutes of Previous meeting", "Whipping Declarations",
        "Focused Visit to the Front Door",
    ]  # fmt: skip
    assert [row[2] for row in resolved(record)] == [["approve"], ["note"]]
    assert promised(record) == [
        ("the Director of Social Care", (), "report", None, "for future reports")
    ]
    assert "“24 September 2019” is told as past" in doubts(record)
    assert "No label says where the minutes of “Whipping Declarations” begin." in doubts(record)


def test_rows_that_lost_their_titles_are_items_without_one():
    record = made("lost_titles")
    assert [row[3] for row in items(record)] == [
        "Apologies for Absence", None, "Questions from Councillors", None,
    ]  # fmt: skip
    found = record.meetings[0].items
    assert [item.title.reason for item in found if not item.title.value] == [
        "The title of the item is not in this copy."
    ] * 2
    assert found[3].purpose.value == "To confirm the minutes of the last meeting."


def test_decisions_alone_have_their_day_and_no_body():
    record = made("decisions_alone")
    assert [row[:3] for row in items(record)] == [(None, "2004-05-11", None)]
    assert [row[2:4] for row in resolved(record)] == [(["approve"], None), (["note"], None)]


def test_reports_that_are_to_come_regularly_are_asked_for_and_promised():
    record = made("six_monthly")
    assert [row[2] for row in resolved(record)] == [["endorse"], ["request"]]
    assert promised(record) == [(None, ("Committee",), "report", None, "six monthly")]
    assert passed_on(record) == []


def test_a_decision_of_the_register_whose_dates_disagree():
    record = made("register")
    assert record.kind is Kind.DECISION
    assert record.notice
    assert record.notice.effective.value == date(2021, 10, 15)
    item = record.meetings[0].items[0]
    assert item.reasons.value == "The terms had not been looked at since 2015."
    assert item.options_rejected.value == "To leave them as they were."
    assert passed_on(record) == [("recommend_to", "to", "County Council", None)]
    assert "decided on 23 September 2021" in doubts(record)


def test_an_agenda_proposes_and_decides_nothing():
    record = made("agenda_only")
    (meeting,) = record.meetings
    assert (meeting.status.value, meeting.minutes.value) == ("postponed", None)
    assert resolved(record) == []
    plan, report = meeting.items[1:]
    assert [act.verb for act in plan.proposals[0].acts] == ["note", "agree"]
    assert [paper.restricted for paper in plan.documents] == [False, False, True]
    assert plan.minute_number.value is None
    assert plan.agenda_number.value == "2"
    assert [(paper.title, paper.to_follow) for paper in report.documents] == [("Report", True)]


def test_where_minutes_are_cut_off_a_list_is_no_decision():
    record = made("truncated")
    assert resolved(record) == []
    assert "item 8 are cut off" in doubts(record)


def test_nothing_in_a_report_is_decided_or_promised_whatever_its_words():
    record = made("report")
    assert record.kind is Kind.REPORT
    assert resolved(record) == promised(record) == passed_on(record) == []
    assert record.paper
    assert [(row.number, row.acts[0].verb) for row in record.paper.proposals] == [
        ("2.1", "note"), ("2.2", "recommend_to"),
    ]  # fmt: skip
    assert [paper.title for paper in record.meetings[0].items[0].documents] == [
        "Appendix 1 - The revised plan", "Appendix 2 - Scorecard", "Inspection report 2026",
    ]  # fmt: skip
    assert "“November 2026” is told as past" in doubts(record)


def test_a_boards_actions_are_promises_and_a_closed_one_is_none():
    record = made("board")
    assert items(record)[0][:3] == ("Children's Improvement Board", "2026-02-12", "1")
    assert [row[:3] for row in resolved(record)] == [("2", None, ["agree"])]
    assert promised(record) == [
        ("Head of Performance", ("March Board",), None, None, None),
        ("DCS", (), "written", "by 27 February 2026", None),
        ("the Director", ("members",), None, None, "each month"),
    ]


def test_numbered_paragraphs_are_no_items():
    record = made("paragraphs")
    assert record.authority.value == "Wyremouth & Eastmere City Council"
    assert {row[:2] for row in items(record)} == {("Policy & Resources Committee", "2021-07-01")}
    assert [row[2] for row in items(record)] == ["1", "2", "3"]
    assert [row[:3] for row in resolved(record)] == [
        ("1", None, ["exclude"]),
        ("2", None, ["approve"]),
        ("3", "1", ["note"]),
        ("3", "2", ["agree", "delegate_to"]),
    ]
    assert promised(record) == [
        ("The Executive Director", ("Councillor Bell",), "written", None, None)
    ]


def test_decisions_told_as_done_and_numbers_of_the_agenda():
    record = made("cabinet")
    first, second = record.meetings[0].items
    assert (first.agenda_number.value, first.minute_number.value) == ("5", None)
    assert second.number.value == second.agenda_number.value == "6"
    assert [row[:3] for row in resolved(record)] == [
        ("5", "i", ["approve"]), ("5", "ii", ["note"]), ("5", "iii", ["agree", "receive"]),
        ("6", None, ["note"]),
    ]  # fmt: skip
    assert first.reasons.value == "To comply with the statutory duty."
    assert (first.options_rejected.value or "").startswith("Not to approve")
    assert promised(record) == [
        ("the Corporate Director", ("Councillor Pine",), "data", None, None)
    ]


def test_what_an_agenda_recommends_or_asks_to_resolve_is_only_proposed():
    record = made("agenda_asks")
    assert items(record)[0][:2] == ("Executive Member for Learning", "2026-06-04")
    assert resolved(record) == []
    assert record.meetings[0].status.value is None
    found = [
        [act.verb for proposal in item.proposals for act in proposal.acts]
        for item in record.meetings[0].items
    ]
    assert found == [[], ["approve"], ["note", "approve"]]


def test_one_pasted_item_keeps_its_number_and_title():
    record = made("one_item")
    assert items(record) == [
        ("Children and Families Committee", "2024-07-16", "27", "Improvement Plan")
    ]
    assert [row[2] for row in resolved(record)] == [["approve"], ["note"]]


def test_years_behind_numbers_agenda_numbers_below_titles_and_welsh_days():
    record = made("years_behind")
    (meeting,) = record.meetings
    assert (meeting.body.value, meeting.on.value) == ("Cabinet", date(2024, 7, 18))
    assert [(item.number.value, item.agenda_number.value) for item in meeting.items] == [
        ("58/24", "7"), ("59/24", "8"),
    ]  # fmt: skip
    assert [row[2] for row in resolved(record)] == [["note"], ["approve"], ["note"]]


def test_a_decision_headed_in_capitals_has_its_reasons_and_options():
    record = made("decision_in_capitals")
    assert items(record) == [("Cabinet", "2025-03-03", "9", "Children's Services Improvement Plan")]
    assert [row[2] for row in resolved(record)] == [["approve"], ["delegate_to"], ["note"]]
    (item,) = record.meetings[0].items
    assert item.reasons.value == "The council must submit a plan."
    assert item.options_rejected.value == "Not to submit one."
