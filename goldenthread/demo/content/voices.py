"""What was said in Wyremouth, what was told back, and whom the council consulted.

Invented, as everything here: no child, family or worker can be known by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Told:
    """An answer. `outcome`: a code of `plans.voices.Outcome`; `by`: a post's key."""

    on: date
    by: str
    outcome: str
    did: str
    told_by: str
    how: str


@dataclass(frozen=True, slots=True)
class Heard:
    """`of`: "action 1.3" or "priority 1"; `evidence`: the ref of a file that holds it already."""

    on: date
    by: str
    of: str
    who: str
    source: str
    title: str
    said: str
    said_on: date
    place: str = ""
    people: int | None = None
    area: str = ""
    consultation: str = ""
    evidence: str = ""
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Consulted:
    """`answered` and `changed` are entered on `closed_on`."""

    key: str
    on: date
    by: str
    title: str
    who: str
    method: str
    begins_on: date
    ends_on: date
    question: str
    asked: int | None
    answered: int
    changed: str
    closed_on: date
    priorities: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Newer:
    """A newer version of a file."""

    dated_on: date
    why: str
    filename: str
    content: str
    review_by: date | None = None


FORUM = "Care leavers’ forum"
TEAM = "Head of Service, Care Leavers"

CONSULTED = (
    Consulted(
        "offer",
        date(2026, 3, 2),
        "ad_corporate_parenting",
        "What should our offer to care leavers promise?",
        "Care leavers aged 16 to 25, and their personal advisers",
        "Online survey by text message; three evenings at the youth hub with food",
        date(2026, 3, 2),
        date(2026, 4, 17),
        "Which three promises matter most to you? Which one did we break last year?",
        207,
        64,
        "Homes moved to the first page of the offer. The promise of a laptop was taken out, since "
        "most said that a phone contract would help more; the offer now pays for one. The words "
        "“where possible” were struck out of every promise.",
        date(2026, 5, 29),
        (1,),
    ),
    Consulted(
        "week-one",
        date(2026, 9, 14),
        "ad_help_protection",
        "Your first week with us",
        "Parents and carers whose child was referred between June and August",
        "Telephone calls by family hub workers who were not involved",
        date(2026, 9, 14),
        date(2026, 10, 9),
        "Did you understand why we came? Did you know what would happen next?",
        48,
        31,
        "",
        date(2026, 10, 12),
        (2,),
    ),
)

