"""The milestones of an action: adding, changing, reaching, withdrawing, ordering."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.forms import ChangeForm
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.milestones import MilestoneForm, OrderForm, ReachedForm, ReasonForm
from goldenthread.plans.milestones import REACHED, STATES, TO_COME, WITHDRAWN, MilestoneRow
from goldenthread.plans.models import Action, Milestone
from goldenthread.plans.read_milestones import milestones_of_action

WORDS = {
    REACHED: ("Say that it is reached", "The milestone is reached."),
    WITHDRAWN: ("Withdraw this milestone", "The milestone is withdrawn."),
    TO_COME: ("Take it up again", "The milestone is to come again."),
}


def action_of(request: MemberRequest, pk: int, verb: str) -> Any:
    """The action with its words, for who may use the verb on it."""
    rows = Action.objects.as_at(Moment.latest(), "reference", "title", "starts_on", "due_on")
    return find(rows, request.member, verb, pk, seen_by="action.view")


def _milestone(request: MemberRequest, pk: int) -> tuple[Milestone, MilestoneRow, Any]:
    """The milestone, how it stands, and its action."""
    found = Milestone.objects.filter(pk=pk, authority=request.member.authority).first()
    if found is None:
        raise Http404
    action = action_of(request, found.action_id, "milestone.keep")
    found.action = action
    stands = milestones_of_action(action.pk, Moment.latest())
    return found, next(row for row in stands if row.pk == pk), action


def _begun(request: MemberRequest) -> dict[str, Any]:
    seen = head_of(request.member.authority)
    return {"data": request.POST or None, "request": request, "seen": seen}


def _page(request: MemberRequest, name: str, form: ChangeForm, **context: Any) -> HttpResponse:
    whole = {"form": form, **context}
    return form_page(request, f"plans/milestones/{name}.html", whole)


@page("milestone.keep")
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Add a milestone to an action."""
    begun = _begun(request)
    action = action_of(request, pk, "milestone.keep")
    form = MilestoneForm(**begun, added=True)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.add_milestone(by=request.member, action=action, milestone=form.terms())
        if form.is_valid():
            messages.success(request, "The milestone is added.")
            return redirect("action", pk)
    return _page(request, "add", form, action=action)


@page("milestone.keep")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say a milestone anew, or move its date."""
    begun = _begun(request)
    milestone, row, action = _milestone(request, pk)
    form = MilestoneForm(**begun, added=False, initial={"title": row.title, "due_on": row.due})
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.change_milestone(by=request.member, milestone=milestone, terms=form.terms())
        if form.is_valid():
            messages.success(request, "The milestone is changed.")
            return redirect("action", action.pk)
    return _page(request, "edit", form, action=action, row=row)


@page("milestone.keep")
def state(request: MemberRequest, pk: int, after: str) -> HttpResponse:
    """Reached, withdrawn or to come again; a page for each, so that each asks for its own."""
    if after not in STATES:
        raise Http404
    begun = _begun(request)
    milestone, row, action = _milestone(request, pk)
    kind = ReachedForm if after == REACHED else ReasonForm
    form = kind(**begun, initial={"on": clock.today()} if after == REACHED else {})
    words, done = WORDS[after]
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.set_milestone(
                by=request.member, milestone=milestone, state=after, **form.values()
            )
        if form.is_valid():
            messages.success(request, done)
            return redirect("action", action.pk)
    return _page(request, "state", form, action=action, row=row, words=words, after=after)


@page("milestone.keep")
def order(request: MemberRequest, pk: int) -> HttpResponse:
    """Put the milestones of an action in another order."""
    begun = _begun(request)
    action = action_of(request, pk, "milestone.keep")
    form = OrderForm(**begun, rows=milestones_of_action(pk, Moment.latest()))
    if request.method == "POST" and form.is_valid():
        there = Milestone.objects.filter(action=action).in_bulk()
        with submission(request, form):
            changes.order_milestones(
                by=request.member, action=action, order=[there[each] for each in form.order()]
            )
        if form.is_valid():
            messages.success(request, "The milestones are in their new order.")
            return redirect("action", pk)
    return _page(request, "order", form, action=action)
