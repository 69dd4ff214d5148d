"""Impact assessments, given by the two assurers, with what was seen and what was not."""

from datetime import date

from goldenthread.demo.content.shapes import Assessment
from goldenthread.plans.ratings import Impact

QA = "quality_assurance_manager"
AUDIT = "audit_lead"

CARE_LEAVERS = (
    Assessment(
        "1.3",
        date(2026, 9, 11),
        Impact.WORSE,
        QA,
        "The panel meets and decides, and young people hear sooner. But nights in hotels "
        "rose from five in February to 88 in June and were 64 in August. For young people "
        "without a home things are worse than before the panel began.",
        date(2026, 12, 11),
        ("E01", "E02"),
    ),
    Assessment(
        "1.4",
        date(2026, 7, 2),
        Impact.NO_EVIDENCE,
        QA,
        "Plans in date moved from 124 to 131 of just over 200 in five months, which is "
        "within what happens by chance. The new form was not yet in use, so there was "
        "nothing to ask young people.",
        date(2026, 11, 4),
    ),
    Assessment(
        "1.4",
        date(2026, 11, 4),
        Impact.EARLY,
        QA,
        "150 of 205 plans were in date in October against 124 of 207 in February, so more "
        "young people have a current plan. We have not read what the plans say, and no "
        "young person has told us that theirs is better.",
        date(2027, 2, 4),
        ("E03", "E04"),
    ),
    Assessment(
        "1.6",
        date(2026, 11, 5),
        Impact.EARLY,
        AUDIT,
        "Four young people have kept their flats for ten weeks after many moves, and say "
        "why. They are four out of the twelve intended; the eight others have nothing "
        "yet.",
        date(2027, 2, 5),
        ("E05", "E06"),
    ),
    Assessment(
        "1.7",
        date(2026, 10, 13),
        Impact.NO_EVIDENCE,
        QA,
        "Three young people in each half year began adult life in a hotel, before the "
        "action and since. Planning has improved on paper; where young people go has not.",
        date(2027, 1, 13),
        ("E07", "E08"),
    ),
    Assessment(
        "1.10",
        date(2026, 10, 23),
        Impact.EARLY,
        AUDIT,
        "58 of 94 young people aged 19 to 21 are in work or learning, up from 51 of 91. "
        "The rise is small and covers three quarters. We have not asked whether they "
        "chose the job.",
        date(2027, 1, 22),
        ("E09",),
    ),
    Assessment(
        "1.11",
        date(2026, 10, 9),
        Impact.NO_EVIDENCE,
        QA,
        "Of 96 young adults 39 are in touch, most of whom answered the first letter. "
        "Nothing shows yet that being in touch has helped them.",
        date(2027, 1, 11),
        ("E10",),
    ),
)

