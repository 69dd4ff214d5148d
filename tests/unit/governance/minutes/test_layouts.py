"""The same few items in the layouts that councils' sites and boards' clerks give them."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.governance.minutes import Kind, Record, read_minutes, read_text
from tests.unit.governance.minutes.readings import doubts, items, promised, resolved

HEAD = "Scrutiny Board (Children and Families) - Wednesday, 10th June, 2026 10.00 am"
BODY, DAY = "Scrutiny Board (Children and Families)", "2026-06-10"
PAGE = f"<html><body><h1>Agenda and minutes</h1><h2>{HEAD}</h2><p>Venue: Civic Hall</p>{{}}"
NONE = "There were none."
SAID = "The Board discussed the plan. Officers agreed to circulate the audit findings."
RESOLVED = "RESOLVED – That the report be noted."
LAYOUTS = {
    "a list instead of a table": PAGE.format(
        "<ul class='mgItemList'><li><p class='mgAiTitleTxt'>12. Declarations of interests</p>"
        f"<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'><p>{NONE}</p></div></li>"
        "<li><p class='mgAiTitleTxt'>13. Improvement plan <a href='documents/s1/P.pdf'>PDF 161 KB"
        "</a></p><div class='mgWordPara'><p>To consider the plan.</p></div>"
        "<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'>"
        f"<p>{SAID}</p><p>{RESOLVED}</p></div></li></ul>"
    ),
    "a table without classes": PAGE.format(
        "<table><tr><th>No.</th><th>Item</th></tr>"
        f"<tr><td>12.</td><td>Declarations of interests<p>Minutes:</p><p>{NONE}</p></td></tr>"
        "<tr><td>13.</td><td>Improvement plan<p>To consider the report.</p><p>Minutes:</p>"
        f"<p>{SAID}</p><p>{RESOLVED}</p></td></tr></table>"
    ),
    "a table with breaks alone": PAGE.format(
        "<table><tbody>"
        f"<tr><td>12</td><td><b>Declarations of interests</b><br>Minutes:<br>{NONE}</td></tr>"
        f"<tr><td>13</td><td><b>Improvement plan</b><br>To consider the report.<br>Minutes:<br>"
        f"{SAID}<br>{RESOLVED}</td></tr></tbody></table>"
    ),
    "rows with signs": f"""Agenda and minutes
{HEAD}
| No. | Item |
| 12. | Declarations of interests Minutes: {NONE} |
| 13. | Improvement plan PDF 210 KB To consider the report. Minutes: {SAID} {RESOLVED} |
""",
    "one line": f"""Agenda and minutes
{HEAD}
Items No. Item 12 Declarations of interests Minutes: {NONE} 13 Improvement plan To consider the \
report. Additional documents: Report, item 13. PDF 210 KB Minutes: {SAID} {RESOLVED}
""",
    "numbers and tabs": f"""{BODY}
Wednesday 10 June 2026, 10.00 am

12\tDeclarations of interests
\t{NONE}
13\tImprovement plan
\t{SAID}
\t{RESOLVED}
""",
}


def read(text: str) -> Record:
    return read_minutes(text.encode())


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_item_is_an_item_in_each_layout(name: str) -> None:
    record = read(LAYOUTS[name])
    assert record.kind is Kind.MEETING
    assert items(record) == [
        (BODY, DAY, "12", "Declarations of interests"),
        (BODY, DAY, "13", "Improvement plan"),
    ]
    assert [(row[0], row[2]) for row in resolved(record)] == [("13", ["note"])]
    assert [row[0] for row in promised(record)] == ["Officers"]


def test_a_table_of_figures_has_no_items() -> None:
    table = (
        "<table><tr><td>2024</td><td>14 visits</td></tr><tr><td>2025</td><td>9</td></tr></table>"
    )
    record = read(LAYOUTS["a table with breaks alone"].replace(NONE, NONE + table))
    assert [row[2] for row in items(record)] == ["12", "13"]


def test_a_welsh_page_is_known_and_what_it_resolves_is_asked_about() -> None:
    record = read(
        "<h1>Agenda a chofnodion</h1><h2>Pwyllgor Craffu Addysg - Dydd Mawrth, 12fed Mai 2026 "
        "10.00 am</h2><p>Lleoliad: Siambr y Cyngor</p><table class='mgItemTable'><tr>"
        "<td class='mgItemNumberCell'>3.</td><td><p class='mgAiTitleTxt'>Cynllun gwella</p>"
        "<p class='mgSubItemTitleTxt'>Cofnodion:</p><div class='mgWordPara'>"
        "<p>PENDERFYNWYD derbyn yr adroddiad.</p></div></td></tr></table>"
    )
    assert items(record) == [("Pwyllgor Craffu Addysg", "2026-05-12", "3", "Cynllun gwella")]
    assert record.meetings[0].venue.value == "Siambr y Cyngor"
    assert resolved(record) == []
    assert "It says in Welsh what was resolved" in doubts(record)


BOARD = """Board: Children's Improvement Board
Date: 3 June 2026

