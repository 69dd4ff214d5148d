"""What inspectors found before the current plan: 2023 and 2024. Invented, as are all dates.

Plans were due 70 working days after receipt: 25 October 2023, 18 September 2024
and 13 February 2025.
"""

from datetime import date

from goldenthread.demo.content.shapes import Finding, Inspection, Judgement

LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
OVERALL = "Overall effectiveness"
RI = "requires_improvement"

ILACS_2023 = Inspection(
    key="ilacs-2023",
    kind="ilacs_standard",
    title="Inspection of children's services, June 2023",
    began_on=date(2023, 6, 5),
    ended_on=date(2023, 6, 16),
    received_on=date(2023, 7, 18),
    published_on=date(2023, 7, 25),
    summary="Services had stopped getting worse but were uneven. Children were seen quickly when "
    "they were at risk. Plans, supervision and the choice of homes let too many of them "
    "down afterwards.",
    judgements=tuple(Judgement(area, RI) for area in (LEADERS, HELP, CARE, LEAVERS, OVERALL)),
    findings=(
        Finding(
            "ILACS23-1",
            "improvement",
            "Pathway plans that say what will happen next, written with the young person "
            "rather than about them.",
            "care_leavers",
        ),
        Finding(
            "ILACS23-2",
            "improvement",
            "Regular supervision that leaves a record of why decisions were made.",
            "supervision",
        ),
        Finding(
            "ILACS23-3",
            "improvement",
            "Child in need plans with clear aims and dates, so that families know what "
            "has to change.",
            "child_in_need",
        ),
        Finding(
            "ILACS23-4",
            "improvement",
            "Enough homes for children in care within reach of their school, family and friends.",
            "children_in_care",
        ),
        Finding(
            "ILACS23-5",
            "improvement",
            "Conversations with children who return from being missing, held soon and "
            "used to keep them safer.",
            "exploitation",
        ),
        Finding(
            "ILACS23-6",
            "improvement",
            "The time that children who come into care wait for their first health assessment.",
            "health",
        ),
        Finding(
            "ILACS23-7",
            "improvement",
            "What leaders learn from case audits, and whether practice changes as a result.",
            "leadership",
        ),
        Finding(
            "ILACS23-8",
            "improvement",
            "Education plans for young people in care after the age of 16.",
            "education",
        ),
    ),
)

FOCUSED_VISIT_2024 = Inspection(
    key="focused-visit-2024",
    kind="focused_visit",
    title="Focused visit on the front door, May 2024",
    began_on=date(2024, 5, 14),
    ended_on=date(2024, 5, 15),
    received_on=date(2024, 6, 11),
    published_on=date(2024, 6, 24),
    stated_due=date(2024, 9, 18),
    summary="Two inspectors looked at contacts, referrals and the first response. Screening was "
    "careful. Strategy discussions came late and without all who needed to be there.",
    findings=(
        Finding(
            "FV24-P1",
            "priority_action",
            "Strategy discussions take place on the day that they are needed, with police "
            "and health present, so that no child waits for protection.",
            "front_door",
        ),
        Finding(
            "FV24-1",
            "improvement",
            "How parents' consent is sought, and how the reason is written down when it "
            "is set aside.",
            "front_door",
            ("ILACS23-2",),
        ),
        Finding(
            "FV24-2",
            "improvement",
            "The handover between the emergency duty team and the day service.",
            "out_of_hours",
        ),
        Finding(
            "FV24-3",
            "improvement",
            "Feedback to schools and health visitors on what became of their referral.",
            "front_door",
        ),
    ),
)

JTAI_2024 = Inspection(
    key="jtai-2024",
    kind="jtai",
    title="Joint targeted area inspection on domestic abuse, September 2024",
    began_on=date(2024, 9, 23),
    ended_on=date(2024, 9, 27),
    received_on=date(2024, 11, 4),
    published_on=date(2024, 11, 11),
    stated_due=date(2025, 2, 13),
    summary="Three inspectorates looked at how the partnership answers domestic abuse in families "
    "with children under eight. Committed people were working without the information "
    "that others held.",
    findings=(
        Finding(
            "JTAI24-P1",
            "priority_action",
            "Police notifications of domestic abuse reach children's services and health "
            "on the next working day, with the child's own account in them.",
            "domestic_abuse",
        ),
        Finding(
            "JTAI24-1",
            "improvement",
            "Young children are seen and heard by themselves after an incident at home.",
            "domestic_abuse",
        ),
        Finding(
            "JTAI24-2",
            "improvement",
            "Midwives and health visitors take part in safety planning before and after a birth.",
            "health",
        ),
        Finding(
            "JTAI24-3",
            "improvement",
            "Work with those who cause harm starts before the court case has ended.",
            "domestic_abuse",
        ),
        Finding(
            "JTAI24-4",
            "improvement",
            "Chronologies that all agencies can read, so that a pattern is seen and not "
            "only the last event.",
            "assessment",
        ),
        Finding(
            "JTAI24-5",
            "improvement",
            "Partners' audits look at the same children together, not at their own files apart.",
            "leadership",
            ("ILACS23-7",),
        ),
    ),
)
