"""Wyremouth's bodies and who sits on them. All invented."""

from __future__ import annotations

from goldenthread.demo.content.governance_shapes import Body, Seat

BODIES = (
    Body(
        "board",
        "Improvement Board",
        "board",
        "Every month but August, on a Wednesday",
        "The whole plan, exceptions, risks, measures and the adviser’s report",
        (
            Seat("board_chair", "chair", independent=True),
            Seat("director"),
            Seat("deputy_director"),
            Seat("board_police"),
            Seat("board_health"),
            Seat("board_schools"),
            Seat("board_voluntary"),
            Seat("dfe_adviser", "attends", independent=True),
            Seat("programme_manager", "attends"),
        ),
        "Guildhall, Room 2",
        "09:30",
        5,
    ),
    Body(
        "committee",
        "Children and Families Committee",
        "committee",
        "Every second month, on a Monday",
        "The published report on the plan, with both ratings",
        (
            Seat("committee_chair", "chair"),
            Seat("committee_member"),
            Seat("Parent governor representative", has_account=False),
        ),
        "Committee Suite 1, Guildhall",
        "14:00",
        11,
    ),
    Body(
        "council",
        "Full Council",
        "council",
        "Five times a year",
        "What the committee recommends",
        (Seat("Mayor of Wyremouth", "chair", has_account=False), Seat("committee_chair")),
        "Council Chamber, Guildhall",
        "18:30",
    ),
    Body(
        "partnership",
        "Wyremouth Safeguarding Children Partnership",
        "partnership",
        "Every three months",
        "Actions that partners own, and risks that need them",
        (
            Seat("Independent scrutineer", "chair", independent=True, has_account=False),
            Seat("director"),
            Seat("board_police"),
            Seat("board_health"),
        ),
        "Wyre Constabulary headquarters",
        "10:00",
        14,
    ),
)
