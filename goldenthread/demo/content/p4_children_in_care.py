"""Priority 4, children in care: its thirteen actions."""

from datetime import date

from goldenthread.demo.content.shapes import Action

TITLE = "Children in care"
LEAD = "ad_corporate_parenting"
BETTER = (
    "Children live near the people and places that matter to them, in a home that they "
    "need not leave in a hurry. They know why they are in care, and someone argues for "
    "them when their plan stands still."
)

ACTIONS = (
    Action(
        "4.1",
        "Approve 20 new fostering households in Wyremouth",
        "The council lost 14 fostering households in 2025 and gained five. Children were "
        "placed up to 110 miles away.",
        "More children can stay at their school and see their brothers and sisters.",
        "head_fostering",
        date(2026, 2, 2),
        date(2026, 6, 30),
        ("ILACS25-9", "ILACS23-4"),
    ),
    Action(
        "4.2",
        "Open two small children's homes of our own",
        "Teenagers with the greatest needs are moved between providers who give seven "
        "days' notice.",
        "Six young people live in their own town with adults who do not give notice.",
        "head_commissioning",
        date(2026, 2, 16),
        date(2026, 7, 31),
        ("ILACS25-9",),
    ),
    Action(
        "4.3",
        "No child under 16 lives in an unregistered home",
        "Five children did in November 2025, two of them for more than eight weeks.",
        "Each child lives where an inspector looks and where staff are checked.",
        "head_commissioning",
        date(2026, 2, 2),
        date(2026, 9, 30),
        ("ILACS25-9",),
    ),
    Action(
        "4.4",
        "A stability meeting within five days when a home is in doubt",
        "Notice was the first that anyone heard. In 23 of 31 broken placements no meeting "
        "had been held.",
        "Carers get help before they give up, and children move less.",
        "head_children_in_care",
        date(2026, 3, 2),
        date(2026, 10, 30),
        ("ILACS25-9",),
    ),
    Action(
        "4.5",
        "Independent reviewing officers check in with each child between reviews",
        "Reviewing officers met children twice a year and heard of trouble afterwards.",
        "Somebody outside the team notices early and asks why.",
        "head_review",
        date(2026, 2, 16),
        date(2026, 5, 29),
        ("ILACS25-10",),
    ),
    Action(
        "4.6",
        "Life story books for each child placed for adoption or long-term fostering",
        "41 children wait for a book. Some have waited two years.",
        "Children understand why they do not live with their parents.",
        "head_children_in_care",
        date(2026, 4, 1),
        date(2027, 3, 31),
        ("ILACS25-9",),
    ),
    Action(
        "4.7",
        "Visit children who live more than 20 miles away as often as those who live near",
        "Visits to distant children were the first to be cancelled.",
        "Distance does not decide how well a child is known.",
        "head_children_in_care",
        date(2026, 3, 16),
        date(2027, 1, 29),
        ("ILACS25-9",),
    ),
    Action(
        "4.8",
        "Help kinship carers as we help foster carers",
        "Grandparents received a leaflet. Nine arrangements ended last year for want of a "
        "break or of money.",
        "Children stay with family who can manage.",
        "head_fostering",
        date(2026, 3, 2),
        date(2027, 2, 26),
        ("ILACS25-9",),
        ("Wyre Voluntary Action",),
    ),
    Action(
        "4.9",
        "Escalate each plan that stands still, and record the answer",
        "Reviewing officers raised 31 concerns in a year; in 19 no answer was written down.",
        "Plans move because somebody has asked and must be answered.",
        "head_review",
        date(2026, 3, 2),
        date(2026, 12, 18),
        ("ILACS25-10",),
    ),
    Action(
        "4.10",
        "Brothers and sisters who live apart see each other as their plan says",
        "Contact depended on who could drive on a Saturday.",
        "Children keep the longest relationships that they have.",
        "head_children_in_care",
        date(2026, 4, 20),
        date(2027, 3, 31),
        ("ILACS25-9",),
    ),
    Action(
        "4.11",
        "Dental checks and immunisations up to date for every child in care",
        "59 per cent had seen a dentist in the year; no practice within ten miles took "
        "new patients.",
        "Children are not in pain, and do not miss school for it.",
        "designated_nurse",
        date(2026, 4, 1),
        date(2027, 1, 29),
        ("ILACS25-4",),
        ("NHS integrated care board",),
    ),
    Action(
        "4.12",
        "Permanence is decided by the second review, and the plan is tracked weekly",
        "Twelve children waited over a year for a decision about where they would grow up.",
        "Young children stop waiting.",
        "head_children_in_care",
        date(2026, 3, 2),
        date(2027, 1, 29),
        ("ILACS25-9", "ILACS25-10"),
    ),
    Action(
        "4.13",
        "Foster carers are trained in trauma with the teachers of the child they care for",
        "Carers and schools were trained apart and gave children different answers.",
        "A hard day at school does not become a lost home.",
        "head_virtual_school",
        date(2027, 2, 1),
        date(2027, 7, 30),
        ("ILACS25-9",),
        ("Schools' Forum",),
    ),
)
