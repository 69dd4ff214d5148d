"""Mail to the owners of updates that are due, then to the leads: how many, and nothing else.

The leads too are told of contingencies that are asked of them, and again once those are overdue.

Who covers for an absent owner is reminded of their updates too.

At most once: a reminder is noted, and that is committed, before its mail goes out. A worker
that is killed in between loses one mail; the other way round somebody would get it twice. A
lost one is made good by the next kind, and My work shows what is due at any time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from goldenthread.accounts.access import decide, system
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.calendars import STATUTORY, add_working_days
from goldenthread.core.templating import plural
from goldenthread.jobs.mailing import send_noted, write_to_each
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import job
from goldenthread.ledger.models import Authority
from goldenthread.plans.changes.reminders import claim_reminder, release_reminder
from goldenthread.plans.contingencies import Standing
from goldenthread.plans.due import live_plans, period_of, updates_asked
from goldenthread.plans.models import ReminderKind
from goldenthread.plans.periods import Period
from goldenthread.plans.position import ActionRow
from goldenthread.plans.read_contingencies import open_contingencies
from goldenthread.plans.read_periods import held_today

NAME = "reminders"
LEAD_AFTER = 3  # working days

# A person; the month of a period, or the day that a contingency is due; the kind of reminder.
type Due = tuple[int, date, str]

# What somebody must be allowed to do, or is not asked for it; and what they are told.
OF_CONTINGENCIES = {
    ReminderKind.ASKED.value: ("A contingency needs", "contingencies need", "your response"),
    ReminderKind.LATE.value: ("A contingency is", "contingencies are", "overdue"),
}


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a kind of reminder goes out, `first` and `last` included.

    Days, not one day: what a day without a worker missed goes out on the next.
    """

    kind: ReminderKind
    first: date
    last: date


def windows(due_on: date, period: Period) -> tuple[Window, ...]:
    """A week before, a day before, and from the working day after until the next period; to the
    lead from the third working day after."""
    week, day = due_on - timedelta(days=7), due_on - timedelta(days=1)
    after, lead = (add_working_days(due_on, days, STATUTORY) for days in (1, LEAD_AFTER))
    return (
        Window(ReminderKind.WEEK, week, day - timedelta(days=1)),
        Window(ReminderKind.DAY, day, due_on),
        Window(ReminderKind.OVERDUE, after, period.after.last_day),
        # A late due day leaves the lead no day of the month: then on its last.
        Window(ReminderKind.LEAD, min(lead, period.after.last_day), period.after.last_day),
    )


@job(NAME, daily_at=time(8))
def send_reminders(job: Job) -> None:
    """Remind each owner of an authority who has updates to give. Done again, it sends nothing."""
    counts = _counts(job.authority, clock.today())
    write_to_each(
        ((person, (month, kind, n)) for (person, month, kind), n in sorted(counts.items())), _remind
    )


def _counts(authority: Authority, today: date) -> Counter[Due]:
    """How many updates each person is to be reminded of today."""
    settled = last_restored(authority, NAME)
    counts: Counter[Due] = Counter(_of_contingencies(authority, today, settled))
    for plan in live_plans(authority):
        period = period_of(plan, today)
        for window in windows(period.due_on(plan.updates_due_day), period):
            if window.first <= today <= window.last and window.first > settled:
                waiting = updates_asked(plan, system(authority), period).waiting
                counts.update(_due(waiting, period.month, window.kind))
    return counts


def _of_contingencies(authority: Authority, today: date, settled: date) -> Iterator[Due]:
    """Each contingency for who leads its action or priority: from the day that it is asked for, and
    from the working day after its response, or what that promised, was due."""
    for row in open_contingencies(authority):
        if row.due_on is None:
            continue
        after = add_working_days(row.due_on, 1, STATUTORY)
        asked = [Window(ReminderKind.ASKED, row.asked_on, row.due_on)]
        kinds = asked if row.standing is Standing.ASKED else []
        for window in [*kinds, Window(ReminderKind.LATE, after, date.max)]:
            if window.first <= today <= window.last and window.first > settled:
                yield row.lead_id, row.due_on, window.kind.value


def _due(waiting: Sequence[ActionRow], month: date, kind: ReminderKind) -> Iterator[Due]:
    """Each update once for everybody who is to be told of it."""
    covers = list(held_today().values_list("absent", "cover"))
    for row in waiting:
        if kind is not ReminderKind.LEAD:
            people = {row.owner_id, *(cover for absent, cover in covers if absent == row.owner_id)}
        else:  # who leads what they own was told as its owner
            people = {row.lead_id} - {row.owner_id}
        yield from ((person, month, kind.value) for person in people)


def last_restored(authority: Authority, name: str) -> date:
    """The day of the last restore: what was to go out by then may have gone out."""
    restored = Job.objects.filter(authority=authority, kind=name, error="Restored")
    last = restored.order_by("key").values_list("key", flat=True).last()
    return date.fromisoformat(last) if last else date.min


def _remind(mailer: BaseEmailBackend, number: int, owed: tuple[date, str, int]) -> None:
    month, kind, count = owed
    person = Person.objects.filter(pk=number, is_active=True).first()
    # Who has lost the role cannot do it, so is not asked to.
    verb = "contingency.answer" if kind in OF_CONTINGENCIES else "update.give"
    if person is None or not decide(member_of(person), verb):
        return
    claimed = claim_reminder(person=person, period=month, kind=kind)
    if claimed is None:
        return
    send_noted(mailer, message_to(person, kind, count), lambda: release_reminder(claimed))


def message_to(person: Person, kind: str, count: int) -> EmailMessage:
    """One recipient; no ratings, no words of the plan (trust.md: mail is read in passing)."""
    sentence = _contingencies(kind, count) if kind in OF_CONTINGENCIES else _updates(kind, count)
    body = f"{sentence} Sign in.\n\n{settings.BASE_URL}\n"
    return EmailMessage(sentence.rstrip("."), body, to=[person.email])


def _contingencies(kind: str, count: int) -> str:
    one, many, what = OF_CONTINGENCIES[kind]
    return f"{one if count == 1 else f'{count:,} {many}'} {what}."


def _updates(kind: str, count: int) -> str:
    verb = "is" if count == 1 else "are"
    is_late = "due" if kind in (ReminderKind.WEEK, ReminderKind.DAY) else "overdue"
    whose = " of actions that you lead" if kind == ReminderKind.LEAD else ""
    return f"{plural(count, 'update')}{whose} {verb} {is_late}."
