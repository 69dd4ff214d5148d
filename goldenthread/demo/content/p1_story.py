"""Priority 1, care leavers: how actions 1.1 to 1.8 went, February to October 2026."""

from datetime import date

from goldenthread.demo.content.shapes import Move, SignOff, Story, Update

STORIES = (
    Story(
        "1.1",
        "NTTRRTTTT",
        (
            Update(
                "2026-03",
                "Four adviser posts were advertised on 9 March; 23 people applied. "
                "Average caseload this month is 30.",
                "Interview on 14 and 15 April with two young people on the panel.",
            ),
            Update(
                "2026-05",
                "Three of four advisers accepted but cannot start before July. Caseloads "
                "rose to 32 because one adviser left. We have borrowed a worker from the "
                "youth service for 12 weeks.",
                "Re-advertise the fourth post by 12 June.",
                late=True,
            ),
            Update(
                "2026-08",
                "All four new advisers are in post and have met the young people who move "
                "to them. Average caseload is 24; the highest is 27.",
                "Hand over the last 19 young people by the end of September.",
            ),
            Update(
                "2026-10",
                "Average caseload is 21 and nobody has more than 23. Two young people "
                "asked to stay with their first adviser and do.",
                "Fill the maternity cover so that the average reaches 20 in January.",
            ),
        ),
    ),
    Story(
        "1.2",
        "TTTT",
        (
            Update(
                "2026-02",
                "Wyre Voluntary Action agreed to staff the line at night from its "
                "helpline base. The forum chose the name and the ring tone for being on "
                "hold.",
                "Sign the twelve-month agreement by 20 March.",
            ),
            Update(
                "2026-04",
                "The line opened for a trial on 13 April. 47 calls came in the first "
                "fortnight, 29 of them after six in the evening.",
                "Give every young person the number by text and on a card by 22 May.",
            ),
            Update(
                "2026-05",
                "The line has run day and night for six weeks. 161 calls, all answered, "
                "the longest wait four minutes. Callers' own view of it has not been "
                "asked yet.",
                "Ask for sign-off in June.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 6, 22),
                "signed_off",
                date(2026, 6, 26),
                "Agreement, rota and call log seen. The line is open and staffed.",
            ),
        ),
    ),
    Story(
        "1.3",
        "TRTRT",
        (
            Update(
                "2026-03",
                "The panel met three times. Wyremouth Homes could not send a manager with "
                "authority to allocate, so eleven cases were deferred.",
                "Agree delegated authority with Wyremouth Homes by 24 April.",
            ),
            Update(
                "2026-05",
                "Delegated authority is in place. The three old lists were merged: 38 "
                "names, of whom nine were on more than one.",
                "Publish the panel's terms to all teams by 12 June.",
            ),
            Update(
                "2026-06",
                "The panel has met every Tuesday for seven weeks and decides the same "
                "day. It records that there is often nothing to offer: 14 young people "
                "were placed in hotels in June.",
                "Ask for sign-off of the panel itself and take the shortage to the board.",
            ),
        ),
        (
            Move(
                date(2026, 4, 22),
                date(2026, 5, 29),
                "Wyremouth Homes had not yet given its member authority to allocate at the table.",
                "lead",
                "agreed",
                date(2026, 4, 24),
            ),
            Move(
                date(2026, 5, 27),
                date(2026, 6, 30),
                "Merging the lists showed nine double entries that had to be settled with "
                "each young person.",
                "board",
                "agreed",
                date(2026, 6, 10),
            ),
        ),
        (
            SignOff(
                date(2026, 6, 12),
                "sent_back",
                date(2026, 6, 17),
                "The terms do not yet say who tells the young person, or when.",
            ),
            SignOff(
                date(2026, 7, 6),
                "signed_off",
                date(2026, 7, 10),
                "Terms corrected. The panel does what the action asked; whether young "
                "people are better housed is another question.",
            ),
        ),
    ),
    Story(
        "1.4",
        "TTRRRTRRR",
        (
            Update(
                "2026-02",
                "124 of 207 plans were reviewed in the last six months (60%). A new form "
                "was drafted with five young people.",
                "Test the form with ten more before Easter.",
            ),
            Update(
                "2026-04",
                "The forum sent the form back: too many boxes, and nothing about what "
                "they want. The second draft is theirs. 126 of 206 plans are in date "
                "(61%).",
                "Bring the new form into use on 1 July.",
            ),
            Update(
                "2026-09",
                "145 of 205 plans are in date (71%). Two of six adviser posts that were "
                "to clear the backlog stood empty until the middle of the month.",
                "Start both new advisers on the backlog, oldest plan first.",
            ),
            Update(
                "2026-10",
                "150 of 205 plans are in date (73%), against 60% in February. The 55 that "
                "are not are shared out by adviser; 21 of them belong to young people we "
                "are still looking for.",
                "Review 28 plans by 30 November.",
            ),
        ),
        (
            Move(
                date(2026, 6, 16),
                date(2026, 9, 30),
                "The form had to be tested again with the care leavers' forum before "
                "advisers were trained in it.",
                "board",
                "agreed",
                date(2026, 7, 8),
            ),
            Move(
                date(2026, 9, 24),
                date(2026, 12, 18),
                "Two adviser posts were empty until September; 60 plans are still to be reviewed.",
                "board",
                "agreed",
                date(2026, 10, 14),
            ),
        ),
    ),
    Story(
        "1.5",
        "NTTTTT",
        (
            Update(
                "2026-03",
                "Seven young people cut 46 pages to nine questions. They want to start "
                "with money, then home, then who to ring.",
                "Check every promise with finance and legal services by 8 May.",
            ),
            Update(
                "2026-05",
                "Finance confirmed 21 of 24 promises. Three, among them free leisure "
                "passes, were never funded; the forum would rather leave them out than "
                "print them.",
                "Design week with the forum, 22 to 26 June.",
            ),
            Update(
                "2026-07",
                "Two pages, printed and as a web page, approved by the forum on 21 July. "
                "200 copies have gone out with advisers. We have not counted how many "
                "young people have used it.",
                "Ask for sign-off.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 8, 19),
                "signed_off",
                date(2026, 8, 26),
                "Offer published and posted to all 205 young people.",
            ),
        ),
    ),
    Story(
        "1.6",
        "TTTRRFFFF",
        (
            Update(
                "2026-03",
                "Surveyors have been through the former nurses' home on Harbour Road. "
                "Twelve flats fit, with an office on the ground floor.",
                "Submit the change of use by 24 April.",
            ),
            Update(
                "2026-06",
                "Asbestos was found in the stairwell on 11 June. Work stopped on floors "
                "two and three. The four ground-floor flats are not affected.",
                "Get a removal price and decide whether to open in two parts.",
            ),
            Update(
                "2026-08",
                "Four ground-floor flats opened on 17 August and are full. The other "
                "eight wait for a contractor; two have withdrawn. The date in October "
                "cannot be held.",
                "Bring options and costs to the board on 9 September.",
                on_behalf=True,
            ),
            Update(
                "2026-10",
                "No contractor for the upper floors. All four young people on the ground "
                "floor are still there and two have found work. The date passed on 30 "
                "October without a new one being asked for.",
                "Ask the committee for a date once the tender closes on 4 December.",
            ),
        ),
        (
            Move(
                date(2026, 6, 15),
                date(2026, 8, 28),
                "Asbestos in the stairwell stopped the work on two floors.",
                "lead",
                "agreed",
                date(2026, 6, 18),
            ),
            Move(
                date(2026, 8, 20),
                date(2026, 10, 30),
                "The removal contractor withdrew; four of twelve flats could open.",
                "board",
                "agreed",
                date(2026, 9, 9),
            ),
        ),
    ),
    Story(
        "1.7",
        "TTTTRRFFF",
        (
            Update(
                "2026-03",
                "Three hotel stays this month, none planned. Each is now told to the "
                "Assistant Director on the day.",
                "Write the 16-to-18 move-on plan for all 27 young people who turn 18 this year.",
            ),
            Update(
                "2026-06",
                "Fourteen young people were in a hotel for at least a night in June. Two "
                "landlords on the supported list have closed.",
                "Find six emergency lodgings by the end of August.",
            ),
            Update(
                "2026-08",
                "Eleven in August, 64 nights in all. We have two emergency lodgings, not "
                "six. Move-on plans exist for 25 of 27 young people; they cannot be "
                "carried out without somewhere to go.",
                "Agree a contingency with Wyremouth Homes.",
                late=True,
            ),
            Update(
                "2026-10",
                "Nine young people, 58 nights. The December date will not be met until "
                "the upper floors at Harbour Road open or others are found.",
                "Visit each young person in a hotel within one day, by a manager.",
            ),
        ),
        (
            Move(
                date(2026, 9, 3),
                date(2026, 12, 18),
                "Supported places closed faster than new ones were found.",
                "committee",
                "agreed",
                date(2026, 9, 21),
            ),
        ),
    ),
    Story(
        "1.8",
        "NNTTTTTT.",
        (
            Update(
                "2026-05",
                "The passport was written with the forum and fits on a phone. General "
                "practices asked for one page that they can print.",
                "Trial with the twelve young people who turn 18 by September.",
            ),
            Update(
                "2026-07",
                "Eight of twelve in the trial have their passport. The records of two who "
                "were placed out of county have not come back.",
                "Chase the two outstanding records through the board member for health.",
            ),
            Update(
                "2026-09",
                "31 of 64 young people aged 17 have a passport. Vaccination history is "
                "complete in 24 of them.",
                "Begin with 16-year-olds in November.",
            ),
        ),
    ),
)
