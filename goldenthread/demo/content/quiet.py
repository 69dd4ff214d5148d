"""Words for the months in which little happened. Each is safe for any action in its group.

A pair is (what happened, next step). The builder takes them in turn, so that an owner does not
say the same thing two months running.
"""

ANY = (
    (
        "No change to report this month. The work goes on as described last time.",
        "Report again next month.",
    ),
    (
        "Nothing new since the last update; the next step is still the one given there.",
        "Carry out the step given last month.",
    ),
    (
        "A quiet month. Meetings took place as planned and nothing needs a decision.",
        "Keep to the plan.",
    ),
    (
        "Much as last month. Most of the time went on preparing the next step.",
        "Take that step as planned.",
    ),
    (
        "Little has moved, since leave took up much of the month. The people needed are back now.",
        "Pick up where we stopped.",
    ),
    (
        "The last step was carried out as planned. There is nothing else to add.",
        "Plan the next step with partners.",
    ),
    (
        "We met the accountable lead this month and went through what is left. No changes "
        "came of it.",
        "Share the list of what is left.",
    ),
    (
        "No new figures this month; the next are due at the end of the quarter.",
        "Report the quarter's figures.",
    ),
    (
        "The position is the same as last month. Partners have confirmed what they will do.",
        "Check with partners in four weeks.",
    ),
    (
        "Work continued. A fuller account will come with the next update, when there is "
        "more to show.",
        "Give the fuller account next month.",
    ),
    (
        "This month went on smaller tasks that do not change the position.",
        "Go on with the larger task.",
    ),
    (
        "Staff were told where the action stands and asked what gets in the way. Three "
        "answers so far.",
        "Gather the other answers.",
    ),
)

ON_TRACK = (
    ("Going to plan. Nothing has come up that would change the due date.", "Continue as planned."),
    (
        "On course. Two small steps were finished early and one a few days late.",
        "Finish the step that is open.",
    ),
    (
        "The work is moving at the pace that we expected, and the people doing it are in place.",
        "Keep up the pace.",
    ),
    (
        "Still on course; a question about recording was settled with the performance team.",
        "Use the agreed recording.",
    ),
    (
        "Steady progress and no surprises. The due date stands.",
        "Prepare what is needed for the due date.",
    ),
    (
        "Going well. Practitioners say that it is becoming part of the routine.",
        "Check that with a short sample.",
    ),
    (
        "As planned. The team used part of this month to write down what they have learnt so far.",
        "Share the notes with other teams.",
    ),
    ("The steps planned for this month were taken. No help is needed.", "Take next month's steps."),
    ("Going to plan, with the cover that was arranged for leave.", "Return to full cover."),
)

IN_DOUBT = (
    (
        "The difficulty described last month is still there. The recovery step has been "
        "taken but has not yet told.",
        "Look again in four weeks.",
    ),
    (
        "No better and no worse than last month. The date remains in doubt.",
        "Talk to the accountable lead about the date.",
    ),
    ("Some ground was made up, though not enough to change the rating.", "Keep up the extra work."),
    (
        "We lost time again this month, mostly for want of people.",
        "Agree with the lead what can be left out.",
    ),
    (
        "The cause is understood and outside the team's control for the moment.",
        "Raise it with the partner concerned.",
    ),
    (
        "Still behind. The part that can be done without the missing piece has been done.",
        "Be ready for when the missing piece comes.",
    ),
    (
        "The recovery step is under way, and it is too early to say whether it is enough.",
        "Decide next month whether more is needed.",
    ),
    (
        "The date is still in doubt. Those who depend on this action have been told.",
        "Keep them informed.",
    ),
    ("A second attempt at the step that failed is being prepared.", "Make the second attempt."),
)
