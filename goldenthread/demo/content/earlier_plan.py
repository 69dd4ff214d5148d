"""The plan after the inspection of 2023: fourteen actions, all complete, closed in March 2025."""

from datetime import date

from goldenthread.demo.content.earlier_evidence import ASSESSMENTS, EVIDENCE
from goldenthread.demo.content.shapes import (
    Action,
    Period,
    Plan,
    Priority,
    SignOff,
    Story,
    Update,
    Version,
)

PERIODS = (
    Period(date(2023, 12, 1), date(2024, 1, 19)),
    Period(date(2024, 3, 1), date(2024, 4, 19)),
    Period(date(2024, 6, 1), date(2024, 7, 19)),
    Period(date(2024, 9, 1), date(2024, 10, 18)),
    Period(date(2024, 12, 1), date(2025, 1, 17)),
    Period(date(2025, 2, 1), date(2025, 3, 14)),
)


def _done(ref: str, course: str, month: str, text: str, *, asked: date, on: date) -> Story:
    """A short story: one account near its end, and the sign-off."""
    update = Update(month, text, "Ask for sign-off.")
    return Story(ref, course, (update,), (), (SignOff(asked, "signed_off", on),))


START = date(2023, 11, 1)

PLANS = Priority(
    1,
    "Plans and supervision",
    "ad_help_protection",
    "Children and families know what their plan is for, and workers have somebody to think with.",
    (
        Action(
            "A1",
            "A pathway plan for each care leaver",
            "One care leaver in five had none.",
            "Young people know what comes next.",
            "head_care_leavers",
            START,
            date(2024, 9, 30),
            ("ILACS23-1",),
            lead="ad_corporate_parenting",
        ),
        Action(
            "A2",
            "A new form for child in need plans",
            "The old form had no place for aims or dates.",
            "Families know what has to change.",
            "head_protection",
            START,
            date(2024, 3, 28),
            ("ILACS23-3",),
        ),
        Action(
            "A3",
            "Monthly supervision in each team",
            "Four teams supervised monthly, three did not.",
            "Workers are not left alone with a worry.",
            "head_assessment",
            START,
            date(2024, 6, 28),
            ("ILACS23-2",),
        ),
        Action(
            "A4",
            "A yearly programme of case audits",
            "Audits happened when somebody had time.",
            "Leaders know how good the work is.",
            "head_review",
            START,
            date(2024, 3, 28),
            ("ILACS23-7",),
            lead="director",
        ),
        Action(
            "A5",
            "Report audit results to the committee twice a year",
            "Members had not seen an audit.",
            "Members can ask what was learnt.",
            "head_performance",
            date(2024, 1, 8),
            date(2024, 12, 20),
            ("ILACS23-7",),
            lead="director",
        ),
    ),
    (
        _done(
            "A1",
            "TTTT",
            "2024-09",
            "All 198 care leavers have a plan on file. The last 14 were written by a team "
            "of three in August.",
            asked=date(2024, 10, 21),
            on=date(2024, 10, 25),
        ),
        _done(
            "A2",
            "TT",
            "2024-03",
            "The form has been in use since 4 March; 73 plans have been written on it so far.",
            asked=date(2024, 4, 8),
            on=date(2024, 4, 12),
        ),
        _done(
            "A3",
            "TRT",
            "2024-06",
            "Supervision took place for 80% of staff in June. The three late teams have "
            "fixed days now.",
            asked=date(2024, 7, 8),
            on=date(2024, 7, 12),
        ),
        _done(
            "A4",
            "TT",
            "2024-03",
            "Programme agreed for the year: twelve audits a month, by head of service.",
            asked=date(2024, 4, 10),
            on=date(2024, 4, 16),
        ),
        _done(
            "A5",
            "NTTTT",
            "2024-12",
            "Reports went to the committee in July and November. Members asked for fewer tables.",
            asked=date(2025, 1, 20),
            on=date(2025, 1, 24),
        ),
    ),
)

