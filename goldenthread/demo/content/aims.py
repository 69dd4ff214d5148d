"""What Wyremouth Council has set itself and promised, and the priorities that serve it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AimText:
    """`kind`: a code of `plans.aims.AimKind`. `priorities`: numbers of the current plan's."""

    on: date
    kind: str
    title: str
    source: str
    starts_on: date
    priorities: tuple[int, ...]
    words: str = ""
    ends_on: date | None = None


RECORDED = date(2026, 1, 20)

AIMS = (
    AimText(
        RECORDED,
        "aim",
        "Every child safe, heard and known",
        "Council plan 2025 to 2029, aim 2",
        date(2025, 4, 1),
        (2, 3, 4),
        "Children who need us are seen soon, listened to, and live with people who know them.",
    ),
    AimText(
        RECORDED,
        "aim",
        "A council that people want to work for",
        "Council plan 2025 to 2029, aim 6",
        date(2025, 4, 1),
        (5, 6),
    ),
    AimText(
        RECORDED,
        "aim",
        "Homes that people can afford in every part of Wyremouth",
        "Council plan 2025 to 2029, aim 4",
        date(2025, 4, 1),
        (),
    ),
    AimText(
        RECORDED,
        "strategy",
        "Corporate parenting strategy",
        "Corporate parenting strategy 2024 to 2027, approved by Full Council on 13 March 2024",
        date(2024, 4, 1),
        (1, 4),
        "The whole council is parent to children in our care and to care leavers: housing, "
        "public health and leisure as well as children’s services.",
        date(2027, 3, 31),
    ),
    AimText(
        RECORDED,
        "pledge_in_care",
        "We will tell you who your social worker is, and you will not lose them without a goodbye",
        "Our pledge to children in care, 2025, promise 3",
        date(2025, 7, 1),
        (4, 6),
    ),
    AimText(
        RECORDED,
        "pledge_leavers",
        "You will have a safe home before you leave care, and never a hotel room",
        "Our offer to care leavers, 2025, promise 1",
        date(2025, 7, 1),
        (1,),
        "We will plan your home with you from the age of 16. If a tenancy breaks down, we will "
        "offer you another place the same day.",
    ),
    AimText(
        RECORDED,
        "pledge_leavers",
        "We will stay in touch until you are 25, as often as you want us to",
        "Our offer to care leavers, 2025, promise 4",
        date(2025, 7, 1),
        (1,),
    ),
)
