"""Priority 2, the front door: its fourteen actions."""

from datetime import date

from goldenthread.demo.content.shapes import Action

TITLE = "Front door"
LEAD = "ad_help_protection"
BETTER = (
    "A child who needs help is seen by the right person soon, by day and by night. "
    "Families know who has asked about them and why, and do not have to ask twice."
)

ACTIONS = (
    Action(
        "2.1",
        "A manager decides on every contact within one working day",
        "In November one contact in four waited three days or more, most often over a weekend.",
        "Children do not wait for adults to decide who should help.",
        "head_front_door",
        date(2026, 2, 2),
        date(2026, 5, 29),
        ("ILACS25-5",),
    ),
    Action(
        "2.2",
        "Hold strategy discussions on the day that they are needed, with police and health",
        "The promise of 2024 was kept for a year and then slipped: 81 per cent by the "
        "autumn of 2025.",
        "A child at risk has a safety plan that everybody in the room has agreed before night.",
        "head_front_door",
        date(2026, 2, 2),
        date(2026, 4, 30),
        ("ILACS25-5", "FV24-P1"),
        ("Wyre Constabulary", "NHS integrated care board"),
    ),
    Action(
        "2.3",
        "Partners meet each morning about the children reported overnight",
        "Each agency held its own meeting and sent the others an e-mail.",
        "One conversation a day decides who sees the child, so that families get one "
        "visit and not three.",
        "head_front_door",
        date(2026, 2, 16),
        date(2026, 4, 30),
        ("ILACS25-5", "JTAI24-1"),
        ("Wyre Constabulary", "NHS integrated care board", "Schools' Forum"),
    ),
    Action(
        "2.4",
        "Reply to every referrer within three working days",
        "Schools sent the same worry again because they had heard nothing.",
        "The adults who see a child each day know what will be done, and what they should "
        "watch for.",
        "head_front_door",
        date(2026, 3, 2),
        date(2026, 7, 31),
        ("FV24-3",),
        ("Schools' Forum",),
    ),
    Action(
        "2.5",
        "Ask for consent in plain words, and write down why when it is set aside",
        "Three visits have now said that the reason is missing. Parents learn of checks "
        "afterwards.",
        "Parents are told before and not after, and stay willing to work with us.",
        "head_front_door",
        date(2026, 2, 16),
        date(2026, 6, 30),
        ("ILACS25-5", "FV24-1", "MV1-1"),
    ),
    Action(
        "2.6",
        "Rebuild the emergency duty team, with two social workers each night",
        "One worker covers children and adults for 390 square miles from five in the evening.",
        "A child can be seen at home at night, not only spoken about by telephone.",
        "head_front_door",
        date(2026, 3, 2),
        date(2026, 8, 28),
        ("ILACS25-6", "FV24-2"),
    ),
    Action(
        "2.7",
        "Domestic abuse notifications arrive the next working day with the child's own words",
        "Officers filled in the form about the adults and left the child's box empty.",
        "Schools and health visitors know by morning what a child has seen, and can be kind.",
        "head_assessment",
        date(2026, 2, 2),
        date(2027, 1, 29),
        ("JTAI24-P1", "JTAI24-1", "ILACS25-7"),
        ("Wyre Constabulary",),
    ),
    Action(
        "2.8",
        "Families step down to early help with one joint visit",
        "A third of families who stepped down were referred again within six months.",
        "Families keep the help that was working when the social worker leaves.",
        "head_early_help",
        date(2026, 3, 2),
        date(2027, 2, 26),
        ("ILACS25-5",),
        ("Wyre Voluntary Action",),
    ),
    Action(
        "2.9",
        "See children by themselves after an incident of domestic abuse",
        "Children under eight were described in records, and seldom asked.",
        "Young children are heard, by somebody who knows how to listen to them.",
        "head_assessment",
        date(2026, 3, 16),
        date(2027, 1, 29),
        ("JTAI24-1", "ILACS25-7"),
        ("NHS integrated care board",),
    ),
    Action(
        "2.10",
        "A return conversation within 72 hours, by a worker the child already knows",
        "Conversations are prompt but held by an agency that children meet once.",
        "Children who go missing tell someone why, and go missing less.",
        "head_adolescents",
        date(2026, 4, 1),
        date(2027, 3, 31),
        ("ILACS23-5",),
        ("Wyre Constabulary",),
    ),
    Action(
        "2.11",
        "Publish thresholds that parents and schools can read",
        "The document of 2021 has 38 pages and the word 'level' means two things in it.",
        "People ask for help early and in the right place.",
        "head_early_help",
        date(2026, 3, 2),
        date(2026, 11, 30),
        ("ILACS25-5", "JTAI24-2"),
        ("Schools' Forum", "NHS integrated care board"),
    ),
    Action(
        "2.12",
        "Midwives join pre-birth planning from the twentieth week",
        "Babies were planned for in the last month, or after they were born.",
        "Parents have months and not days to show what they can do.",
        "head_assessment",
        date(2026, 4, 20),
        date(2027, 4, 30),
        ("JTAI24-2",),
        ("NHS integrated care board",),
    ),
    Action(
        "2.13",
        "A programme for those who cause harm, open before the court case ends",
        "The waiting list is seven months, and a conviction is needed to join it.",
        "Children are safer sooner because the person who frightens them gets help to stop.",
        "head_protection",
        date(2026, 5, 5),
        date(2027, 1, 29),
        ("JTAI24-3",),
        ("Wyre Constabulary", "Wyre Voluntary Action"),
    ),
    Action(
        "2.14",
        "Ask families what their first week with us was like",
        "We measure how fast we are. No parent or child has been asked how it felt.",
        "The first conversation is designed around what families say.",
        "head_performance",
        date(2027, 1, 11),
        date(2027, 6, 30),
        ("ILACS25-5",),
    ),
)
