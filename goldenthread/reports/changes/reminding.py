"""Who was written to about a paper. Operational, not recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.reports.models import PaperReminder


def claim_reminders(
    *, person: Person, kind: str, about: Iterable[tuple[int, str, date]]
) -> list[PaperReminder]:
    """Note that a mail goes out, about each paper, section or step, and day; those that are new."""
    told = [
        PaperReminder.objects.get_or_create(
            paper_id=paper, person=person, about=what, kind=kind, due_on=due_on
        )
        for paper, what, due_on in about
    ]
    return [reminder for reminder, is_new in told if is_new]


def release_reminders(reminders: Iterable[PaperReminder]) -> None:
    """The mail server said no, so that nothing went out: it may be tried again."""
    for reminder in reminders:
        reminder.delete()
