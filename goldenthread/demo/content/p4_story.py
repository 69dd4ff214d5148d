"""Priority 4, children in care: how its actions went, February to October 2026."""

from datetime import date

from goldenthread.demo.content.shapes import Move, SignOff, Story, Update

STORIES = (
    Story(
        "4.1",
        "TTTRRRFFF",
        (
            Update(
                "2026-03",
                "61 enquiries since February, against 22 in the same weeks of last year. "
                "Nine households are in assessment.",
                "Add a second evening information session.",
            ),
            Update(
                "2026-06",
                "Four households approved. Three of the nine withdrew, two over the age "
                "of their own children and one over money.",
                "Bring the proposal on allowances to the committee in July.",
            ),
            Update(
                "2026-08",
                "Seven approved. Two experienced households have retired in the same "
                "time, so the net gain is five.",
                "Ask retiring carers to mentor new ones.",
            ),
            Update(
                "2026-10",
                "Nine of 20 approved; six more go to panel before March. Eleven children "
                "have moved to these homes and nine of them kept their school. The "
                "October date was missed.",
                "Give the committee a realistic date in November.",
            ),
        ),
        (
            Move(
                date(2026, 6, 17),
                date(2026, 7, 31),
                "Three households withdrew in assessment.",
                "lead",
                "agreed",
                date(2026, 6, 19),
            ),
            Move(
                date(2026, 7, 6),
                date(2026, 9, 30),
                "Higher allowances were not in force until August.",
                "board",
                "agreed",
                date(2026, 7, 8),
            ),
            Move(
                date(2026, 9, 4),
                date(2026, 10, 30),
                "Six assessments were not ready for the September panel.",
                "committee",
                "agreed",
                date(2026, 9, 21),
            ),
        ),
    ),
    Story(
        "4.2",
        "TTTTRFFFF",
        (
            Update(
                "2026-03",
                "Offers were accepted on two houses. Neighbours of the second have "
                "written to the ward councillor.",
                "Meet the neighbours on 21 April.",
            ),
            Update(
                "2026-06",
                "The first house is bought. Planning for the second was refused on 9 June "
                "for want of parking.",
                "Look for another house, and begin to recruit for the first.",
            ),
            Update(
                "2026-07",
                "A registered manager has accepted. The regulator's registration takes 16 "
                "to 20 weeks and can begin only when the manager is in post.",
                "File the application in the week that the manager starts.",
                late=True,
            ),
            Update(
                "2026-10",
                "Builders leave the first home on 27 November and registration is "
                "expected in February. There is no second house. The date of 13 November "
                "cannot be met.",
                "Board to decide on 18 November whether to go on with one home.",
            ),
        ),
        (
            Move(
                date(2026, 6, 16),
                date(2026, 9, 30),
                "Planning consent for the second house was refused.",
                "board",
                "agreed",
                date(2026, 7, 8),
            ),
            Move(
                date(2026, 9, 1),
                date(2026, 11, 13),
                "The registered manager could not start before October.",
                "board",
                "agreed",
                date(2026, 9, 9),
            ),
        ),
    ),
    Story(
        "4.3",
        "TTTRRRRRR",
        (
            Update(
                "2026-03",
                "Three of five children have moved to registered homes. The Director is "
                "told of the others every day.",
                "Plan the fourth move for the Easter holiday.",
            ),
            Update(
                "2026-06",
                "Two children under 16 were placed without registration in June, after "
                "two homes gave notice in one week.",
                "Set up a shared weekend cover with two neighbouring councils.",
            ),
            Update(
                "2026-10",
                "One child of 15 remains, with four staff and a visit every day. A "
                "registered home has offered a place from January.",
                "Introduce the child to the new home in three visits before Christmas.",
            ),
        ),
        (
            Move(
                date(2026, 9, 3),
                date(2026, 12, 18),
                "One child's next home fell through a week before the move.",
                "board",
                "agreed",
                date(2026, 9, 9),
            ),
            Move(
                date(2026, 10, 8),
                date(2027, 2, 26),
                "The registered home that was found opens in January, and the move should "
                "not be hurried.",
                "board",
                "agreed",
                date(2026, 10, 14),
            ),
        ),
    ),
    Story(
        "4.4",
        "NTTTRRRFF",
        (
            Update(
                "2026-04",
                "Ten stability meetings in April, six within five days. Carers ask for a "
                "clinician and not another manager.",
                "Agree two half-days a week of clinical time.",
            ),
            Update(
                "2026-07",
                "The clinical psychologist has left and the post is frozen until the "
                "trust's budget is settled. Meetings go on without.",
                "Ask for cover from the virtual school's psychologist.",
            ),
            Update(
                "2026-09",
                "17 of 29 meetings took place within five days. The number of broken "
                "homes has not fallen: eight in September.",
                "Show the Assistant Director which eight, and what had been tried.",
                late=True,
            ),
            Update(
                "2026-10",
                "Without clinical time carers see the meeting as a form. Nothing agreed "
                "so far brings it back before December, so the new date will be missed "
                "too.",
                "Cost a council-funded clinician for the budget round.",
            ),
        ),
        (
            Move(
                date(2026, 9, 28),
                date(2026, 12, 18),
                "The clinical post stands empty and cannot be filled this quarter.",
                "lead",
                "agreed",
                date(2026, 10, 2),
            ),
            Move(
                date(2026, 11, 5),
                date(2027, 3, 31),
                "A clinician paid for by the council could start in the new financial "
                "year at the earliest.",
                "board",
                "pending",
            ),
        ),
    ),
    Story(
        "4.5",
        "TTTRT",
        (
            Update(
                "2026-03",
                "Check-ins are by call or visit, as the child prefers. 96 of 488 children "
                "had one in the first month.",
                "Let children choose how at their next review.",
            ),
            Update(
                "2026-05",
                "Two of eleven reviewing officers are on leave, and 140 children have had "
                "no check-in. We will not meet the end of May.",
                "Share out the two caseloads.",
            ),
            Update(
                "2026-06",
                "471 of 488 children had a check-in between reviews; the 17 others said "
                "that they would rather not.",
                "Ask for sign-off.",
            ),
        ),
        (
            Move(
                date(2026, 5, 18),
                date(2026, 7, 31),
                "Two reviewing officers were on long-term leave.",
                "lead",
                "agreed",
                date(2026, 5, 21),
            ),
        ),
        (
            SignOff(
                date(2026, 7, 16),
                "signed_off",
                date(2026, 7, 22),
                "Log of check-ins seen for all 488 children.",
            ),
        ),
    ),
    Story(
        "4.6",
        "NNTTTTRRR",
        (
            Update(
                "2026-05",
                "The life story worker finished four books. Children in two of them "
                "corrected the story and were right.",
                "Finish four a month.",
            ),
            Update(
                "2026-08",
                "Twelve books finished. The worker has been seconded to the court team, "
                "since nobody else could do an urgent sibling assessment.",
                "Decide whether to pause or to buy books from a charity.",
            ),
            Update(
                "2026-10",
                "Nothing was written while the action is paused. 29 children wait; their "
                "workers keep photographs and letters in a box for each.",
                "Restart when the secondment ends on 15 January.",
            ),
        ),
        paused_on=date(2026, 9, 14),
        paused_why="The only life story worker is on secondment to the court team until 15 January "
        "2027.",
    ),
    Story(
        "4.7",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "94 children live more than 20 miles away. 71% were seen in time, against "
                "90% of those nearby.",
                "Bundle journeys by direction and book them a month ahead.",
            ),
            Update(
                "2026-09",
                "88% against 91%. Booking journeys ahead saved a day a week for each "
                "worker, and one child asked for Fridays and gets them.",
                "Hold the level through the winter.",
            ),
        ),
    ),
    Story(
        "4.8",
        "NTTTTTTTT",
        (
            Update(
                "2026-05",
                "Kinship carers met for the first time on 12 May: 31 came. They want "
                "breaks, legal advice and to be told things.",
                "Give each carer a named worker by July.",
            ),
            Update(
                "2026-08",
                "118 of 126 carers have a named worker. Allowances were brought level "
                "with fostering for 83 families from 1 August.",
                "Open the weekend activity scheme with Wyre Voluntary Action.",
            ),
            Update(
                "2026-10",
                "No kinship arrangement has ended for want of help since June; in those "
                "months of last year there were four. 22 children went on the first "
                "activity weekend.",
                "Ask carers again in January.",
            ),
        ),
    ),
    Story(
        "4.9",
        "NTTTTTTTT",
        (
            Update(
                "2026-05",
                "A clock now runs on each concern: five working days for the manager, "
                "five for the head of service. Fourteen raised, eleven answered in time.",
                "Report by team each month.",
            ),
            Update(
                "2026-09",
                "29 raised since April, 26 answered in time, and in 17 the plan changed. "
                "Conference chairs use the same route from October.",
                "Publish an example for practitioners.",
            ),
        ),
    ),
    Story(
        "4.10",
        "NNNTTTTT.",
        (
            Update(
                "2026-06",
                "137 children live apart from a brother or sister. Plans say how often "
                "for 102 of them.",
                "Write down what is missing for the other 35.",
            ),
            Update(
                "2026-09",
                "126 of 137 plans say how often. Two family hubs open on Saturdays for "
                "siblings, and 19 groups have used them.",
                "Find drivers for the three families in the far north.",
            ),
        ),
    ),
    Story(
        "4.11",
        "NNTTTTTTT",
        (
            Update(
                "2026-06",
                "Two dental practices agreed to hold four places a month for children in "
                "care. 63% are up to date.",
                "Send appointments with the health assessment.",
            ),
            Update(
                "2026-10",
                "74% have seen a dentist within the year and 86% have their "
                "immunisations. Teenagers are the gap; most say that nobody had asked "
                "them.",
                "Nurses offer immunisation at the young people's club in November.",
            ),
        ),
    ),
    Story(
        "4.12",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "A weekly tracker shows 64 children under eight. Eleven were without a "
                "decision at the second review.",
                "Bring each of the eleven to the permanence panel by June.",
            ),
            Update(
                "2026-07",
                "All eleven have a decision. Three more children have come onto the list, "
                "all waiting for the assessment of a relative abroad.",
                "Use the embassy route earlier.",
            ),
            Update(
                "2026-10",
                "61 of 64 children had a decision by their second review. The three "
                "others have a date for it.",
                "Bring children aged eight to eleven onto the tracker.",
            ),
        ),
    ),
    Story("4.13", "NNNNNNNNN"),
)
