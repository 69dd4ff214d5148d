"""Priority 6, workforce: its eleven actions."""

from datetime import date

from goldenthread.demo.content.shapes import Action

TITLE = "Workforce"
LEAD = "ad_workforce"
BETTER = (
    "Children keep the same worker long enough to trust them. Workers have the time, the "
    "skills and the wish to stay."
)

ACTIONS = (
    Action(
        "6.1",
        "A ten-day induction for each new social worker",
        "New workers were given eleven cases on their first Monday.",
        "A new worker's first children are met by somebody who is ready.",
        "head_workforce",
        date(2026, 2, 2),
        date(2026, 5, 29),
        ("ILACS25-12",),
    ),
    Action(
        "6.2",
        "A career path from family support worker to consultant practitioner",
        "The only way up was out of practice, and the best moved into management or away.",
        "Experienced people stay with children and families.",
        "head_workforce",
        date(2026, 2, 16),
        date(2026, 9, 30),
        ("ILACS25-12",),
    ),
    Action(
        "6.3",
        "Agency staff fill no more than 15 per cent of social work posts",
        "24 per cent were agency staff, with an average stay of 19 weeks.",
        "Children tell their story once.",
        "head_workforce",
        date(2026, 2, 2),
        date(2026, 6, 30),
        ("ILACS25-12",),
    ),
    Action(
        "6.4",
        "No social worker has more than 18 children",
        "The average was 19, but the highest 34 and the newest workers had the most.",
        "Workers have time to see, think and write.",
        "head_protection",
        date(2026, 2, 16),
        date(2026, 8, 28),
        ("ILACS25-12", "ILACS25-11"),
    ),
    Action(
        "6.5",
        "Recruit twelve social workers from abroad, and help them to settle",
        "Three rounds of advertising at home brought two appointments.",
        "Teams are full, with people who mean to stay.",
        "head_workforce",
        date(2026, 3, 16),
        date(2027, 3, 31),
        ("ILACS25-12",),
    ),
    Action(
        "6.6",
        "A retention payment after two and four years in the same team",
        "Neighbours pay up to £4,000 more, and half of leavers go to them.",
        "Children's workers do not leave for the next town.",
        "head_workforce",
        date(2026, 3, 2),
        date(2026, 11, 30),
        ("ILACS25-12",),
    ),
    Action(
        "6.7",
        "A protected first year for newly qualified social workers",
        "Nine of 21 left in their first 18 months.",
        "New workers learn well and stay, and children are not passed on.",
        "principal_social_worker",
        date(2026, 3, 2),
        date(2027, 2, 26),
        ("ILACS25-12",),
    ),
    Action(
        "6.8",
        "Handovers in person when a child's worker changes",
        "Children came home to a stranger's card on the mat.",
        "A child meets the new worker with the old one, and hears why.",
        "head_children_in_care",
        date(2026, 4, 1),
        date(2027, 1, 29),
        ("ILACS25-12",),
    ),
    Action(
        "6.9",
        "Ask leavers why, and stayers too",
        "Exit forms went to payroll. Nobody read them.",
        "What drives workers away is put right before they go.",
        "head_performance",
        date(2026, 4, 20),
        date(2027, 2, 26),
        ("ILACS25-12",),
    ),
    Action(
        "6.10",
        "Move paperwork from social workers to 14 practice assistants",
        "Social workers spent 31 hours in 100 with children and families.",
        "Children see more of their worker.",
        "head_assessment",
        date(2026, 5, 5),
        date(2027, 3, 31),
        ("ILACS25-12",),
    ),
    Action(
        "6.11",
        "A shared training programme with partners on child development",
        "Each agency trained its own people in different words.",
        "Adults around a child understand the child's behaviour in the same way.",
        "head_virtual_school",
        date(2026, 10, 1),
        date(2027, 5, 28),
        ("ILACS25-12", "JTAI24-5"),
        ("Schools' Forum", "NHS integrated care board", "Wyre Constabulary"),
    ),
)
