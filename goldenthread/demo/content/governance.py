"""A year of Wyremouth's bodies: what they met about, decided and were promised. All invented."""

from __future__ import annotations

from datetime import date

from goldenthread.demo.content.governance_bodies import BODIES
from goldenthread.demo.content.governance_shapes import (
    Decision,
    Item,
    Meeting,
    Paper,
    Promise,
)

__all__ = ["BEGINS", "BODIES", "MEETINGS", "QUIET", "SERVICES"]

SERVICES = "democratic_services"

BEGINS = date(2026, 1, 19)
QUIET = (
    ("recess", date(2026, 12, 21), date(2027, 1, 8)),
    ("pre_election", date(2027, 3, 22), date(2027, 5, 6)),
)
_PUBLISHED = date(2026, 7, 3)
TO_NOTE = "To receive the monthly report on the plan, its exceptions and its risks."

_FEBRUARY = Meeting(
    "board",
    date(2026, 2, 4),
    (
        Item(
            "Draft improvement plan",
            "To agree the draft plan that answers the inspection.",
            "3",
            decisions=(
                Decision(
                    "endorse",
                    "That the draft plan be endorsed, and its most urgent actions begin at once.",
                    "unanimous",
                    reasons="Care leavers in unsuitable homes cannot wait for the council.",
                ),
                Decision(
                    "recommend",
                    "That the Children and Families Committee approve the plan.",
                    "unanimous",
                    to_body="committee",
                    sends_to="committee 2026-03-23",
                ),
            ),
            promises=(
                Promise(
                    "Bring a one-page list of what is off track to each meeting",
                    "The Programme Manager said that each meeting would have, on one page, what is "
                    "off track and what is done about it.",
                    "programme_manager",
                    ("board",),
                    recurring=True,
                    asked_by="Chair of the Improvement Board",
                ),
            ),
        ),
    ),
)
_MARCH = Meeting(
    "committee",
    date(2026, 3, 23),
    (
        Item(
            "Children’s services improvement plan",
            "To consider the plan that answers the inspection of November 2025, and its funding.",
            "6",
            "41",
            decisions=(
                Decision(
                    "approve",
                    "That the approach to funding the plan be approved.",
                    "majority",
                    mover="Chair of the committee",
                    seconder="Vice-chair of the committee",
                ),
                Decision(
                    "recommend",
                    "That Council approve the plan for submission to Ofsted.",
                    "majority",
                    to_body="council",
                    sends_to="council 2026-04-08",
                    reasons="The plan is due at Ofsted and the Secretary of State in April.",
                    mover="Chair of the committee",
                    seconder="Vice-chair of the committee",
                ),
            ),
            promises=(
                Promise(
                    "Say in every report which rating is of actions and which of impact",
                    "Officers undertook that the two ratings would be shown apart, each with its "
                    "key, in every report.",
                    "programme_manager",
                    ("committee",),
                    due_on=date(2026, 5, 18),
                    asked_by="Member of the committee",
                    settled=(
                        date(2026, 5, 18),
                        "reported_back",
                        "The report of May shows the two ratings in sections of their own.",
                    ),
                ),
                Promise(
                    "Write to members about who pays for supported lodgings",
                    "The Head of Service agreed to give members, in writing, what supported "
                    "lodgings cost and who pays for them.",
                    "head_care_leavers",
                    ("committee",),
                    due_on=date(2026, 4, 24),
                    asked_by="Member of the committee",
                    answer="A place in supported lodgings costs £312 a week on average. The council "
                    "pays £238 of it; housing benefit pays the rest where the young person is 18 "
                    "or older.",
                ),
            ),
        ),
    ),
)
_APRIL = Meeting(
    "council",
    date(2026, 4, 8),
    (
        Item(
            "Recommendation of the Children and Families Committee: improvement plan",
            "To consider the recommendation of the committee of 23 March 2026.",
            "9",
            "74",
            decisions=(
                Decision(
                    "approve",
                    "That the plan be approved for submission to Ofsted.",
                    "recorded",
                    mover="Leader of the council",
                    seconder="Chair of the Children and Families Committee",
                    votes_for="Member for Quayside\nMember for Castle\nMember for Saltmarsh\n"
                    "Member for Northgate\nMember for Harbour",
                    votes_against="Member for Hillcrest\nMember for Fairfield",
                ),
            ),
            promises=(
                Promise(
                    "Tell all members when Ofsted answers the plan",
                    "The Director said that every member would be told of Ofsted’s answer within "
                    "a week of its coming.",
                    "director",
                    ("council", "committee"),
                    due_on=date(2026, 5, 29),
                    asked_by="Member for Hillcrest",
                    settled=(
                        date(2026, 5, 21),
                        "answered",
                        "Members were written to on the day after the letter came.",
                    ),
                ),
            ),
        ),
    ),
)
_JULY = Meeting(
    "committee",
    date(2026, 7, 13),
    (
        Item(
            "Progress of the improvement plan",
            "To note progress, and what difference is seen.",
            "5",
            "58",
            papers=(
                Paper("Improvement plan: progress and impact", published_on=_PUBLISHED, ours=True),
                Paper(
                    "Appendix 2: what unregistered placements cost",
                    "head_children_in_care",
                    date(2026, 7, 8),
                    "Unregistered placements in 2025-26: 7 children, 412 nights, £1.9 million.\n"
                    "The dearest week cost £18,400. Two of the placements are registered now.\n",
                ),
            ),
            decisions=(
                Decision("note", "That progress against the plan be noted."),
                Decision(
                    "request",
                    "That a report on the use and cost of unregistered placements come back to "
                    "the committee.",
                    "unanimous",
                ),
            ),
            promises=(
                Promise(
                    "Report back on the use and cost of unregistered placements",
                    "Officers agreed to bring back a report on what unregistered placements cost "
                    "and how children fare there.",
                    "head_children_in_care",
                    ("committee",),
                    due_on=date(2026, 9, 21),
                    asked_by="Member of the committee",
                ),
                Promise(
                    "Define what a frontline visit of a councillor is",
                    "It was agreed that a paper would define visits by members: how they are "
                    "arranged, who is invited, and what becomes of what they see.",
                    "deputy_director",
                    ("committee",),
                    due_on=date(2026, 11, 30),
                    asked_by="Chair of the committee",
                ),
            ),
        ),
        Item(
            "Tender for residential places",
            "To consider the bids.",
            "11",
            "64",
            about_plan=False,
            papers=(
                Paper(
                    "What each bidder asks",
                    "head_children_in_care",
                    _PUBLISHED,
                    "Bids for six residential places: £4,950, £5,230 and £5,610 a week a place.\n",
                    exempt="What each bidder asks would be known to the others.",
                ),
            ),
            exempt="What each bidder asks would be known to the others. The public interest in "
            "the price is outweighed until the contract is let.",
            decisions=(
                Decision(
                    "delegate",
                    "That the award of the contract be delegated.",
                    to_post="Director of Children’s Services",
                ),
            ),
        ),
    ),
    agenda_on=date(2026, 7, 2),
)
_SEPTEMBER = Meeting(
    "partnership",
    date(2026, 9, 15),
    (
        Item(
            "What partners owe the improvement plan",
            "To consider the actions that partners own.",
            "4",
            decisions=(
                Decision(
                    "agree",
                    "That each partner names an officer who gives its updates.",
                    "unanimous",
                ),
                Decision(
                    "refer",
                    "That the delay of initial health assessments be referred to the Improvement "
                    "Board.",
                    "unanimous",
                    to_body="board",
                    sends_to="board 2026-10-14",
                ),
            ),
            promises=(
                Promise(
                    "Share the rota for initial health assessments",
                    "The member for the integrated care board said that the rota would be shared "
                    "with both bodies by the middle of October.",
                    "board_health",
                    ("partnership", "board"),
                    due_on=date(2026, 10, 16),
                    settled=(
                        date(2026, 10, 14),
                        "answered",
                        "The rota was sent with the papers of the board.",
                    ),
                ),
            ),
        ),
    ),
    moved_from=date(2026, 9, 8),
    why="Two of the three partners could not come on 8 September.",
)
_OCTOBER = Meeting(
    "board",
    date(2026, 10, 14),
    (
        Item("Monthly report", TO_NOTE, "2", decisions=(Decision("note", "That it be noted."),)),
        Item(
            "Initial health assessments, from the partnership",
            "To consider what the partnership referred.",
            "5",
            decisions=(
                Decision(
                    "request",
                    "That the integrated care board bring a plan for the backlog.",
                    "unanimous",
                ),
            ),
            promises=(
                Promise(
                    "Bring a plan for the backlog of health assessments",
                    "The member for the integrated care board would bring a plan, with dates, to "
                    "the November meeting.",
                    "board_health",
                    ("board",),
                    due_on=date(2026, 11, 18),
                ),
                Promise(
                    "Show caseloads by team, not only on average",
                    "The Assistant Director agreed that the next report would show caseloads by "
                    "team.",
                    "ad_workforce",
                    ("board",),
                    due_on=date(2026, 11, 18),
                    asked_by="DfE Improvement Adviser",
                ),
            ),
        ),
    ),
)


