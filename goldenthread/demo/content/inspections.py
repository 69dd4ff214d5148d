"""What inspectors found in Wyremouth, from November 2025 to today. Invented, as are all dates.

The current plan was due 70 working days after receipt: 16 April 2026.
"""

from datetime import date

from goldenthread.demo.content.earlier_inspections import (
    CARE,
    FOCUSED_VISIT_2024,
    HELP,
    ILACS_2023,
    JTAI_2024,
    LEADERS,
    LEAVERS,
    OVERALL,
    RI,
)
from goldenthread.demo.content.shapes import Finding, Inspection, Judgement

ILACS_2025 = Inspection(
    key="ilacs-2025",
    kind="ilacs_standard",
    title="Inspection of children's services, November 2025",
    began_on=date(2025, 11, 17),
    ended_on=date(2025, 11, 28),
    received_on=date(2026, 1, 6),
    published_on=date(2026, 1, 14),
    summary="Care leavers had been let down for too long and leaders had not known it. Elsewhere "
    "practice was uneven: children were helped well where workers stayed and were "
    "supervised, and drifted where they did not.",
    judgements=(
        Judgement(LEADERS, RI),
        Judgement(HELP, RI),
        Judgement(CARE, RI),
        Judgement(LEAVERS, "inadequate"),
        Judgement(OVERALL, "inadequate"),
    ),
    findings=(
        Finding(
            "ILACS25-1",
            "improvement",
            "Leaders' knowledge of what daily life is like for care leavers, and how soon "
            "they act when it goes wrong.",
            "leadership",
            ("ILACS23-7",),
        ),
        Finding(
            "ILACS25-2",
            "improvement",
            "Support for care leavers who have no safe or settled place to live, and for "
            "those over 21 who have lost touch.",
            "care_leavers",
        ),
        Finding(
            "ILACS25-3",
            "improvement",
            "The quality of pathway plans, and care leavers' part in writing them.",
            "care_leavers",
            ("ILACS23-1",),
        ),
        Finding(
            "ILACS25-4",
            "improvement",
            "Help with care leavers' physical and mental health, and their knowledge of "
            "their own health history.",
            "health",
            ("ILACS23-6",),
        ),
        Finding(
            "ILACS25-5",
            "improvement",
            "The speed of decisions at the front door, and the recording of consent.",
            "front_door",
            ("FV24-P1", "FV24-1"),
        ),
        Finding(
            "ILACS25-6",
            "improvement",
            "The response to children and families at night and at weekends.",
            "out_of_hours",
            ("FV24-2",),
        ),
        Finding(
            "ILACS25-7",
            "improvement",
            "Assessments that weigh a child's history, above all where there is neglect "
            "or domestic abuse.",
            "assessment",
            ("JTAI24-4",),
        ),
        Finding(
            "ILACS25-8",
            "improvement",
            "Children's plans: clear about what must change, by when, and what happens if "
            "it does not.",
            "child_in_need",
            ("ILACS23-3",),
        ),
        Finding(
            "ILACS25-9",
            "improvement",
            "The choice of homes for children in care, so that fewer have to move or live "
            "far away.",
            "children_in_care",
            ("ILACS23-4",),
        ),
        Finding(
            "ILACS25-10",
            "improvement",
            "Challenge by independent reviewing officers and conference chairs when a "
            "plan stands still.",
            "child_protection",
        ),
        Finding(
            "ILACS25-11",
            "improvement",
            "Supervision and management decisions that are regular, reflective and "
            "followed through.",
            "supervision",
            ("ILACS23-2",),
        ),
        Finding(
            "ILACS25-12",
            "improvement",
            "The stability of the workforce, so that children need not tell their story "
            "again and again.",
            "workforce",
        ),
        Finding(
            "ILACS25-13",
            "improvement",
            "How children's culture, language and identity are recorded, and the use made "
            "of this in their plans.",
            "assessment",
        ),
    ),
)

MONITORING_VISIT_1 = Inspection(
    key="monitoring-visit-1",
    kind="monitoring_visit",
    title="First monitoring visit, May 2026: the front door",
    began_on=date(2026, 5, 12),
    ended_on=date(2026, 5, 13),
    received_on=date(2026, 6, 12),
    published_on=date(2026, 7, 3),
    summary="The inspectorate does not publish a first visit; Wyremouth published its letter. "
    "Contacts were decided sooner than in November. Help out of hours still depended on "
    "who was on duty.",
    findings=(
        Finding(
            "MV1-S1",
            "strength",
            "Contacts are read and decided by experienced managers within one working day "
            "in nearly all the cases that inspectors saw.",
            "front_door",
        ),
        Finding(
            "MV1-S2",
            "strength",
            "Police, health and education sit together each morning and agree who will "
            "see the child.",
            "front_door",
        ),
        Finding(
            "MV1-1",
            "improvement",
            "The reason for setting consent aside is still missing from some records.",
            "front_door",
            ("FV24-1", "ILACS25-5"),
        ),
    ),
)

MONITORING_VISIT_2 = Inspection(
    key="monitoring-visit-2",
    kind="monitoring_visit",
    title="Second monitoring visit, October 2026: care leavers",
    began_on=date(2026, 10, 20),
    ended_on=date(2026, 10, 21),
    received_on=date(2026, 11, 16),
    published_on=None,
    expected_on=date(2026, 11, 24),
    named=("director", "ad_corporate_parenting", "head_care_leavers", "programme_manager"),
    summary="Confidential until published. Young people describe advisers who keep in touch. "
    "Inspectors were worried by the time that some spend in hotels.",
    findings=(
        Finding(
            "MV2-S1",
            "strength",
            "Young people know who their personal adviser is and hear from them more "
            "often than they did a year ago.",
            "care_leavers",
        ),
        Finding(
            "MV2-1",
            "improvement",
            "The number of nights that care leavers spend in bed and breakfast hotels, "
            "and how soon managers hear of them.",
            "care_leavers",
            ("ILACS25-2",),
        ),
        Finding(
            "MV2-2",
            "improvement",
            "Pathway plans for young people in custody.",
            "care_leavers",
            ("ILACS25-3",),
        ),
    ),
)

INSPECTIONS = (
    ILACS_2023,
    FOCUSED_VISIT_2024,
    JTAI_2024,
    ILACS_2025,
    MONITORING_VISIT_1,
    MONITORING_VISIT_2,
)
FINDINGS = {finding.ref: finding for i in INSPECTIONS for finding in i.findings}
