"""Priority 5, supervision: how its actions went, February to October 2026."""

from datetime import date

from goldenthread.demo.content.shapes import Move, SignOff, Story, Update

STORIES = (
    Story(
        "5.1",
        "TT",
        (
            Update(
                "2026-02",
                "Five forms were laid side by side with 20 practitioners. They kept three "
                "questions: what is life like for this child, what worries us, what will "
                "we do.",
                "Consult the unions, then publish.",
            ),
            Update(
                "2026-03",
                "Policy agreed on 24 March, with one template of a page and a half. It "
                "has been in the case system since 30 March.",
                "Ask the deputy director to sign off, as lead and owner are one post.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 4, 21),
                "signed_off",
                date(2026, 4, 24),
                "Signed off by the deputy. Template seen in the system; old forms are withdrawn.",
            ),
        ),
    ),
    Story(
        "5.2",
        "TTTTT",
        (
            Update(
                "2026-02",
                "152 of 208 staff were supervised in February (73%). A weekly list goes "
                "to each head of service.",
                "Book dates for six months ahead.",
            ),
            Update(
                "2026-04",
                "171 of 209 (82%). Disabled children's team is at 100%, the court team at 58%.",
                "Lend the court team a manager for eight weeks.",
            ),
            Update(
                "2026-06",
                "188 of 210 (90%) in June, the second month at or above 88%. Newly "
                "qualified workers: 31 of 31.",
                "Ask for sign-off.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 7, 14),
                "signed_off",
                date(2026, 7, 17),
                "Two months at or above 88%, the level that the plan asked for.",
            ),
        ),
    ),
    Story(
        "5.3",
        "TTTRTT",
        (
            Update(
                "2026-03",
                "The first 14 managers finished two days with the university. They asked "
                "to practise on recordings of themselves.",
                "Second group on 20 and 21 May.",
            ),
            Update(
                "2026-05",
                "The trainer was ill and the May group was put off to July. 14 of 38 are trained.",
                "Hold the second and third groups in July.",
                late=True,
            ),
            Update(
                "2026-07",
                "All 38 managers have had two days, and 29 also a follow-up hour on their "
                "own recording.",
                "Ask for sign-off when the last nine have had theirs.",
            ),
        ),
        (
            Move(
                date(2026, 6, 9),
                date(2026, 8, 28),
                "The trainer's illness moved one group to July.",
                "lead",
                "agreed",
                date(2026, 6, 12),
            ),
        ),
        (SignOff(date(2026, 8, 17), "signed_off", date(2026, 8, 21), "Register of 38 seen."),),
    ),
    Story(
        "5.4",
        "NTTTTTTTT",
        (
            Update(
                "2026-03",
                "The three assistant directors sat in on six sessions. All six began with "
                "performance figures.",
                "Say so to all managers, with the three questions in hand.",
            ),
            Update(
                "2026-06",
                "24 sessions watched since March. In the last ten, eight began with the "
                "child. Workers say that being watched was less bad than they had feared.",
                "Let managers watch each other.",
            ),
            Update(
                "2026-10",
                "52 sessions watched. What was seen is discussed each month by all "
                "managers, with the names taken out.",
                "Ask the DfE adviser to watch four in December.",
            ),
        ),
    ),
    Story(
        "5.5",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "Decisions now carry a name and a date in the template. It cannot yet be "
                "seen which are done.",
                "Ask for a list of open decisions for each worker.",
            ),
            Update(
                "2026-07",
                "The list exists. 1,320 open decisions were found, 470 of them past their "
                "date, many overtaken by events.",
                "Close what no longer matters, by team, in August.",
            ),
            Update(
                "2026-10",
                "388 open decisions, 96 past their date. Two teams account for half of these.",
                "The heads of both teams sit with each worker in November.",
            ),
        ),
    ),
    Story(
        "5.6",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "Group supervision has started in four of seven teams, on Tuesdays with "
                "sandwiches. 22 children were thought about.",
                "Start the other three after training.",
            ),
            Update(
                "2026-08",
                "All seven teams meet. A child's worker writes afterwards what changed: "
                "in 31 of 44 cases something did.",
                "Invite a health visitor and a teacher to each.",
            ),
            Update(
                "2026-10",
                "90 children so far. Health visitors come to five of seven groups. "
                "Workers ask for it and bring the hard ones first.",
                "Keep going to Christmas and then ask for sign-off.",
            ),
        ),
    ),
    Story(
        "5.7",
        "NNTTTTTTT",
        (
            Update(
                "2026-05",
                "All 22 advisers have had a first supervision with the new template. "
                "Three had worked here for four years without one.",
                "Count advisers in the monthly figure from June.",
            ),
            Update(
                "2026-09",
                "21 of 24 advisers and 37 of 41 family support workers were supervised in "
                "September.",
                "Train their four managers in November.",
            ),
        ),
    ),
    Story(
        "5.8",
        "NNNTTTTTT",
        (
            Update(
                "2026-06",
                "A sample of 50 decisions had a reason in 29. The record now asks "
                "'because…' before it saves.",
                "Read 50 more in September.",
            ),
            Update(
                "2026-10",
                "41 of 50 decisions have a reason; the best are two lines long. Weekend "
                "decisions are weaker: five of eleven.",
                "Work with the emergency duty managers.",
            ),
        ),
    ),
    Story(
        "5.9",
        "NTTRTTTTT",
        (
            Update(
                "2026-04",
                "Three managers still have more than seven. A new deputy post in the "
                "court team is with finance.",
                "Fill the deputy post by July.",
            ),
            Update(
                "2026-05",
                "Finance asked for a saving to match the deputy post. One was found in "
                "unused office rent.",
                "Advertise on 8 June.",
            ),
            Update(
                "2026-10",
                "The deputy started on 5 October. The largest group is now seven and the "
                "average is 5.8.",
                "Sign-off was asked for on 11 November.",
            ),
        ),
        sign_offs=(SignOff(date(2026, 11, 11)),),
    ),
    Story(
        "5.10",
        "NTTTRRRRR",
        (
            Update(
                "2026-04",
                "Half of the notes reach the record in five days. Managers type at night, "
                "since the laptops lose their connection in the north office.",
                "Ask the IT service for the fault list.",
            ),
            Update(
                "2026-07",
                "The north office was rewired in July. 63% are in time there now, but "
                "dictation software that had been promised failed its security check.",
                "Try the second product on the list.",
            ),
            Update(
                "2026-10",
                "72% in time. Dictation is on trial with six managers and takes ten "
                "minutes off each note.",
                "Decide on the purchase by 4 December.",
            ),
        ),
        (
            Move(
                date(2026, 9, 8),
                date(2026, 11, 30),
                "The dictation software failed its security check and a second product is "
                "on trial.",
                "lead",
                "agreed",
                date(2026, 9, 11),
            ),
            Move(
                date(2026, 10, 5),
                date(2027, 1, 29),
                "The trial needs three months before the software can be bought for 38 managers.",
                "board",
                "agreed",
                date(2026, 10, 14),
            ),
        ),
    ),
    Story(
        "5.11",
        "NNNNNNNNN",
        (
            Update(
                "2026-10",
                "This should have begun on 5 October. The partner who will ring families "
                "has the volunteers but not yet their checks.",
                "Begin with ten families as soon as the checks are back, by 7 December.",
            ),
        ),
    ),
    Story("5.12", "NNNNNNNNN"),
)
