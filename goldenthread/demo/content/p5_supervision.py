"""Priority 5, supervision: its twelve actions."""

from datetime import date

from goldenthread.demo.content.shapes import Action

TITLE = "Supervision"
LEAD = "principal_social_worker"
BETTER = (
    "Someone wise thinks about each child with the worker every month. Decisions have "
    "reasons, and what was decided is done."
)

ACTIONS = (
    Action(
        "5.1",
        "One supervision policy and one template for all teams",
        "Seven teams used five forms. The longest had 14 boxes for targets and one for the child.",
        "Supervision starts with the child's life.",
        "principal_social_worker",
        date(2026, 2, 2),
        date(2026, 4, 30),
        ("ILACS25-11", "ILACS23-2"),
        deputy="deputy_director",
    ),
    Action(
        "5.2",
        "Every worker is supervised every month",
        "71 per cent were in October 2025; newly qualified workers least of all.",
        "No child's worker carries a worry alone for two months.",
        "head_performance",
        date(2026, 2, 2),
        date(2026, 6, 30),
        ("ILACS25-11",),
    ),
    Action(
        "5.3",
        "Train all 38 managers in reflective supervision",
        "Managers were promoted for their casework. Nine had been trained to supervise.",
        "Workers leave supervision with a new thought about a child.",
        "head_workforce",
        date(2026, 2, 16),
        date(2026, 7, 31),
        ("ILACS25-11",),
    ),
    Action(
        "5.4",
        "Assistant directors watch supervision once a month and say what they saw",
        "Senior leaders had counted supervision and never seen one.",
        "Leaders know what thinking happens about children, and managers learn.",
        "deputy_director",
        date(2026, 3, 2),
        date(2027, 1, 29),
        ("ILACS25-11", "ILACS25-1"),
        lead="director",
    ),
    Action(
        "5.5",
        "Decisions made in supervision are carried out by their date",
        "An audit found that four in ten decisions came back unchanged the next month.",
        "What was decided for a child happens.",
        "head_protection",
        date(2026, 3, 16),
        date(2027, 2, 26),
        ("ILACS25-11",),
    ),
    Action(
        "5.6",
        "Group supervision every fortnight in each team",
        "Workers asked for help with stuck cases and got advice from whoever sat near.",
        "Six people think about one child, and the plan is better for it.",
        "head_assessment",
        date(2026, 3, 2),
        date(2026, 12, 18),
        ("ILACS25-11",),
    ),
    Action(
        "5.7",
        "Personal advisers and family support workers get the same supervision",
        "Only social workers were counted. Advisers had a monthly chat about mileage.",
        "Care leavers and families in early help get the same thinking.",
        "head_care_leavers",
        date(2026, 4, 1),
        date(2027, 1, 29),
        ("ILACS25-11", "ILACS25-1"),
    ),
    Action(
        "5.8",
        "Managers write the reason on every case decision",
        "Records said 'agreed'. The next manager could not know why.",
        "A child who reads the file in ten years' time finds out why.",
        "head_front_door",
        date(2026, 4, 20),
        date(2027, 3, 31),
        ("ILACS25-11", "ILACS25-5"),
    ),
    Action(
        "5.9",
        "No manager supervises more than seven people",
        "Two managers had eleven each, and both went off sick in the autumn.",
        "Managers have the time to think about each child.",
        "head_children_in_care",
        date(2026, 3, 2),
        date(2026, 11, 30),
        ("ILACS25-11", "ILACS25-12"),
    ),
    Action(
        "5.10",
        "Supervision notes reach the child's record within five working days",
        "Notes sat in notebooks for weeks. Night and weekend staff could not read them.",
        "Whoever answers the phone can see what was decided for the child.",
        "head_performance",
        date(2026, 3, 16),
        date(2026, 9, 30),
        ("ILACS25-11",),
    ),
    Action(
        "5.11",
        "Children and families say what they think of the worker's decisions",
        "Supervision heard only from the worker.",
        "A family's view is in the room when decisions are made.",
        "head_early_help",
        date(2026, 10, 5),
        date(2027, 3, 31),
        ("ILACS25-11",),
        ("Wyre Voluntary Action",),
    ),
    Action(
        "5.12",
        "Managers are supervised in the same way as workers",
        "Heads of service met their managers about budgets and vacancies.",
        "Thinking about children goes on at each level.",
        "principal_social_worker",
        date(2027, 1, 11),
        date(2027, 6, 30),
        ("ILACS25-11",),
        lead="deputy_director",
    ),
)
