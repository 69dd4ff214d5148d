"""What was asked about Wyremouth's plan, what was answered, and whether that was enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, or (`enough` set) what who asked said of it. `by` is a post's key."""

    on: date
    by: str
    text: str = ""
    enough: bool | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """`about`: a code of `plans.challenges.About`. `of`: "action 1.6", "priority 2", "finding
    ILACS25-2", "measure M2.2", or "" for the plan. `asked_for`, `meeting`: recorded by `by` for a body."""

    on: date
    by: str
    of: str
    about: str
    text: str
    to: str
    said: tuple[Said, ...] = ()
    asked_on: date | None = None
    asked_for: str = ""
    meeting: str = ""
    answer: str = ""


QUESTIONS = (
    Question(
        date(2026, 9, 23),
        "democratic_services",
        "",
        "impact",
        "Members asked why so many actions are called complete when nobody has yet looked at "
        "whether children are better off, and who decides the order in which that is done.",
        "director",
        (
            Said(
                date(2026, 9, 30),
                "democratic_services",
                "The Chair said by telephone on 29 September that this answers the question.",
                enough=True,
            ),
        ),
        asked_on=date(2026, 9, 21),
        asked_for="Children and Families Committee",
        meeting="Children and Families Committee, 21 September 2026",
        answer="The assessors begin with what affects children's safety and what has been "
        "complete longest. There are two of them; a third begins in November. The list stands "
        "on the page of impact rounds, and members can see it there at any time.",
    ),
    Question(
        date(2026, 9, 25),
        "dfe_adviser",
        "action 1.1",
        "progress",
        "August's update gives an average of 24 and a highest of 27. The action says that nobody "
        "supports more than 20. What has to happen before January for this to be on track?",
        "head_care_leavers",
        (
            Said(
                date(2026, 10, 5),
                "head_care_leavers",
                "Nineteen young people move to the four new advisers by the end of September, "
                "which makes the average 21. The rest depends on a fifth post: it was agreed on "
                "1 October, and interviews are on 10 November.",
            ),
            Said(date(2026, 10, 8), "dfe_adviser", enough=True),
        ),
    ),
    Question(
        date(2026, 10, 12),
        "quality_assurance_manager",
        "action 5.2",
        "evidence",
        "The action was signed off on two months at 88 per cent or more. Where can I see July, "
        "August and September, and the figure for newly qualified workers alone?",
        "head_performance",
        (
            Said(
                date(2026, 10, 20),
                "head_performance",
                "July was 89 per cent, August 84 (leave) and September 90.",
            ),
            Said(
                date(2026, 11, 3),
                "quality_assurance_manager",
                "The three months are there, but not the newly qualified workers, whom the "
                "inspectors named. Please give their figure for each month.",
                enough=False,
            ),
        ),
    ),
    Question(
        date(2026, 10, 14),
        "dfe_adviser",
        "measure M2.2",
        "figures",
        "Re-referrals are the lowest for a year. How many of the contacts that used to be referrals "
        "now end at the front door, so that they cannot come back as re-referrals at all?",
        "head_performance",
        (
            Said(
                date(2026, 10, 23),
                "head_performance",
                "Not many: 61 per cent of contacts became referrals in the last three months and "
                "59 per cent a year ago. I will bring both figures side by side from November.",
            ),
            Said(date(2026, 10, 27), "dfe_adviser", enough=True),
        ),
    ),
    Question(
        date(2026, 10, 19),
        "board_police",
        "priority 2",
        "work",
        "Our officers wait up to 50 minutes for the front door on weekday evenings. Which action "
        "covers the hours between five and eight, and who do they ring until it works?",
        "ad_help_protection",
        (
            Said(
                date(2026, 10, 30),
                "ad_help_protection",
                "2.6 does, from the day that the emergency duty team has two social workers each "
                "night. Until then a manager at the front door stays until eight; the control "
                "room has had the number since 26 October. I will bring the waiting times of "
                "November to the board.",
            ),
        ),
    ),
    Question(
        date(2026, 10, 30),
        "board_chair",
        "action 1.6",
        "date",
        "Eight of the twelve flats have had no contractor since August, and the date passes "
        "today. By what day will the board have a new one, and where do the eight young people "
        "who were promised a flat live until then?",
        "homes_manager",
    ),
    Question(
        date(2026, 11, 10),
        "board_voluntary",
        "finding ILACS25-2",
        "work",
        "Of the 96 young people over 21 who had not been heard from in a year, how many has "
        "anybody spoken to since February, and who tries again with the others?",
        "ad_corporate_parenting",
    ),
)
