"""The committee papers: two published and one draft. Their figures come from the record."""

from datetime import date

from goldenthread.demo.content.shapes import Paper

CONTACT = "Improvement Programme Manager, improvement.programme@wyremouth.example"
TITLE = "Children's services improvement plan: progress and impact"

JULY = Paper(
    key="cfc-2026-07",
    plan="plan-2026",
    body="committee",
    meeting_on=date(2026, 7, 13),
    as_at=date(2026, 6, 30),
    published_on=date(2026, 7, 3),
    author="programme_manager",
    publisher="democratic_services",
    title=TITLE,
    item="8",
    reference="CF/11/26-27",
    purpose="To tell the committee what has been done since Full Council approved the improvement "
    "plan in April, and whether children are better off for it. It is the first report "
    "since approval.",
    summary=(
        "The plan answers the inspection of November 2025, which judged services for care "
        "leavers inadequate. It has seven priorities and 90 actions. Work is rated by "
        "those who do it; the difference made for children is rated by quality assurers "
        "who do not.",
        "The front door has changed most. Inspectors who came in May found that decisions "
        "are made in a day and that partners meet each morning. They also found that the "
        "reason for setting parents' consent aside is still missing from some records.",
        "Homes for care leavers give the most concern. More young people were in hotels "
        "in June than in any month since February, and asbestos has stopped the work on "
        "eight of the twelve flats at Harbour Road.",
        "Few actions have had their impact assessed so early in the plan. Members are "
        "asked to read the list of work that is complete without it, since that is where "
        "reassurance could be false.",
    ),
    recommendations=(
        "Note progress and impact as two separate matters, as set out in sections 4 and 5.",
        "Agree that handover between the night and day teams, asked for in 2024, is partly met.",
        "Ask the Director for a written account of what each month in hotels costs, and "
        "what else it could buy, by the September meeting.",
    ),
    reasons="The council must carry out the plan that it sent to the Secretary of State. Members "
    "are corporate parents to 488 children in care and to 206 care leavers, and need to "
    "know how they fare.",
    other_options="To report at six-month intervals only. This was rejected because the most urgent "
    "risks, hotels among them, change from month to month.",
    background="The inspection report was received on 6 January 2026 and published on 14 January. "
    "Full Council approved the plan on 8 April on this committee's recommendation, and it "
    "was submitted on 14 April, within the 70 working days that the law allows.",
    consultation="The care leavers' forum read a draft of the summary and asked for the word 'hotel' "
    "in place of 'emergency accommodation'. Trade unions were consulted about supervision "
    "and the night rota.",
    implications=(
        (
            "Legal",
            "The council has duties to children in need, children in care and care leavers. "
            "The improvement notice of March 2026 requires the plan to be carried out and "
            "reviewed every six months.",
        ),
        (
            "Finance",
            "The plan is paid for from the base budget, £1.9 million agreed in February, and "
            "a grant of £350,000. Hotels and agency staff together run above forecast; the "
            "S151 Officer will report in September.",
        ),
        (
            "Policy",
            "The plan serves the council's aim that each child grows up safe and near to "
            "people who love them.",
        ),
        (
            "Equality",
            "Young disabled people and those who came to this country alone are "
            "over-represented among care leavers without a settled home. Finding 13, on "
            "culture and identity, has no action yet.",
        ),
        (
            "Human resources",
            "Nine members of the night team and two unions have been consulted on a new rota. "
            "Seven vacancies are held for people about to be offered posts.",
        ),
        (
            "Risk management",
            "The greatest risk is the supply of homes. It stands at the highest score on the "
            "corporate register.",
        ),
        (
            "Rural communities",
            "Families in the north wait longest for a worker at night, as one person covers "
            "390 square miles.",
        ),
        (
            "Children and young people, cared for children and care leavers",
            "The whole report concerns them. What young people said stands beside each rating "
            "where it was asked.",
        ),
        (
            "Public health",
            "Health passports and the mental health nurse are shared with the integrated care "
            "board.",
        ),
        (
            "Climate change",
            "Booking distant visits by direction has cut mileage; flats at Harbour Road will "
            "be heated from the district network.",
        ),
    ),
    contact=CONTACT,
    background_papers=(
        "Inspection of children's services, November 2025",
        "Improvement plan 2026, version 1.0",
        "Letter after the first monitoring visit, May 2026",
    ),
)

