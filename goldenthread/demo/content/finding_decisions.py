"""How each finding's own status moved, decided by the committee with its basis."""

from datetime import date

from goldenthread.demo.content.shapes import FindingDecision

FINDING_DECISIONS = (
    FindingDecision(
        "ILACS23-5",
        date(2024, 7, 15),
        "fully_met",
        "committee",
        "Return conversations within 72 hours rose from 41% to 88% and stayed there for "
        "two quarters; eleven audits found them used in safety plans.",
    ),
    FindingDecision(
        "ILACS23-1",
        date(2024, 11, 25),
        "fully_met",
        "committee",
        "Every care leaver had a pathway plan on file. No audit of what the plans said "
        "was put before members.",
    ),
    FindingDecision(
        "ILACS23-2",
        date(2024, 11, 25),
        "partly_met",
        "committee",
        "Supervision was monthly in four of seven teams.",
    ),
    FindingDecision(
        "ILACS23-6",
        date(2025, 3, 24),
        "fully_met",
        "committee",
        "First health assessments within 20 working days reached 91% after a second "
        "community paediatrician was appointed.",
    ),
    FindingDecision(
        "ILACS23-8",
        date(2025, 3, 24),
        "fully_met",
        "committee",
        "All 74 young people aged 16 and 17 had an education plan; 69 had been reviewed that term.",
    ),
    FindingDecision(
        "ILACS23-3",
        date(2025, 3, 24),
        "partly_met",
        "committee",
        "Plans had dates; an audit of 30 found that fewer than half said what would be "
        "different for the child.",
    ),
    FindingDecision(
        "ILACS23-7",
        date(2025, 3, 24),
        "partly_met",
        "committee",
        "Audits were done and reported. Members could not be shown a change that followed "
        "from one.",
    ),
    FindingDecision(
        "FV24-P1",
        date(2025, 3, 24),
        "fully_met",
        "committee",
        "Strategy discussions on the same or next working day stood at 96% over six "
        "months, with police and health at all but three.",
    ),
    FindingDecision(
        "FV24-3",
        date(2025, 3, 24),
        "fully_met",
        "committee",
        "A reply goes to each referrer within three working days; 41 of 45 schools say "
        "that they receive it.",
    ),
    FindingDecision(
        "ILACS23-1",
        date(2026, 1, 26),
        "reopened",
        "committee",
        "Inspectors found the same weakness again in November 2025. It is carried into "
        "the new plan as ILACS25-3.",
    ),
    FindingDecision(
        "FV24-2",
        date(2026, 7, 13),
        "partly_met",
        "committee",
        "A written handover is sent each morning; the first monitoring visit found that "
        "it varied with who was on duty.",
    ),
    FindingDecision(
        "JTAI24-P1",
        date(2026, 9, 21),
        "fully_met",
        "committee",
        "Notifications reached children's services by the next working day in 97% of 412 "
        "incidents from April to August.",
    ),
    FindingDecision(
        "ILACS25-5",
        date(2026, 9, 21),
        "partly_met",
        "committee",
        "Decisions are made in a day. The recording of consent is still uneven, as the "
        "first monitoring visit found.",
    ),
)
