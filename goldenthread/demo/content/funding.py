"""What Wyremouth's plan costs and who pays: the base budget, a grant, a reserve, partners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BASE = "Base budget"
GRANT = "DfE improvement grant"
RESERVE = "Transformation reserve"
S151 = "Director of Finance (S151 Officer)"
COUNCIL = "Full council, budget meeting of 24 February 2026"
COMMITTEE = "Children and Families Committee"


@dataclass(frozen=True, slots=True)
class Plan:
    """So much for each of so many months, in whole pounds."""

    first: date
    months: int
    each: int


@dataclass(frozen=True, slots=True)
class Line:
    """`of`: "action 1.6", "priority 2" or "" for the plan. `spent` begins with the first month.

    `more`: a forecast that was entered on a later day, for a month.
    """

    on: date
    of: str
    title: str
    source: str
    recurrence: str
    plan: tuple[Plan, ...]
    spent: tuple[int, ...] = ()
    note: str = ""
    approved_on: date | None = None
    approved_by: str = S151
    approved_note: str = ""
    withdrawn_on: date | None = None
    withdrawn_why: str = ""
    more: tuple[date, date, int] | None = None


@dataclass(frozen=True, slots=True)
class Need:
    on: date
    by: str
    action: str
    estimate: int | None
    note: str
    by_priority: bool = False


APRIL = date(2026, 4, 1)
FEBRUARY = date(2026, 2, 16)
BUDGET = date(2026, 2, 27)
LINES = (
    Line(
        FEBRUARY,
        "action 1.1",
        "Eight more personal advisers",
        BASE,
        "recurrent",
        (Plan(APRIL, 12, 26_000),),
        (11_200, 17_900, 22_400, 25_100, 25_100, 26_000, 26_000),
        approved_on=BUDGET,
        approved_by=COUNCIL,
    ),
    Line(
        FEBRUARY,
        "priority 2",
        "Four social workers for the front door",
        BASE,
        "recurrent",
        (Plan(APRIL, 12, 20_000),),
        (15_000, 20_000, 20_000, 20_000, 15_000, 15_000, 20_000),
        approved_on=BUDGET,
        approved_by=COUNCIL,
    ),
    Line(
        FEBRUARY,
        "action 2.6",
        "Two social workers each night",
        BASE,
        "recurrent",
        (Plan(APRIL, 12, 15_500),),
        (0, 3_900, 4_100, 4_100, 3_900, 4_100, 4_100),
        "Spent so far: an agency worker on Fridays and Saturdays.",
        approved_on=BUDGET,
        approved_by=COUNCIL,
    ),
    Line(
        FEBRUARY,
        "action 6.4",
        "Social workers, so that nobody has more than 18 children",
        BASE,
        "recurrent",
        (Plan(APRIL, 12, 59_500),),
        (44_300, 48_700, 52_000, 61_200, 66_400, 68_900, 71_500),
        "Agency staff fill posts until permanent ones start, at £6 an hour more.",
        approved_on=BUDGET,
        approved_by=COUNCIL,
    ),
    Line(
        FEBRUARY,
        "action 6.10",
        "14 practice assistants",
        BASE,
        "recurrent",
        (Plan(APRIL, 11, 37_300), Plan(date(2027, 3, 1), 1, 37_700)),
        (9_300, 21_300, 24_000, 37_300, 37_300, 37_300, 37_300),
        approved_on=BUDGET,
        approved_by=COUNCIL,
    ),
    Line(
        date(2026, 3, 30),
        "",
        "The improvement team and the board’s independent chair",
        GRANT,
        "one_off",
        (Plan(APRIL, 11, 12_200), Plan(date(2027, 3, 1), 1, 11_800)),
        (9_800, 12_200, 12_200, 12_200, 11_600, 12_200, 12_200),
        "The grant is £350,000 in all and ends on 31 March 2027.",
        approved_on=date(2026, 4, 13),
        approved_note="The grant letter of 27 March allows for it.",
    ),
    Line(
        date(2026, 3, 30),
        "action 5.3",
        "The university’s course for 38 managers",
        GRANT,
        "one_off",
        (Plan(APRIL, 6, 14_000),),
        (28_000, 0, 0, 31_500, 14_000, 3_200),
        approved_on=date(2026, 4, 13),
    ),
    Line(
        date(2026, 3, 30),
        "action 7.2",
        "Moderators for the monthly audits",
        GRANT,
        "one_off",
        (Plan(APRIL, 12, 10_000),),
        (0, 8_000, 8_000, 10_000, 10_000, 10_000, 10_000),
        approved_on=date(2026, 4, 13),
    ),
    Line(
        date(2026, 3, 9),
        "action 1.6",
        "The former nurses’ home, ground floor",
        RESERVE,
        "one_off",
        (Plan(APRIL, 6, 30_000),),
        (12_400, 38_000, 41_200, 36_900, 29_700, 14_800),
        approved_on=date(2026, 3, 27),
        approved_by=COMMITTEE,
        more=(date(2026, 10, 5), date(2026, 10, 1), 18_000),
    ),
    Line(
        date(2026, 9, 14),
        "action 1.6",
        "Removing the asbestos, floors two and three",
        "Capital programme",
        "one_off",
        (Plan(date(2027, 1, 1), 3, 47_500),),
        note="The price is an estimate until the tender closes on 4 December.",
    ),
    Line(
        date(2026, 4, 20),
        "action 1.9",
        "The mental health nurse, first year",
        "Integrated care board",
        "one_off",
        (Plan(date(2026, 7, 1), 12, 4_900),),
        approved_on=date(2026, 5, 11),
        approved_by="Integrated Care Board",
        approved_note="For one year only.",
    ),
    Line(
        date(2026, 6, 15),
        "action 2.13",
        "Half of the programme",
        "Police and crime fund",
        "one_off",
        (Plan(date(2026, 10, 1), 12, 8_000),),
        approved_on=date(2026, 7, 6),
        approved_by="Police and Crime Commissioner",
    ),
    Line(
        date(2026, 9, 7),
        "action 2.13",
        "The gap to the provider’s price",
        "Safeguarding partners",
        "one_off",
        (Plan(date(2027, 4, 1), 2, 19_000),),
        note="Two of three partners have agreed. The third decides on 27 November.",
    ),
    Line(
        date(2026, 7, 6),
        "action 6.6",
        "Retention payments after two and four years",
        RESERVE,
        "one_off",
        (
            *(Plan(date(2027, 1, 1), 1, 96_000), Plan(date(2027, 7, 1), 1, 109_000)),
            *(Plan(date(2028, 1, 1), 1, 96_000), Plan(date(2028, 7, 1), 1, 109_000)),
        ),
        note="Ending six agency contracts is meant to pay it back.",
        approved_on=date(2026, 9, 21),
        approved_by=COMMITTEE,
    ),
    Line(
        date(2026, 5, 18),
        "action 1.10",
        "A wage subsidy for the first six months",
        "Shared prosperity fund",
        "one_off",
        (Plan(date(2026, 9, 1), 6, 4_000),),
        withdrawn_on=date(2026, 7, 20),
        withdrawn_why="The fund closed to new bids in July. Employers take part without it.",
    ),
)

NEEDS = (
    Need(date(2026, 9, 14), "programme_manager", "1.6", 142_500, "The upper floors."),
    Need(
        date(2026, 11, 9),
        "programme_manager",
        "4.4",
        64_000,
        "A council-funded clinician for a year, for the budget round.",
    ),
    Need(
        date(2026, 10, 12),
        "programme_manager",
        "7.7",
        60_000,
        "An analyst for twelve months. No source is named yet.",
    ),
    Need(
        date(2026, 10, 12),
        "programme_manager",
        "2.1",
        None,
        "Managers’ time is in the four posts of the front door.",
        by_priority=True,
    ),
)

# What was spent is entered after each quarter, and for October.
QUARTERS = ((date(2026, 7, 10), 3), (date(2026, 10, 9), 6), (date(2026, 11, 9), 7))
