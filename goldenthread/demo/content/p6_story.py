"""Priority 6, workforce: how its actions went, February to October 2026."""

from datetime import date

from goldenthread.demo.content.shapes import Move, SignOff, Story, Update

STORIES = (
    Story(
        "6.1",
        "TTT",
        (
            Update(
                "2026-02",
                "The ten days are planned: shadowing, the case system, one foster home, "
                "one court, and no cases before day eight.",
                "Start with the March joiners.",
            ),
            Update(
                "2026-04",
                "13 joiners in two groups have done the ten days. The managers of three "
                "gave them cases in the first week nevertheless.",
                "Heads of service are told by e-mail when that happens. Ask for sign-off.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 5, 18),
                "signed_off",
                date(2026, 5, 21),
                "Programme running; dates set for the year.",
            ),
        ),
    ),
    Story(
        "6.2",
        "TTTTTTT",
        (
            Update(
                "2026-03",
                "Four levels of practice described with staff from each team. Pay grades "
                "are with the job evaluation panel.",
                "Panel on 29 April.",
            ),
            Update(
                "2026-06",
                "The panel agreed three of four levels. Consultant practitioner was "
                "graded too low and went back with more evidence.",
                "Second panel on 22 July.",
            ),
            Update(
                "2026-08",
                "All four levels are graded and published. Five consultant posts were "
                "advertised to our own staff and 16 people applied.",
                "Appoint and ask for sign-off.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 9, 21),
                "signed_off",
                date(2026, 9, 25),
                "Path published, five consultants appointed on 17 September.",
            ),
        ),
    ),
    Story(
        "6.3",
        "TTRRRRFFF",
        (
            Update(
                "2026-03",
                "50 of 209 posts are filled by agency staff (24%). Eight people were "
                "asked to become permanent; three are thinking about it.",
                "Meet each agency worker who has stayed over six months.",
            ),
            Update(
                "2026-05",
                "Three converted. Five agency workers left to go to a neighbour that pays "
                "£6 an hour more.",
                "Raise the regional pay agreement with the other six councils.",
            ),
            Update(
                "2026-08",
                "49 of 208 (24%). We recruit about as many as we lose.",
                "Take pay and allowances to the committee.",
                on_behalf=True,
            ),
            Update(
                "2026-10",
                "49 of 208 posts (24%). Two councils have left the regional agreement. "
                "The end of October has passed; I expect 15% no sooner than the spring.",
                "Put a new profile by team to the board on 18 November.",
            ),
        ),
        (
            Move(
                date(2026, 6, 22),
                date(2026, 7, 31),
                "Three offers to convert were not answered until July.",
                "lead",
                "agreed",
                date(2026, 6, 25),
            ),
            Move(
                date(2026, 7, 2),
                date(2026, 9, 30),
                "The first national campaign ends in September.",
                "board",
                "agreed",
                date(2026, 7, 8),
            ),
            Move(
                date(2026, 9, 2),
                date(2026, 10, 30),
                "Eleven starters were expected in October.",
                "committee",
                "agreed",
                date(2026, 9, 21),
            ),
        ),
    ),
    Story(
        "6.4",
        "TTTRRRRRR",
        (
            Update(
                "2026-03",
                "Average is 18.6. 44 workers have more than 18 children, and nine have "
                "more than 25.",
                "Nobody above 25 by the end of May.",
            ),
            Update(
                "2026-06",
                "Nobody has more than 25. 39 have more than 18, because 70 more children "
                "came in since April than left.",
                "Use the fourth assessment team for new work.",
            ),
            Update(
                "2026-10",
                "27 workers are above 18; the highest has 22. Child protection has "
                "reached the aim and assessment has not.",
                "Rebalance between the two once the fourth team is full.",
            ),
        ),
        (
            Move(
                date(2026, 8, 17),
                date(2026, 12, 18),
                "Demand rose by 18% and the temporary team could not start before September.",
                "board",
                "agreed",
                date(2026, 9, 9),
            ),
            Move(
                date(2026, 11, 10),
                date(2027, 3, 31),
                "Two of six posts in the temporary team are still empty.",
                "board",
                "pending",
            ),
        ),
    ),
    Story(
        "6.5",
        "NTTTTRRRR",
        (
            Update(
                "2026-05",
                "Interviews on screen on 6 and 7 May: twelve offers, eleven accepted. "
                "Relocation costs £4,100 for each.",
                "Apply for registration with the regulator.",
            ),
            Update(
                "2026-07",
                "Registration takes longer than we were told: one of eleven is through. "
                "Two have withdrawn.",
                "Ask the regulator for a single contact.",
            ),
            Update(
                "2026-10",
                "Four have arrived and found homes with the help of Wyremouth Homes. The "
                "other five wait for certificates, and nothing we do here shortens that.",
                "Resume when two more are registered.",
            ),
        ),
        paused_on=date(2026, 10, 12),
        paused_why="The second group waits for certificates from abroad. Recruitment restarts when "
        "two more are registered, by 29 January 2027 at the latest.",
    ),
    Story(
        "6.6",
        "NTTTTTTTT",
        (
            Update(
                "2026-05",
                "Finance costs the payment at £410,000 over two years. Ending six agency "
                "contracts would pay for it.",
                "Full business case for the committee in July.",
            ),
            Update(
                "2026-07",
                "The committee asked on 13 July how many people the payment would keep. "
                "The honest answer is a range: 8 to 20 a year.",
                "Return in September with the range explained.",
            ),
            Update(
                "2026-10",
                "The scheme was approved on 21 September. Letters went to 96 people on 14 "
                "October with their dates and sums.",
                "First payments with the January salary.",
            ),
        ),
        (
            Move(
                date(2026, 7, 17),
                date(2027, 1, 29),
                "The committee asked for more figures before it decides, so the first "
                "payments fall in January.",
                "lead",
                "agreed",
                date(2026, 7, 21),
            ),
        ),
    ),
    Story(
        "6.7",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "All 19 newly qualified workers have a protected day each week. Seven "
                "lost it at least once in April to court work.",
                "Name the cover in advance.",
            ),
            Update(
                "2026-08",
                "Protected days were kept in 91% of weeks. Nobody has left since March; "
                "in the same months of last year four did.",
                "Prepare for 14 starters in September.",
            ),
            Update(
                "2026-10",
                "33 newly qualified workers now. Two have left, both to move house. The "
                "university asks to send more students.",
                "Ask the 31 what would make them stay three years.",
            ),
        ),
    ),
    Story(
        "6.8",
        "NNTTTTTTT",
        (
            Update(
                "2026-06",
                "A handover in person took place in 34 of 71 changes of worker. Most "
                "failures were agency staff who left at a week's notice.",
                "Put a handover clause into agency contracts.",
            ),
            Update(
                "2026-10",
                "The clause is in all new contracts. 46 of 78 changes had a joint visit "
                "in the quarter. Children in the council's own survey did not notice a "
                "difference.",
                "Ask children in care council what a good goodbye is.",
            ),
        ),
    ),
    Story(
        "6.9",
        "NNNTTTTTT",
        (
            Update(
                "2026-06",
                "22 leavers of the last year were telephoned. Caseloads come first, then "
                "the manager, then pay.",
                "Talk to 30 people who have stayed over five years.",
            ),
            Update(
                "2026-09",
                "Stayers name their team and parking. A permit for visits was granted in "
                "September, which cost less than one advertisement.",
                "Repeat in March.",
            ),
        ),
    ),
    Story(
        "6.10",
        "NNNTTTTT.",
        (
            Update(
                "2026-07",
                "Nine of 14 practice assistants have started. They book transport, chase "
                "school reports and type meeting notes.",
                "Appoint the last five.",
            ),
            Update(
                "2026-09",
                "All 14 are in post. In a time diary of 40 workers, 37 hours in 100 were "
                "spent with families.",
                "Repeat the diary in January.",
            ),
        ),
    ),
    Story("6.11", "NNNNNNNN."),
)