1. Matters arising
1.1 The Chair asked about caseloads. Action: Assistant Director to bring figures to July board.
2. Quality assurance
2.1 The Board considered the audit and agreed the plan. (Action: Head of QA)

Actions agreed
- Head of QA to circulate the audit by 30 June

| Ref | Action | Owner | Due |
|-----|--------|-------|-----|
| 1 | Write to partners | Director | 17 June 2026 |
"""


def test_a_boards_notes_have_their_actions_wherever_they_stand() -> None:
    record = read(BOARD)
    assert [row[:1] + row[2:] for row in items(record)] == [
        ("Children's Improvement Board", "1", "Matters arising"),
        ("Children's Improvement Board", "2", "Quality assurance"),
    ]
    who = ["Assistant Director", None, "Head of QA", "Director"]
    assert [row[0] for row in promised(record)] == who


def test_minutes_of_a_council_whose_heading_is_in_two_lines() -> None:
    text = "MINUTES OF THE COUNCIL\nHELD ON 16 JULY 2026 AT 7PM\n\n45. CHILDREN'S SERVICES\n\n"
    record = read(f"{text}Resolved - That the report be noted.\n")
    assert items(record) == [("Council", "2026-07-16", "45", "CHILDREN'S SERVICES")]


def test_a_list_under_the_committee_has_a_verb_in_each_line() -> None:
    record = read(
        "Children and Families Scrutiny Committee\nNotes of meeting held 9 September 2026\n\n"
        "5   Annual Report\nThe Committee:\n(i)   NOTED the annual report;\n"
        "(ii)  REQUESTED that data on placements be provided; and\n"
        "(iii) RECOMMENDED to Cabinet that the strategy be refreshed.\n\n"
        "6   Work Programme\nThe Committee agreed the work programme.\n"
    )
    assert {row[:2] for row in items(record)} == {
        ("Children and Families Scrutiny Committee", "2026-09-09")
    }
    assert [(row[0], row[2]) for row in resolved(record)] == [
        ("5", ["note"]), ("5", ["request"]), ("5", ["recommend_to"]), ("6", ["agree"]),
    ]  # fmt: skip
    recommended = record.meetings[0].items[0].resolutions[2]
    assert recommended.acts[0].to == "Cabinet"


@pytest.mark.parametrize("who", ["Lead officer", "Person responsible", "Named lead", "By whom"])
def test_who_has_an_action_stands_under_many_names(who: str) -> None:
    record = read(BOARD.replace("| Owner |", f"| {who} |"))
    assert promised(record)[-1][0] == "Director"


LIST_WITH_ITS_VOTE = """Minutes of the meeting held on 16/07/26 at 6.30pm in the Town Hall

Item 6 - Minutes of the last meeting
RESOLVED: That the minutes be approved.

Item 7 - Improvement plan
Proposed: Cllr Birch
Seconded: Cllr Cedar

RESOLVED that the Committee:
(a) noted the report; and
(b) approved the improvement plan.

{vote}

