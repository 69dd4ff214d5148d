"""Priority 2, the front door: how its actions went, February to October 2026."""

from datetime import date

from goldenthread.demo.content.shapes import Move, SignOff, Story, Update

STORIES = (
    Story(
        "2.1",
        "TTT",
        (
            Update(
                "2026-02",
                "A second manager now reads contacts from eight in the morning. 79% of "
                "1,104 contacts were decided in a day.",
                "Add Saturday cover from 14 March.",
            ),
            Update(
                "2026-03",
                "Saturday cover has begun. 91% were decided within a working day; the "
                "rest came on the two days when the case system was down.",
                "Write the paper procedure for system failures.",
            ),
            Update(
                "2026-04",
                "95% of 1,062 contacts were decided within a working day. No contact is "
                "older than two days, which we check at nine each morning.",
                "Ask for sign-off.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 5, 18),
                "signed_off",
                date(2026, 5, 22),
                "Two months above 90% and the rota is permanent.",
            ),
        ),
    ),
    Story(
        "2.2",
        "TT",
        (
            Update(
                "2026-02",
                "Police have named two sergeants for strategy discussions in the daytime. "
                "68 of 79 were held on the day (86%).",
                "Agree a health rota with the hospital and the community trust.",
            ),
            Update(
                "2026-03",
                "The health rota started on 9 March. 83 of 86 discussions were held on "
                "the day, all with police and 80 with health.",
                "Keep weekly sight of the three kinds of delay and ask for sign-off.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 4, 22),
                "signed_off",
                date(2026, 4, 28),
                "Rotas of all three agencies seen for April to September.",
            ),
        ),
    ),
    Story(
        "2.3",
        "TTRT",
        (
            Update(
                "2026-02",
                "The first meeting was on 23 February, on screen, 9.15 to 9.40. Schools "
                "were missing because nobody could speak for all of them.",
                "The Schools' Forum chooses two attendance leads.",
            ),
            Update(
                "2026-04",
                "Education joined on 20 April. The meeting took 50 minutes in its first "
                "week, which is too long; a running order has been agreed.",
                "Cut to 30 minutes and show four steady weeks.",
            ),
            Update(
                "2026-05",
                "Four steady weeks. The meeting takes 28 minutes, sees 14 children a day "
                "on average and records one lead for each.",
                "Ask for sign-off when the shared log is in use.",
            ),
        ),
        (
            Move(
                date(2026, 4, 23),
                date(2026, 6, 30),
                "Education could not join until the attendance leads were chosen.",
                "lead",
                "agreed",
                date(2026, 4, 27),
            ),
        ),
        (
            SignOff(
                date(2026, 6, 8),
                "signed_off",
                date(2026, 6, 15),
                "Attended on 8 June. All four partners were present with a shared log.",
            ),
        ),
    ),
    Story(
        "2.4",
        "NTTTT",
        (
            Update(
                "2026-03",
                "Replies are written by hand and 62% go in time. A standard reply with "
                "space for one real sentence is in test.",
                "Build the reply into the case system.",
            ),
            Update(
                "2026-06",
                "The case system sends a draft to the manager when a contact closes. 94% "
                "of 870 referrers had a reply within three working days.",
                "Ask for sign-off after July's figures.",
            ),
        ),
        sign_offs=(
            SignOff(
                date(2026, 7, 20),
                "signed_off",
                date(2026, 7, 24),
                "Figures for May to July seen. Referrers' view to be asked in the autumn.",
            ),
        ),
    ),
    Story(
        "2.5",
        "TTTRRRTRR",
        (
            Update(
                "2026-03",
                "All 34 screening staff have had the half-day. The record has a new "
                "field, but it can be left empty.",
                "Ask the supplier to make the field compulsory.",
            ),
            Update(
                "2026-05",
                "Of 40 records looked at, 27 give a reason where consent was set aside. "
                "The inspectors' visit in May said the same.",
                "Team managers read ten records a week and send back the empty ones.",
            ),
            Update(
                "2026-08",
                "30 of 40 records give a reason. The supplier will change the field in "
                "its October release.",
                "Test the release on 5 October.",
            ),
            Update(
                "2026-10",
                "The release was put back to December. 31 of 40 records give a reason; "
                "the nine others were all written by agency staff at weekends.",
                "Brief the weekend agency on 21 November.",
            ),
        ),
        (
            Move(
                date(2026, 6, 23),
                date(2026, 9, 30),
                "The compulsory field depends on the supplier's release.",
                "lead",
                "agreed",
                date(2026, 6, 26),
            ),
            Move(
                date(2026, 9, 22),
                date(2026, 12, 18),
                "The supplier moved its release to December.",
                "board",
                "agreed",
                date(2026, 10, 14),
            ),
        ),
    ),
    Story(
        "2.6",
        "NTTRRRFFF",
        (
            Update(
                "2026-03",
                "The new rota costs £186,000 a year. Consultation with nine staff and two "
                "unions began on 23 March.",
                "Close the consultation on 8 May.",
            ),
            Update(
                "2026-05",
                "Unions asked for a different shift length. An agency worker has doubled "
                "the night cover on Fridays and Saturdays since 1 May.",
                "Put a second proposal to staff by 12 June.",
            ),
            Update(
                "2026-08",
                "The second proposal was accepted by vote, seven to two. Of four new "
                "posts one is filled.",
                "Advertise nationally in September, with a night allowance.",
            ),
            Update(
                "2026-10",
                "Two of four posts are filled. On 19 of 31 nights there was still one "
                "worker. The date at the end of October has passed and I cannot yet offer "
                "a better one.",
                "Interview three applicants on 24 November.",
            ),
        ),
        (
            Move(
                date(2026, 7, 22),
                date(2026, 9, 30),
                "The consultation was extended once to agree shift lengths with the unions.",
                "lead",
                "agreed",
                date(2026, 7, 27),
            ),
            Move(
                date(2026, 9, 2),
                date(2026, 10, 30),
                "Only one of four posts was filled by the first advertisement.",
                "board",
                "agreed",
                date(2026, 9, 9),
            ),
        ),
    ),
    Story(
        "2.7",
        "TTTTTTTTT",
        (
            Update(
                "2026-03",
                "Officers have a new form with the child's words first. 54% of "
                "notifications had something in that box.",
                "Train the two response teams in the north of the area.",
            ),
            Update(
                "2026-06",
                "97% arrive by the next working day and 78% carry the child's words. "
                "Schools told us that they used 61 of them on the same morning.",
                "Give officers feedback by team each month.",
            ),
            Update(
                "2026-10",
                "98% in time and 83% with the child's words over three months. The night "
                "shift of one station is at 60% and is being visited.",
                "Share the station's figures with its inspector.",
            ),
        ),
    ),
    Story(
        "2.8",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "Three family hubs began joint closing visits. Twelve families had one; "
                "all twelve know their early help worker's name.",
                "Extend to the other two hubs in June.",
            ),
            Update(
                "2026-08",
                "All five hubs take part. 64 families have stepped down with a joint "
                "visit; five were referred again within three months.",
                "Compare with the 70 families who stepped down before.",
            ),
            Update(
                "2026-10",
                "82 joint visits. Re-referral within three months is 8%, against 17% for "
                "families closed in the autumn of 2025.",
                "Ask ten families what the visit was like.",
            ),
        ),
    ),
    Story(
        "2.9",
        "NTTTTTTTT",
        (
            Update(
                "2026-05",
                "Play boxes and a two-day course reached 22 of 40 assessment workers. "
                "Children under eight were seen alone in 38% of assessments.",
                "Run the course again on 9 and 10 July.",
            ),
            Update(
                "2026-09",
                "All 40 workers are trained. Children under eight were seen alone in 66% "
                "of assessments after an incident, and drawings are kept with the record.",
                "Audit 15 records with the health visitors' lead.",
            ),
        ),
    ),
    Story(
        "2.10",
        "NNTTTTTT.",
        (
            Update(
                "2026-05",
                "The agency contract ends in September. Youth workers will take over by "
                "area; eleven have volunteered.",
                "Train them on 16 and 23 June.",
            ),
            Update(
                "2026-08",
                "Youth workers held 23 of 41 conversations in August, 86% within 72 "
                "hours. The 18 others were held by the agency.",
                "Take over the last two areas by 1 October.",
            ),
        ),
    ),
    Story(
        "2.11",
        "NTTTTTTTT",
        (
            Update(
                "2026-04",
                "A first draft went to eight schools and a parents' group. Parents asked "
                "for examples in place of levels.",
                "Write twelve examples with the parents' group.",
            ),
            Update(
                "2026-07",
                "The draft with examples has been read by 140 people at five hubs. Health "
                "visitors asked for a page on babies.",
                "Send to the safeguarding partners for agreement in September.",
            ),
            Update(
                "2026-10",
                "The safeguarding partners agreed the guidance on 6 October. It has "
                "twelve pages, has been printed and is on the website.",
                "Sign-off was asked for on 6 November.",
            ),
        ),
        sign_offs=(SignOff(date(2026, 11, 6)),),
    ),
    Story(
        "2.12",
        "NNNTTTTTT",
        (
            Update(
                "2026-06",
                "The midwifery lead joined the pre-birth panel on 3 June. Referrals came "
                "at 27 weeks on average, against 33 last year.",
                "Put a reminder in the booking system at twenty weeks.",
            ),
            Update(
                "2026-10",
                "19 families are being planned for, 13 from before the twentieth week. "
                "Two parents asked for their plan to be shared with a grandmother, and it "
                "was.",
                "Review the first six births in January.",
            ),
        ),
    ),
    Story(
        "2.13",
        "NNNTTTRRR",
        (
            Update(
                "2026-06",
                "The police and crime fund will pay for half. Two providers are "
                "interested and both would need a base that is not a council building.",
                "Visit three church and sports halls.",
            ),
            Update(
                "2026-08",
                "The preferred provider asked for £38,000 more than the fund allows.",
                "Ask the safeguarding partners to share the gap.",
            ),
            Update(
                "2026-10",
                "Two of three partners have agreed to share the gap. Without the third, "
                "the programme opens for 12 people, not 20.",
                "Decision of the third partner is due on 27 November.",
            ),
        ),
        (
            Move(
                date(2026, 10, 6),
                date(2027, 3, 31),
                "The gap in funding has to be agreed by three bodies that each meet in the winter.",
                "lead",
                "agreed",
                date(2026, 10, 9),
            ),
        ),
    ),
    Story("2.14", "NNNNNNNNN"),
)
