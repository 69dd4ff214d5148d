"""Evidence for priorities 1 and 2. Its figures are of groups; none is about one child."""

from datetime import date

from goldenthread.demo.content.shapes import Evidence

QA = "quality_assurance_manager"
AUDIT = "audit_lead"
SITE = "https://insight.wyremouth.example"

EVIDENCE = (
    Evidence(
        "E01",
        "1.3",
        "data",
        "Care leavers in hotels, by month",
        date(2026, 8, 31),
        date(2026, 9, 8),
        "head_performance",
        "Young people and nights in bed and breakfast since February. The panel began in "
        "February; the nights rose until June.",
        "hotel-nights-2026.csv",
        "month,young people,nights\n"
        "2026-02,2,5\n"
        "2026-03,3,9\n"
        "2026-04,6,22\n"
        "2026-05,9,41\n"
        "2026-06,14,88\n"
        "2026-07,12,71\n"
        "2026-08,11,64\n",
    ),
    Evidence(
        "E02",
        "1.3",
        "childrens_voice",
        "What the forum said about the panel",
        date(2026, 9, 2),
        date(2026, 9, 4),
        "head_care_leavers",
        "Seven members of the forum talked about being offered a place. They hear sooner, "
        "and what they hear is 'a hotel'.",
        "forum-on-the-housing-panel.txt",
        "Care leavers' forum, 2 September 2026. Seven young people.\n"
        "\n"
        "We asked: what is different since the panel?\n"
        "- You get a phone call on Tuesday now. Before, nobody rang.\n"
        "- The call says it is a hotel again.\n"
        "- I would rather wait one more week for a room with a kitchen, but you cannot "
        "say that.\n"
        "- It is the same places. There are just not enough of them.\n",
    ),
    Evidence(
        "E03",
        "1.4",
        "data",
        "Pathway plans reviewed in six months",
        date(2026, 10, 31),
        date(2026, 11, 3),
        "head_performance",
        "Plans in date at each month's end, February to October, with the number of care leavers.",
        "pathway-plan-reviews.csv",
        "month,in date,care leavers\n"
        "2026-02,124,207\n"
        "2026-03,125,207\n"
        "2026-04,126,206\n"
        "2026-05,127,206\n"
        "2026-06,131,206\n"
        "2026-07,136,205\n"
        "2026-08,141,205\n"
        "2026-09,145,205\n"
        "2026-10,150,205\n",
    ),
    Evidence(
        "E04",
        "1.4",
        "data",
        "Personal advisers' caseloads, October",
        date(2026, 10, 31),
        date(2026, 11, 3),
        "head_performance",
        "Average and highest caseload by month, from the weekly list.",
        url=f"{SITE}/care-leavers/caseloads?month=2026-10",
    ),
    Evidence(
        "E05",
        "1.6",
        "childrens_voice",
        "Four tenants at Harbour Road, ten weeks on",
        date(2026, 10, 27),
        date(2026, 10, 30),
        "homes_manager",
        "All four young people still live there. They say what helps, and what the building lacks.",
        "harbour-road-tenants.txt",
        "Conversation at Harbour Road, 27 October 2026. Four young people, ten weeks "
        "after moving in.\n"
        "\n"
        "- I have a door that I can lock and a worker who does not come in without "
        "knocking.\n"
        "- I kept my job because I can walk to the port.\n"
        "- The heating is too dear. We share how to keep it down.\n"
        "- Before this I moved five times in a year. I have unpacked.\n",
    ),
    Evidence(
        "E06",
        "1.6",
        "data",
        "Tenancies kept, supported flats",
        date(2026, 10, 30),
        date(2026, 11, 2),
        "homes_manager",
        "Four tenancies begun on 17 August, four still running; no arrears above two weeks.",
        url="https://homes.wyremouth.example/supported/harbour-road/tenancies",
    ),
    Evidence(
        "E07",
        "1.7",
        "data",
        "Moves out of care and where to, 2025 and 2026",
        date(2026, 9, 30),
        date(2026, 10, 6),
        "head_performance",
        "First address after care for young people who turned 18. The share that began in "
        "a hotel has not fallen.",
        "first-address-after-care.csv",
        "half year,turned 18,own tenancy,supported,staying put,family,hotel\n"
        "2025 second,16,3,5,3,2,3\n"
        "2026 first,15,2,5,3,2,3\n",
    ),
    Evidence(
        "E08",
        "1.7",
        "partner_view",
        "Wyremouth Homes on supply",
        date(2026, 10, 5),
        date(2026, 10, 8),
        "homes_manager",
        "Two landlords have left the supported list since spring. Twelve bed spaces have "
        "gone and two have come.",
        url="https://homes.wyremouth.example/supported/supply-note-october-2026",
    ),
    Evidence(
        "E09",
        "1.10",
        "data",
        "Care leavers aged 19 to 21 in work or learning",
        date(2026, 9, 30),
        date(2026, 10, 19),
        "head_virtual_school",
        "Numbers for each quarter since the autumn of 2025. 58 of 94 are in work or "
        "learning, against 51 of 91.",
        "work-and-learning-19-21.csv",
        "quarter,in work or learning,young people\n"
        "2025 Q4,51,91\n"
        "2026 Q1,52,92\n"
        "2026 Q2,55,94\n"
        "2026 Q3,58,94\n",
    ),
    Evidence(
        "E10",
        "1.11",
        "data",
        "In touch with those aged 21 to 25",
        date(2026, 9, 30),
        date(2026, 10, 5),
        "head_performance",
        "39 of 96 are in touch; 31 had answered the first letter in April.",
        url=f"{SITE}/care-leavers/in-touch?ages=21-25",
    ),
    Evidence(
        "E11",
        "2.1",
        "data",
        "Contacts decided within one working day",
        date(2026, 5, 29),
        date(2026, 6, 2),
        "head_performance",
        "Weekly figures from December to May. The level rose in March and has not come back.",
        "contacts-one-day-to-may.csv",
        "month,decided in one day,contacts\n"
        "2025-12,702,951\n"
        "2026-01,744,978\n"
        "2026-02,872,1104\n"
        "2026-03,1001,1098\n"
        "2026-04,1009,1062\n"
        "2026-05,1040,1081\n",
    ),
    Evidence(
        "E12",
        "2.1",
        "practitioner_voice",
        "Screening workers on the new rota",
        date(2026, 5, 27),
        date(2026, 6, 2),
        AUDIT,
        "Eight of ten screening workers say that a decision is now made while they still "
        "remember the call.",
        "screening-workers-may.txt",
        "Talk with ten screening workers, 27 May 2026.\n"
        "\n"
        "Eight of ten: the manager reads it while I still remember the caller's voice.\n"
        "Two of ten: decisions are quick on weekdays, and Saturday is a lottery.\n"
        "All: nobody counts the families who ring off. We should.\n",
    ),
    Evidence(
        "E13",
        "2.1",
        "inspector_letter",
        "Letter after the first monitoring visit",
        date(2026, 6, 12),
        date(2026, 7, 6),
        "programme_manager",
        "Inspectors found contacts decided within a day in nearly all the cases that they saw.",
        "first-monitoring-visit-letter.pdf",
        "Monitoring visit to Wyremouth children's services, 12 and 13 May 2026\n"
        "\n"
        "This letter summarises the findings of the first monitoring visit since the "
        "local authority was judged inadequate in November 2025. Inspectors looked at the "
        "front door.\n"
        "\n"
        "Contacts are read and decided by experienced managers within one working day in "
        "nearly all the cases that inspectors saw.\n"
        "\n"
        "Police, health and education sit together each morning and agree who will see "
        "the child.\n"
        "\n"
        "The reason for setting consent aside is still missing from some records.\n",
    ),
    Evidence(
        "E14",
        "2.1",
        "data",
        "Contacts decided within one working day, to October",
        date(2026, 10, 30),
        date(2026, 11, 4),
        "head_performance",
        "Eight months at or above 91%, through the summer leave and a system failure in September.",
        "contacts-one-day-to-october.csv",
        "month,decided in one day,contacts\n"
        "2026-05,1040,1081\n"
        "2026-06,1012,1055\n"
        "2026-07,988,1034\n"
        "2026-08,731,772\n"
        "2026-09,1066,1127\n"
        "2026-10,1098,1144\n",
    ),
    Evidence(
        "E15",
        "2.2",
        "inspector_letter",
        "Letter after the first monitoring visit: strategy discussions",
        date(2026, 6, 12),
        date(2026, 7, 6),
        "programme_manager",
        "Partners meet each morning and agree who will see the child.",
        "first-monitoring-visit-letter-extract.pdf",
        "Extract from the letter after the first monitoring visit, 12 and 13 May 2026\n"
        "\n"
        "Police, health and education sit together each morning and agree who will see "
        "the child.\n",
    ),
    Evidence(
        "E16",
        "2.2",
        "data",
        "Strategy discussions on the day, January to June",
        date(2026, 6, 30),
        date(2026, 7, 8),
        "head_performance",
        "97% on the day from April to June, with police at all and health at 94%.",
        "strategy-discussions.csv",
        "month,held on the day,discussions,with health\n"
        "2026-01,61,75,49\n"
        "2026-02,68,79,58\n"
        "2026-03,83,86,80\n"
        "2026-04,77,80,75\n"
        "2026-05,88,90,85\n"
        "2026-06,82,84,79\n",
    ),
    Evidence(
        "E17",
        "2.3",
        "partner_view",
        "Partners' view of the morning meeting",
        date(2026, 7, 22),
        date(2026, 7, 27),
        AUDIT,
        "Nine of eleven who attend say that families get fewer visits. Two school leads "
        "want to hear the outcome.",
        "morning-meeting-partners.txt",
        "Eleven people who attend the morning meeting were asked on 22 July 2026.\n"
        "\n"
        "Families get one visit in place of two or three: nine agree, two do not know.\n"
        "I know by ten who will see the child: eleven agree.\n"
        "I hear what came of it: seven agree, four do not. Both attendance leads are "
        "among the four.\n",
    ),
    Evidence(
        "E18",
        "2.5",
        "case_audit",
        "Forty records on consent, August",
        date(2026, 8, 20),
        date(2026, 8, 28),
        AUDIT,
        "The reason for setting consent aside stood in 30 of 40 records. No parent in the "
        "sample had been told beforehand.",
        "consent-audit-august.csv",
        "question,yes,records\n"
        "reason recorded,30,40\n"
        "parent told before checks,0,12\n"
        "manager countersigned,33,40\n",
    ),
    Evidence(
        "E19",
        "2.7",
        "data",
        "Domestic abuse notifications: time and child's words",
        date(2026, 9, 30),
        date(2026, 10, 9),
        "head_performance",
        "98% arrive the next working day; 83% carry the child's words.",
        "notifications-april-to-september.csv",
        "month,notifications,next working day,child's words\n"
        "2026-04,79,76,51\n"
        "2026-05,88,85,63\n"
        "2026-06,81,79,63\n"
        "2026-07,86,84,69\n"
        "2026-08,78,77,65\n"
        "2026-09,84,83,71\n",
    ),
    Evidence(
        "E20",
        "2.7",
        "partner_view",
        "Schools on what they did with a notification",
        date(2026, 10, 2),
        date(2026, 10, 9),
        AUDIT,
        "31 of 36 schools acted on the same morning: a quiet start, a trusted adult, a call home.",
        url="https://schools.wyremouth.example/safeguarding/notifications-survey-2026",
    ),
    Evidence(
        "E21",
        "2.7",
        "case_audit",
        "Twelve notifications followed to the child",
        date(2026, 10, 7),
        date(2026, 10, 12),
        AUDIT,
        "In ten of twelve the child's words were used by the school or worker who saw the "
        "child next.",
        "twelve-notifications-audit.txt",
        "Joint audit with Wyre Constabulary, 7 October 2026. Twelve notifications from "
        "July to September.\n"
        "\n"
        "Child's words recorded: 12 of 12.\n"
        "Used by the next adult who saw the child: 10 of 12.\n"
        "Child told what would happen: 7 of 12.\n"
        "\n"
        "What is not yet good: in two, the school had been told and the health visitor "
        "had not.\n",
    ),
    Evidence(
        "E22",
        "2.8",
        "data",
        "Referred again after stepping down",
        date(2026, 10, 30),
        date(2026, 11, 3),
        "head_performance",
        "8% of families with a joint visit were referred again within three months, "
        "against 17% before.",
        "step-down-re-referrals.csv",
        "group,families,referred again in 3 months\n"
        "closed autumn 2025,70,12\n"
        "joint visit 2026,64,5\n",
    ),
    Evidence(
        "E23",
        "2.9",
        "case_audit",
        "Were children under eight seen alone?",
        date(2026, 9, 24),
        date(2026, 9, 29),
        AUDIT,
        "Eleven of 15 children were seen alone and their words or drawings kept. Twelve "
        "months ago it was five of 15.",
        "seen-alone-audit.txt",
        "Audit of 15 assessments after an incident of domestic abuse, children under "
        "eight, 24 September 2026.\n"
        "\n"
        "Seen alone: 11 of 15. Same audit in September 2025: 5 of 15.\n"
        "Words or drawing kept with the record: 11 of 11.\n"
        "What the child said led to something: 8 of 11.\n",
    ),
)
