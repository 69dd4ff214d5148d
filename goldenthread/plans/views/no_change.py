"""“No change” as one press: an update like any other, that says last time's rating again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, find, page, submission
from goldenthread.core.forms import ChangeForm
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.models import Action
from goldenthread.plans.views.months import month_in


@page("update.give")
def press(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """Give the update that says “No change”; where that cannot be, say why and offer the form."""
    period, member = month_in(month), request.member
    action = find(Action.objects.all(), member, "update.give", pk, seen_by="action.view")
    if request.method != "POST":
        return redirect("update", pk, period.code)
    form = ChangeForm(request.POST, request=request)
    if form.is_valid():
        with submission(request, form):
            update = changes.no_change(action, period)
            changes.give_update(by=member, action=action, period=period, update=update)
    subject: Any = Action.objects.filter(pk=action.pk).as_at(Moment.latest(), "reference").get()
    if form.is_valid():
        messages.success(request, f"{subject.reference}: no change in {period.label} is saved.")
        return redirect("my-work")
    context = {"form": form, "subject": subject, "period": period}
    return render(request, "plans/periods/not_changed.html", context, status=422)
