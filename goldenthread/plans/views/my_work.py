"""My work: what is mine and due, what is asked of me, what I gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.models import Role
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core import clock
from goldenthread.core.forms import ChangeForm
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans.begun import begun_work
from goldenthread.plans.due import Asked, asks, live_plans, updates_asked
from goldenthread.plans.models import (
    Action,
    AgreedBy,
    DateRequest,
    ReviewDates,
    State,
    StateKind,
)
from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import in_force
from goldenthread.plans.read_challenges import challenges_to_settle
from goldenthread.plans.read_periods import covered_by
from goldenthread.plans.views.steps import Step, own_steps, steps_late, steps_to_come

CHASES = (Role.PROGRAMME_MANAGER, Role.DIRECTOR)
# Whoever may do these looks beyond what is their own.
FOR_ALL = ("impact.assess", "action.record_sign_off", "date.record_decision")
SOON = timedelta(weeks=8)

type Dated = tuple[ActionRow, date]


@dataclass(frozen=True, slots=True)
class ToSignOff:
    """What of a plan waits for a sign-off, for who records what bodies decide.

    `by_body`: nobody but a body can, since lead and owner are one and no deputy is named.
    """

    asked: Asked
    waiting: Sequence[ActionRow]
    by_body: Sequence[ActionRow]


@dataclass(frozen=True, slots=True)
class Assessing:
    """Impact that a member may assess: `first` longest complete first; then what was assessed
    and is to be looked at again, `overdue` and `to_come`."""

    asked: Asked
    first: Sequence[ActionRow]
    overdue: Sequence[ActionRow]
    to_come: Sequence[ActionRow]


@page("action.view")
def my_work(request: MemberRequest) -> HttpResponse:
    """What is mine, and what is due: updates, decisions asked of me, impact to assess."""
    member, today = request.member, clock.today()
    own = not (member.has(*CHASES) or any(decide(member, verb) for verb in FOR_ALL))
    plans = live_plans(member.authority, member.person_id)
    absent = _absent(member, plans)
    asked = [updates_asked(plan, member, own=own and not absent) for plan in plans]
    rows = {row.pk: row for each in asked for row in each.position.actions}
    mine = own_steps(member, [r for r in rows.values() if r.owner_id == member.person_id])
    stands = _own_states(member, mine)
    questions, answered = challenges_to_settle(member)
    context = {
        "asked": [each for each in asked if each.of(member.person_id)],
        "covering": [(who, each) for who in absent for each in asked if each.of(who.absent_id)],
        "may_cover": decide(member, "cover.arrange"),
        "no_change": lambda: ChangeForm(request=request, seen=head_of(member.authority)).hidden(),
        "given": [(each, each.given_by(member.person_id)) for each in asked],
        "open_of_mine": _open_of(member, asked),
        "coming": _coming(member, asked, mine, today),
        "late": steps_late(mine, today),
        "unassessed": [row for each in asked for row in _unassessed(each, member)],
        "sign_offs": _sign_offs(member, rows),
        "by_bodies": _by_bodies(member, asked),
        "requests": _requests(member, rows),
        "questions": questions,
        "answered": answered,
        "settles": any(decide(member, f"contingency.{verb}") for verb in ("answer", "close")),
        # Papers are told by an address of their own: they stand above plans.
        "writes_papers": decide(member, "paper.comment"),
        "sent_back": _sent_back(stands, rows),
        "reviews": _reviews(stands, rows, today),
        "pauses": _pauses(member, rows, today),
        "assessing": _assessing(member, asked, today),
        "begun": begun_work(member),
        "chased": [each for each in asked if each.waiting] if member.has(*CHASES) else [],
        "today": today,
        "rows": rows,
        "progress_key": in_force().progress,
        "impact_key": in_force().impact,
    }
    return render(request, "plans/work/my_work.html", context)


def _absent(member: Member, plans: Sequence[Any]) -> list[Any]:
    """Whose updates the member gives today."""
    covers = decide(member, "update.give") and any(plan.covers for plan in plans)
    return list(covered_by(member.person_id)) if covers else []


def _coming(
    member: Member, asked: Sequence[Asked], mine: Sequence[ActionRow], today: date
) -> list[tuple[date, Asked | ActionRow | Step]]:
    """By day, an owner's own actions due soon, the next milestone of each, and the next updates of
    their plans."""
    due: list[tuple[date, Asked | ActionRow | Step]] = [
        (row.due, row)
        for row in mine
        if row.is_open and row.due and today <= row.due <= today + SOON
    ]
    due += [(step.due, step) for step in steps_to_come(mine, today, today + SOON)]
    next_asked = [
        each
        for each in asked
        if any(
            row.owner_id == member.person_id and asks(each.plan, row, each.period.after)
            for row in each.position.actions
        )
    ]
    due += [(each.period.after.due_on(each.plan.updates_due_day), each) for each in next_asked]
    return sorted(due, key=lambda pair: pair[0])


def _open_of(member: Member, asked: Sequence[Asked]) -> list[tuple[Asked, int]]:
    """How many open actions a member owns in each plan that has some."""
    own = [
        (each, [r for r in each.position.actions if r.owner_id == member.person_id and r.is_open])
        for each in asked
    ]
    return [(each, len(rows)) for each, rows in own if rows]


def _unassessed(asked: Asked, member: Member) -> list[ActionRow]:
    """A member's own actions that are complete, and whose impact nobody has assessed."""
    found = asked.position.complete_without_impact
    return [row for row in found if row.owner_id == member.person_id]


