"""Evidence and impact assessments of the plan of 2023."""

from datetime import date

from goldenthread.demo.content.shapes import Assessment, Evidence
from goldenthread.plans.ratings import Impact

EVIDENCE = (
    Evidence(
        "L1",
        "B5",
        "data",
        "Return conversations within 72 hours",
        date(2024, 6, 28),
        date(2024, 7, 2),
        "head_performance",
        "From 41% to 88%, and steady for two quarters.",
        "return-conversations.csv",
        "quarter,within 72 hours,conversations\n"
        "2023 Q3,35,85\n"
        "2023 Q4,52,79\n"
        "2024 Q1,72,82\n"
        "2024 Q2,75,85\n",
    ),
    Evidence(
        "L2",
        "B5",
        "case_audit",
        "Eleven return conversations and what followed",
        date(2024, 6, 27),
        date(2024, 7, 2),
        "audit_lead",
        "In all eleven what the child said was used in the safety plan.",
        "return-conversations-audit.txt",
        "Audit of eleven return conversations, June 2024.\n"
        "\n"
        "What the child said stands in the safety plan: 11 of 11.\n"
        "The child knew the worker: 2 of 11.\n",
    ),
    Evidence(
        "L3",
        "B3",
        "data",
        "Working days to the first health assessment",
        date(2025, 1, 31),
        date(2025, 2, 6),
        "head_performance",
        "91% in 20 working days in the last quarter of 2024.",
        "first-health-assessments.csv",
        "quarter,in 20 working days,assessments\n2024 Q2,18,41\n2024 Q3,27,39\n2024 Q4,40,44\n",
    ),
    Evidence(
        "L4",
        "A2",
        "case_audit",
        "Thirty child in need plans",
        date(2025, 2, 14),
        date(2025, 2, 20),
        "audit_lead",
        "All had dates. Thirteen of 30 said what would be different for the child.",
        "child-in-need-plans-2025.csv",
        "question,yes,plans\nhas dates,30,30\nsays what will be different,13,30\n",
    ),
)

ASSESSMENTS = (
    Assessment(
        "B5",
        date(2024, 7, 5),
        Impact.CLEAR,
        "quality_assurance_manager",
        "Conversations are prompt, and an audit found each of eleven used in a safety "
        "plan. Children mostly talk to somebody they do not know, which may limit what "
        "they say.",
        date(2025, 1, 6),
        ("L1", "L2"),
    ),
    Assessment(
        "B3",
        date(2025, 2, 12),
        Impact.EARLY,
        "quality_assurance_manager",
        "40 of 44 children were seen in time in one quarter. It is too soon to call it "
        "lasting, and what the assessments led to was not looked at.",
        date(2025, 8, 12),
        ("L3",),
    ),
    Assessment(
        "A2",
        date(2025, 2, 26),
        Impact.NO_EVIDENCE,
        "audit_lead",
        "The form is used and all plans have dates, but fewer than half say what will be "
        "different for the child.",
        date(2025, 8, 26),
        ("L4",),
    ),
    Assessment(
        "B1",
        date(2025, 2, 26),
        Impact.NO_EVIDENCE,
        "audit_lead",
        "Six carers were approved and nine left. Children live as far from home as before.",
        date(2025, 8, 26),
    ),
)
