"""What Wyremouth's plan watches, and what its leads answered when a trigger fired."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Set:
    """A trigger is set by the programme manager; `kind` is a code of `plans.contingencies`."""

    on: date
    kind: str
    why: str
    is_watched: bool = True
    periods: int | None = None
    by_on: date | None = None
    answer_days: int = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What the lead will do by `done_by`; without a day, why nothing is needed."""

    on: date
    ref: str
    kind: str
    by: str
    text: str
    done_by: date | None = None


@dataclass(frozen=True, slots=True)
class End:
    """The contingency is closed, or (`closed` False) to be answered again."""

    on: date
    ref: str
    kind: str
    by: str
    text: str
    closed: bool = True


MORNINGS = (date(2026, 11, 2), date(2026, 11, 10))
"""Days on which the worker finds something, besides those after a round of updates."""

OFF_TRACK, UNFUNDED, MEASURE = "off_track", "unfunded", "measure"

SETTINGS = (
    Set(
        date(2026, 10, 14),
        UNFUNDED,
        "The board asked for it: what has no money by the end of October is too late for the "
        "council's budget round.",
        by_on=date(2026, 10, 31),
    ),
    Set(
        date(2026, 11, 9),
        MEASURE,
        "Children on a plan for two years or more had grown for months before the board saw the "
        "chart. It asked that the lead is asked first, without waiting for a meeting.",
        periods=2,
    ),
)

ANSWERS: tuple[Answer | End, ...] = (
    Answer(
        date(2026, 9, 30),
        "1.6",
        OFF_TRACK,
        "ad_corporate_parenting",
        "Supported lodgings for four of the eight young people from 1 November, paid from what "
        "bed and breakfast would cost; two flats of the housing association in Harbour Street "
        "for two others. I meet the landlord every week until a contractor is on the site.",
        date(2026, 11, 30),
    ),
    Answer(
        date(2026, 10, 5),
        "4.2",
        OFF_TRACK,
        "ad_corporate_parenting",
        "Four places in the region's shared home are kept for Wyremouth until our own two homes "
        "open, with our staff on the rota so that children know them.",
        date(2026, 10, 31),
    ),
    End(
        date(2026, 11, 9),
        "4.2",
        OFF_TRACK,
        "programme_manager",
        "The agreement was signed on 23 October, and two of the four places are taken. The board "
        "has a copy.",
    ),
    Answer(
        date(2026, 10, 27),
        "2.6",
        OFF_TRACK,
        "ad_help_protection",
        "Two of the four night posts are filled and begin in November, so the team is whole again "
        "on most nights.",
    ),
    End(
        date(2026, 10, 29),
        "2.6",
        OFF_TRACK,
        "programme_manager",
        "Most nights are not each night. What happens on the nights with one worker until the "
        "other two posts are filled, and over Christmas?",
        closed=False,
    ),
    Answer(
        date(2026, 11, 6),
        "2.6",
        OFF_TRACK,
        "ad_help_protection",
        "From Friday to Sunday a manager is the second worker, paid as such, until the end of "
        "January. On other nights Eastmere's team comes for the second visit; their director has "
        "agreed in writing.",
        date(2027, 1, 31),
    ),
    Answer(
        date(2026, 11, 4),
        "4.1",
        OFF_TRACK,
        "ad_corporate_parenting",
        "The regional hub answers enquiries for us from January and brings eight households that "
        "are being assessed now. More of our own would double its work.",
    ),
    Answer(
        date(2026, 10, 29),
        "6.3",
        OFF_TRACK,
        "ad_workforce",
        "The nine agency workers who told us in October that they would stay are offered permanent "
        "posts at their experience, by letter, with an answer within two weeks.",
        date(2026, 11, 13),
    ),
    Answer(
        date(2026, 11, 10),
        "7.7",
        UNFUNDED,
        "director",
        "Corporate finance lends us an analyst two days a week until the budget is decided. The "
        "forecast is then ready for January, for one year instead of three.",
        date(2026, 12, 18),
    ),
)
