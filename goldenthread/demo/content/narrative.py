"""Who writes the paper of November, what is said about it, and how far it is cleared."""

from dataclasses import dataclass
from datetime import date

from goldenthread.reports.clearance import CHAIR

PAPER = "cfc-2026-11"
ON = date(2026, 11, 16)
SET_ON = date(2026, 10, 5)

DRAFTS_DAYS = 5
# Name, role or key of a person, working days before the last day to publish.
STEPS = (
    ("Finance", "finance", "", 4),
    ("Legal", "monitoring_officer", "", 3),
    ("Director", "director", "", 2),
    ("Chair", CHAIR, "", 1),
)


@dataclass(frozen=True, slots=True)
class Given:
    """A section, who writes it, and by when."""

    section: str
    person: str
    due_on: date


GIVEN = (
    Given("background", "head_performance", date(2026, 11, 13)),
    Given("equality", "head_care_leavers", date(2026, 11, 18)),
    Given("risk", "head_commissioning", date(2026, 11, 17)),
    Given("human_resources", "head_workforce", date(2026, 11, 18)),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A comment, and how it was dealt with; by whom, or "" while it is open."""

    section: str
    by: str
    text: str
    done_by: str = ""
    note: str = ""


COMMENTS = (
    Said(
        "summary",
        "director",
        "Say that the September audit looked at twelve plans. Members will ask how many.",
    ),
    Said(
        "purpose",
        "finance",
        "The committee asked for Harbour Road by name in September. Please say so.",
        done_by="programme_manager",
        note="Harbour Road is named in the first sentence.",
    ),
)

CLEARED = ("Finance", "finance", "Costs as in the S151 Officer’s report of September.")
RETURNED = (
    "Legal",
    "monitoring_officer",
    "Does recommendation 2 ask the committee to decide before the tender is open to it? If so it "
    "needs Part 2.",
)
