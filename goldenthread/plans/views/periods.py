"""Month-end: what a period asked for, was given and lacks; its lock, questions and highlights."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import check_may, decide
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes, rules_periods
from goldenthread.plans.due import period_of, plan_in, updates_asked
from goldenthread.plans.forms.periods import (
    CheckForm,
    HighlightForm,
    LockForm,
    ReopenForm,
    SendBackForm,
)
from goldenthread.plans.models import Action, Priority, Stage
from goldenthread.plans.month import BACK, CHECKED, GIVEN, MISSING, Month, only
from goldenthread.plans.periods import Period
from goldenthread.plans.read_beside import open_date_requests
from goldenthread.plans.read_contingencies import contingencies_of
from goldenthread.plans.read_months import month_of
from goldenthread.plans.views.months import month_in
from goldenthread.plans.views.shown import Shown, first_day_of, not_yet, open_plan

ROWS = 50
SHOWS = {
    MISSING: "Missing",
    BACK: "Sent back",
    GIVEN: "To check",
    CHECKED: "Checked",
    "all": "All",
}
EARLIER = 12


@page("plan.view")
def months(request: MemberRequest, pk: int) -> HttpResponse:
    """On to the period whose updates are given now."""
    shown = open_plan(request, pk)
    if shown.plan.title is None:
        return not_yet(request, shown.at, shown.plan, "plan")
    return redirect(month_url(shown, period_of(shown.plan, shown.at.on)))


def month_url(shown: Shown, period: Period, **query: str) -> str:
    return url("month", shown.plan.pk, period.code, **query, **shown.at.carry)


@page("plan.view")
def month(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """The month-end checklist of a plan."""
    asked_for = month_in(month)
    shown = open_plan(request, pk)
    if shown.plan.title is None:
        return not_yet(request, shown.at, shown.plan, "plan")
    period = Period.of(asked_for.month, shown.plan.cadence)
    if period.code != month:
        return redirect(month_url(shown, period))
    if period.first_day > shown.at.on:
        if period.first_day > clock.today():
            raise Http404
        return redirect(month_url(shown, period_of(shown.plan, shown.at.on)))
    return render(request, "plans/periods/month.html", _context(request, shown, period))


def _context(request: MemberRequest, shown: Shown, period: Period) -> dict[str, Any]:
    member, moment = request.member, shown.at.moment
    seen = moment.entry
    asked = open_date_requests(shown.plan, moment)
    found, locks = month_of(shown.plan, period, moment, member, asked)
    lock = locks.get(period.month)
    runs = shown.at.is_now and decide(member, "period.run") and shown.plan.stage == Stage.LIVE
    is_open = not (lock and lock.locked)
    status = request.GET.get("show", "")
    status = status if status in SHOWS else _first(found)
    rows = found.rows if status == "all" else found.by_status[status]
    owner, priority = request.GET.get("owner", ""), request.GET.get("priority", "")
    first = _first_period(shown.plan, found)
    listed = Paginator(only(rows, owner, priority), ROWS).get_page(request.GET.get("page"))
    kept = {"show": status, "owner": owner, "priority": priority}
    return {
        **shown.context,
        "month": found,
        "period": period,
        "current": period_of(shown.plan, moment.on),
        "lock": lock,
        "is_open": is_open,
        "runs": runs and is_open,
        "reopens": runs and not is_open,
        "may_lock": runs and is_open and period.last_day < clock.today(),
        "lacks": rules_periods.lacking(len(found.missing), len(found.back)),
        "shows": SHOWS,
        "kept": kept,
        "page": listed,
        "page_url": lambda number: month_url(shown, period, **kept, page=str(number)),
        "at_month": lambda each, **query: month_url(shown, each, **query),
        "check": CheckForm(request=request, seen=seen, choices=[]),
        "earlier": _earlier(period, locks, first),
        "first": first,
        "is_silent": not (found.rows or lock)
        and (shown.plan.stage != Stage.LIVE or period < first),
        "leads": {each.pk: each.lead_id == member.person_id for each in _priorities(found)},
        "me": member.person_id,
        "contingencies": [row for row in contingencies_of(shown.plan, moment) if row.is_open],
    }


def _priorities(found: Month) -> list[Any]:
    return [each.priority for each in found.highlights]


def _first(found: Month) -> str:
    """The rows that are dealt with first."""
    return next((code for code, rows in found.by_status.items() if rows), "all")


def _first_period(plan: Any, found: Month) -> Period:
    """The period in which the plan began, or the work that this one asks about."""
    days = [row.action.starts_on for row in found.rows if row.action.starts_on]
    return Period.of(min([first_day_of(plan), *days]), plan.cadence)


def _earlier(period: Period, locks: dict[Any, Any], first: Period) -> list[tuple[Period, Any]]:
    """The periods before, newest first, each with what was decided about it."""
    found = []
    for _ in range(EARLIER):
        period = period.before
        if period >= first or period.month in locks:
            found.append((period, locks.get(period.month)))
    return found


def plan_and_period(request: MemberRequest, pk: int, month: str) -> tuple[Any, Period]:
    """The plan with its terms today, and one of its periods that has begun; or 404."""
    asked_for = month_in(month)
    plan = plan_in(request.member, pk, asked_for.month)
    if plan is None or plan.title is None:
        raise Http404
    period = Period.of(asked_for.month, plan.cadence)
    if period.first_day > clock.today():
        raise Http404
    return plan, period


@page("period.run")
def lock(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """Lock a period, after saying what is missing."""
    seen = head_of(request.member.authority)
    plan, period = plan_and_period(request, pk, month)
    check_may(request.member, "period.run", plan)
    asked = updates_asked(plan, request.member, period)
    lacks = rules_periods.lacking(len(asked.missing), len(asked.back))
    form = LockForm(request.POST or None, request=request, seen=seen, lacks=bool(lacks))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.lock_period(by=request.member, plan=plan, period=period, **form.values())
        if form.is_valid():
            messages.success(request, f"{period.label} is locked.")
            return redirect("month", pk, period.code)
    context = {
        "form": form,
        "plan": plan,
        "period": period,
        "asked": asked,
        "lacks": lacks,
        "back_rows": [row for row in asked.position.actions if row.pk in asked.back],
        "is_over": period.last_day < clock.today(),
    }
    return form_page(request, "plans/periods/lock.html", context)


@page("period.run")
def reopen(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """Open a locked period again, with the reason."""
    seen = head_of(request.member.authority)
    plan, period = plan_and_period(request, pk, month)
    check_may(request.member, "period.run", plan)
    form = ReopenForm(request.POST or None, request=request, seen=seen)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.reopen_period(by=request.member, plan=plan, period=period, **form.values())
        if form.is_valid():
            messages.success(request, f"{period.label} is open again.")
            return redirect("month", pk, period.code)
    return form_page(
        request, "plans/periods/reopen.html", {"form": form, "plan": plan, "period": period}
    )


@page("period.run")
def check(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """Note that the ticked updates were checked."""
    plan, period = plan_and_period(request, pk, month)
    check_may(request.member, "period.run", plan)
    if request.method != "POST":
        return redirect("month", pk, period.code)
    ticked = [key for key in request.POST.getlist("actions") if key.isdigit()]
    seen = Action.objects.visible_to(request.member).filter(pk__in=ticked)
    rows = {str(row.pk): row for row in seen}
    form = CheckForm(request.POST, request=request, choices=[(key, key) for key in rows])
    if form.is_valid():
        with submission(request, form):
            changes.check_updates(
                by=request.member, plan=plan, period=period, actions=list(rows.values())
            )
    if form.is_valid():
        words = "1 update is" if len(rows) == 1 else f"{len(rows)} updates are"
        messages.success(request, f"{words} marked as checked.")
        return redirect("month", pk, period.code)
    return form_page(
        request, "plans/periods/not_checked.html", {"form": form, "plan": plan, "period": period}
    )


@page("period.run")
def send_back(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """Send an update back to its owner with a question."""
    seen = head_of(request.member.authority)
    period = month_in(month)
    member = request.member
    action = find(Action.objects.all(), member, "period.run", pk, seen_by="plan.view")
    columns = ("reference", "title", "plan_id", "owner_id")
    subject = Action.objects.filter(pk=action.pk).as_at(Moment.latest(), *columns).get()
    given = changes.update_of(action, period.month)
    if given is None:
        raise Http404
    form = SendBackForm(request.POST or None, request=request, seen=seen)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.send_back_update(
                by=member, action=action, period=period, question=form.cleaned_data["asked"]
            )
        if form.is_valid():
            messages.success(request, f"The update of {subject.reference} is sent back.")
            return redirect("month", subject.plan_id, period.code)
    context = {"form": form, "subject": subject, "period": period, "given": given}
    context["owner"] = given.owner.post
    return form_page(request, "plans/periods/send_back.html", context)


@page("highlight.write")
def highlight(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """The one highlight of a priority for a period."""
    seen = head_of(request.member.authority)
    member, latest = request.member, Moment.latest()
    priority = find(Priority.objects.all(), member, "highlight.write", pk, seen_by="plan.view")
    columns = ("number", "title", "lead_id")
    subject = Priority.objects.filter(pk=priority.pk).as_at(latest, *columns).get()
    plan, period = plan_and_period(request, priority.plan_id, month)
    written = priority.highlights.filter(period=period.month).newest_first().first()
    before = priority.highlights.filter(period__lt=period.month).order_by("-period", "-entry")
    initial = {"text": written.text} if written else {}
    form = HighlightForm(request.POST or None, request=request, seen=seen, initial=initial)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.write_highlight(by=member, priority=priority, period=period, **form.values())
        if form.is_valid():
            messages.success(request, f"The highlight for {period.label} is saved.")
            return redirect("month", plan.pk, period.code)
    context = {
        "form": form,
        "plan": plan,
        "priority": subject,
        "period": period,
        "written": written,
        "last": before.first(),
        "on_behalf": subject.lead_id != member.person_id,
    }
    return form_page(request, "plans/periods/highlight.html", context)
