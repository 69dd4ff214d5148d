"""Invitations to visits to the front line: who is entitled, who is asked, and the mail to each.

Entitled is everybody who sits on the body on the day of the visit. Whoever is not invited stands by
post, with the reason, in `left_out` ("Vice-Chair; Parent governor: the room holds six"). Everybody
else with an account is written to, once for each day on which the visit is to be; those without
one are named, so that they are asked otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, mailers

from goldenthread.accounts.access import decide
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.governance.models import FrontlineVisit, SeatTerms, VisitStatus
from goldenthread.jobs.mailing import send_noted
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import job
from goldenthread.ledger.moments import Moment
from goldenthread.plans.reminders import last_restored

NAME = "visit_invitation"


@dataclass(frozen=True, slots=True)
class Entitled:
    """Somebody who sits on the body: by post, and as a person where there is an account."""

    who: str
    person: int | None


@dataclass(frozen=True, slots=True)
class Invited:
    """Posts that are written to, posts that have no account, and posts that are left out."""

    written: tuple[Entitled, ...]
    without_account: tuple[Entitled, ...]
    left_out: tuple[Entitled, ...]


def entitled(body: int, day: date) -> list[Entitled]:
    """Who sits on a body on a day, each once. One query."""
    rows: Any = SeatTerms.objects.filter(seat__body=body).as_at(Moment.latest())
    rows = rows.select_related("seat__person").order_by("seat")
    found = {}
    for row in rows:
        if row.begins_on <= day and (row.ends_on is None or day <= row.ends_on):
            person = row.seat.person
            each = Entitled(person.post if person else row.seat.post, person.pk if person else None)
            found[each.who, each.person] = each
    return sorted(found.values(), key=lambda each: each.who)


def left_out_said(posts: Iterable[str], why: str) -> str:
    """Whom a visit leaves out, as it is recorded; "" for nobody."""
    named = "; ".join(posts)
    return f"{named}: {why}" if named or ": " in why else why


def left_out_posts(said: str, known: Iterable[str] = ()) -> tuple[list[str], str]:
    """The posts before the colon, and the reason behind it; a text without one is all reason.

    `known`: posts that it may name, which may have a colon or a semicolon of their own.
    """
    found, rest, longest = list[str](), said, sorted(known, key=len, reverse=True)
    while post := next((each for each in longest if _begins(rest, each)), None):
        found.append(post)
        is_last, rest = rest[len(post)] == ":", rest[len(post) + 2 :]
        if is_last:
            return found, rest
    posts, colon, reason = said.partition(": ")
    named = [each.strip() for each in posts.split(";") if each.strip()]
    return (named, reason) if colon else ([], said)


def _begins(said: str, post: str) -> bool:
    return said[: len(post)].casefold() == post.casefold() and said[len(post) :][:2] in ("; ", ": ")


def invited(body: int, day: date, left_out: str) -> Invited:
    """How everybody who is entitled is asked."""
    rows = entitled(body, day)
    named, _ = left_out_posts(left_out, [each.who for each in rows])
    posts = {post.casefold() for post in named}
    asked = [each for each in rows if each.who.casefold() not in posts]
    return Invited(
        tuple(each for each in asked if each.person is not None),
        tuple(each for each in asked if each.person is None),
        tuple(each for each in rows if each not in asked),
    )


@job(NAME)
def invite(asked: Job) -> None:
    """Write to one person about one visit, at most once: it is noted before it goes out."""
    visit = FrontlineVisit.objects.filter(pk=asked.arguments["visit"]).first()
    person = Person.objects.filter(pk=asked.arguments["person"], is_active=True).first()
    if visit is None or person is None or asked.arguments.get("noted"):
        return
    if not _is_to_go(asked, visit, person):
        return
    _note(asked, noted=True)
    with mailers.default as mailer:
        send_noted(mailer, message_to(person, visit.pk), lambda: _note(asked, noted=False))


def _is_to_go(asked: Job, visit: Any, person: Person) -> bool:
    """Whether the visit still stands as it did, and the person is still to be asked."""
    terms = visit.terms.newest_first()[0]
    stands = terms.status == VisitStatus.PLANNED and terms.day.isoformat() == asked.arguments["day"]
    if not stands or terms.day < clock.today():
        return False
    if asked.due_at.date() <= last_restored(asked.authority, NAME):
        return False  # it may have gone out before the restore
    written = invited(visit.body_id, terms.day, terms.left_out or "").written
    is_asked = person.pk in {each.person for each in written}
    return is_asked and decide(member_of(person), "visit.view", visit)


def _note(asked: Job, *, noted: bool) -> None:
    asked.arguments = {**asked.arguments, "noted": noted}
    asked.save(update_fields=["arguments"])


def message_to(person: Person, visit: int) -> EmailMessage:
    """One recipient; neither the service nor the day."""
    sentence = "You are invited to a visit to the front line."
    body = f"{sentence} Sign in.\n\n{settings.BASE_URL}/visits/{visit}/\n"
    return EmailMessage(sentence.rstrip("."), body, to=[person.email])
