"""Mail about undertakings: to who gave them when they fall due, then to who answers for them.
Whoever asked for one is told when it is answered.

A week before and once overdue to the giver; a fortnight later (a setting) to the director, and
after that to the monitoring officer. At most once each, as with updates (plans/reminders.py): a
mail is noted before it goes out. It says how many, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from goldenthread.accounts.access import decide, system
from goldenthread.accounts.members import member_of, people_with
from goldenthread.accounts.models import Person, Role
from goldenthread.core import clock
from goldenthread.core.templating import plural
from goldenthread.governance.changes.chasing import claim_chases, release_chases
from goldenthread.governance.models import ChaseKind, Item, UndertakingState
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.governance.rows import UndertakingRow
from goldenthread.jobs.mailing import send_noted, write_to_each
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import job
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.reminders import last_restored

NAME = "undertakings"
ANSWERED = (UndertakingState.ANSWERED, UndertakingState.REPORTED_BACK)
TELL_WITHIN = timedelta(days=14)
ESCALATED = {ChaseKind.DIRECTOR: Role.DIRECTOR, ChaseKind.MONITORING: Role.MONITORING_OFFICER}

CHASES = (ChaseKind.WEEK, ChaseKind.OVERDUE, ChaseKind.DIRECTOR, ChaseKind.MONITORING)

type Owed = dict[tuple[int, str], list[UndertakingRow]]


def begins(kind: str, due_on: date) -> date:
    """The first day on which a kind of mail about an undertaking goes out."""
    director, monitoring = (int(days) for days in settings.ESCALATE_AFTER)
    after: dict[ChaseKind, int] = {
        ChaseKind.WEEK: -7,
        ChaseKind.OVERDUE: 1,
        ChaseKind.DIRECTOR: director,
        ChaseKind.MONITORING: monitoring,
    }
    return due_on + timedelta(days=after[ChaseKind(kind)])


def kind_on(day: date, due_on: date) -> ChaseKind | None:
    """What goes out on a day: the last kind that has begun; None before the first."""
    begun = [kind for kind in CHASES if begins(kind, due_on) <= day]
    return begun[-1] if begun else None


@job(NAME, daily_at=time(8))
def chase(job: Job) -> None:
    """Write to whoever owes something to a body. Done again, it sends nothing."""
    owed = sorted(_owed(job.authority, clock.today()).items(), key=lambda pair: pair[0])
    write_to_each(((person, (kind, rows)) for (person, kind), rows in owed), _write)


def _owed(authority: Authority, today: date) -> Owed:
    """What each person is written to about today, by the kind of mail."""
    settled = last_restored(authority, NAME)
    found: Owed = defaultdict(list)
    for row in undertakings_at(system(authority), Moment.latest()):
        if _is_news(row, today, settled) and row.asker_id is not None:
            found[row.asker_id, ChaseKind.ANSWERED.value].append(row)
        if not row.is_open or row.due_on is None:
            continue
        kind = kind_on(today, row.due_on)
        if kind is not None and begins(kind, row.due_on) > settled:
            for person in _told(authority, row, kind):
                found[person, kind.value].append(row)
    return found


def _is_news(row: UndertakingRow, today: date, settled: date) -> bool:
    """Answered lately: who asked is told once, and not of what was answered long ago."""
    return row.state in ANSWERED and max(settled, today - TELL_WITHIN) < row.since


def _told(authority: Authority, row: UndertakingRow, kind: ChaseKind) -> Iterator[int]:
    if kind in ESCALATED:
        yield from (person.pk for person in people_with(authority, ESCALATED[kind]))
    elif row.person_id is not None:
        yield row.person_id


def _write(
    mailer: BaseEmailBackend, number: int, owed: tuple[str, Sequence[UndertakingRow]]
) -> None:
    kind, rows = owed
    person = Person.objects.filter(pk=number, is_active=True).first()
    if person is None:
        return
    # What somebody could not open they are not told of: an exempt item leaves no trace in mail.
    member = member_of(person)
    items = Item.objects.filter(pk__in=[row.item for row in rows])
    seen = {item.pk for item in items if decide(member, "item.view", item)}
    of_answers = kind == ChaseKind.ANSWERED
    days = [(row, row.since if of_answers else row.due_on) for row in rows if row.item in seen]
    due = [(row.pk, day) for row, day in days if day]
    claimed = claim_chases(person=person, kind=kind, undertakings=due)
    if not claimed:
        return
    send_noted(mailer, message_to(person, kind, len(claimed)), lambda: release_chases(claimed))


def message_to(person: Person, kind: str, count: int) -> EmailMessage:
    """One recipient; nothing of what was promised (trust.md: mail is read in passing)."""
    stands = {ChaseKind.WEEK.value: "due soon", ChaseKind.ANSWERED.value: "answered"}
    whose = " to a body" if kind in ESCALATED else " that you gave"
    whose = " that you asked for" if kind == ChaseKind.ANSWERED else whose
    verb = "is" if count == 1 else "are"
    sentence = f"{plural(count, 'undertaking')}{whose} {verb} {stands.get(kind, 'overdue')}."
    state = "" if kind == ChaseKind.ANSWERED else "?state=open"
    body = f"{sentence} Sign in.\n\n{settings.BASE_URL}/undertakings/{state}\n"
    return EmailMessage(sentence.rstrip("."), body, to=[person.email])