FRONT_DOOR = (
    Assessment(
        "2.1",
        date(2026, 6, 4),
        Impact.CLEAR,
        QA,
        "Decisions within a day rose from 74% to 96% and screening workers describe the "
        "same change. Children are waiting less. What the wait felt like to families has "
        "not been asked.",
        date(2026, 9, 7),
        ("E11", "E12"),
    ),
    Assessment(
        "2.1",
        date(2026, 9, 10),
        Impact.CLEAR,
        AUDIT,
        "The inspectors' letter says the same as the figures. August held up although a "
        "third of managers were on leave.",
        date(2026, 11, 6),
        ("E11", "E12", "E13"),
    ),
    Assessment(
        "2.1",
        date(2026, 11, 6),
        Impact.SUSTAINED,
        QA,
        "Two clear assessments stand three months apart, with an inspector's letter "
        "between them and eight months at or above 91%. It held through summer leave and "
        "a system failure. We will look at it again after a year.",
        date(2027, 5, 6),
        ("E11", "E12", "E13", "E14"),
    ),
    Assessment(
        "2.2",
        date(2026, 7, 15),
        Impact.CLEAR,
        QA,
        "Inspectors saw partners agree who would see the child, and 97% of discussions "
        "from April to June were held on the day. Twelve months ago it was four in five.",
        date(2027, 1, 15),
        ("E15", "E16"),
    ),
    Assessment(
        "2.3",
        date(2026, 7, 30),
        Impact.EARLY,
        AUDIT,
        "Nine of eleven partners believe that families get fewer visits. That is their "
        "view; visits have not been counted and no family has been asked.",
        date(2027, 1, 29),
        ("E17",),
    ),
    Assessment(
        "2.5",
        date(2026, 9, 2),
        Impact.NO_EVIDENCE,
        AUDIT,
        "More records give a reason, 30 of 40. In none of the twelve that we followed up "
        "had the parent been told before the checks, which is the difference that was "
        "meant.",
        date(2026, 12, 2),
        ("E18",),
    ),
    Assessment(
        "2.7",
        date(2026, 10, 16),
        Impact.CLEAR,
        QA,
        "Three kinds of evidence agree: notifications arrive in time with the child's "
        "words, schools act on them that morning, and an audit followed ten of twelve to "
        "the child. Health visitors are still left out at times.",
        date(2027, 1, 18),
        ("E19", "E20", "E21"),
    ),
    Assessment(
        "2.8",
        date(2026, 11, 5),
        Impact.EARLY,
        QA,
        "Five of 64 families were referred again within three months, against twelve of "
        "70. Numbers are small and no family has been asked.",
        date(2027, 2, 5),
        ("E22",),
    ),
    Assessment(
        "2.9",
        date(2026, 10, 2),
        Impact.EARLY,
        AUDIT,
        "Eleven of 15 young children were seen alone, against five a year ago, and for "
        "eight it led to something. One audit of 15 is a beginning.",
        date(2027, 1, 4),
        ("E23",),
    ),
)

ASSESSMENTS_AND_PLANS = (
    Assessment(
        "3.2",
        date(2026, 7, 14),
        Impact.CLEAR,
        QA,
        "Sixteen of 20 parents could say what had to change, and children told an "
        "advocate that plans made at home are easier to follow. Two kinds of evidence say "
        "the same.",
        date(2026, 10, 14),
        ("E24", "E25"),
    ),
    Assessment(
        "3.2",
        date(2026, 10, 21),
        Impact.EARLY,
        QA,
        "The September audit did not repeat June's: nine of 20 parents could say what had "
        "to change. Children's accounts from July still stand, so there is early evidence "
        "and no longer clear evidence.",
        date(2027, 1, 21),
        ("E24", "E25", "E26"),
    ),
    Assessment(
        "3.4",
        date(2026, 9, 23),
        Impact.NO_EVIDENCE,
        AUDIT,
        "The share finished in time went from 74% up to 78% and back to 75%. Families "
        "wait as long as they did.",
        date(2026, 12, 16),
        ("E27",),
    ),
    Assessment(
        "3.5",
        date(2026, 11, 4),
        Impact.EARLY,
        AUDIT,
        "Fourteen of 20 families scored better at the second look, mostly for warmth and "
        "sleep. Scores are made by the same workers who give the help. Children have not "
        "been asked.",
        date(2027, 2, 4),
        ("E28", "E29"),
    ),
    Assessment(
        "3.10",
        date(2026, 10, 22),
        Impact.EARLY,
        QA,
        "Eleven families describe relatives who came forward, and nine would do it again. "
        "Whether children stay with their families can be judged only after six months.",
        date(2027, 2, 22),
        ("E30",),
    ),
)

CHILDREN_IN_CARE = (
    Assessment(
        "4.1",
        date(2026, 10, 28),
        Impact.EARLY,
        QA,
        "Though the target is far away, nine of the eleven children who moved to new "
        "carers kept their school, and children say that it matters. It concerns eleven "
        "children out of 488.",
        date(2027, 1, 28),
        ("E31", "E32"),
    ),
    Assessment(
        "4.8",
        date(2026, 11, 6),
        Impact.EARLY,
        AUDIT,
        "Children and the voluntary sector both speak well of the weekend and the "
        "allowance. No arrangement has broken since June, which is too short a time to be "
        "sure.",
        date(2027, 2, 8),
        ("E33", "E34"),
    ),
)

