"""How each finding's own status moved, decided by the committee with its basis."""

from datetime import date

from goldenthread.demo.content.shapes import FindingDecision, StatusProposal

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
        "ILACS23-4",
        date(2025, 3, 24),
        "partly_met",
        "committee",
        "Eleven more homes within 20 miles. Nineteen children still live further from school "
        "than they did before they came into care.",
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
        "The report of November 2025, paragraph on pathway plans, and an audit of 20 plans.",
        "Inspectors found the same weakness again. It is carried into the new plan as ILACS25-3.",
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
        "FV24-1",
        date(2026, 7, 13),
        "partly_met",
        "committee",
        "Consent is asked for in each of 60 contacts sampled; the reason for setting it aside "
        "was missing in 14 of them.",
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

PROPOSALS = (
    StatusProposal(
        "JTAI24-1",
        2026,
        date(2026, 11, 9),
        "partly_met",
        "quality_assurance_manager",
        "Twelve of 16 audited files show the child seen alone within ten days of an incident. "
        "The four others rest on what an adult said.",
    ),
    StatusProposal(
        "FV24-2",
        2026,
        date(2026, 11, 9),
        "fully_met",
        "quality_assurance_manager",
        "Handovers of 30 mornings in October were all written, by seven different managers.",
    ),
    StatusProposal(
        "ILACS25-6",
        2026,
        date(2026, 11, 10),
        "partly_met",
        "programme_manager",
        "A second worker is on call each night since September; visits at weekends are not "
        "yet counted.",
    ),
)
