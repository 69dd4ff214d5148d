"""Bodies and their seats: the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.governance import rules
from goldenthread.governance.changes.saying import latest, say_anew
from goldenthread.governance.clear_days import ClearDays
from goldenthread.governance.models import Body, BodyTerms, Seat, SeatRole, SeatTerms
from goldenthread.ledger.recording import change, record
from goldenthread.plans.changes.acting import day_of


@dataclass(frozen=True, slots=True)
class BodyInput:
    """What a body is. `kind`: a code of `BodyKind`; `sees`: what of the plan it is shown.

    `clear_days` between publishing and meeting; None: as the law asks of its kind.
    `meets_every_weeks`: how often at least; None where nothing is expected.
    """

    name: str
    kind: str
    cadence: str = ""
    sees: str = ""
    standing: bool = True
    clear_days: int | None = None
    meets_every_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class SeatInput:
    """As what somebody sits on a body, from when to when (`ends_on`: the last day)."""

    begins_on: date
    role: str = SeatRole.MEMBER
    independent: bool = False
    ends_on: date | None = None


@change
def add_body(*, by: Member, body: BodyInput, on: date | None = None) -> Body:
    """Add a body, which stood as this from a day on."""
    check_may(by, "meeting.run")
    _check(body)
    added: Body = Body.objects.create()
    _terms(added, body, day_of(on)).save()
    record("body.added", added)
    return added


def _check(said: BodyInput) -> None:
    rules.check_said(said.name, "Give the body its name.", "name")
    if said.clear_days is not None:
        ClearDays(said.clear_days)  # refuses more than a body can mean


def _terms(body: Body, said: BodyInput, on: date) -> BodyTerms:
    return BodyTerms(
        body=body,
        name=said.name.strip(),
        kind=said.kind,
        cadence=said.cadence.strip(),
        sees=said.sees.strip(),
        standing=said.standing,
        clear_days=said.clear_days,
        meets_every_weeks=said.meets_every_weeks,
        effective_on=on,
    )


@change
def change_body(*, by: Member, body: Body, said: BodyInput) -> BodyTerms:
    """Say anew what a body is; one that meets no more is no longer `standing`."""
    check_may(by, "meeting.run", body)
    _check(said)
    terms = _terms(body, said, clock.today())
    say_anew(terms, latest(body.terms))
    record("body.changed", body)
    return terms


@change
def add_seat(
    *, by: Member, body: Body, seat: SeatInput, person: Person | None = None, post: str = ""
) -> Seat:
    """Seat somebody on a body: a person with an account, or a post by its name."""
    check_may(by, "meeting.run", body)
    rules.check_one_of(person, post)
    rules.check_term("A seat", seat.begins_on, seat.ends_on)
    added: Seat = Seat.objects.create(body=body, person=person, post=post.strip())
    _seated(added, seat, min(clock.today(), seat.begins_on)).save()
    record("seat.added", added)
    return added


def _seated(seat: Seat, said: SeatInput, on: date) -> SeatTerms:
    return SeatTerms(
        seat=seat,
        role=said.role,
        independent=said.independent,
        begins_on=said.begins_on,
        ends_on=said.ends_on,
        effective_on=on,
    )


@change
def change_seat(*, by: Member, seat: Seat, said: SeatInput) -> SeatTerms:
    """Say anew as what somebody sits on a body, and until when."""
    check_may(by, "meeting.run", seat)
    rules.check_term("A seat", said.begins_on, said.ends_on)
    terms = _seated(seat, said, clock.today())
    say_anew(terms, latest(seat.terms))
    record("seat.changed", seat)
    return terms