HOMES = Priority(
    2,
    "Homes, health and learning",
    "ad_corporate_parenting",
    "Children in care are near the people they know, healthy, and helped to learn after 16.",
    (
        Action(
            "B1",
            "A campaign for foster carers with two neighbouring councils",
            "Wyremouth lost more carers than it gained.",
            "More children stay close to home.",
            "head_fostering",
            START,
            date(2024, 12, 20),
            ("ILACS23-4",),
        ),
        Action(
            "B2",
            "A framework contract for supported lodgings",
            "Places were bought one at a time.",
            "Young people of 16 and 17 have a choice of lodgings.",
            "head_commissioning",
            START,
            date(2024, 9, 30),
            ("ILACS23-4",),
        ),
        Action(
            "B3",
            "First health assessments within 20 working days",
            "Children waited 44 working days on average.",
            "Health problems are found soon after a child comes into care.",
            "designated_nurse",
            START,
            date(2024, 12, 20),
            ("ILACS23-6",),
            ("NHS integrated care board",),
        ),
        Action(
            "B4",
            "An education plan for everyone in care aged 16 and 17",
            "A third had none.",
            "Young people go on learning.",
            "head_virtual_school",
            START,
            date(2024, 9, 30),
            ("ILACS23-8",),
            ("Schools' Forum",),
        ),
        Action(
            "B5",
            "Return conversations within 72 hours",
            "Fewer than half took place in time.",
            "Children who go missing are asked why while they remember.",
            "head_adolescents",
            START,
            date(2024, 3, 28),
            ("ILACS23-5",),
            ("Wyre Constabulary",),
            lead="ad_help_protection",
        ),
    ),
    (
        _done(
            "B1",
            "TTRRT",
            "2024-12",
            "The campaign ran for a year: 118 enquiries, six approvals, nine resignations "
            "in the same time.",
            asked=date(2025, 1, 22),
            on=date(2025, 1, 28),
        ),
        _done(
            "B2",
            "TTTT",
            "2024-09",
            "Eleven providers are on the framework. Nine of them already worked with us.",
            asked=date(2024, 10, 14),
            on=date(2024, 10, 18),
        ),
        _done(
            "B3",
            "TRRTT",
            "2024-12",
            "A second paediatrician started in September. 91% were assessed in 20 working "
            "days from October to December.",
            asked=date(2025, 1, 21),
            on=date(2025, 1, 27),
        ),
        _done(
            "B4",
            "TTTT",
            "2024-09",
            "All 74 young people have a plan, and 69 were reviewed in the first half of term.",
            asked=date(2024, 10, 22),
            on=date(2024, 10, 29),
        ),
        _done(
            "B5",
            "TT",
            "2024-03",
            "88% of conversations took place in 72 hours in the last quarter, by a "
            "contracted agency.",
            asked=date(2024, 4, 22),
            on=date(2024, 4, 26),
        ),
    ),
)

PROTECTION = Priority(
    3,
    "First response",
    "ad_help_protection",
    "Children at risk are protected on the day, and those who raised the alarm hear back.",
    (
        Action(
            "C1",
            "Strategy discussions on the day, with police and health",
            "Inspectors asked for swift action in May 2024.",
            "No child waits for protection.",
            "head_front_door",
            date(2024, 6, 24),
            date(2024, 9, 30),
            ("FV24-P1",),
            ("Wyre Constabulary", "NHS integrated care board"),
        ),
        Action(
            "C2",
            "Guidance on consent for screening workers",
            "Records did not show whether parents had been asked.",
            "Parents are asked first.",
            "head_front_door",
            date(2024, 7, 1),
            date(2024, 12, 20),
            ("FV24-1",),
        ),
        Action(
            "C3",
            "A written handover from the night team each morning",
            "The day team rang round to find out what had happened.",
            "Nothing that happened at night is lost.",
            "head_front_door",
            date(2024, 7, 1),
            date(2024, 9, 30),
            ("FV24-2",),
        ),
        Action(
            "C4",
            "A reply to schools and health visitors on their referrals",
            "Referrers heard nothing.",
            "Adults near the child know what is being done.",
            "head_early_help",
            date(2024, 7, 1),
            date(2024, 12, 20),
            ("FV24-3",),
            ("Schools' Forum",),
        ),
    ),
    (
        _done(
            "C1",
            "NNTT",
            "2024-09",
            "96% of discussions were held on the day or the next from July to September; "
            "police came to each.",
            asked=date(2024, 10, 7),
            on=date(2024, 10, 11),
        ),
        _done(
            "C2",
            "NNNTT",
            "2024-12",
            "Guidance of two pages issued in November. All screening workers signed that "
            "they had read it.",
            asked=date(2025, 1, 20),
            on=date(2025, 1, 23),
        ),
        _done(
            "C3",
            "NNNT",
            "2024-09",
            "A handover is sent by 8.30 each morning. On 12 of 92 mornings it was empty.",
            asked=date(2024, 10, 10),
            on=date(2024, 10, 15),
        ),
        _done(
            "C4",
            "NNNTT",
            "2024-12",
            "A standard reply goes out within three working days. 41 of 45 schools say "
            "that they get it.",
            asked=date(2025, 1, 27),
            on=date(2025, 1, 31),
        ),
    ),
)

EARLIER_PLAN = Plan(
    key="plan-2023",
    title="Improvement plan 2023 to 2025",
    inspections=("ilacs-2023", "focused-visit-2024"),
    created_on=date(2023, 8, 7),
    priorities=(PLANS, HOMES, PROTECTION),
    periods=PERIODS,
    versions=(
        Version(
            "1.0",
            date(2023, 9, 18),
            "approved",
            "committee",
            "Approved by the committee for submission.",
        ),
        Version(
            "1.0",
            date(2023, 10, 16),
            "submitted",
            "director",
            "Sent to the inspectorate; it was due by 25 October 2023.",
        ),
        Version(
            "1.1",
            date(2024, 7, 15),
            "approved",
            "committee",
            "Four actions added after the focused visit, under First response.",
        ),
        Version(
            "1.1",
            date(2025, 3, 31),
            "closed",
            "committee",
            "Closed with all 14 actions complete. Impact had been assessed for four of them.",
        ),
    ),
    evidence=EVIDENCE,
    assessments=ASSESSMENTS,
    closed_on=date(2025, 3, 31),
)
