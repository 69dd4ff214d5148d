"""Priority 7, leadership and audit: how its actions went, February to October 2026."""

from datetime import date

from goldenthread.demo.content.shapes import Move, SignOff, Story, Update

STORIES = (
    Story(
        "7.1",
        "TTRTTT",
        (
            Update(
                "2026-03",
                "42 measures were cut to 34, each with one definition. Two teams count "
                "visits in a different way and must change.",
                "Show the first report to the board in April.",
            ),
            Update(
                "2026-04",
                "The first report was late and three figures were wrong, which the board "
                "noticed. The query that made them has been rewritten.",
                "Check ten cases by hand for each figure before May.",
            ),
            Update(
                "2026-07",
                "The third report in a row on the fifth working day, without a "
                "correction. Team managers open it: 41 of 44 did in July.",
                "Ask for sign-off.",
            ),
        ),
        (
            Move(
                date(2026, 5, 11),
                date(2026, 8, 28),
                "Figures must be right three times in a row before the old reports are "
                "switched off.",
                "lead",
                "agreed",
                date(2026, 5, 15),
            ),
        ),
        (
            SignOff(
                date(2026, 8, 10), "signed_off", date(2026, 8, 14), "Old reports are switched off."
            ),
        ),
    ),
    Story(
        "7.2",
        "TT",
        (
            Update(
                "2026-02",
                "14 of 16 senior managers audited a case with the worker beside them. "
                "Workers were nervous, then talkative.",
                "Compare the grades with a second auditor.",
            ),
            Update(
                "2026-03",
                "16 of 16 in March. A second auditor agreed with 13 of 16 grades.",
                "Ask for sign-off, as the programme runs and has dates for the year.",
            ),
        ),
        sign_offs=(
            SignOff(date(2026, 4, 20), "signed_off", date(2026, 4, 23), "Two full rounds seen."),
        ),
    ),
    Story(
        "7.3",
        "NTTTTTT",
        (
            Update(
                "2026-04",
                "Eleven members have signed up. Visits last two hours: listen, walk "
                "round, and ask what gets in the way.",
                "First visits to the front door and to two family hubs in May.",
            ),
            Update(
                "2026-08",
                "22 visits by 17 members. Each leaves one question for the Director, and "
                "19 of 22 have been answered in writing.",
                "Ask the deputy to sign off, since lead and owner are one post.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 9, 15),
                "signed_off",
                date(2026, 9, 18),
                "Signed off by the deputy. Programme of visits runs to 2027.",
            ),
        ),
    ),
    Story(
        "7.4",
        "TTTTTTTTT",
        (
            Update(
                "2026-03",
                "The first meeting was on 12 March over pizza, with nine young people. "
                "They gave us 14 questions, mostly about housing and money.",
                "Answer all of them by 9 April.",
            ),
            Update(
                "2026-06",
                "Four meetings, 41 questions, 37 answered in four weeks. The grant card "
                "(1.14) came from the April meeting.",
                "Meet in the north of the area in July.",
            ),
            Update(
                "2026-10",
                "Eight meetings. 66 of 72 questions were answered in four weeks; the six "
                "late ones all concerned housing. Young people now set the agenda.",
                "Bring Wyremouth Homes to the November meeting.",
            ),
        ),
    ),
    Story(
        "7.5",
        "NTTTTTRRR",
        (
            Update(
                "2026-05",
                "Six children's files were read together by four agencies on 20 May. The "
                "police saw for the first time what school had known.",
                "Share the lessons with 60 managers.",
            ),
            Update(
                "2026-08",
                "The second joint audit took place on 26 August, without health, whose "
                "auditor had moved on.",
                "The integrated care board names two people.",
            ),
            Update(
                "2026-10",
                "The third audit is set for 2 December. Its theme is babies, and the "
                "hospital has asked for a legal opinion on sharing maternity notes.",
                "Have the opinion by 25 November.",
            ),
        ),
        (
            Move(
                date(2026, 10, 19),
                date(2027, 1, 29),
                "The hospital wants a legal opinion before it shares maternity notes.",
                "lead",
                "agreed",
                date(2026, 10, 22),
            ),
        ),
    ),
    Story(
        "7.6",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "Twelve lessons from the winter were put on one list, each with a date "
                "for looking again.",
                "Look again at the first five in June.",
            ),
            Update(
                "2026-07",
                "Nine of twelve lessons were looked at again. Six held. Three had not: "
                "consent, fathers and chronologies.",
                "Give these three to named managers.",
            ),
            Update(
                "2026-10",
                "21 lessons looked at again, 16 held. Practitioners can now name the last "
                "two lessons: 34 of 40 did when asked.",
                "Publish the list for all staff.",
            ),
        ),
    ),
    Story(
        "7.7",
        "NNNTTTTTT",
        (
            Update(
                "2026-06",
                "The model fits the past five years within 4% for children in care and 9% "
                "for referrals.",
                "Test it with the S151 officer's team.",
            ),
            Update(
                "2026-10",
                "The forecast went into the draft budget: 488 children in care now, 470 "
                "to 520 in March 2028. Its range is shown, which members liked.",
                "Update with the December count.",
            ),
        ),
        (
            Move(
                date(2026, 8, 4),
                date(2027, 3, 31),
                "The year-end count would make the forecast surer.",
                "lead",
                "refused",
                date(2026, 8, 6),
                "The budget is set in February. A forecast that comes after it is of no use.",
            ),
        ),
    ),
    Story(
        "7.8",
        "NNTTTTTTT",
        (
            Update(
                "2026-06",
                "Seven of nine departments have written a promise. Planning offers work "
                "experience and parks offer apprenticeships.",
                "Visit the last two directors.",
            ),
            Update(
                "2026-08",
                "All nine have promised. Five have already done something: 16 "
                "apprenticeships, free swimming, and a council tax leaflet that can be "
                "understood.",
                "Ask young people which promises matter.",
            ),
            Update(
                "2026-10",
                "The nine promises were read out to Full Council's members by the forum "
                "on 15 October and are published with a post responsible for each.",
                "Sign-off was asked for on 9 November.",
            ),
        ),
        sign_offs=(SignOff(date(2026, 11, 9)),),
    ),
    Story("7.9", "NNNNNNNNN"),
)