def _waiting(rows: Sequence[ActionRow]) -> list[ActionRow]:
    return [row for row in rows if row.state_code == StateKind.AWAITING_SIGN_OFF]


def _sign_offs(member: Member, rows: dict[int, ActionRow]) -> list[ActionRow]:
    """The actions that wait for this member's own sign-off."""
    return [row for row in _waiting(list(rows.values())) if _may(member, "action.sign_off", row)]


def _may(member: Member, verb: str, row: ActionRow) -> bool:
    """Decided without a query: the row knows lead, owner and deputy."""
    action = Action(pk=row.pk, authority=member.authority)
    action.placed_now = row  # type: ignore[attr-defined]
    return decide(member, verb, action)


def _by_bodies(member: Member, asked: Sequence[Asked]) -> list[ToSignOff]:
    """The sign-offs of bodies that this member could record."""
    if not decide(member, "action.record_sign_off"):
        return []
    waiting = [(each, _waiting(each.position.actions)) for each in asked]
    return [ToSignOff(each, rows, [*filter(_is_alone, rows)]) for each, rows in waiting if rows]


def _is_alone(row: ActionRow) -> bool:
    """Lead and owner are one, and nobody is named to sign off in their place."""
    return row.lead_id == row.owner_id and not row.deputy_id


def _requests(member: Member, rows: dict[int, ActionRow]) -> list[DateRequest]:
    """The new dates that wait for this member's answer, or for a body's that they record."""
    # An owner's many rows need not each be asked about: lead or deputy agrees.
    led = [row for row in rows.values() if member.person_id in (row.lead_id, row.deputy_id)]
    agrees = {row.pk for row in led if _may(member, "date.agree", row)}
    records = decide(member, "date.record_decision")
    if not agrees and not records:
        return []

    def is_asked_of(request: DateRequest) -> bool:
        if request.level != AgreedBy.LEAD:
            return records and rows[request.action_id].owner_id != member.person_id
        return request.action_id in agrees and request.asked_by_id != member.person_id

    open_now = DateRequest.objects.filter(authority=member.authority, answers=None)
    # Few are open, and a plan may have a thousand actions: too many to name in a query.
    found = open_now.order_by("asked_on", "pk")
    return [row for row in found if row.action_id in rows and is_asked_of(row)]


def _own_states(member: Member, mine: Sequence[ActionRow]) -> list[Any]:
    """How a member's own actions stand: their states, whether sent back, the next review."""
    pks = [row.pk for row in mine if row.counted]
    if not pks:
        return []
    latest = State.objects.filter(authority=member.authority, action__in=pks)
    back = Entry.objects.filter(
        authority=member.authority, n=OuterRef("entry"), type="action.sent_back"
    )
    review = LookUp(ReviewDates, "next_on", Moment.latest(), "", "action_id")
    rows = latest.as_at(Moment.latest()).annotate(next_review_on=review, was_sent_back=Exists(back))
    return list(rows)


def _sent_back(stands: Sequence[Any], rows: dict[int, ActionRow]) -> list[State]:
    """What was sent back to this member as not yet complete, with what is missing."""
    return [row for row in stands if row.was_sent_back and rows[row.action_id].is_open]


def _reviews(stands: Sequence[Any], rows: dict[int, ActionRow], today: date) -> list[Dated]:
    """The reviews of a member's own actions whose day has come, the longest due first."""
    due = [(rows[row.action_id], row.next_review_on) for row in stands if row.next_review_on]
    return sorted((pair for pair in due if pair[1] <= today), key=lambda pair: pair[1])


def _pauses(member: Member, rows: dict[int, ActionRow], today: date) -> list[Dated]:
    """The pauses whose day to look again has come, for who can resume them."""
    every = decide(member, "plan.edit")
    due = [
        (row, row.review_on)
        for row in rows.values()
        if row.state_code == StateKind.PAUSED and (every or row.lead_id == member.person_id)
    ]
    seen = [(row, day) for row, day in due if day and day <= today]
    return sorted(seen, key=lambda pair: pair[1])


def _assessing(member: Member, asked: Sequence[Asked], today: date) -> list[Assessing]:
    """For who assesses: never what they own or lead."""
    if not decide(member, "impact.assess"):
        return []
    found = []
    for each in asked:
        may = [r for r in each.position.counted if member.person_id not in (r.owner_id, r.lead_id)]
        unassessed = {row.pk for row in each.position.complete_without_impact}
        first = [row for row in may if row.pk in unassessed]
        again = [(row.look_again_on, row) for row in may if row.look_again_on]
        again.sort(key=lambda pair: pair[0])
        found.append(
            Assessing(
                each,
                sorted(first, key=lambda row: row.signed_off_on or date.max),
                [row for day, row in again if day < today],
                [row for day, row in again if day >= today],
            )
        )
    return found
