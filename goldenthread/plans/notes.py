"""What evidence brings among the exceptions: it is out of date, or nobody answered it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.core.days import long_date, number_of_days
from goldenthread.plans.voices import ANSWER_WITHIN

type Reasons = dict[tuple[str, int], list[tuple[str, str]]]
"""By ("action" or "priority", key): each as (kind's code, sentence)."""


@dataclass(frozen=True, slots=True)
class Note:
    """One piece of evidence of an action or a priority (`kind`), as far as it is to be noted.

    `review_by`: the day until which it is in date. `is_voice`: somebody said it; `told_on` is
    then the day on which they were last told what became of it.
    """

    kind: str
    subject: int
    title: str
    dated_on: date
    review_by: date | None = None
    is_voice: bool = False
    told_on: date | None = None


def reasons_of(notes: Iterable[Note], on: date) -> Reasons:
    """What is to be said of them on a day, by what they are about."""
    found: Reasons = {}
    for note in notes:
        for reason in _of(note, on):
            found.setdefault((note.kind, note.subject), []).append(reason)
    return found


def _of(note: Note, on: date) -> Iterable[tuple[str, str]]:
    if note.review_by and note.review_by < on:
        days = number_of_days((on - note.review_by).days)
        yield (
            "evidence-expired",
            f"Its evidence “{note.title}” is out of date: it was to be reviewed by "
            f"{long_date(note.review_by)}, {days} ago.",
        )
    waits = (on - note.dated_on).days
    if note.is_voice and note.told_on is None and waits > ANSWER_WITHIN:
        yield (
            "voice-long",
            f"“{note.title}” was said on {long_date(note.dated_on)}. For "
            f"{number_of_days(waits)} nobody has told those who said it what became of it.",
        )