SEPTEMBER = Paper(
    key="cfc-2026-09",
    plan="plan-2026",
    body="committee",
    meeting_on=date(2026, 9, 21),
    as_at=date(2026, 9, 7),
    published_on=date(2026, 9, 11),
    author="programme_manager",
    publisher="democratic_services",
    title=TITLE,
    item="7",
    reference="CF/19/26-27",
    purpose="To report what has changed since the committee met on 13 July, to say where work is "
    "done but nobody yet knows whether it helps, and to ask for decisions on dates that "
    "only this committee can agree.",
    summary=(
        "Supervision now reaches nine workers in ten, and a new career path has been "
        "agreed. Kinship carers have the same allowances as foster carers from August.",
        "Three actions need the committee's consent to a later date: moves from care into "
        "hotels (1.7), new fostering households (4.1) and agency staff (6.3). Two of them have been moved before.",
        "Members asked in July how many people a retention payment would keep. The answer "
        "is a range of eight to 20 a year; the business case is a separate item on this "
        "agenda.",
        "Assessors have begun to look at finished work. Some of it has made no difference "
        "that can be seen, which is said plainly below and is no criticism of those who "
        "did it.",
    ),
    recommendations=(
        "Note progress and impact, and the differences from the report of July.",
        "Agree the later dates for actions 1.7, 4.1 and 6.3, or refuse them with reasons.",
        "Agree that the finding of 2024 on police notifications (JTAI24-P1) is fully met, "
        "and that the finding on decisions at the front door (ILACS25-5) is partly met.",
        "Ask for a report in November on action 1.6, Harbour Road, with a date that will hold.",
    ),
    reasons="A change of date that the board refers to members is theirs to decide. "
    "Findings can be called met only by this committee.",
    other_options="To refuse the later dates and ask for a new approach. Officers advise against this "
    "for 1.7 and 4.1, and see arguments both ways for 6.3.",
    background="This is the second report since approval. The second monitoring visit is expected in "
    "the autumn and will look at care leavers.",
    consultation="The forum discussed hotels on 2 September; what it said is kept as evidence with "
    "action 1.3. The Schools' Forum discussed notifications on 8 September.",
    implications=(
        (
            "Legal",
            "No young person under 18 may be placed in bed and breakfast. All those in this "
            "report are 18 or older. Unregistered homes for children under 16 are unlawful, "
            "and one child's situation is reported to the Director daily.",
        ),
        (
            "Finance",
            "Hotels cost £71,000 from April to August. The retention payment would cost "
            "£410,000 over two years and is meant to replace six agency contracts. The S151 "
            "Officer has agreed the figures.",
        ),
        (
            "Policy",
            "The housing strategy will be changed in November to give care leavers the first "
            "call on one-bedroom lettings.",
        ),
        (
            "Equality",
            "Two thirds of the young people in hotels are young men. The assessment of the "
            "retention payment found no group worse off.",
        ),
        (
            "Human resources",
            "Second proposal for the night rota accepted by ballot. Five consultant "
            "practitioners will be appointed in September.",
        ),
        (
            "Risk management",
            "Homes for care leavers remain at the highest score. The risk of a late "
            "monitoring letter has been closed.",
        ),
        (
            "Rural communities",
            "Two family hubs in market towns now open on Saturdays for brothers and sisters "
            "who live apart.",
        ),
        (
            "Children and young people, cared for children and care leavers",
            "Of the assessments made since July only one, on families' plans (3.2), rests on what children themselves have said. Assessors have been asked to do better.",
        ),
        ("Public health", "Two dental practices now hold places for children in care."),
        ("Climate change", "None beyond those reported in July."),
    ),
    contact=CONTACT,
    background_papers=(
        "Improvement plan 2026, version 1.0",
        "Report to the committee, 13 July 2026",
        "Business case for a retention payment",
    ),
)

NOVEMBER = Paper(
    key="cfc-2026-11",
    plan="plan-2026",
    body="committee",
    meeting_on=date(2026, 11, 30),
    as_at=date(2026, 11, 16),
    published_on=None,
    author="programme_manager",
    publisher="democratic_services",
    title=TITLE,
    item="",
    reference="",
    purpose="To report what has changed since 21 September, and to bring back Harbour Road as the "
    "committee asked.",
    summary=(
        "One action has reached sustained impact for the first time: contacts are decided "
        "within a day, and have been for eight months.",
        "One has gone back. Families' part in their plans was rated clear in July and is "
        "now rated early, because the September audit did not repeat the earlier result.",
    ),
    recommendations=(
        "Note progress and impact, and the differences from the report of September.",
        "Decide on a date for action 1.6 after the tender closes on 4 December.",
    ),
    reasons="",
    other_options="",
    background="",
    consultation="",
    implications=(
        ("Legal", ""),
        ("Finance", ""),
        ("Policy", "The housing strategy with first call for care leavers is on this agenda."),
        ("Equality", ""),
        ("Human resources", ""),
        ("Risk management", "The supply of homes remains at the highest score."),
        ("Rural communities", ""),
        ("Children and young people, cared for children and care leavers", ""),
        ("Public health", ""),
        ("Climate change", ""),
    ),
    contact=CONTACT,
    background_papers=("Report to the committee, 21 September 2026",),
)

PAPERS = (JULY, SEPTEMBER, NOVEMBER)
