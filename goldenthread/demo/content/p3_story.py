"""Priority 3, assessments and plans: how its actions went, February to October 2026."""

from datetime import date

from goldenthread.demo.content.shapes import Move, SignOff, Story, Update

STORIES = (
    Story(
        "3.1",
        "TTRTT",
        (
            Update(
                "2026-03",
                "A working group of six practitioners wrote the standard on one side of "
                "paper. Children's guide to go with it comes from the school councils.",
                "Try it in two teams after Easter.",
            ),
            Update(
                "2026-04",
                "The two teams found the standard useful and the recording form twice as "
                "long as before. The form is being cut.",
                "Shorten the form, and then start everywhere.",
                late=True,
            ),
            Update(
                "2026-06",
                "All seven teams have used the standard since 1 June. 52 of 57 first "
                "visits in June recorded what the child was told.",
                "Ask for sign-off.",
            ),
        ),
        (
            Move(
                date(2026, 5, 14),
                date(2026, 7, 10),
                "The recording form had to be shortened before all teams could be asked to use it.",
                "lead",
                "agreed",
                date(2026, 5, 19),
            ),
        ),
        (
            SignOff(
                date(2026, 7, 3),
                "signed_off",
                date(2026, 7, 10),
                "Standard in use in every team; June sample seen.",
            ),
        ),
    ),
    Story(
        "3.2",
        "TTTTTTTTT",
        (
            Update(
                "2026-03",
                "Two teams write plans at the kitchen table with a tablet. It takes an "
                "hour longer; families ask better questions.",
                "Give tablets to the other five teams by June.",
            ),
            Update(
                "2026-06",
                "Six of seven teams write with families. Of 212 new plans, 148 were "
                "written in the home.",
                "Coach the seventh team, which has three agency workers.",
            ),
            Update(
                "2026-09",
                "161 of 229 plans were written with the family. The September audit was "
                "weaker than June's: parents had signed but could not say what would "
                "change.",
                "Go back to the eight families in the sample and ask why.",
            ),
            Update(
                "2026-10",
                "Five of the eight families said that the worker had changed since the "
                "plan was written. Changes of worker now trigger a fresh conversation "
                "about the plan.",
                "Repeat the audit in January with the same questions.",
            ),
        ),
    ),
    Story(
        "3.3",
        "TTTTT",
        (
            Update(
                "2026-03",
                "402 children have been known for over a year. 131 chronologies were "
                "missing and two support workers are building them from old files.",
                "Finish 60 by the end of April.",
            ),
            Update(
                "2026-06",
                "All 402 exist. Managers have read 300 and sent 41 back as lists of "
                "e-mails and not of events.",
                "Correct the last of the 41 by 17 July.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 7, 22),
                "signed_off",
                date(2026, 7, 29),
                "Full list checked against the case system: 402 of 402.",
            ),
        ),
    ),
    Story(
        "3.4",
        "NTTTRRRRR",
        (
            Update(
                "2026-04",
                "78% of assessments were finished in 45 working days. A daily list shows "
                "those past the thirtieth day.",
                "Give the adolescent assessments to two specialist workers.",
            ),
            Update(
                "2026-07",
                "Demand rose by 18% over the spring and three workers left in June. "
                "Timeliness has fallen back to 74%.",
                "Open a temporary fourth assessment team in September.",
            ),
            Update(
                "2026-10",
                "The fourth team opened on 21 September with four of six posts filled. "
                "76% in time; 31 assessments are past 45 days and each has a finishing "
                "date.",
                "Clear all 31 by Christmas.",
            ),
        ),
    ),
    Story(
        "3.5",
        "NTTTTTTTT",
        (
            Update(
                "2026-05",
                "Partners chose one neglect tool on 19 May after trying three on the same "
                "families. Health visitors' vote decided it.",
                "Train the first 60 people before the summer holiday.",
            ),
            Update(
                "2026-08",
                "64 people from 22 organisations are trained. The tool has been used with "
                "37 families, half of them by schools.",
                "Make the tool part of the conference report.",
            ),
            Update(
                "2026-10",
                "91 families assessed with the tool. In 14 of 20 followed up, the second "
                "score was better, most often for warmth and sleep.",
                "Train the school nurses in November.",
            ),
        ),
    ),
    Story(
        "3.6",
        "TTRRRRRFF",
        (
            Update(
                "2026-03",
                "44 of 118 plans reviewed: 20 closed, 17 renewed with new aims and seven "
                "moved to child protection.",
                "Review 15 a week.",
            ),
            Update(
                "2026-05",
                "63 of 118. The reviews take twice as long as we thought because half of "
                "the children have not been seen by their present worker.",
                "Ask for two experienced workers for ten weeks.",
            ),
            Update(
                "2026-08",
                "91 of the first 118 are done, but 26 more plans have passed nine months "
                "since. We are running after the list.",
                "Change the rule so that review happens at six months, before it can be late.",
            ),
            Update(
                "2026-10",
                "110 of 118 are done and 31 newer plans wait. The due date of 30 "
                "September was missed. The six-month rule begins on 1 December and should "
                "stop the list from growing.",
                "Agree a recovery plan with the Assistant Director on 20 November.",
            ),
        ),
        (
            Move(
                date(2026, 5, 20),
                date(2026, 6, 30),
                "Reviews take twice as long as planned, since workers have changed.",
                "lead",
                "agreed",
                date(2026, 5, 22),
            ),
            Move(
                date(2026, 6, 24),
                date(2026, 8, 28),
                "One of two extra workers left after three weeks.",
                "board",
                "agreed",
                date(2026, 7, 8),
            ),
            Move(
                date(2026, 8, 25),
                date(2026, 9, 30),
                "Twenty-six newer plans have passed nine months since the list was made.",
                "board",
                "agreed",
                date(2026, 9, 9),
            ),
        ),
    ),
    Story(
        "3.7",
        "NTTTTRRRR",
        (
            Update(
                "2026-04",
                "The letter before proceedings has been rewritten with two parents who "
                "had received the old one. It has one page and a telephone number.",
                "Set a week-eight check for each family.",
            ),
            Update(
                "2026-07",
                "The average is 21 weeks, down from 27. Expert assessments cause most of "
                "the wait: nine weeks for a psychologist.",
                "Ask the family justice board about a shared list of experts.",
            ),
            Update(
                "2026-10",
                "19 weeks on average; six families of 17 finished within 16. Two local "
                "psychologists have agreed fixed slots from January.",
                "Use the first six slots for the families who have waited longest.",
            ),
        ),
        (
            Move(
                date(2026, 10, 12),
                date(2027, 1, 29),
                "Psychologists' slots do not open before January.",
                "lead",
                "agreed",
                date(2026, 10, 16),
            ),
        ),
    ),
    Story(
        "3.8",
        "NTTTTTTTT",
        (
            Update(
                "2026-05",
                "Dates for six months are now set at the conference. 71% of core groups "
                "met within four weeks, against 64%.",
                "Let schools join on screen.",
            ),
            Update(
                "2026-09",
                "82% met within four weeks in September. August was poor, at 58%, since "
                "schools were closed and nobody had been named for the holidays.",
                "Name a holiday contact for each child before July next year.",
            ),
        ),
        (
            Move(
                date(2026, 9, 23),
                date(2027, 2, 26),
                "The summer showed that holiday cover must be part of the arrangement, "
                "and half-term in February will be its test.",
                "lead",
                "agreed",
                date(2026, 9, 28),
            ),
        ),
    ),
    Story(
        "3.9",
        "NNTTTTTTT",
        (
            Update(
                "2026-05",
                "Parents of twelve disabled children helped to design the plan. Its first "
                "heading is 'a good day'.",
                "Use it for all new plans from 1 July.",
            ),
            Update(
                "2026-09",
                "43 of 126 children have the new plan. Health's part is filled in for 29; "
                "therapists asked for more notice of reviews.",
                "Give therapists the review dates for the whole year.",
            ),
        ),
    ),
    Story(
        "3.10",
        "NNTTTTTTT",
        (
            Update(
                "2026-05",
                "Two coordinators started on 11 May. Wyre Voluntary Action lends its "
                "halls and an interpreter.",
                "Offer a meeting to each family from June.",
            ),
            Update(
                "2026-08",
                "58 families were offered a meeting, 33 accepted. In 12 of 33 the "
                "conference was not needed in the end.",
                "Ask those who declined what put them off.",
            ),
            Update(
                "2026-10",
                "47 meetings so far. Families who declined most often did not want "
                "relatives to know; a smaller first meeting is now offered.",
                "Report at six months what became of the first 33.",
            ),
        ),
    ),
    Story(
        "3.11",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "Conference chairs send back any plan without a real contingency: 23 of "
                "41 in the first month.",
                "Publish five good examples.",
            ),
            Update(
                "2026-07",
                "Chairs sent back four of 38 in July. Workers say that the examples "
                "helped more than the training.",
                "Do the same for child in need plans.",
            ),
            Update(
                "2026-10",
                "Every new plan since September has a contingency that a chair or manager "
                "has read. Completion has been put to the Assistant Director.",
                "Sign-off was asked for on 12 November.",
            ),
        ),
        sign_offs=(SignOff(date(2026, 11, 12)),),
    ),
    Story(
        "3.12",
        "NNNTTTTT.",
        (
            Update(
                "2026-07",
                "32 young people had more than one plan. Nine now have one, led by the "
                "worker they named.",
                "Agree with youth justice whose form is used.",
            ),
            Update(
                "2026-09",
                "Seventeen of 32 have one plan. Court orders still need their own paper, "
                "which is attached and not repeated.",
                "Settle the last 15 by February, the oldest first.",
            ),
        ),
    ),
    Story(
        "3.13",
        "NNNTTRRRR",
        (
            Update(
                "2026-06",
                "88% of visits were in time, and 40 of 60 records gave the reason for the visit.",
                "Add 'what this visit is for' to the planner.",
            ),
            Update(
                "2026-08",
                "Visits in time fell to 81% in August. Two teams were at half strength "
                "for three weeks.",
                "Share August leave between teams next year.",
            ),
            Update(
                "2026-10",
                "84% in time. Children seen only at school make up a fifth of visits, and "
                "the planner does not show it.",
                "Separate home and school visits in the report from December.",
            ),
        ),
    ),
    Story("3.14", "NNNNNNNNN"),
    Story("3.15", "NNNNNNNNN"),
)
