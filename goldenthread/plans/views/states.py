"""Changing an action's state, re-opening it, and its reviews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import Member, check_may, decide
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core.forms import ChangeForm
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.dates import HoldReviewForm, ReopenForm, ReviewsForm, StateForm
from goldenthread.plans.models import Action, StateKind
from goldenthread.plans.ratings import Progress
from goldenthread.plans.reviews import next_review
from goldenthread.plans.states import NAMES, Step, Way, step_to, steps_from

COLUMNS = (
    *("reference", "title", "state", "progress", "due_on", "next_review_on", "review_months"),
    *("owner_id", "lead_id", "deputy_id"),
)


@dataclass(frozen=True, slots=True)
class Open:
    """A change of state that a member can make now."""

    words: str
    href: str


def changes_open(member: Member, action: Any, *, stage: str) -> list[Open]:
    """What this person can do about the state of an action with its words."""
    complete = action.progress == Progress.COMPLETE
    found = []
    for step in steps_from(action.state or StateKind.OPEN, complete=complete):
        if step.way not in (Way.STATE, Way.REOPEN) or not decide(member, step.verb, action):
            continue
        if step.way == Way.STATE:
            found.append(Open(step.words, url("action-state", action.pk, step.after)))
        elif stage == "live":
            found.append(Open(step.words, url("action-reopen", action.pk)))
    return found


def _action(request: MemberRequest, pk: int) -> Any:
    rows = Action.objects.visible_to(request.member).as_at(Moment.latest(), *COLUMNS)
    found = find(rows, request.member, "action.view", pk)
    if found.reference is None:
        raise Http404
    found.placed_now = found  # it names owner, lead and deputy: nobody need look them up again
    return found


def _begun(request: MemberRequest, **initial: Any) -> dict[str, Any]:
    seen = head_of(request.member.authority)
    return {"data": request.POST or None, "request": request, "seen": seen, "initial": initial}


def _shown(request: MemberRequest, name: str, form: ChangeForm, **context: Any) -> HttpResponse:
    whole = {"form": form, **context}
    return form_page(request, f"plans/dates/{name}.html", whole)


@page("plan.view")
def state(request: MemberRequest, pk: int, after: str) -> HttpResponse:
    """One change of state, with what it needs; a page for each, so that each asks for its own."""
    if after not in NAMES:
        raise Http404
    start = _begun(request)
    action = _action(request, pk)
    before = action.state or StateKind.OPEN
    step = _step(request.member, action, before, after)
    form = StateForm(**start, step=step)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.set_state(by=request.member, action=action, state=after, **form.values())
        if form.is_valid():
            messages.success(request, f"Action {action.reference}: {NAMES[after].lower()}.")
            return redirect("action", pk)
    impossible = step.before != before
    latest = action.states.newest_first()[0]
    context = {"action": action, "step": step, "before": latest, "impossible": impossible}
    return _shown(request, "state", form, **context)


def _step(member: Member, action: Action, before: str, after: str) -> Step:
    """The step to `after`; a stale page gets the one that it was made for, to be refused."""
    step = step_to(before, after)
    ways = (step_to(state, after) for state in NAMES)
    found = step or next((each for each in ways if each), None)
    if found is None:
        raise Http404
    check_may(member, found.verb, action)
    return found


@page("action.reopen")
def reopen(request: MemberRequest, pk: int) -> HttpResponse:
    """Take up again what was signed off as complete, with the reason."""
    start = _begun(request)
    action = _action(request, pk)
    check_may(request.member, "action.reopen", action)
    form = ReopenForm(**start)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.reopen_action(by=request.member, action=action, **form.values())
        if form.is_valid():
            messages.success(request, f"Action {action.reference} is re-opened.")
            return redirect("action", pk)
    signed = action.progress_ratings.newest_first().select_related("rated_by").first()
    return _shown(request, "reopen", form, action=action, signed=signed)


@page("review.give")
def reviews(request: MemberRequest, pk: int) -> HttpResponse:
    """When an action is reviewed: the next day, and how often after that."""
    seen = head_of(request.member.authority)
    action = _action(request, pk)
    check_may(request.member, "review.give", action)
    initial = {"next_on": action.next_review_on, "every_months": action.review_months or None}
    form = ReviewsForm(request.POST or None, request=request, seen=seen, initial=initial)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.plan_reviews(by=request.member, action=action, **form.values())
        if form.is_valid():
            messages.success(request, "The review dates are saved.")
            return redirect("action", pk)
    return _shown(request, "reviews", form, action=action)


@page("review.give")
def hold_review(request: MemberRequest, pk: int) -> HttpResponse:
    """Say what a review found; the next follows by itself where they repeat."""
    start = _begun(request)
    action = _action(request, pk)
    check_may(request.member, "review.give", action)
    form = HoldReviewForm(**start)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.hold_review(by=request.member, action=action, **form.values())
        if form.is_valid():
            messages.success(request, "The review is recorded.")
            return redirect("action", pk)
    planned, every = action.next_review_on, action.review_months
    following = next_review(planned, every, Moment.latest().on) if planned else None
    return _shown(request, "hold_review", form, action=action, following=following)
