"""Who was reminded. Operational, not recorded."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.plans.models import Reminder


def claim_reminder(*, person: Person, period: date, kind: str) -> Reminder | None:
    """Note that a reminder goes out; None where it did before."""
    reminder, is_new = Reminder.objects.get_or_create(person=person, period=period, kind=kind)
    return reminder if is_new else None


def release_reminder(reminder: Reminder) -> None:
    """The mail server said no, so that nothing went out: it may be tried again."""
    reminder.delete()
