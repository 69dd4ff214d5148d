"""The partnership's plan after the joint inspection of 2024: beside the council's own from February
to October 2026, sharing with it what police notifications say of children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.demo.content.plan import PERIODS
from goldenthread.demo.content.shapes import Action, Plan, Priority, done

STARTS = date(2026, 2, 16)


DOMESTIC_ABUSE = Priority(
    1,
    "Domestic abuse",
    "ad_help_protection",
    "Young children are safe after an incident at home, and somebody has listened to them.",
    (
        Action(
            "D1",
            "One call each morning about the night's incidents, with police and health",
            "Each agency held its own meeting and the three lists did not match.",
            "By ten o'clock one person knows what happened to a child and what is done today.",
            "head_front_door",
            STARTS,
            date(2026, 5, 29),
            ("JTAI24-P1",),
            ("Wyre Constabulary", "NHS integrated care board"),
        ),
        Action(
            "D2",
            "One page for what the child said, used by officers and social workers alike",
            "Two forms asked about the adults; neither had a line for the child.",
            "A child tells it once, in their own words.",
            "head_assessment",
            STARTS,
            date(2026, 6, 30),
            ("JTAI24-1",),
            ("Wyre Constabulary",),
        ),
        Action(
            "D3",
            "Midwives and health visitors read and write the family's safety plan",
            "The plan stood in a system that health staff could not open.",
            "A parent who is afraid does not have to explain it again to each visitor.",
            "head_early_help",
            STARTS,
            date(2026, 7, 31),
            ("JTAI24-2",),
            ("NHS integrated care board",),
        ),
    ),
    (
        done(
            "D1",
            "TTT",
            "2026-04",
            "The call took place on 60 of 61 mornings in March and April. It lasts 14 minutes; "
            "police, health and the front door leave it with one list.",
            asked=date(2026, 5, 26),
            on=date(2026, 5, 29),
        ),
        done(
            "D2",
            "TTRT",
            "2026-05",
            "The page is in use in all response teams and both assessment teams. Of 40 that were "
            "read in May, 31 had words of the child.",
            asked=date(2026, 6, 23),
            on=date(2026, 6, 29),
        ),
        done(
            "D3",
            "TTTTT",
            "2026-06",
            "Fifty-two midwives and health visitors have access, and wrote in 23 plans in June.",
            asked=date(2026, 7, 24),
            on=date(2026, 7, 30),
        ),
    ),
)

JOINT_PLAN = Plan(
    key="joint-2026",
    title="Joint action plan on domestic abuse",
    inspections=("jtai-2024",),
    created_on=date(2026, 2, 9),
    priorities=(DOMESTIC_ABUSE,),
    periods=PERIODS[:5],
    versions=(),
    closed_on=date(2026, 10, 30),
)


@dataclass(frozen=True, slots=True)
class Shared:
    """An action of the council's plan that serves the joint plan too, under its one priority."""

    on: date
    ref: str
    why: str


SHARED = (
    Shared(
        date(2026, 3, 9),
        "2.7",
        "Officers write the notifications and our staff act on them: the partnership answers for "
        "it as much as the council does.",
    ),
)
