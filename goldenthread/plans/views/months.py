"""My work, and the monthly update."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member, decide, visible
from goldenthread.accounts.models import Role
from goldenthread.accounts.pages import MemberRequest, find, page, submission
from goldenthread.core import clock
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.due import Asked, live_plans, updates_asked
from goldenthread.plans.forms.months import UpdateForm
from goldenthread.plans.models import Action, DateRequest, State, StateKind, Update
from goldenthread.plans.periods import Period
from goldenthread.plans.permissions import placement_now
from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import IMPACT_KEY, PROGRESS_KEY

KEYS = {"progress_key": PROGRESS_KEY, "impact_key": IMPACT_KEY}
CHASES = (Role.PROGRAMME_MANAGER, Role.DIRECTOR)
ASSESSED_FIRST = 5


@page("plan.view")
def my_work(request: MemberRequest) -> HttpResponse:
    """What is mine, and what is due: updates, decisions asked of me, impact to assess."""
    member, today = request.member, clock.today()
    asked = [updates_asked(plan, member) for plan in live_plans(member.authority)]
    rows = {row.pk: row for each in asked for row in each.position.actions}
    context = {
        "asked": [each for each in asked if each.of(member.person_id)],
        "given": [(each, each.given_by(member.person_id)) for each in asked],
        "owns": any(row.owner_id == member.person_id for row in rows.values()),
        "sign_offs": _sign_offs(member, rows),
        "requests": _requests(member, rows),
        "sent_back": _sent_back(member, rows),
        "to_assess": _to_assess(member, asked),
        "chased": [each for each in asked if each.waiting] if member.has(*CHASES) else [],
        "today": today,
        "rows": rows,
        **KEYS,
    }
    return render(request, "plans/work/my_work.html", context)


def _sign_offs(member: Member, rows: dict[int, ActionRow]) -> list[ActionRow]:
    """The actions that wait for this member's sign-off, or for a body's that they record."""
    waiting = [pk for pk, row in rows.items() if row.state_code == StateKind.AWAITING_SIGN_OFF]
    if not waiting or not decide(member, "action.sign_off"):
        return []
    mine = Action.objects.filter(visible(member, "action.sign_off"), pk__in=waiting)
    return [rows[pk] for pk in mine.values_list("pk", flat=True)]


def _requests(member: Member, rows: dict[int, ActionRow]) -> list[DateRequest]:
    """The new dates that wait for this member's answer, or for a body's that they record."""
    open_now = DateRequest.objects.filter(authority=member.authority, answers=None)
    open_now = open_now.filter(action__in=list(rows)).order_by("asked_on", "pk")
    records = decide(member, "date.record_decision")
    if not records and not decide(member, "date.agree"):
        return []
    mine = Action.objects.filter(visible(member, "date.agree")).values("pk")
    if not records:
        return list(open_now.filter(action__in=mine, level="lead"))
    return list(open_now.exclude(level="lead"))


def _sent_back(member: Member, rows: dict[int, ActionRow]) -> list[State]:
    """What was sent back to this member as not yet complete, with what is missing."""
    mine = [row.pk for row in rows.values() if row.owner_id == member.person_id and row.is_open]
    if not mine:
        return []
    latest = State.objects.filter(action__in=mine).as_at(Moment.latest())
    return [row for row in latest if row.state == StateKind.OPEN and row.note]


def _to_assess(member: Member, asked: Sequence[Asked]) -> list[ActionRow]:
    """Complete, impact not yet assessed, longest first: for who assesses."""
    if not decide(member, "impact.assess"):
        return []
    rows = [row for each in asked for row in each.position.complete_without_impact]
    me = member.person_id
    free = [row for row in rows if me not in (row.owner_id, row.lead_id)]
    return sorted(free, key=lambda row: row.signed_off_on or date.max)


def period_of(text: str) -> Period:
    """The period of an address, such as 2026-10; 404 for what is no month."""
    try:
        return Period.of(date.fromisoformat(f"{text}-01"))
    except ValueError as error:
        raise Http404 from error


@page("update.give")
def update(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """The update of one action for one month, with the month before beside it."""
    period = period_of(month)
    action = find(Action.objects.all(), request.member, "update.give", pk, seen_by="plan.view")
    subject = Action.objects.filter(pk=action.pk).as_at(Moment.latest(), *SHOWN).get()
    plan = next((p for p in live_plans(action.authority) if p.pk == subject.plan_id), None)
    before, last = _updates(action, period)
    form = _form(request, before, last)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.give_update(
                by=request.member, action=action, period=period, update=form.update()
            )
        if form.is_valid():
            words = f"{subject.reference}: your update for {period.label} is saved."
            messages.success(request, words)
            return _after(request, plan, period, action)
    context = {
        "form": form,
        "subject": subject,
        "plan": plan,
        "period": period,
        "before": before,
        "last": last,
        "earlier": period.before.month,
        "on_behalf": subject.owner_id != request.member.person_id,
        "owner": placement_now(action).owner.post,
        "overdue": subject.due_on < clock.today(),
        "open_request": changes.open_request(action),
        **KEYS,
    }
    return render(request, "plans/work/update.html", context, status=422 if form.errors else 200)


SHOWN = (
    *("reference", "title", "plan_id", "owner_id", "starts_on", "due_on", "first__due_on"),
    *("state", "progress"),
)


def _updates(action: Action, period: Period) -> tuple[Update | None, Update | None]:
    """The update already given for the period, and the last one before it."""
    given = action.updates.filter(period__lte=period.month).select_related("entered_by")
    rows = list(given.order_by("-period", "-effective_on", "-entry")[:6])
    now = next((row for row in rows if row.period == period.month), None)
    return now, next((row for row in rows if row.period < period.month), None)


def _form(request: MemberRequest, before: Update | None, last: Update | None) -> UpdateForm:
    initial: dict[str, Any] = {}
    if before is not None:
        names = ("narrative", "rating", "next_step", "last_step_done")
        initial = {name: getattr(before, name) for name in names}
    elif last is not None:
        initial = {"rating": last.rating if last.rating != "complete" else ""}
        copied = request.GET.get("copy", "")
        if copied == "last":
            initial |= {"narrative": last.narrative, "next_step": last.next_step}
        elif copied == "nothing":
            initial |= {"narrative": "Nothing changed this month.", "next_step": last.next_step}
    seen = head_of(request.member.authority)
    return UpdateForm(request.POST or None, request=request, seen=seen, initial=initial)


def _next(request: MemberRequest, plan: Any, period: Period, action: Action) -> ActionRow | None:
    """The member's next action whose update for the period is still to give."""
    if plan is None:
        return None
    asked = updates_asked(plan, request.member, period)
    rows = [row for row in asked.of(request.member.person_id) if row.pk != action.pk]
    return rows[0] if rows else None


def _after(request: MemberRequest, plan: Any, period: Period, action: Action) -> HttpResponse:
    following = _next(request, plan, period, action)
    if request.POST.get("then") == "next" and following is not None:
        return redirect("update", following.pk, f"{period.month:%Y-%m}")
    return (
        redirect("my-work")
        if request.POST.get("then") != "action"
        else redirect("action", action.pk)
    )


@page("update.give")
def missing_updates(request: MemberRequest, pk: int) -> HttpResponse:
    """For the programme manager: who has not given an update, and the form to give it for them."""
    plan = next((p for p in live_plans(request.member.authority) if p.pk == pk), None)
    if plan is None:
        raise Http404
    asked = updates_asked(plan, request.member)
    return render(request, "plans/work/missing.html", {"asked": asked, "plan": plan, **KEYS})
