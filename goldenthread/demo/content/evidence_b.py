"""Evidence for priorities 3 to 7. Its figures are of groups; none is about one child."""

from datetime import date

from goldenthread.demo.content.evidence_a import AUDIT, SITE
from goldenthread.demo.content.shapes import Evidence

EVIDENCE = (
    Evidence(
        "E24",
        "3.2",
        "case_audit",
        "Twenty plans written with families, June",
        date(2026, 6, 25),
        date(2026, 7, 1),
        AUDIT,
        "In 16 of 20 the parent could say without looking what had to change.",
        "plans-audit-june.csv",
        "question,yes,plans\n"
        "parent can say what must change,16,20\n"
        "aims have dates,18,20\n"
        "child's own words in plan,13,20\n",
    ),
    Evidence(
        "E25",
        "3.2",
        "childrens_voice",
        "Children on their plan meetings",
        date(2026, 7, 3),
        date(2026, 7, 8),
        "head_protection",
        "Nine children aged nine to 15 said what is better when the plan is made at home.",
        "children-on-plan-meetings.txt",
        "Nine children aged nine to 15, asked by an advocate, 3 July 2026.\n"
        "\n"
        "- We did it at our table and I got to hold the pen.\n"
        "- Mum did not cry this time, because she knew what was in it.\n"
        "- I do not like it when the lady types while I talk.\n"
        "- I know the next thing: football, and Dad rings on Sundays.\n",
    ),
    Evidence(
        "E26",
        "3.2",
        "case_audit",
        "Twenty plans written with families, September",
        date(2026, 9, 29),
        date(2026, 10, 9),
        AUDIT,
        "In nine of 20 the parent could say what had to change. Most of the others had a "
        "new worker.",
        "plans-audit-september.csv",
        "question,yes,plans\n"
        "parent can say what must change,9,20\n"
        "aims have dates,18,20\n"
        "child's own words in plan,12,20\n"
        "same worker as when written,11,20\n",
    ),
    Evidence(
        "E27",
        "3.4",
        "data",
        "Assessments finished in 45 working days",
        date(2026, 8, 31),
        date(2026, 9, 15),
        "head_performance",
        "No lasting change: 74% in February, 78% in April, 74% in July, 75% in August.",
        "assessment-timeliness.csv",
        "month,in time,finished\n"
        "2026-02,171,231\n"
        "2026-03,178,233\n"
        "2026-04,186,238\n"
        "2026-05,184,240\n"
        "2026-06,181,243\n"
        "2026-07,179,242\n"
        "2026-08,158,211\n",
    ),
    Evidence(
        "E28",
        "3.5",
        "data",
        "First and second scores on the neglect tool",
        date(2026, 10, 23),
        date(2026, 10, 28),
        "head_performance",
        "Fourteen of 20 families scored better at the second look, three the same and three worse.",
        "neglect-tool-scores.csv",
        "area,better,same,worse\n"
        "warmth and bedding,13,5,2\n"
        "sleep,12,6,2\n"
        "food,9,9,2\n"
        "school attendance,8,8,4\n"
        "all together,14,3,3\n",
    ),
    Evidence(
        "E29",
        "3.5",
        "practitioner_voice",
        "Health visitors and teachers on the tool",
        date(2026, 10, 15),
        date(2026, 10, 20),
        AUDIT,
        "41 of 52 say that it helped them to speak to a parent sooner and more kindly.",
        url=f"{SITE}/surveys/neglect-tool-october-2026",
    ),
    Evidence(
        "E30",
        "3.10",
        "childrens_voice",
        "Families after a family group meeting",
        date(2026, 10, 8),
        date(2026, 10, 14),
        "head_early_help",
        "Eleven families, six with children present, say what the meeting changed.",
        "family-group-meetings-voice.txt",
        "Asked by Wyre Voluntary Action, 8 October 2026. Eleven families.\n"
        "\n"
        "Nine of eleven would do it again.\n"
        "- My aunt did not know. Now she has them on Thursdays.\n"
        "- I am twelve and they asked me last. Ask us first.\n"
        "- Nobody had told us that we were allowed to have a plan of our own.\n"
        "Two did not like meeting their ex-partner's family in one room.\n",
    ),
    Evidence(
        "E31",
        "4.1",
        "data",
        "Where children moved to, and their schools",
        date(2026, 10, 16),
        date(2026, 10, 21),
        "head_performance",
        "Eleven children have moved to new Wyremouth carers; nine kept their school.",
        "new-foster-homes-schools.csv",
        "quarter,children placed with new carers,kept their school,average miles from "
        "home\n"
        "2026 Q2,3,2,6\n"
        "2026 Q3,6,5,5\n"
        "2026 October,2,2,4\n",
    ),
    Evidence(
        "E32",
        "4.1",
        "childrens_voice",
        "Children in new foster homes",
        date(2026, 10, 19),
        date(2026, 10, 22),
        "head_fostering",
        "Six children were asked by their reviewing officer what is good and what is not.",
        "children-in-new-foster-homes.txt",
        "Six children, asked by their independent reviewing officers in October 2026.\n"
        "\n"
        "- I can still walk to my nan's.\n"
        "- Same school, so nobody had to know.\n"
        "- They are new at it. I taught them about my breakfast.\n"
        "- I wanted my brother here as well.\n",
    ),
    Evidence(
        "E33",
        "4.8",
        "childrens_voice",
        "After the kinship activity weekend",
        date(2026, 10, 25),
        date(2026, 10, 30),
        "head_fostering",
        "22 children went. What they drew and said was gathered by the youth workers.",
        "kinship-weekend.txt",
        "Kinship weekend, 24 and 25 October 2026. Twenty-two children.\n"
        "\n"
        "- I met somebody else who lives with her grandad.\n"
        "- Nobody asked why.\n"
        "- Grandma slept till ten. She said it was lovely.\n",
    ),
    Evidence(
        "E34",
        "4.8",
        "partner_view",
        "Wyre Voluntary Action on kinship support",
        date(2026, 10, 29),
        date(2026, 11, 2),
        "head_fostering",
        "Calls to the charity about money fell by half after August. Calls about schools have not.",
        url="https://voluntary-action.wyremouth.example/kinship/autumn-2026",
    ),
    Evidence(
        "E35",
        "5.2",
        "data",
        "Staff supervised each month",
        date(2026, 9, 30),
        date(2026, 10, 6),
        "head_performance",
        "From 73% in February to 90% in June and 91% in September.",
        "staff-supervised.csv",
        "month,supervised,staff\n"
        "2026-02,152,208\n"
        "2026-03,163,208\n"
        "2026-04,171,209\n"
        "2026-05,185,210\n"
        "2026-06,188,210\n"
        "2026-07,187,210\n"
        "2026-08,184,209\n"
        "2026-09,191,210\n",
    ),
    Evidence(
        "E36",
        "5.4",
        "practitioner_voice",
        "What 30 workers said about being watched",
        date(2026, 10, 20),
        date(2026, 10, 23),
        AUDIT,
        "26 of 30 say that supervision starts with the child since leaders began to "
        "watch. 19 can name a decision that changed.",
        "being-watched-in-supervision.txt",
        "Thirty workers, asked in seven teams between 12 and 20 October 2026.\n"
        "\n"
        "Supervision starts with the child: 26 of 30. In February: 11 of 30.\n"
        "I can name a decision for a child that changed: 19 of 30.\n"
        "I was told afterwards what the leader had thought: 21 of 30.\n",
    ),
    Evidence(
        "E37",
        "5.5",
        "data",
        "Open and late decisions from supervision",
        date(2026, 8, 31),
        date(2026, 9, 9),
        "head_performance",
        "The number of late decisions fell because old ones were closed. Nothing shows "
        "that more are carried out.",
        url=f"{SITE}/supervision/open-decisions?month=2026-08",
    ),
    Evidence(
        "E38",
        "5.6",
        "practitioner_voice",
        "Workers' notes after group supervision",
        date(2026, 9, 30),
        date(2026, 10, 5),
        AUDIT,
        "In 31 of 44 notes the worker describes something done differently for the child.",
        "group-supervision-notes.txt",
        "Forty-four notes written by workers two weeks after group supervision, April to "
        "August 2026.\n"
        "\n"
        "Something was done differently: 31.\n"
        "Of these: a visit at another time of day 8, a relative asked 9, a plan changed "
        "7, an earlier legal meeting 4, other 3.\n"
        "Nothing changed: 13, in five of which the family had moved.\n",
    ),
    Evidence(
        "E39",
        "6.1",
        "data",
        "Changes of worker in a child's first six months",
        date(2026, 6, 30),
        date(2026, 7, 15),
        "head_performance",
        "An average of 1.6 changes before and since the induction began.",
        url=f"{SITE}/workforce/changes-of-worker?to=2026-06",
    ),
    Evidence(
        "E40",
        "6.1",
        "practitioner_voice",
        "New starters after three months",
        date(2026, 7, 10),
        date(2026, 7, 15),
        AUDIT,
        "Ten of 13 liked the ten days. Seven say that in week three it felt as if there "
        "had been none.",
        "new-starters-july.txt",
        "Thirteen new starters, three months in, July 2026.\n"
        "\n"
        "The ten days were useful: 10 of 13.\n"
        "I had cases before day eight: 3 of 13.\n"
        "By week three it felt as though there had been no induction: 7 of 13.\n",
    ),
    Evidence(
        "E41",
        "6.7",
        "data",
        "Newly qualified workers who stay",
        date(2026, 9, 30),
        date(2026, 10, 7),
        "head_performance",
        "Two of 33 have left since March; seven of 31 had left in the same months of "
        "2025. 140 children kept their worker.",
        "newly-qualified-leavers.csv",
        "months,newly qualified,left\n2025 March to September,31,7\n2026 March to September,33,2\n",
    ),
    Evidence(
        "E42",
        "6.8",
        "childrens_voice",
        "Children's survey: when my worker changed",
        date(2026, 10, 16),
        date(2026, 10, 26),
        "head_performance",
        "Answers of 58 children whose worker changed. 24 met the new one with the old "
        "one, as against 23 of 57 a year ago.",
        "when-my-worker-changed.csv",
        "question,2025 yes,2025 asked,2026 yes,2026 asked\n"
        "met new worker with old worker,23,57,24,58\n"
        "was told why,19,57,21,58\n"
        "had a chance to say goodbye,25,57,25,58\n",
    ),
    Evidence(
        "E43",
        "7.2",
        "case_audit",
        "Audit grades, March to August",
        date(2026, 8, 31),
        date(2026, 9, 1),
        AUDIT,
        "96 audits. The share graded good or better was 44% in March (7 of 16) and 38% in "
        "August (6 of 16).",
        "audit-grades.csv",
        "month,audits,good or better\n"
        "2026-03,16,7\n"
        "2026-04,16,6\n"
        "2026-05,16,7\n"
        "2026-06,16,7\n"
        "2026-07,16,6\n"
        "2026-08,16,6\n",
    ),
    Evidence(
        "E44",
        "7.4",
        "childrens_voice",
        "Young people on meeting leaders",
        date(2026, 10, 22),
        date(2026, 10, 28),
        AUDIT,
        "Twelve young people; ten can name something that changed because they asked.",
        "young-people-on-meeting-leaders.txt",
        "Twelve young people who came to at least two meetings, asked by the independent "
        "visitor on 22 October 2026.\n"
        "\n"
        "I can name something that changed because we asked: 10 of 12. Most often: the "
        "grant card, free swimming, travel paid on the day.\n"
        "I was answered in time: 9 of 12.\n"
        "I was told no, and why: 7 of 12. That is better than being told nothing.\n",
    ),
    Evidence(
        "E45",
        "7.4",
        "data",
        "Questions asked and answered",
        date(2026, 10, 30),
        date(2026, 11, 2),
        "head_performance",
        "66 of 72 questions were answered within four weeks. 28 led to a change that can be seen.",
        "questions-to-leaders.csv",
        "meeting,questions,answered in four weeks,led to a change\n"
        "2026-03,14,12,6\n"
        "2026-04,9,9,4\n"
        "2026-05,8,7,3\n"
        "2026-06,10,9,4\n"
        "2026-07,9,8,3\n"
        "2026-08,6,6,2\n"
        "2026-09,9,8,3\n"
        "2026-10,7,7,3\n",
    ),
    Evidence(
        "E46",
        "7.6",
        "case_audit",
        "Twenty-one lessons, looked at again",
        date(2026, 10, 30),
        date(2026, 11, 4),
        AUDIT,
        "Sixteen of 21 lessons held after three months, tested on 84 files.",
        "lessons-looked-at-again.csv",
        "round,lessons,held,files read\n"
        "June,5,3,20\n"
        "July,4,3,16\n"
        "September,7,6,28\n"
        "October,5,4,20\n",
    ),
    Evidence(
        "E47",
        "7.6",
        "practitioner_voice",
        "Can practitioners name the last two lessons?",
        date(2026, 10, 28),
        date(2026, 11, 4),
        "principal_social_worker",
        "34 of 40 could, and 25 could say what they had done for a child as a result.",
        "naming-the-lessons.txt",
        "Forty practitioners stopped in corridors, 26 to 28 October 2026.\n"
        "\n"
        "Names the last two lessons: 34 of 40.\n"
        "Says what they did for a child as a result: 25 of 40.\n"
        "First heard of it from: their manager 21, group supervision 12, an e-mail 1.\n",
    ),
)
