"""Priority 1, care leavers: its sixteen actions."""

from datetime import date

from goldenthread.demo.content.shapes import Action

TITLE = "Care leavers"
LEAD = "ad_corporate_parenting"
BETTER = (
    "Young people leave care when they are ready, to a home that they can keep, with an "
    "adviser who answers the phone. They are healthy, busy and not alone, and what they "
    "tell us changes what we do."
)

ACTIONS = (
    Action(
        "1.1",
        "No personal adviser supports more than 20 young people",
        "In November 2025 advisers had 31 young people each on average. They answered "
        "crises and had no time for anybody who was quiet.",
        "Young people are seen when nothing is wrong, and trouble is noticed before it "
        "becomes homelessness.",
        "head_care_leavers",
        date(2026, 2, 2),
        date(2027, 1, 29),
        ("ILACS25-1", "ILACS25-2"),
    ),
    Action(
        "1.2",
        "Open a 24-hour duty line for care leavers",
        "After five o'clock the only number was the council's switchboard. Young people "
        "told inspectors that they had stopped calling.",
        "A young person who is locked out or frightened at night speaks to somebody who "
        "knows the service.",
        "head_care_leavers",
        date(2026, 2, 9),
        date(2026, 6, 30),
        ("ILACS25-2", "ILACS25-6"),
        ("Wyre Voluntary Action",),
    ),
    Action(
        "1.3",
        "One panel decides every week where young people without a home will live",
        "Three teams each had a list. A young person could be on all of them and be "
        "offered nothing.",
        "The wait for an offer is days and not months, and someone senior knows each "
        "young person who has none.",
        "head_commissioning",
        date(2026, 2, 2),
        date(2026, 4, 30),
        ("ILACS25-2",),
        ("Wyremouth Homes",),
    ),
    Action(
        "1.4",
        "Every care leaver has a pathway plan that they helped to write and that was "
        "reviewed in the last six months",
        "Two plans in five were out of date and most were written by an adviser alone.",
        "Young people recognise themselves in their plan and can say what happens next.",
        "head_care_leavers",
        date(2026, 2, 9),
        date(2026, 6, 30),
        ("ILACS25-3",),
    ),
    Action(
        "1.5",
        "Rewrite the local offer with young people, on two pages",
        "The old offer ran to 46 pages. Nobody in the care leavers' forum had read it to the end.",
        "Each care leaver knows what they can ask for, and asks.",
        "head_care_leavers",
        date(2026, 3, 2),
        date(2026, 8, 28),
        ("ILACS25-2",),
        ("Wyre Voluntary Action",),
    ),
    Action(
        "1.6",
        "Twelve supported flats with Wyremouth Homes",
        "There is no step between supported lodgings and a tenancy alone at eighteen.",
        "Twelve young people at a time learn to run a home with a worker downstairs, and "
        "keep the tenancy that follows.",
        "homes_manager",
        date(2026, 2, 16),
        date(2026, 6, 30),
        ("ILACS25-2",),
        ("Wyremouth Homes",),
    ),
    Action(
        "1.7",
        "Nobody moves from care into bed and breakfast",
        "Nineteen young people spent a night in a hotel in the year before the "
        "inspection, four of them on their eighteenth birthday.",
        "The move out of care is planned and nobody begins adult life in a hotel room.",
        "head_care_leavers",
        date(2026, 2, 2),
        date(2026, 9, 30),
        ("ILACS25-2",),
        ("Wyremouth Homes",),
    ),
    Action(
        "1.8",
        "A health passport for every care leaver by the age of 18",
        "Young people could not say which vaccinations they had had, or why they had seen "
        "a specialist as a child.",
        "Young people can tell a doctor their own story, and need tell it once.",
        "designated_nurse",
        date(2026, 4, 1),
        date(2027, 3, 31),
        ("ILACS25-4",),
        ("NHS integrated care board",),
    ),
    Action(
        "1.9",
        "A named mental health nurse in the care leavers' team",
        "The wait for adult services is eleven months, and support from children's "
        "services ends at eighteen.",
        "Young people get help while they still ask for it.",
        "head_care_leavers",
        date(2026, 3, 2),
        date(2026, 10, 30),
        ("ILACS25-4",),
        ("NHS integrated care board",),
    ),
    Action(
        "1.10",
        "A guaranteed interview with the council and five local employers",
        "44 per cent of care leavers aged 19 to 21 were not in work, education or training.",
        "More young people have a job or course that they chose and keep.",
        "head_virtual_school",
        date(2026, 3, 16),
        date(2027, 3, 31),
        ("ILACS25-2",),
        ("Schools' Forum",),
    ),
    Action(
        "1.11",
        "Get back in touch with those aged 21 to 25",
        "Support stopped at 21 unless a young person asked. 96 had not been heard from in a year.",
        "Young adults who need help know that the door is open, and those who do not have "
        "been asked.",
        "head_care_leavers",
        date(2026, 3, 2),
        date(2026, 12, 18),
        ("ILACS25-2",),
    ),
    Action(
        "1.12",
        "The care leavers' forum helps to chair the corporate parenting sub-group",
        "Young people were invited for one item and left before the decisions.",
        "What young people say is decided on in the room, and they see what became of it.",
        "head_care_leavers",
        date(2026, 4, 20),
        date(2027, 2, 26),
        ("ILACS25-1",),
        ("Wyre Voluntary Action",),
    ),
    Action(
        "1.13",
        "Each young person in custody is visited monthly and has a home agreed before release",
        "Two young people were released to a hostel that had not been told that they were coming.",
        "Young people leave custody to an address, an adviser at the gate and something "
        "to do on Monday.",
        "head_adolescents",
        date(2026, 4, 1),
        date(2027, 1, 29),
        ("ILACS25-2",),
        ("Wyre Constabulary",),
    ),
    Action(
        "1.14",
        "Pay the setting-up-home grant before the young person moves in",
        "Receipts had to be sent in first. Young people slept on floors until they were repaid.",
        "A home has a bed, a cooker and curtains on the first night.",
        "head_care_leavers",
        date(2026, 3, 2),
        date(2026, 11, 30),
        ("ILACS25-2",),
        ("Wyremouth Homes",),
    ),
    Action(
        "1.15",
        "Review the staying put and staying close offer",
        "Carers lose up to £210 a week when a young person turns eighteen, so many "
        "arrangements end.",
        "Young people who want to stay with the people who raised them can do so until 21.",
        "head_fostering",
        date(2026, 12, 1),
        date(2027, 4, 30),
        ("ILACS25-2",),
    ),
    Action(
        "1.16",
        "A guarantor scheme and council tax relief to the age of 25",
        "Private landlords ask for a guarantor, and the council had refused to be one.",
        "A care leaver can rent a home as easily as a student or apprentice whose parents "
        "can sign for them.",
        "head_care_leavers",
        date(2026, 10, 1),
        date(2027, 3, 31),
        ("ILACS25-2",),
    ),
)
