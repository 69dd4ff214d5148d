"""A decision takes effect: the change of the plan that it brings about cites it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core.days import long_date
from goldenthread.core.templating import url
from goldenthread.governance import changes
from goldenthread.governance.forms.effects import EffectForm
from goldenthread.governance.forms.fields import Offered
from goldenthread.governance.models import Decision, DecisionOnAction
from goldenthread.governance.read_about import plans_seen
from goldenthread.governance.rows import DecisionRow, ItemRow
from goldenthread.governance.views.common import Asking, ask, form_of, found, seen_by
from goldenthread.governance.views.decisions import decision_row
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import resting_on
from goldenthread.plans import changes as plan_changes
from goldenthread.plans.forms.choices import by_value
from goldenthread.plans.models import Action
from goldenthread.plans.read_beside import date_requests_at


@page("meeting.run")
def effect(request: MemberRequest, pk: int) -> HttpResponse:
    """Keep the text that a body approved, and give the dates that it agreed."""
    seen, member = seen_by(request), request.member
    thing = found(Decision.objects.visible_to(member), request, pk, "meeting.run")
    row, item = decision_row(request, pk, Moment.latest())
    plans = by_value(plans_seen(member))
    form = form_of(EffectForm, request, seen, plans=plans, requests=_dates(request, thing, plans))
    asking = Asking(
        "Put the decision into effect",
        "The decision",
        url("decision", pk),
        item.meeting.name,
        f"{row.verb_to}: {row.text}",
        "Put it into effect",
    )
    return ask(
        request,
        form,
        asking,
        lambda: _put(request, thing, (row, item), form),
        "It is in effect, and cites the decision.",
    )


def _dates(request: MemberRequest, decision: Decision, plans: dict[str, Any]) -> Offered:
    """The new dates that wait for an answer, of the actions that the decision is about."""
    about = DecisionOnAction.objects.filter(authority=request.member.authority, decision=decision)
    actions = about.as_at(Moment.latest()).filter(present=True).values("action")
    named = Action.objects.filter(authority=request.member.authority, pk__in=actions)
    refs = {row.pk: row.reference for row in named.as_at(Moment.latest(), "reference")}
    if not refs:
        return {}
    plan = next(iter(plans.values()), None)
    waiting = date_requests_at(plan, Moment.latest()).filter(action__in=refs) if plan else []
    return {
        str(each.pk): (
            each,
            f"{refs[each.action_id]}: from {long_date(each.from_due_on)} to "
            f"{long_date(each.due_on)}",
        )
        for each in waiting
    }


def _put(
    request: MemberRequest, decision: Decision, told: tuple[DecisionRow, ItemRow], form: EffectForm
) -> Any:
    """Each change of the plan names the decision's entry in its basis."""
    row, item = told
    by, day, body = request.member, item.meeting.day, item.meeting.body
    with resting_on(decision.entry):
        for each in form.chosen_dates():
            plan_changes.answer_date_request(
                by=by, request=each, agreed=True, body=body, on=day, note=row.text
            )
        plan = form.chosen_plan()
        if plan is None:
            return decision
        version = plan_changes.keep_version(
            by=by,
            plan=plan,
            kind=form.cleaned_data["kind"],
            on=day,
            decided_by=body,
            note=row.text,
            text_of_now=form.cleaned_data["text"] == "now",
        )
    return changes.cite_version(by=by, decision=decision, version=version)