SUPERVISION = (
    Assessment(
        "5.2",
        date(2026, 10, 9),
        Impact.EARLY,
        AUDIT,
        "More workers are supervised, 191 of 210 against 152 of 208, so more children's "
        "cases are thought about each month. What the thinking led to is looked at under "
        "5.5.",
        date(2027, 1, 8),
        ("E35",),
    ),
    Assessment(
        "5.4",
        date(2026, 10, 29),
        Impact.CLEAR,
        AUDIT,
        "Twenty-six of 30 workers say that supervision now starts with the child, against "
        "eleven in February, and 19 can name a decision for a child that changed.",
        date(2027, 1, 29),
        ("E36",),
        below_standard="Only one kind of evidence is on file. The auditors heard the same in 52 sessions "
        "that they watched, but their notes are about individual cases and are not kept "
        "here.",
    ),
    Assessment(
        "5.5",
        date(2026, 9, 15),
        Impact.NO_EVIDENCE,
        QA,
        "The list of late decisions is shorter because it has been tidied. We found "
        "nothing that shows more decisions being carried out for children.",
        date(2026, 12, 15),
        ("E37",),
    ),
    Assessment(
        "5.6",
        date(2026, 10, 7),
        Impact.EARLY,
        QA,
        "In 31 of 44 cases the worker describes something done differently for the child. "
        "It is the workers' own account.",
        date(2027, 1, 7),
        ("E38",),
    ),
)

WORKFORCE = (
    Assessment(
        "6.1",
        date(2026, 7, 24),
        Impact.NO_EVIDENCE,
        QA,
        "The induction runs as planned. Children's workers change as often as before, and "
        "seven of 13 starters say that by week three its effect had gone.",
        date(2027, 1, 22),
        ("E39", "E40"),
    ),
    Assessment(
        "6.7",
        date(2026, 10, 12),
        Impact.EARLY,
        AUDIT,
        "Two of 33 new workers left in seven months, against seven of 31, so about 140 "
        "children kept theirs. It is one kind of evidence, over one summer.",
        date(2027, 1, 12),
        ("E41",),
    ),
    Assessment(
        "6.8",
        date(2026, 10, 30),
        Impact.NO_EVIDENCE,
        AUDIT,
        "Contracts have changed and more joint visits are recorded. Children's answers "
        "are the same as last year: 24 of 58 met the new worker with the old one.",
        date(2027, 1, 29),
        ("E42",),
    ),
)

LEADERSHIP = (
    Assessment(
        "7.2",
        date(2026, 9, 3),
        Impact.NO_EVIDENCE,
        QA,
        "Each manager audits each month, as promised. In six months the quality that they "
        "found did not change, and no lesson could be followed to a child.",
        date(2026, 12, 3),
        ("E43",),
    ),
    Assessment(
        "7.4",
        date(2026, 11, 5),
        Impact.CLEAR,
        QA,
        "Ten of twelve young people can name a change that they asked for, and the record "
        "shows 28 changes from 72 questions. Housing answers are the slow ones.",
        date(2027, 2, 5),
        ("E44", "E45"),
    ),
    Assessment(
        "7.6",
        date(2026, 11, 10),
        Impact.CLEAR,
        AUDIT,
        "Sixteen of 21 lessons held when 84 files were read again, and practitioners say "
        "what they did for a child as a result. Five lessons did not hold.",
        date(2027, 2, 10),
        ("E46", "E47"),
    ),
)

ASSESSMENTS = (
    *CARE_LEAVERS,
    *FRONT_DOOR,
    *ASSESSMENTS_AND_PLANS,
    *CHILDREN_IN_CARE,
    *SUPERVISION,
    *WORKFORCE,
    *LEADERSHIP,
)
