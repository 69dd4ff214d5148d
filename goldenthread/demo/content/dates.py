"""How sure owners are of their dates, what is reviewed, and when a pause is looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.plans.ratings import Progress

ASKED_SINCE = date(2026, 8, 1)
"""The month from which the update asked owners how sure they were of the date."""

USUAL: Mapping[Progress, str] = {
    Progress.ON_TRACK: "high",
    Progress.AT_RISK: "medium",
    Progress.OFF_TRACK: "low",
}
"""What most owners answered, by how they rated progress."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an owner answered who saw it otherwise; perhaps with the day that they expect."""

    confidence: str
    expected_on: date | None = None


FORECASTS: Mapping[tuple[str, str], Forecast] = {
    ("1.7", "2026-09"): Forecast("low", date(2027, 1, 29)),
    ("1.7", "2026-10"): Forecast("low", date(2027, 2, 26)),
    ("1.9", "2026-10"): Forecast("low", date(2027, 4, 30)),
    ("2.7", "2026-10"): Forecast("medium"),
    ("3.7", "2026-10"): Forecast("low", date(2027, 3, 31)),
    ("4.4", "2026-10"): Forecast("low", date(2027, 3, 26)),
    ("4.7", "2026-10"): Forecast("medium"),
    ("6.4", "2026-09"): Forecast("medium"),
    ("6.4", "2026-10"): Forecast("low", date(2027, 3, 31)),
    ("7.5", "2026-10"): Forecast("low"),
}
"""By action and month."""

PAUSED_UNTIL: Mapping[str, date] = {"4.6": date(2027, 1, 15), "6.5": date(2027, 1, 29)}


@dataclass(frozen=True, slots=True)
class Reviews:
    """Work that goes on: planned on a day, looked at each `every` months from `first` on.

    `found`: what each review saw, in order; each is held on the day that it was planned for.
    """

    ref: str
    planned_on: date
    first: date
    every: int
    found: tuple[str, ...] = ()


REVIEWS = (
    Reviews(
        "4.9",
        date(2026, 5, 18),
        date(2026, 6, 30),
        3,
        (
            "Eleven plans stood still for more than four weeks. Nine were escalated, and eight of "
            "those moved within ten days.",
            "Six plans stood still, and all six were escalated. Two answers came late, both from "
            "the same provider of contact.",
        ),
    ),
    Reviews(
        "5.6",
        date(2026, 7, 13),
        date(2026, 9, 16),
        2,
        (
            "Ten of eleven teams met every fortnight. The duty team did not: it will meet on its "
            "changeover day, when both shifts are in the building.",
        ),
    ),
    Reviews("7.4", date(2026, 10, 12), date(2027, 1, 29), 6),
)
