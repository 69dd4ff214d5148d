"""Mail about papers that are to follow: to who owes them, before the last day to publish and after.

Where nobody with an account owes one, democratic services are written to. At most once each; a mail
says how many, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from goldenthread.accounts.access import decide, system
from goldenthread.accounts.members import member_of, people_with
from goldenthread.accounts.models import Person, Role
from goldenthread.core import clock
from goldenthread.core.templating import plural
from goldenthread.governance.changes.chasing import claim_papers, release_chases
from goldenthread.governance.models import ChaseKind, ItemPaper, MeetingStatus
from goldenthread.governance.read_items import HEADS, items_at
from goldenthread.governance.read_papers import clear_days_of, papers_at
from goldenthread.governance.reminders import begins, kind_on
from goldenthread.jobs.mailing import send_noted, write_to_each
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import job
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.reminders import last_restored

NAME = "papers_to_follow"

type Owed = dict[tuple[int, str], list[tuple[int, date]]]
"""By person and kind of mail: the papers, each with its last day to publish."""


@job(NAME, daily_at=time(8))
def chase_papers(job: Job) -> None:
    """Write to whoever owes a paper. Done again, it sends nothing."""
    owed = sorted(papers_owed(job.authority, clock.today()).items())
    write_to_each(((person, (kind, papers)) for (person, kind), papers in owed), _write)


def papers_owed(authority: Authority, today: date) -> Owed:
    """What each person is written to about today."""
    member, now = system(authority), Moment.latest()
    settled = last_restored(authority, NAME)
    meetings = {row.pk: row.meeting for row in items_at(member, now, parts=HEADS)}
    found: Owed = defaultdict(list)
    for paper in papers_at(member, now):
        meeting = meetings.get(paper.item)
        if meeting is None or not paper.is_to_follow or meeting.day < today:
            continue
        days = clear_days_of(authority, meeting)
        by = days.publish_by(meeting.day) if days else meeting.day
        kind = kind_on(today, by)
        if kind is None or meeting.status != MeetingStatus.PLANNED:
            continue
        sent = ChaseKind.WEEK if kind == ChaseKind.WEEK else ChaseKind.OVERDUE
        if begins(sent, by) > settled:
            for person in _told(authority, paper.person_id):
                found[person, sent.value].append((paper.pk, by))
    return found


def _told(authority: Authority, owes: int | None) -> list[int]:
    if owes is not None:
        return [owes]
    return [person.pk for person in people_with(authority, Role.DEMOCRATIC_SERVICES)]


def _write(mailer: BaseEmailBackend, number: int, owed: tuple[str, list[tuple[int, date]]]) -> None:
    kind, papers = owed
    person = Person.objects.filter(pk=number, is_active=True).first()
    if person is None:
        return
    # What somebody could not open they are not told of.
    member = member_of(person)
    things = ItemPaper.objects.filter(pk__in=[pk for pk, _ in papers])
    seen = {each.pk for each in things if decide(member, "item_paper.view", each)}
    mine = [pair for pair in papers if pair[0] in seen]
    claimed = claim_papers(person=person, kind=kind, papers=mine)
    if claimed:
        send_noted(mailer, message_to(person, kind, len(claimed)), lambda: release_chases(claimed))


def message_to(person: Person, kind: str, count: int) -> EmailMessage:
    """One recipient; neither a title nor a body."""
    late = "due soon" if kind == ChaseKind.WEEK else "late"
    verb = "is" if count == 1 else "are"
    sentence = f"{plural(count, 'paper')} to follow {verb} {late}."
    body = f"{sentence} Sign in.\n\n{settings.BASE_URL}/bodies/\n"
    return EmailMessage(sentence.rstrip("."), body, to=[person.email])
