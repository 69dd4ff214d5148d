"""Priority 1, care leavers: how actions 1.9 to 1.16 went, February to October 2026."""

from datetime import date

from goldenthread.demo.content.shapes import Move, SignOff, Story, Update

STORIES = (
    Story(
        "1.9",
        "NTTRRRRRR",
        (
            Update(
                "2026-04",
                "The integrated care board agreed the post in principle. Funding is "
                "promised for one year only, and nurses do not apply for one-year posts.",
                "Ask for two years at the July commissioning meeting.",
            ),
            Update(
                "2026-06",
                "Advertised in June at the higher band: two applicants, neither with "
                "experience of young adults.",
                "Offer a secondment from the hospital trust instead.",
            ),
            Update(
                "2026-08",
                "A secondment is agreed by both employers. The nurse can start in "
                "December, after notice. An agency nurse sees young people on Thursdays "
                "meanwhile; eleven have been.",
                "Settle the honorary contract.",
            ),
            Update(
                "2026-10",
                "The honorary contract is with the trust's lawyers for the fifth week. "
                "The interim clinic has seen 19 young people and has a wait of eight "
                "days.",
                "Raise the contract with the chief nurse at the November board.",
            ),
        ),
        (
            Move(
                date(2026, 9, 29),
                date(2027, 1, 29),
                "The seconded nurse must serve three months' notice and the honorary "
                "contract is not signed.",
                "board",
                "agreed",
                date(2026, 10, 14),
            ),
            Move(
                date(2026, 11, 9),
                date(2027, 2, 26),
                "The trust's lawyers want clinical supervision settled first, which adds a month.",
                "board",
                "pending",
            ),
        ),
    ),
    Story(
        "1.10",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "Five employers signed on 22 April: the port, the hospital, two builders "
                "and the college.",
                "Match the first 20 young people by June.",
            ),
            Update(
                "2026-07",
                "26 interviews held, 14 offers made, 12 young people started. One left "
                "after a week because shifts began before the first bus.",
                "Ask the port for a later shift.",
            ),
            Update(
                "2026-10",
                "41 interviews, 24 started, 19 still there. 38% of 19- to 21-year-olds "
                "are not in work or learning, against 44% a year ago.",
                "Talk to the five who left about why.",
            ),
        ),
    ),
    Story(
        "1.11",
        "NTTTTRRR.",
        (
            Update(
                "2026-04",
                "We wrote, texted and rang all 96. 31 answered; 12 of them wanted an "
                "adviser again.",
                "Try the 65 others through housing, health and council tax records, once "
                "the sharing agreement is signed.",
            ),
            Update(
                "2026-07",
                "The sharing agreement is with the Caldicott guardian. Without it we can "
                "only repeat letters. 36 of 96 are in touch.",
                "Answer the guardian's four questions by 14 August.",
            ),
            Update(
                "2026-09",
                "The agreement was signed on 24 September. 39 of 96 are in touch. A youth "
                "worker starts visiting last known addresses in October.",
                "Visit the first 20 addresses.",
            ),
        ),
        (
            Move(
                date(2026, 8, 18),
                date(2027, 2, 26),
                "The agreement to use housing and tax records took five months longer "
                "than planned.",
                "board",
                "agreed",
                date(2026, 9, 9),
            ),
            Move(
                date(2026, 10, 7),
                date(2027, 4, 30),
                "Visiting 57 addresses with one youth worker takes until spring.",
                "board",
                "agreed",
                date(2026, 10, 14),
            ),
        ),
    ),
    Story(
        "1.12",
        "NNNTTTTTT",
        (
            Update(
                "2026-05",
                "Four young people trained as co-chairs in May. They rewrote the agenda: "
                "decisions first, slides never.",
                "Co-chair the July meeting.",
            ),
            Update(
                "2026-07",
                "The sub-group met on 9 July with a young co-chair. Three of five "
                "decisions came from the forum; the free prescription request was refused "
                "and the reason written down.",
                "Report back on the five decisions in October.",
            ),
            Update(
                "2026-10",
                "Second meeting on 8 October. Of five July decisions three are done, one "
                "is late and one was changed. Travel costs for co-chairs are now paid on "
                "the day.",
                "Recruit two more co-chairs before February.",
            ),
        ),
    ),
    Story(
        "1.13",
        "NNTTTTTT.",
        (
            Update(
                "2026-05",
                "Seven young people are in custody in four prisons. Six had a visit this "
                "month; one prison cancelled twice.",
                "Agree video calls as a fallback with that prison.",
            ),
            Update(
                "2026-08",
                "All seven were visited. Two were released in August, both to an agreed "
                "address and met at the gate.",
                "Start resettlement plans twelve weeks before release, not six.",
            ),
            Update(
                "2026-09",
                "Six of eight visited. The adviser for the two northern prisons has been off "
                "since the 7th; two others now share those visits.",
                "Make up both missed visits by 9 October.",
            ),
        ),
    ),
    Story(
        "1.14",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "Finance agreed to prepaid cards in place of receipts. The limit stays at £3,000.",
                "Write the procedure with the income team by 29 May.",
            ),
            Update(
                "2026-07",
                "Prepaid cards have been used by nine young people. Seven had a bed and "
                "cooker before the first night.",
                "Train the two teams who still ask for receipts.",
            ),
            Update(
                "2026-10",
                "Since July all 17 young people who moved had the card beforehand. The "
                "procedure is published and the old form is withdrawn.",
                "Asked for sign-off on 10 November.",
            ),
        ),
        sign_offs=(SignOff(date(2026, 11, 10)),),
    ),
    Story("1.15", "NNNNNNNNN"),
    Story("1.16", "NNNNNNNN."),
)
