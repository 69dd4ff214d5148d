"""The monthly update, and who has not given it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.models import Role
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes, rules, rules_periods
from goldenthread.plans.due import live_plans, plan_in, updates_asked
from goldenthread.plans.forms.months import UpdateForm
from goldenthread.plans.models import Action, AgreedBy, StateKind, Update, UpdateReturn
from goldenthread.plans.periods import Period
from goldenthread.plans.permissions import placement_now
from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import Progress, in_force

MONTHS_OFFERED = 12
YEARS = range(2000, 2100)  # a month outside them is a mistake in the address


def month_in(text: str) -> Period:
    """The period of an address, such as 2026-10; 404 for what is no month."""
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise Http404 from error
    if month.year not in YEARS:
        raise Http404
    return Period.of(month)


@page("update.give")
def update(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """The update of one action for one month, with the month before beside it."""
    asked_for = month_in(month)
    action = find(Action.objects.all(), request.member, "update.give", pk, seen_by="action.view")
    subject = Action.objects.filter(pk=action.pk).as_at(Moment.latest(), *SHOWN).get()
    plan = plan_in(request.member, subject.plan_id, asked_for.month)
    period = _of_plan(plan, asked_for, action)
    refusal = _refusal(subject, plan, period) if request.method == "GET" else ""
    before, last = _updates(action, period)
    form = _form(request, head_of(request.member.authority), before, last)
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
        "refusal": refusal,
        "months": _months(action, plan, subject, period),
        "agreed_by": AgreedBy(plan.dates_agreed_by).label,
        "on_behalf": subject.owner_id != request.member.person_id,
        "covers": not request.member.has(Role.PROGRAMME_MANAGER),
        "question": before.question if before and before.back else "",
        "owner": placement_now(action).owner.post,
        "overdue": subject.due_on < clock.today(),
        "open_request": changes.open_request(action),
        "progress_key": in_force().progress,
        "impact_key": in_force().impact,
    }
    return form_page(request, "plans/work/update.html", context)


SHOWN = (
    *("reference", "title", "plan_id", "owner_id", "starts_on", "due_on", "first__due_on"),
    *("state", "progress"),
)


def _of_plan(plan: Any, asked_for: Period, action: Action) -> Period:
    """The plan's own period that a month is in; but what was given for a month stands so."""
    own = Period.of(asked_for.month, plan.cadence)
    is_given = own != asked_for and action.updates.filter(period=asked_for.month).exists()
    return asked_for if is_given else own


def _refusal(subject: Any, plan: Any, period: Period) -> str:
    """Why no update can be given for the period, before anything is typed; empty if it can."""
    try:
        rules.check_can_update(
            stage=plan.stage,
            state=subject.state or StateKind.OPEN,
            progress=subject.progress,
            starts_on=subject.starts_on,
            period=period,
            today=clock.today(),
        )
        locked = plan.period_month == period.month and plan.locked
        rules_periods.check_not_locked(period, bool(locked))
    except Refused as refused:
        return refused.sentence
    return ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month that an update can be given for, and whether one was; `missed` once it is over."""

    period: Period
    given: bool
    shown: bool

    @property
    def missed(self) -> bool:
        return not self.given and self.period.last_day < clock.today()


def _months(action: Action, plan: Any, subject: Any, shown: Period) -> list[Month]:
    """The last twelve periods since the action began, this one included, newest first."""
    given = set(action.updates.values_list("period", flat=True))
    period = Period.of(clock.today(), plan.cadence)
    found: list[Month] = []
    while len(found) < MONTHS_OFFERED and period.last_day >= subject.starts_on:
        found.append(Month(period, period.month in given, period == shown))
        period = period.before
    return found


def _updates(action: Action, period: Period) -> tuple[Any, Update | None]:
    """The update already given for the period, whether it is sent `back` and with what
    `question`; and the last one before it."""
    given = action.updates.filter(period__lte=period.month).select_related("entered_by")
    back = {"back": "open", "question": "question"}
    key = ("action_id", "period")
    told = {n: LookUp(UpdateReturn, c, Moment.latest(), "", *key) for n, c in back.items()}
    given = given.annotate(**told)
    rows = list(given.order_by("-period", "-effective_on", "-entry")[:6])
    now = next((row for row in rows if row.period == period.month), None)
    return now, next((row for row in rows if row.period < period.month), None)


def _form(
    request: MemberRequest, seen: int, before: Update | None, last: Update | None
) -> UpdateForm:
    initial: dict[str, Any] = {}
    if before is not None:
        names = ("narrative", "rating", "next_step", "last_step_done", "confidence", "expected_on")
        initial = {name: getattr(before, name) for name in names}
    elif last is not None:
        words = {"last": last.narrative, "nothing": "Nothing changed this month."}
        copied = words.get(request.GET.get("copy", ""))
        if copied is not None:
            rating = last.rating if last.rating != Progress.COMPLETE else ""
            initial = {"narrative": copied, "next_step": last.next_step, "rating": rating}
    return UpdateForm(request.POST or None, request=request, seen=seen, initial=initial)


def _next(request: MemberRequest, plan: Any, period: Period, action: Action) -> ActionRow | None:
    """The member's next action whose update for the period is still to give."""
    asked = updates_asked(plan, request.member, period, own=True)
    rows = [row for row in asked.of(request.member.person_id) if row.pk != action.pk]
    return rows[0] if rows else None


def _after(request: MemberRequest, plan: Any, period: Period, action: Action) -> HttpResponse:
    wants_next = request.POST.get("then") == "next"
    following = _next(request, plan, period, action) if wants_next else None
    if following is not None:
        return redirect("update", following.pk, period.code)
    return redirect("my-work")


@page("plan.edit")
def missing_updates(request: MemberRequest, pk: int) -> HttpResponse:
    """For the programme manager: who has not given an update, and the form to give it for them."""
    plan = next((p for p in live_plans(request.member.authority) if p.pk == pk), None)
    if plan is None:
        raise Http404
    asked = updates_asked(plan, request.member)
    owner = request.GET.get("owner", "")
    waiting = [row for row in asked.waiting if owner in ("", row.owner)]
    context = {
        "asked": asked,
        "plan": plan,
        "owner": owner,
        "waiting": sorted(waiting, key=lambda row: row.owner),
        "progress_key": in_force().progress,
        "impact_key": in_force().impact,
    }
    return render(request, "plans/work/missing.html", context)
