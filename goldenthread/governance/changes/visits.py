"""Visits of councillors to the front line: the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused
from goldenthread.governance import rules
from goldenthread.governance.changes.saying import differ, latest, link
from goldenthread.governance.invitations import NAME, invited
from goldenthread.governance.models import (
    Body,
    FrontlineVisit,
    VisitOnAction,
    VisitStatus,
    VisitTerms,
)
from goldenthread.jobs.changes import ask_for
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.models import Action


@dataclass(frozen=True, slots=True)
class VisitInput:
    """What a visit is, and what became of it; see `VisitTerms`."""

    service: str
    day: date
    status: str = VisitStatus.PLANNED
    purpose: str = ""
    briefing: str = ""
    left_out: str = ""
    went: str = ""
    seen: str = ""
    themes: str = ""
    feedback: str = ""
    actions: tuple[Action, ...] = ()


WORDS = ("service", "purpose", "briefing", "left_out", "went", "seen", "themes", "feedback")


@change
def plan_visit(*, by: Member, body: Body, visit: VisitInput) -> FrontlineVisit:
    """Put a visit of a body's members on the programme; one of the past is recorded as held."""
    check_may(by, "meeting.run", body)
    _check(by, visit)
    planned: FrontlineVisit = FrontlineVisit.objects.create(body=body)
    on = min(clock.today(), visit.day)
    _terms(planned, visit, on).save()
    link(VisitOnAction, {"visit": planned}, "action", visit.actions, on)
    _invite(by, planned, visit)
    record("visit.planned", planned)
    return planned


@change
def tell_visit(*, by: Member, visit: FrontlineVisit, said: VisitInput) -> VisitTerms:
    """Say what was seen on a visit, what the staff were told, or that it is moved or cancelled."""
    check_may(by, "meeting.run", visit)
    _check(by, said)
    before, today = latest(visit.terms), clock.today()
    check_unchanged(before)
    terms = _terms(visit, said, today)
    is_new = differ(terms, before)
    if is_new:
        terms.save()
    if not link(VisitOnAction, {"visit": visit}, "action", said.actions, today) and not is_new:
        raise Refused("Nothing was changed, so there is nothing to save.")
    _invite(by, visit, said)
    record("visit.told", visit)
    return terms


def _invite(by: Member, visit: FrontlineVisit, said: VisitInput) -> None:
    """Ask for a mail to each member of the body who is not left out, once for each day."""
    if said.status != VisitStatus.PLANNED or said.day < clock.today():
        return
    for each in invited(visit.body_id, said.day, said.left_out).written:
        ask_for(
            NAME,
            authority=by.authority,
            key=f"{visit.pk} {said.day} {each.person}",
            arguments={
                "visit": visit.pk,
                "person": each.person,
                "day": said.day.isoformat(),
            },
        )


def _check(by: Member, said: VisitInput) -> None:
    rules.check_said(said.service, "Say which service is visited.", "service")
    rules.check_said(said.purpose, "Say what the visit is for.", "purpose")
    if any(each.authority_id != by.authority.pk for each in said.actions):
        raise Refused("The actions belong to the same authority.", field="actions")
    held = said.status == VisitStatus.HELD
    if held and said.day > clock.today():
        raise Refused(f"{long_date(said.day)} is still to come.", field="status")
    if held:
        rules.check_said(said.went, "Say which posts went.", "went")
    elif said.seen.strip() or said.feedback.strip():
        raise Refused("What was seen comes when the visit was held.", field="status")


def _terms(visit: FrontlineVisit, said: VisitInput, on: date) -> VisitTerms:
    return VisitTerms(
        visit=visit,
        day=said.day,
        status=said.status,
        effective_on=on,
        **{name: getattr(said, name).strip() for name in WORDS},
    )