HEARD = (
    Heard(
        date(2026, 4, 22),
        "head_care_leavers",
        "action 1.5",
        "care_leavers",
        "consultation",
        "“Where possible” means no",
        "When a promise says “where possible”, you know that it will not be. Say what you will do "
        "and stop there.",
        date(2026, 4, 17),
        "What should our offer to care leavers promise?",
        23,
        "care_leavers",
        "offer",
        told=(
            Told(
                date(2026, 6, 4),
                "head_care_leavers",
                "done",
                "You told us that “where possible” means no. We took these words out of every "
                "promise in the offer. Where we cannot promise something, it is not in the offer.",
                TEAM,
                "At the forum, and on the first page of the new offer",
            ),
        ),
    ),
    Heard(
        date(2026, 6, 18),
        "head_care_leavers",
        "action 1.2",
        "care_leavers",
        "forum",
        "Nobody answers after six",
        "Problems do not come in office hours. You ring, it rings out, and by the morning you have "
        "dealt with it badly by yourself.",
        date(2026, 6, 10),
        FORUM,
        9,
        "care_leavers",
        told=(
            Told(
                date(2026, 7, 8),
                "head_care_leavers",
                "done",
                "Since 30 June somebody who knows care leavers answers the duty line at any hour. "
                "We printed its number on a card, and nine of you tried it out before it opened.",
                TEAM,
                "At the forum on 8 July, with the people who answer the line",
            ),
        ),
    ),
    Heard(
        date(2026, 9, 4),
        "head_care_leavers",
        "action 1.3",
        "care_leavers",
        "forum",
        "The call says that it is a hotel again",
        "You get a phone call on Tuesday now; before, nobody rang. But the call says that it is a "
        "hotel again. There are just not enough places.",
        date(2026, 9, 2),
        FORUM,
        7,
        "care_leavers",
        evidence="E02",
    ),
    Heard(
        date(2026, 9, 30),
        "quality_assurance_manager",
        "action 1.4",
        "care_leavers",
        "survey",
        "My plan was written, not talked about",
        "Most knew that they had a plan. Fewer than half had talked it through with their adviser; "
        "several saw it for the first time when they were asked to sign it.",
        date(2026, 9, 25),
        "Annual survey of care leavers, 2026",
        71,
        "care_leavers",
        told=(
            Told(
                date(2026, 10, 21),
                "head_care_leavers",
                "doing",
                "From November your plan is written with you, on a screen that you both see. Nobody "
                "will ask you to sign what you have not read. We will ask again in February.",
                TEAM,
                "By text message to everybody who was asked, with a short film by two of you",
            ),
        ),
    ),
    Heard(
        date(2026, 10, 15),
        "ad_corporate_parenting",
        "action 1.7",
        "care_leavers",
        "complaint",
        "Bags packed and no address",
        "A theme of complaints since July: being told to pack in the morning without being told "
        "where to, and arriving after dark.",
        date(2026, 9, 30),
        "Complaints and compliments, July to September 2026",
        4,
        "care_leavers",
        told=(
            Told(
                date(2026, 11, 4),
                "ad_corporate_parenting",
                "cannot",
                "We cannot yet promise that nobody moves to bed and breakfast: the twelve flats are "
                "late. We can promise this: nobody is told to pack before the address is known, and "
                "nobody arrives after six in the evening.",
                "Assistant Director, Corporate Parenting",
                "By letter to each of those who complained, and by a call",
            ),
        ),
    ),
    Heard(
        date(2026, 8, 12),
        "head_front_door",
        "action 2.4",
        "practitioners",
        "survey",
        "Schools still ring to ask what happened",
        "Teachers and health visitors say that the reply comes, but says only “no further action”. "
        "They would like one sentence on why.",
        date(2026, 7, 31),
        "Survey of referrers, July 2026",
        112,
        "front_door",
    ),
    Heard(
        date(2026, 10, 12),
        "head_front_door",
        "action 2.14",
        "families",
        "consultation",
        "I did not know why you came",
        "Most understood by the end of the first visit. A third had been told on the telephone only "
        "that “a concern” had been raised, and did not sleep.",
        date(2026, 10, 9),
        "Your first week with us",
        31,
        "front_door",
        "week-one",
    ),
    Heard(
        date(2026, 10, 6),
        "principal_social_worker",
        "priority 5",
        "practitioners",
        "visit",
        "Supervision happens, reflection does not",
        "Workers in two teams have supervision each month and find it written up. It goes through "
        "the list of cases; there is seldom time to think about one child.",
        date(2026, 9, 29),
        "Visit of senior leaders to two assessment teams",
        14,
        "supervision",
        told=(
            Told(
                date(2026, 10, 27),
                "principal_social_worker",
                "doing",
                "Every second supervision is now about one child only, with an hour and a half for "
                "it. We try it in your two teams until Christmas and then ask you what to keep.",
                "Principal Social Worker",
                "In both team meetings",
            ),
        ),
    ),
    Heard(
        date(2026, 11, 10),
        "quality_assurance_manager",
        "action 4.5",
        "children",
        "forum",
        "Ask me on a day when nothing is wrong",
        "Children in care would like their reviewing officer to come when there is no meeting, and "
        "to remember what they said last time.",
        date(2026, 11, 5),
        "Children in care council",
        8,
        "children_in_care",
    ),
)

REVIEWS = (
    (date(2026, 11, 4), "E03", date(2027, 2, 28)),
    (date(2026, 9, 9), "E01", date(2026, 10, 31)),
)
"""Until when evidence is in date: the day on which that was said, its ref, its last day."""

RENEWED = (
    (
        date(2026, 11, 12),
        "E04",
        Newer(
            date(2026, 11, 11),
            "Caseloads after the two new personal advisers began.",
            "personal-advisers-november.csv",
            "personal adviser,young people\nA,19\nB,20\nC,22\nD,18\n",
            date(2027, 1, 31),
        ),
    ),
)
"""The day, the ref of what is replaced, and the newer file."""
