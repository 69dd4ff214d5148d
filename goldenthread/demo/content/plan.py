"""The current improvement plan, gathered from its seven priorities."""

from datetime import date
from types import ModuleType

from goldenthread.demo.content import (
    evidence_a,
    evidence_b,
    p1_care_leavers,
    p1_story,
    p1_story_more,
    p2_front_door,
    p2_story,
    p3_assessments,
    p3_story,
    p4_children_in_care,
    p4_story,
    p5_story,
    p5_supervision,
    p6_story,
    p6_workforce,
    p7_leadership,
    p7_story,
)
from goldenthread.demo.content.assessments import ASSESSMENTS
from goldenthread.demo.content.shapes import Period, Plan, Priority, Story, Version

UPDATES_DUE_ON_WORKING_DAY = 15
PERIODS = (
    Period(date(2026, 2, 1), date(2026, 3, 20)),
    Period(date(2026, 3, 1), date(2026, 4, 23)),
    Period(date(2026, 4, 1), date(2026, 5, 22)),
    Period(date(2026, 5, 1), date(2026, 6, 19)),
    Period(date(2026, 6, 1), date(2026, 7, 21)),
    Period(date(2026, 7, 1), date(2026, 8, 21)),
    Period(date(2026, 8, 1), date(2026, 9, 21)),
    Period(date(2026, 9, 1), date(2026, 10, 21)),
    Period(date(2026, 10, 1), date(2026, 11, 20)),
)
"""October's updates are due on 20 November, so some are still to give today."""

_PARTS: tuple[tuple[ModuleType, tuple[Story, ...]], ...] = (
    (p1_care_leavers, (*p1_story.STORIES, *p1_story_more.STORIES)),
    (p2_front_door, p2_story.STORIES),
    (p3_assessments, p3_story.STORIES),
    (p4_children_in_care, p4_story.STORIES),
    (p5_supervision, p5_story.STORIES),
    (p6_workforce, p6_story.STORIES),
    (p7_leadership, p7_story.STORIES),
)
PRIORITIES = tuple(
    Priority(number, part.TITLE, part.LEAD, part.BETTER, part.ACTIONS, stories)
    for number, (part, stories) in enumerate(_PARTS, start=1)
)

PLAN = Plan(
    key="plan-2026",
    title="Improvement plan 2026",
    inspections=("ilacs-2025", "focused-visit-2024", "jtai-2024", "monitoring-visit-1"),
    created_on=date(2026, 1, 19),
    priorities=PRIORITIES,
    periods=PERIODS,
    versions=(
        Version(
            "0.1",
            date(2026, 1, 19),
            "drafted",
            "programme_manager",
            "Draft from the thirteen findings. The board let the most urgent actions "
            "begin on 4 February.",
        ),
        Version(
            "1.0",
            date(2026, 3, 23),
            "recommended",
            "committee",
            "Recommended to Full Council, by majority.",
        ),
        Version("1.0", date(2026, 4, 8), "approved", "council", "Approved for submission."),
        Version(
            "1.0",
            date(2026, 4, 14),
            "submitted",
            "director",
            "Sent to the Secretary of State and the inspectorate, two days before the "
            "statutory date of 16 April.",
        ),
    ),
    evidence=(*evidence_a.EVIDENCE, *evidence_b.EVIDENCE),
    assessments=ASSESSMENTS,
    succeeds="plan-2023",
)

LATER_LINKS = {("2.5", "MV1-1"): date(2026, 7, 3)}
"""Links from an action to a finding that was made after the action: when they were added."""
