"""Mail about papers that are being written: to who writes a section, and to who clears one.

From a week before, and once it is late; at most once each. A mail says how many, and nothing else.
Every process declares this job, so what writes papers, and all its libraries, is loaded only where
the job is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from goldenthread.accounts.access import decide, system
from goldenthread.accounts.members import member_of, people_of, people_with
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.templating import plural
from goldenthread.jobs.mailing import send_noted, write_to_each
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import job
from goldenthread.ledger.models import Authority
from goldenthread.plans.reminders import last_restored
from goldenthread.reports.models import Paper

if TYPE_CHECKING:
    from goldenthread.reports.read_timetables import Desk

NAME = "papers_due"
SOON, LATE = "soon", "late"
WRITE, CLEAR = "paper.write", "paper.clear"

type Thing = tuple[int, str, date]
"""A paper, its section or step, and the day on which that is due."""
type Owed = dict[tuple[int, str, str], list[Thing]]
"""By person, what they are to do and the kind of mail."""


@job(NAME, daily_at=time(8))
def remind_of_papers(job: Job) -> None:
    """Write to who is to write or to clear. Done again, it sends nothing."""
    owed = sorted(papers_due(job.authority, clock.today()).items())
    write_to_each(
        ((who, (job.authority, verb, kind, rows)) for (who, verb, kind), rows in owed), _write
    )


def papers_due(authority: Authority, today: date) -> Owed:
    """What each person is written to about today."""
    from goldenthread.reports.read_timetables import open_desks

    settled, found = last_restored(authority, NAME), defaultdict(list)
    holders = cache(partial(_holders, authority))
    for desk in open_desks(system(authority)):
        for person, verb, thing in (*_to_write(desk), *_to_clear(desk, holders)):
            kind = kind_on(today, thing[2])
            if kind and begins(kind, thing[2]) > settled:
                found[person, verb, kind].append(thing)
    return found


def begins(kind: str, due_on: date) -> date:
    """The first day on which a kind of mail goes out."""
    return due_on + timedelta(days=1 if kind == LATE else -7)


def kind_on(today: date, due_on: date) -> str:
    """The last kind that has begun; "" before the first."""
    begun = [kind for kind in (SOON, LATE) if begins(kind, due_on) <= today]
    return begun[-1] if begun else ""


def _to_write(desk: Desk) -> Iterator[tuple[int, str, Thing]]:
    for duty in desk.duties:
        if not duty.is_written:
            yield duty.person, WRITE, (desk.paper.pk, duty.section, duty.due_on)


def _to_clear(desk: Desk, holders: Callable[[str], list[int]]) -> Iterator[tuple[int, str, Thing]]:
    """A step that returned the paper waits for its authors, not for who returned it."""
    for asked, due_on in desk.waiting:
        step = asked.step
        people = {step.person} if step.person else {*holders(step.role)}
        for person in sorted(people - desk.work.authors(step)):
            yield person, CLEAR, (desk.paper.pk, step.name, due_on)


def _holders(authority: Authority, role: str) -> list[int]:
    return [person.pk for person in people_with(authority, role)]


def _write(
    mailer: BaseEmailBackend, number: int, owed: tuple[Authority, str, str, list[Thing]]
) -> None:
    from goldenthread.reports.changes import claim_reminders, release_reminders

    authority, verb, kind, things = owed
    person = people_of(authority.pk).filter(pk=number).first()
    if person is None:
        return
    # What somebody could not open they are not told of.
    member, keys = member_of(person), [paper for paper, *_ in things]
    papers = Paper.objects.filter(authority=authority, pk__in=keys)
    seen = {paper.pk for paper in papers if decide(member, verb, paper)}
    claimed = claim_reminders(
        person=person, kind=kind, about=[thing for thing in things if thing[0] in seen]
    )
    if claimed:
        message = message_to(person, verb, kind, len(claimed))
        send_noted(mailer, message, lambda: release_reminders(claimed))


def message_to(person: Person, verb: str, kind: str, count: int) -> EmailMessage:
    """One recipient; neither a title nor a body."""
    what = f"{plural(count, 'section')} of a paper" if verb == WRITE else plural(count, "clearance")
    stands = f"{'is' if count == 1 else 'are'} {'late' if kind == LATE else 'due'}"
    body = f"{what} {stands}. Sign in.\n\n{settings.BASE_URL}/papers/mine/\n"
    return EmailMessage(f"{what} {stands}", body, to=[person.email])
