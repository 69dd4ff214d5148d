"""The steps of some of Wyremouth's actions, and which of them wait for which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Move:
    on: date
    due: date
    why: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """Of an action of the plan, added by its owner, or `by` another on their behalf.

    `reached`: the day, recorded on the next `later` days after; `withdrawn`: the day, with `why`.
    """

    on: date
    action: str
    title: str
    due: date
    moves: tuple[Move, ...] = ()
    reached: date | None = None
    withdrawn: date | None = None
    why: str = ""
    by: str = ""
    later: int = 0


@dataclass(frozen=True, slots=True)
class Wait:
    on: date
    by: str
    action: str
    needed: str
    why: str
    ended: date | None = None
    ended_why: str = ""


MARCH = date(2026, 3, 9)
MILESTONES = (
    Milestone(
        date(2026, 3, 16),
        "1.1",
        "Four new advisers are in post",
        date(2026, 6, 30),
        (
            Move(
                date(2026, 6, 5),
                date(2026, 8, 14),
                "Those who accepted serve notice until July, and one post is advertised again.",
            ),
        ),
        reached=date(2026, 8, 10),
    ),
    Milestone(
        date(2026, 3, 16),
        "1.1",
        "The last young people have met the adviser they move to",
        date(2026, 9, 30),
        reached=date(2026, 10, 9),
        why="19 were handed over. Two asked to stay with their first adviser, and do.",
        later=4,
    ),
    Milestone(
        date(2026, 10, 12),
        "1.1",
        "The maternity cover is in post",
        date(2026, 12, 11),
    ),
    Milestone(
        date(2026, 3, 16),
        "1.4",
        "The forum’s own form is in use",
        date(2026, 5, 29),
        (
            Move(
                date(2026, 5, 11),
                date(2026, 6, 30),
                "The forum sent the first draft back. The second one is theirs.",
            ),
        ),
        reached=date(2026, 7, 1),
    ),
    Milestone(
        date(2026, 10, 19),
        "1.4",
        "28 more plans are reviewed, the oldest first",
        date(2026, 11, 30),
    ),
    Milestone(
        MARCH,
        "1.6",
        "The change of use is granted",
        date(2026, 5, 29),
        reached=date(2026, 5, 21),
    ),
    Milestone(
        MARCH,
        "1.6",
        "The four flats on the ground floor are open",
        date(2026, 6, 12),
        (
            Move(
                date(2026, 6, 22),
                date(2026, 8, 21),
                "Work stopped in the stairwell, which the ground floor shares.",
            ),
        ),
        reached=date(2026, 8, 17),
    ),
    Milestone(
        date(2026, 8, 24),
        "1.6",
        "A contractor for the upper floors is appointed",
        date(2026, 8, 28),
        (
            Move(
                date(2026, 9, 14),
                date(2026, 10, 16),
                "Two contractors withdrew. The tender is opened again.",
            ),
        ),
        by="programme_manager",
    ),
    Milestone(
        date(2026, 9, 14),
        "1.6",
        "The eight flats on the upper floors are open",
        date(2026, 10, 30),
    ),
    Milestone(
        date(2026, 5, 18),
        "1.8",
        "Twelve young people have tried the passport",
        date(2026, 9, 30),
        reached=date(2026, 9, 25),
        why="Eleven have theirs. One young person did not want it.",
    ),
    Milestone(
        date(2026, 5, 18),
        "1.8",
        "Every young person who is 17 has a passport",
        date(2026, 12, 18),
    ),
    Milestone(
        date(2026, 4, 13),
        "1.9",
        "A nurse is appointed from the advertisement",
        date(2026, 7, 17),
        withdrawn=date(2026, 7, 6),
        why="Two applied, neither with experience of young adults. A secondment takes its place.",
    ),
    Milestone(
        date(2026, 8, 31),
        "1.9",
        "The honorary contract is signed",
        date(2026, 10, 30),
    ),
    Milestone(
        date(2026, 6, 15),
        "2.13",
        "A base outside the council’s buildings is agreed",
        date(2026, 9, 30),
        reached=date(2026, 9, 23),
    ),
    Milestone(
        date(2026, 10, 12),
        "2.13",
        "All three safeguarding partners have decided on the gap",
        date(2026, 11, 27),
    ),
)

WAITS = (
    Wait(
        date(2026, 9, 7),
        "head_care_leavers",
        "1.7",
        "1.6",
        "Without the upper floors at Harbour Road there is nowhere to move on to.",
    ),
    Wait(
        date(2026, 10, 19),
        "head_care_leavers",
        "1.4",
        "1.1",
        "A plan is written with the adviser who stays, so the last plans wait for the cover.",
    ),
    Wait(
        date(2026, 4, 27),
        "head_virtual_school",
        "1.10",
        "1.5",
        "Employers are to hand out the offer with the invitation.",
        date(2026, 9, 1),
        "The offer is published and printed.",
    ),
)
