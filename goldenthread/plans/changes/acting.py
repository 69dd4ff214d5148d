"""Who acts, and of which day: what the verbs ask before anything else."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.access import Member, NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.plans import rules


def person_of(by: Member) -> Person:
    """The person who acts; the worker and the command line are none."""
    if by.person is None:
        raise NotAllowed("Only a person can do this.")
    return by.person


def day_of(on: date | None) -> date:
    """The day that was given, which is not to come; today where none was."""
    today = clock.today()
    day = on or today
    rules.check_day(day, today)
    return day
