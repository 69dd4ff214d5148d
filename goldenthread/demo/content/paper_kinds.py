"""Papers of other kinds that are being written: for the board, inspectors, the public, members."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Draft:
    """A paper of a kind, for a body by its name. `texts`: section and what is written in it."""

    kind: str
    body: str
    meeting_on: date
    as_at: date
    title: str
    texts: tuple[tuple[str, str], ...]
    earlier_on: date | None = None
    last_met_on: date | None = None


DRAFTS = (
    Draft(
        "board_pack",
        "Improvement Board",
        date(2026, 11, 18),
        date(2026, 11, 13),
        "Improvement Board pack, November 2026",
        (
            (
                "summary",
                "Homes for care leavers hold up the most. The builder left Harbour Road in "
                "September, and nobody has taken the upper floors on.\n\n"
                "The front door is steady: contacts have been decided within a day since March. "
                "Eleven pieces of work are complete and nobody has looked at what they changed.",
            ),
            (
                "recommendations",
                "Agree who assesses the impact of the complete actions, and by what month.\n"
                "Decide whether supported lodgings replace the upper floors of Harbour Road.\n"
                "Take the risk on foster homes to the Corporate Leadership Team.",
            ),
        ),
        date(2026, 10, 9),
        date(2026, 10, 14),
    ),
    Draft(
        "annual_review",
        "Children and Families Committee",
        date(2027, 1, 25),
        date(2026, 11, 13),
        "Annual review of what inspectors asked for, 2026",
        (
            (
                "purpose",
                "To tell members, point by point, how each thing that inspectors asked for stands, "
                "who decided so, and on what basis.",
            ),
            (
                "next_steps",
                "The plan of 2027 keeps what is open here. It begins with homes for care leavers "
                "and with the voice of families in their plans.",
            ),
        ),
    ),
    Draft(
        "monitoring_visit",
        "Ofsted",
        date(2026, 12, 8),
        date(2026, 11, 13),
        "Monitoring visit, December 2026: care leavers",
        (
            (
                "self_assessment",
                "We know our care leavers better than a year ago: each has a named adviser, and "
                "most have a pathway plan that they helped to write. We do not yet give all of "
                "them a home. In the audit of September advisers wrote down what young people "
                "said in nine records of ten, and what was done about it in six.",
            ),
        ),
    ),
    Draft(
        "public_summary",
        "Children and Families Committee",
        date(2026, 12, 7),
        date(2026, 11, 13),
        "How we are making children’s services better",
        (
            (
                "found",
                "Inspectors came in November 2025. They said that young people who leave care did "
                "not get the help they need. Too many had no safe place to live. They also said "
                "that some children waited too long for help.",
            ),
            (
                "next_steps",
                "Inspectors come back in December. In the new year we tell you here what they "
                "found. Councillors look at this work in public every two months.",
            ),
        ),
    ),
    Draft(
        "presenters_note",
        "Children and Families Committee",
        date(2026, 9, 21),
        date(2026, 9, 18),
        "Presenter’s note for 21 September 2026",
        (
            (
                "speaking",
                "Begin with the young people in hotels: members asked in July, and the answer is "
                "late. Say what is known and what is not.",
            ),
        ),
    ),
)
