"""How the programme manager runs each month: locks, questions, highlights, cover."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Highlight:
    """What the lead of a priority says of a month; `by` where somebody writes it for them."""

    priority: int
    month: date
    on: date
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """An update is sent back. `answer` corrects it on `answered_on`, where the owner has."""

    ref: str
    month: date
    on: date
    text: str
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    absent: str
    cover: str
    arranged_on: date
    begins: date
    ends: date


# The day on which a month was locked, and why without what was missing.
LOCKS = {
    date(2026, 2, 1): (date(2026, 3, 27), "The first month: most owners began in March."),
    date(2026, 3, 1): (date(2026, 4, 30), "Actions that had just begun had nothing to say yet."),
    date(2026, 4, 1): (date(2026, 5, 29), "The board met on 13 May; what is missing comes in May."),
    date(2026, 5, 1): (date(2026, 6, 26), "Two posts were empty; their updates come in June."),
    date(2026, 6, 1): (date(2026, 7, 28), "The board's pack went out on 1 July without them."),
    date(2026, 7, 1): (date(2026, 8, 28), "Leave in August; what is missing comes in August."),
    date(2026, 8, 1): (date(2026, 9, 28), "The committee met on 21 September."),
    date(2026, 9, 1): (date(2026, 10, 28), "The board met on 14 October and saw who was late."),
}

REOPENED = (
    date(2026, 8, 1),
    date(2026, 9, 30),
    "The number of care leavers in touch counted young people twice.",
    date(2026, 10, 2),
    "The number is corrected where it was used. The updates stand.",
)
"""A month, when it was opened again and why; when it was locked again and why."""

CHECKED = {date(2026, 9, 1): date(2026, 10, 27)}

SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)

HIGHLIGHTS = (
    Highlight(
        1,
        SEPTEMBER,
        date(2026, 10, 20),
        "More pathway plans are in date than at any time since the inspection, and the young "
        "people's forum helped to write the new form. Homes are the worry: the flats are late, "
        "and bed and breakfast is still used. I need the committee's help with the landlord.",
    ),
    Highlight(
        2,
        SEPTEMBER,
        date(2026, 10, 20),
        "Decisions at the front door are made within a day for nearly all children. The night "
        "service is the weak point: two posts are empty and one worker is often alone.",
    ),
    Highlight(
        3,
        SEPTEMBER,
        date(2026, 10, 19),
        "The fourth assessment team has opened. Timeliness will follow once it is full; until "
        "then plans improve faster than dates.",
    ),
    Highlight(
        4,
        SEPTEMBER,
        date(2026, 10, 20),
        "Fewer children moved this quarter. The two homes of our own are late by a builder's "
        "delay, which costs placements far from Wyremouth.",
        by="programme_manager",
    ),
    Highlight(
        5,
        SEPTEMBER,
        date(2026, 10, 19),
        "Supervision happens; what is written down of it is uneven. Groups of managers now watch "
        "sessions and say what they have learnt.",
    ),
    Highlight(
        6,
        SEPTEMBER,
        date(2026, 10, 20),
        "Caseloads fall in care leavers and rise in assessment. Agency posts stand at a quarter, "
        "well above the aim, because two councils left the regional agreement.",
    ),
    Highlight(
        7,
        SEPTEMBER,
        date(2026, 10, 21),
        "Audits find the same two things each time: the child's words and the manager's grip. "
        "We now ask for both before an audit is closed.",
    ),
    Highlight(
        2,
        OCTOBER,
        date(2026, 11, 13),
        "Two of four night posts are filled. Re-referrals after a joint visit stay low, and the "
        "guidance that partners agreed is in use. The night service stays my worry.",
    ),
    Highlight(
        7,
        OCTOBER,
        date(2026, 11, 16),
        "Full Council heard the nine promises from young people themselves. The third audit looks "
        "at babies, at the hospital's request.",
    ),
)

QUESTIONS = (
    Question(
        "3.8",
        SEPTEMBER,
        date(2026, 10, 22),
        "How many core groups met on time, and who was missing? The board asked in June.",
        date(2026, 10, 26),
        "84 of 112 core groups met within four weeks. Schools were missing most often; from "
        "November they can join by video.",
    ),
    Question(
        "2.9",
        OCTOBER,
        date(2026, 11, 16),
        "This says no more than that it goes on. How many children under eight were seen by "
        "themselves in October, and how many records say what they said?",
    ),
    Question(
        "4.7",
        OCTOBER,
        date(2026, 11, 16),
        "How many of the visits to children who live far away took place in October, and how "
        "many were cancelled?",
    ),
)

COVERS = (
    Cover(
        "head_adolescents",
        "head_protection",
        date(2026, 11, 6),
        date(2026, 11, 9),
        date(2026, 11, 27),
    ),
)
