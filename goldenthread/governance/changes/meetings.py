"""Meetings, their minutes and their items: the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.models import Legal
from goldenthread.governance import rules
from goldenthread.governance.changes.saying import (
    check_runs,
    differ,
    latest,
    link,
    say_anew,
    terms_of,
    told_on,
)
from goldenthread.governance.models import (
    Body,
    Item,
    ItemOnInspection,
    ItemOnPlan,
    ItemState,
    ItemTerms,
    Meeting,
    MeetingStatus,
    MeetingTerms,
    Minutes,
)
from goldenthread.inspections.models import Inspection
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.models import Plan


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """When (`starts_at`: "14:00") and where a body meets. `why`: of what is moved or cancelled."""

    day: date
    starts_at: str = ""
    place: str = ""
    status: str = MeetingStatus.PLANNED
    why: str = ""


@dataclass(frozen=True, slots=True)
class ItemInput:
    """What an item is and which plans and inspections it is about."""

    title: str
    purpose: str = ""
    agenda_number: str = ""
    minute_number: str = ""
    state: str = ItemState.ON_AGENDA
    why: str = ""
    legal: str = Legal.OPEN
    paragraph: str = ""
    legal_reason: str = ""
    plans: tuple[Plan, ...] = ()
    inspections: tuple[Inspection, ...] = ()


@change
def plan_meeting(*, by: Member, body: Body, meeting: MeetingInput) -> Meeting:
    """Plan a meeting of a body; one of the past is recorded with its status."""
    check_may(by, "meeting.run", body)
    planned = make_meeting(body, meeting)
    record("meeting.planned", planned)
    return planned


def make_meeting(body: Body, meeting: MeetingInput) -> Meeting:
    """A meeting with when and where it is, within a change."""
    _check_meeting(meeting, moved=False)
    made: Meeting = Meeting.objects.create(body=body)
    _met(made, meeting, min(clock.today(), meeting.day)).save()
    return made


def _check_meeting(said: MeetingInput, *, moved: bool) -> None:
    today = clock.today()
    rules.check_meeting(day=said.day, status=said.status, today=today, moved=moved, why=said.why)


def _met(meeting: Meeting, said: MeetingInput, on: date) -> MeetingTerms:
    return MeetingTerms(
        meeting=meeting,
        day=said.day,
        starts_at=said.starts_at,
        place=said.place.strip(),
        status=said.status,
        why=said.why.strip(),
        effective_on=on,
    )


@change
def change_meeting(*, by: Member, meeting: Meeting, said: MeetingInput) -> MeetingTerms:
    """Move a meeting, cancel it, or say that it was held."""
    check_may(by, "meeting.run", meeting)
    before: MeetingTerms = terms_of(meeting)
    _check_meeting(said, moved=said.day != before.day)
    terms = _met(meeting, said, clock.today())
    say_anew(terms, before)
    record("meeting.changed", meeting)
    return terms


@change
def tell_minutes(
    *, by: Member, meeting: Meeting, state: str, confirmed_at: Meeting | None = None
) -> Minutes:
    """Say that the minutes of a meeting are drafted, or confirmed, and by which meeting."""
    check_may(by, "meeting.run", meeting)
    day, before = terms_of(meeting).day, latest(meeting.minutes)
    rules.check_has_met(day, clock.today())
    check_unchanged(before)
    if confirmed_at is not None and confirmed_at.body_id != meeting.body_id:
        raise Refused("Minutes are confirmed by the same body.", field="confirmed_at")
    later = terms_of(confirmed_at).day if confirmed_at else None
    rules.check_minutes(before and before.state, state, confirmed=later, day=day)
    said: Minutes = Minutes.objects.create(
        meeting=meeting, state=state, confirmed_at=confirmed_at, effective_on=clock.today()
    )
    record("minutes.told", meeting)
    return said


@change
def add_item(*, by: Member, meeting: Meeting, item: ItemInput) -> Item:
    """Put an item on a meeting's agenda."""
    check_may(by, "meeting.run", meeting)
    rules.check_takes_place(terms_of(meeting).status)
    added = make_item(by, meeting, item)
    record("item.added", added)
    return added


def make_item(by: Member, meeting: Meeting, item: ItemInput) -> Item:
    """An item with what it says, within a change. Who could not see it does not make it."""
    _check_item(item)
    made: Item = Item.objects.create(meeting=meeting)
    on = told_on(meeting)
    _said(made, item, on).save()
    _about(made, item, on)
    check_may(by, "item.view", made)
    return made


def _check_item(item: ItemInput) -> None:
    rules.check_said(item.title, "Give the item its title.", "title")
    rules.check_item(
        state=item.state,
        why=item.why,
        legal=item.legal,
        paragraph=item.paragraph,
        reason=item.legal_reason,
    )


def _said(item: Item, said: ItemInput, on: date) -> ItemTerms:
    return ItemTerms(
        item=item,
        title=said.title.strip(),
        purpose=said.purpose.strip(),
        agenda_number=said.agenda_number.strip(),
        minute_number=said.minute_number.strip(),
        state=said.state,
        why=said.why.strip(),
        legal=said.legal,
        paragraph=said.paragraph,
        legal_reason=said.legal_reason.strip(),
        effective_on=on,
    )


def _about(item: Item, said: ItemInput, on: date) -> bool:
    owner = {"item": item}
    plans = link(ItemOnPlan, owner, "plan", said.plans, on)
    return link(ItemOnInspection, owner, "inspection", said.inspections, on) or plans


@change
def change_item(*, by: Member, item: Item, said: ItemInput) -> ItemTerms:
    """Say anew what an item is, what it is about, or that it was deferred."""
    check_runs(by, item)
    _check_item(said)
    before, today = latest(item.terms), clock.today()
    check_unchanged(before)
    terms = _said(item, said, today)
    is_new = differ(terms, before)
    if is_new:
        terms.save()
    if not _about(item, said, today) and not is_new:
        raise Refused("Nothing was changed, so there is nothing to save.")
    item.__dict__.pop("in_open", None)
    check_may(by, "item.view", item)
    record("item.changed", item)
    return terms
