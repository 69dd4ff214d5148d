"""Priority 3, assessments and plans: its fifteen actions."""

from datetime import date

from goldenthread.demo.content.shapes import Action

TITLE = "Assessments and plans"
LEAD = "ad_help_protection"
BETTER = (
    "Children are understood before they are planned for. Each family can say what has to "
    "change, by when and who will help, and children see that it does."
)

ACTIONS = (
    Action(
        "3.1",
        "A standard for a child's first visit",
        "What happened on a first visit depended on the worker. Some children's bedrooms "
        "were never seen.",
        "Every child is seen, heard and told what happens next on the first day.",
        "head_assessment",
        date(2026, 2, 2),
        date(2026, 5, 29),
        ("ILACS25-7",),
    ),
    Action(
        "3.2",
        "Write child in need plans with families, in the room",
        "Plans were typed in the office and sent by post. Half of parents could not say "
        "what was in theirs.",
        "Families own the plan, so that it is carried out.",
        "head_protection",
        date(2026, 2, 16),
        date(2027, 1, 29),
        ("ILACS25-8", "ILACS23-3"),
    ),
    Action(
        "3.3",
        "Bring every chronology up to date for children known for over a year",
        "One child in three had no chronology, so the fifth worry was answered like the first.",
        "A pattern is seen in time, and a child is not asked to wait for one more event.",
        "head_assessment",
        date(2026, 2, 16),
        date(2026, 7, 31),
        ("ILACS25-7", "JTAI24-4"),
    ),
    Action(
        "3.4",
        "Finish assessments in the time that the child needs, 45 working days at most",
        "Only 74 per cent were finished in time, and the late ones were mostly about teenagers.",
        "Families know where they stand within weeks.",
        "head_assessment",
        date(2026, 3, 2),
        date(2027, 2, 26),
        ("ILACS25-7",),
    ),
    Action(
        "3.5",
        "Assess neglect with one tool that all partners use",
        "Schools, health visitors and social workers used three tools and argued over the scores.",
        "Children who are hungry, cold or unseen get help before it has become normal.",
        "head_protection",
        date(2026, 3, 16),
        date(2027, 3, 31),
        ("ILACS25-7",),
        ("Schools' Forum", "NHS integrated care board"),
    ),
    Action(
        "3.6",
        "Review each child in need plan older than nine months",
        "118 children had a plan that nobody had tested for nine months or more.",
        "Children are not left in plans that do nothing: they move on, or someone acts.",
        "head_protection",
        date(2026, 2, 2),
        date(2026, 5, 29),
        ("ILACS25-8",),
    ),
    Action(
        "3.7",
        "Use the public law outline early and within 16 weeks",
        "Pre-proceedings lasted 27 weeks on average, and solicitors' letters could not be "
        "understood.",
        "Parents get one fair and clear chance, and children do not wait half a year for it.",
        "head_protection",
        date(2026, 3, 2),
        date(2026, 10, 30),
        ("ILACS25-8",),
    ),
    Action(
        "3.8",
        "Core groups meet every four weeks with the people who matter",
        "A third of core groups were put off because one person could not come.",
        "The people around the child meet often enough to notice a change.",
        "head_protection",
        date(2026, 3, 16),
        date(2026, 12, 18),
        ("ILACS25-8",),
        ("Schools' Forum", "NHS integrated care board"),
    ),
    Action(
        "3.9",
        "Plans for disabled children cover the whole child, not only short breaks",
        "Plans listed hours of care and left out friends, school and growing up.",
        "Disabled children have plans that are about their lives.",
        "head_disabled_children",
        date(2026, 4, 1),
        date(2027, 3, 31),
        ("ILACS25-8",),
        ("NHS integrated care board",),
    ),
    Action(
        "3.10",
        "Offer a family group meeting before any child protection conference",
        "It was offered to 11 families last year. Relatives came forward after "
        "proceedings had begun.",
        "Families have the first say, and more children stay with people they love.",
        "head_early_help",
        date(2026, 4, 1),
        date(2027, 3, 31),
        ("ILACS25-8",),
        ("Wyre Voluntary Action",),
    ),
    Action(
        "3.11",
        "A contingency in every plan: what we will do if this does not work",
        "In four plans of five the last box said 'seek legal advice'.",
        "Drift ends because everybody knew beforehand what would happen next.",
        "head_review",
        date(2026, 3, 2),
        date(2026, 11, 30),
        ("ILACS25-8", "ILACS25-10"),
    ),
    Action(
        "3.12",
        "Children at risk outside the home have one plan and one lead",
        "A teenager could have a child in need plan, an exploitation plan and a youth "
        "justice plan.",
        "Young people at risk of exploitation deal with one adult whom they trust.",
        "head_adolescents",
        date(2026, 5, 5),
        date(2027, 4, 30),
        ("ILACS25-8",),
        ("Wyre Constabulary",),
    ),
    Action(
        "3.13",
        "Visit children as often as their plan says, for a reason that is written down",
        "Visits were made to meet the date. Records did not say what the visit was for.",
        "Children know why their worker has come and notice when something follows.",
        "head_protection",
        date(2026, 4, 20),
        date(2027, 2, 26),
        ("ILACS25-8",),
    ),
    Action(
        "3.14",
        "Fathers and other carers are part of every assessment",
        "Fathers who live elsewhere were missing from 46 per cent of assessments.",
        "Children keep the people who could help them, and risks are not missed.",
        "head_assessment",
        date(2026, 12, 7),
        date(2027, 6, 30),
        ("ILACS25-7",),
    ),
    Action(
        "3.15",
        "Letters and plans that a parent can read aloud to a child",
        "A reading test put the average plan at degree level.",
        "Children and parents understand what has been written about them.",
        "head_assessment",
        date(2027, 1, 11),
        date(2027, 7, 30),
        ("ILACS25-8",),
    ),
)
