"""Visits of Wyremouth's councillors to the front line. All invented; nobody can be known by them."""

from __future__ import annotations

from datetime import date

from goldenthread.demo.content.governance_shapes import Visit

VISITS = (
    Visit(
        "Care leavers’ team",
        date(2026, 9, 21),
        date(2026, 10, 22),
        "To see how homes are found for young people who leave care.",
        "The team has eleven personal advisers for 164 young people. Ask about pathway plans, and "
        "about the landlords that the team can turn to.",
        "Advisers know their young people well, and look for homes by telephone, one landlord at a "
        "time. Two said that they hear of a vacancy too late.",
        "homes, caseloads",
        "Members thanked the team, and said that they would ask how vacancies are shared.",
        ("1.4",),
    ),
    Visit(
        "Front door",
        date(2026, 10, 26),
        date(2026, 12, 3),
        "To see how contacts come in, and how fast a decision is made.",
        "Contacts are screened within a working day. Members sit beside a screening officer for an "
        "hour, and see no record of a child.",
    ),
)