def _monthly(on: date) -> Meeting:
    noted = (Decision("note", "That the report be noted."),)
    return Meeting("board", on, (Item("Monthly report", TO_NOTE, "2", decisions=noted),))


MEETINGS = (
    _FEBRUARY,
    _monthly(date(2026, 3, 11)),
    _MARCH,
    _APRIL,
    _monthly(date(2026, 4, 15)),
    _monthly(date(2026, 5, 13)),
    Meeting("committee", date(2026, 5, 18)),
    _monthly(date(2026, 6, 10)),
    _monthly(date(2026, 7, 8)),
    _JULY,
    _monthly(date(2026, 9, 9)),
    _SEPTEMBER,
    Meeting("committee", date(2026, 9, 21)),
    _OCTOBER,
    Meeting("board", date(2026, 11, 18), (Item("Monthly report", TO_NOTE, "2"),)),
    Meeting(
        "committee",
        date(2026, 11, 30),
        (
            Item(
                "Progress of the improvement plan",
                "To note progress and impact.",
                "6",
                papers=(
                    Paper("Improvement plan: progress and impact", "programme_manager"),
                    Paper("Appendix 2: the measures of the plan", "head_review"),
                    Paper(
                        "Appendix 3: what a frontline visit is",
                        "deputy_director",
                        text="A visit is to one service, for half a day, with a briefing before "
                        "it.\nTwo members go together. No child is to be known by what is "
                        "written afterwards.\n",
                    ),
                ),
            ),
        ),
        agenda_on=date(2026, 11, 13),
    ),
    Meeting("council", date(2026, 12, 9)),
    Meeting("partnership", date(2026, 12, 15)),
)