Item 8 - Date of next meeting
8 September 2026
"""


def test_a_vote_below_a_list_is_on_all_of_it_and_names_end_with_their_line() -> None:
    told = LIST_WITH_ITS_VOTE.format(vote="The motion was carried by 6 votes to 2.")
    (meeting,) = read_text(f"CHILDREN AND FAMILIES COMMITTEE\n{told}").meetings
    assert meeting.on.value == date(2026, 7, 16)
    first, second = meeting.items[1].resolutions
    assert (first.carried.for_, first.carried.against) == (6, 2)
    assert second.carried == first.carried
    assert (first.mover, first.seconder) == ("Cllr Birch", "Cllr Cedar")


def test_a_vote_on_one_clause_is_not_the_others() -> None:
    told = LIST_WITH_ITS_VOTE.format(vote="The vote on (b) was carried by 6 votes to 2.")
    (meeting,) = read_text(f"CHILDREN AND FAMILIES COMMITTEE\n{told}").meetings
    first, second = meeting.items[1].resolutions
    assert (first.carried.for_, second.carried.for_) == (None, 6)


@pytest.mark.parametrize(
    ("below", "votes"),
    [
        (
            "Resolution (a) was carried unanimously.\nResolution (b) was carried by 6 votes to 2.",
            [("a", "unanimous", None), ("b", "majority", 6)],
        ),
        ("Resolution (b) was carried.", [("a", None, None), ("b", "vote", None)]),
        ("The vote on (a) was carried by 5 votes to 3.", [("a", "majority", 5), ("b", None, None)]),
        (
            "Resolutions (a) and (b) were carried with 1 abstention.",
            [("a", "vote", None), ("b", "vote", None)],
        ),
        ("Resolution (b) was lost.", [("a", None, None)]),
        (
            "Clauses (a) to (b) were carried by 7 votes to 1.",
            [("a", "majority", 7), ("b", "majority", 7)],
        ),
    ],
)
def test_a_vote_is_on_the_clauses_that_its_own_line_names(
    below: str, votes: list[tuple[str, str | None, int | None]]
) -> None:
    told = read(f"CHILDREN AND FAMILIES COMMITTEE\n{LIST_WITH_ITS_VOTE.format(vote=below)}")
    rows = told.meetings[0].items[1].resolutions
    assert [(row.number, row.carried.form, row.carried.for_) for row in rows] == votes


def test_a_vote_on_a_clause_that_is_not_there_is_asked_about() -> None:
    below = LIST_WITH_ITS_VOTE.format(vote="Resolution (d) was carried by 6 votes to 2.")
    record = read(f"CHILDREN AND FAMILIES COMMITTEE\n{below}")
    assert "“Resolution (d) was carried by 6 votes to 2.” stands at item 7" in doubts(record)
    assert {row.carried.form for row in record.meetings[0].items[1].resolutions} == {None}


ABOVE = """CHILDREN AND FAMILIES COMMITTEE
Minutes of the meeting held on 16 July 2026

Item 7 - Improvement plan
The Director introduced the report.
{vote}

DECISION

(a) That the report be noted; and
(b) That the improvement plan be approved.

Item 8 - Date of next meeting
8 September 2026
"""


@pytest.mark.parametrize(
    ("vote", "form", "for_"),
    [
        ("On being put to the vote the motion was carried by 6 votes to 2.", "majority", 6),
        ("The recommendations were put to the vote and carried unanimously.", "unanimous", None),
        ("The amendment was put to the vote and carried by 5 votes to 3.", None, None),
        ("On being put to the vote the motion was lost by 2 votes to 6.", None, None),
        ("Members discussed the report.", None, None),
    ],
)
def test_a_vote_told_above_the_heading_decision_is_on_what_stands_below(
    vote: str, form: str | None, for_: int | None
) -> None:
    rows = read(ABOVE.format(vote=vote)).meetings[0].items[0].resolutions
    assert [(row.number, row.carried.form, row.carried.for_) for row in rows] == [
        ("a", form, for_),
        ("b", form, for_),
    ]
