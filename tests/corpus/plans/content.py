"""What made-up plans say: pools from which each plan takes its own. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from tests.corpus.plans.scoring import ASK

VERBS = (
    "Introduce", "Review and relaunch", "Agree", "Recruit to", "Train all managers in", "Publish",
    "Set up", "Commission", "Strengthen", "Redesign", "Audit each month", "Map and improve",
)  # fmt: skip
THINGS = (
    "the threshold document with partners", "a monthly audit of decisions at the front door",
    "the pathway plan template", "twelve vacant posts in the assessment teams",
    "a panel of care-experienced young people", "the supervision policy",
    "the response to children missing from home", "the offer of emotional support",
    "an escalation process for drift and delay", "the placement sufficiency strategy",
    "return home interviews within 72 hours", "the quality of chronologies",
)  # fmt: skip
FINDINGS = (
    "The timeliness of assessments and the quality of analysis in them",
    "The response to children who go missing from home or care",
    "Management oversight of practice, including the frequency of supervision",
    "The quality of pathway plans for care leavers",
    "The stability of the workforce and the size of caseloads",
)
PRIORITIES = (
    "Leadership and management", "The front door", "Children in care", "Care leavers",
    "Workforce", "Quality of practice",
)  # fmt: skip
REPORTS = (
    "A task group met twice and a draft is with partners.",
    "Tender published; four bids received and evaluated.",
    "Delayed by vacancies in the project team.",
    "Pilot in two teams since the summer; feedback is good.",
    "First audit showed 12 of 20 files at the standard.",
    "Awaiting agreement of the health partners.",
)
SUCCESS = (
    "90% of assessments within 45 working days", "No child waits more than 72 hours",
    "Young people say that their plan is theirs", "Caseloads below 18 in each team",
    "Repeat referrals below 20%", "Audits show improving practice",
)  # fmt: skip
EVIDENCE = ("Audit report", "Minutes of the panel", "Performance report", "Survey of foster carers")
POSTS = (
    "Head of Service, MASH", "Assistant Director", "Principal Social Worker",
    "Service Manager Care Leavers", "Virtual School Head", "Head of Commissioning",
    "Team Manager Assessment", "Director of Children's Services",
)  # fmt: skip
# What a cell of people says, and who they are.
PEOPLE = (
    *((post, post) for post in POSTS if "," not in post),
    ("Assistant Director; Principal Social Worker", "Assistant Director; Principal Social Worker"),
    ("Assistant Director\nVirtual School Head", "Assistant Director; Virtual School Head"),
    (
        "Head of Service MASH/ SA Head of Service SASF",
        "Head of Service MASH; SA Head of Service SASF",
    ),
    ("All staff to action", ASK),
    ("TBC", ASK),
    ("JS", ASK),
    ("Safeguarding Partnership", "Safeguarding Partnership"),
)
# What a cell of dates says, and the day that it means.
DATES = (
    ("30 November 2025", "2025-11-30"),
    ("31/03/2026", "2026-03-31"),
    ("9.12.25", "2025-12-09"),
    ("End Oct 25", "2025-10-31"),
    ("28th February 2026", "2026-02-28"),
    ("Friday 19 December 2025", "2025-12-19"),
    ("By 15 January 2026", "2026-01-15"),
    ("2026-04-30", "2026-04-30"),
    ("1-Mar-26", "2026-03-01"),
    ("30th Sept. 2025", "2025-09-30"),
    ("Ongoing", ASK),
    ("May 25", ASK),
    ("Sept 24", ASK),
    ("From Oct 25", ASK),
    ("June/July 2025", ASK),
    ("across financial year 2025/26", ASK),
    ("Q2 2025/26", ASK),
    ("Immediate and ongoing", ASK),
    ("31 March 2026 (website permitting)", ASK),
    ("As per strategy and action plan", ASK),
    ("18th - 20th January 2026", ASK),
    ("31/09/2025", ASK),
    ("March 2026", ASK),
    ("31 March", ASK),
    ("30/09/2025 revised to 31/12/2025", ASK),
)
RATINGS = (
    ("Red", "red"), ("Amber", "amber"), ("Green", "green"), ("R", "red"), ("A", "amber"),
    ("G", "green"), ("Blue - complete", "blue"), ("GREEN", "green"),
)  # fmt: skip
FILLS = {
    "red": ("FF0000", "C00000", "FFC7CE", "E06666"),
    "amber": ("FFC000", "FFA500", "F4B183"),
    "green": ("00B050", "92D050", "C6EFCE"),
    "blue": ("0070C0", "4472C4"),
}


class Maker:
    """Takes from the pools by chance, the same for the same name."""

    def __init__(self, name: str) -> None:
        self.chance = Random(name)  # noqa: S311 - a plan, not a secret
        self._things = [f"{v} {t}" for v in VERBS for t in THINGS]
        self.chance.shuffle(self._things)

    def one(self, pool: Any) -> Any:
        return self.chance.choice(pool)

    def action(self) -> str:
        return self._things.pop()

    def whole_date(self) -> tuple[str, str]:
        return self.one([pair for pair in DATES if pair[1] != ASK])

    def fill(self) -> tuple[str, str]:
        shade = self.one(["red", "amber", "green"])
        return self.one(FILLS[shade]), shade

    def priorities(self, count: int) -> list[str]:
        return self.chance.sample(PRIORITIES, count)

    def row(self, ref: str, **more: Any) -> tuple[dict[str, str], Mapping[str, Any]]:
        """The words of a row by field, and the truth about it."""
        (lead, leads), (due, day), (rating, shade) = map(self.one, (PEOPLE, DATES, RATINGS))
        said = {
            "ref": ref,
            "text": self.action(),
            "finding": self.one(FINDINGS),
            "lead": lead,
            "due": due,
            "progress": self.one(REPORTS),
            "rating": rating,
            "success": self.one(SUCCESS),
            "evidence": self.one(EVIDENCE),
        }
        truth = said | {"lead": leads, "due": day, "rating": shade}
        said.update(more)
        truth.update(more)
        return said, truth
