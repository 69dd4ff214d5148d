"""Priority 7, leadership and audit: its nine actions."""

from datetime import date

from goldenthread.demo.content.shapes import Action

TITLE = "Leadership and audit"
LEAD = "director"
BETTER = (
    "Those who lead know what life is like for children in Wyremouth, hear bad news early "
    "and put it right."
)

ACTIONS = (
    Action(
        "7.1",
        "One performance report for every team, every month",
        "Teams, heads and the board had three reports with three figures for the same thing.",
        "Everyone sees the same facts about children on the same day.",
        "head_performance",
        date(2026, 2, 2),
        date(2026, 5, 29),
        ("ILACS25-1",),
    ),
    Action(
        "7.2",
        "Every senior manager audits a case with the worker each month",
        "Audits were made from the file. Auditors graded higher than the inspectors in 11 of 16.",
        "What is learnt about one child helps the next.",
        "deputy_director",
        date(2026, 2, 2),
        date(2026, 4, 30),
        ("ILACS25-1", "ILACS23-7"),
    ),
    Action(
        "7.3",
        "Councillors visit the front line four times a year",
        "Members had approved plans for services that most of them had never seen.",
        "Corporate parents know the children and workers for whom they decide.",
        "director",
        date(2026, 3, 2),
        date(2026, 9, 30),
        ("ILACS25-1",),
        deputy="deputy_director",
    ),
    Action(
        "7.4",
        "Leaders meet care leavers monthly and answer within four weeks",
        "The Director had met the forum once in the year before the inspection.",
        "Young people see that what they say reaches the top and comes back.",
        "ad_corporate_parenting",
        date(2026, 2, 16),
        date(2027, 1, 29),
        ("ILACS25-1", "ILACS25-2"),
    ),
    Action(
        "7.5",
        "Partners audit the same children together each quarter",
        "The joint inspection of 2024 asked for this. Two of four audits took place.",
        "Partners learn together how a child fell between them.",
        "head_review",
        date(2026, 3, 16),
        date(2026, 11, 30),
        ("JTAI24-5", "ILACS25-1"),
        ("Wyre Constabulary", "NHS integrated care board", "Schools' Forum"),
    ),
    Action(
        "7.6",
        "Close the loop: each audit's lesson is checked again after three months",
        "Lessons were sent round by e-mail and never looked for again.",
        "A mistake is made once.",
        "principal_social_worker",
        date(2026, 3, 2),
        date(2027, 2, 26),
        ("ILACS25-1", "ILACS23-7"),
    ),
    Action(
        "7.7",
        "A forecast of demand and cost for three years",
        "Budgets followed last year's numbers and were wrong by £6.2 million.",
        "Money is there for the help that children will need.",
        "head_performance",
        date(2026, 4, 20),
        date(2027, 1, 29),
        ("ILACS25-1", "ILACS25-9"),
    ),
    Action(
        "7.8",
        "A corporate parenting promise from each department of the council",
        "Housing, leisure and planning thought of care leavers as children's services' business.",
        "The whole council acts as a family would.",
        "head_care_leavers",
        date(2026, 4, 1),
        date(2026, 12, 18),
        ("ILACS25-1", "ILACS25-2"),
        ("Wyremouth Homes",),
    ),
    Action(
        "7.9",
        "An outside review of the plan by another council's leaders",
        "Leaders had judged themselves better than the inspectors did.",
        "Leaders hear early where they are wrong.",
        "programme_manager",
        date(2027, 1, 18),
        date(2027, 4, 30),
        ("ILACS25-1",),
    ),
)
