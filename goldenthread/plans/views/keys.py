"""What the two ratings mean: the keys with their versions, changing them, and what follows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.at import at_of
from goldenthread.plans.due import live_plans
from goldenthread.plans.forms.keys import ConfirmForm, KeyForm
from goldenthread.plans.ratings import Impact, in_force
from goldenthread.plans.read_keys import keys_at, versions_of
from goldenthread.plans.read_look_again import Marked, to_look_again
from goldenthread.plans.rules_keys import LevelChange, compared
from goldenthread.plans.views.shown import Shown, plan_page
from goldenthread.plans.views.subjects import find_subject

KINDS = ("progress", "impact")
STANDARD = (
    (Impact.EARLY, "One item of evidence, dated since the action began."),
    (Impact.CLEAR, "Evidence of two different kinds, or the inspector’s own letter."),
    (
        Impact.SUSTAINED,
        "What the step below needs; also a linked measure whose chart shows a real improvement, "
        "or that step three months before.",
    ),
)
STATES = (
    ("Awaiting sign-off", "The owner says that it is complete; nobody has signed it off yet."),
    ("Awaiting evidence", "The work is reported; what shows it has not come yet."),
    ("Paused", "It rests for a reason that is recorded; no update is asked for."),
    ("Withdrawn", "It is no longer to be done. It stays in the record, and in no count."),
    ("Transferred", "Somebody outside this plan does it now. It stands in no count."),
    ("Closed", "It is finished with. It stands in the counts."),
)


@page("key.view")
def keys(request: MemberRequest) -> HttpResponse:
    """What the two ratings mean, the standard of evidence, the states; and former versions."""
    at = at_of(request, request.member.authority)
    authority = request.member.authority.pk
    whole = decide(request.member, "plan.view")
    context = {
        "at": at,
        "progress_key": in_force().progress,
        "impact_key": in_force().impact,
        "versions": [(kind, versions_of(authority, kind, at.moment)) for kind in KINDS],
        "standard": STANDARD,
        "states": STATES,
        "may_change": at.is_now and decide(request.member, "key.change"),
        "plans": live_plans(request.member.authority) if at.is_now and whole else [],
    }
    return render(request, "plans/keys/keys.html", context)


PREVIEW, RECORD = "preview", "record"


@page("key.change")
def change(request: MemberRequest, kind: str) -> HttpResponse:
    """Propose new words and definitions; see old beside new; then put them in force."""
    found = keys_at(request.member.authority, Moment.latest())
    now = getattr(found, kind)
    step = request.POST.get("step", "")
    seen = head_of(request.member.authority)
    form = KeyForm(request.POST or None, request=request, seen=seen, key=now)
    changed = _changes(form, kind, found) if step in {PREVIEW, RECORD} else []
    form.ask([each for each in changed if each.is_decided])
    if changed and step == RECORD:
        form.full_clean()  # with what was asked
        if form.is_valid() and _put(request, form, kind):
            return redirect("keys")
    context = {"form": form, "kind": kind, "key": now, "changed": changed}
    code = 422 if form.errors else 200
    return render(request, "plans/keys/change.html", context, status=code)


def _changes(form: KeyForm, kind: str, found: Any) -> list[LevelChange]:
    """The levels that would be different; none where the form says why it cannot be."""
    if not form.is_valid():
        return []
    given = form.key_input(kind)
    try:
        changes.check_key(found, given)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return []
    levels = compared(getattr(found, kind), given.levels)
    return [each for each in levels if each.word_changes or each.meaning_changes]


def _put(request: MemberRequest, form: KeyForm, kind: str) -> bool:
    with submission(request, form):
        changes.set_rating_key(by=request.member, key=form.key_input(kind))
    if form.is_valid():
        messages.success(request, f"The new key of {kind} is in force from today.")
    return form.is_valid()


@plan_page("plan.view")
def look_again(request: MemberRequest, shown: Shown) -> HttpResponse:
    """The ratings of a plan that are to be looked at again, as their level is defined anew."""
    rows = to_look_again(shown.position(), shown.at.moment, request.member.authority)
    context = shown.context | {
        "rows": [(row, shown.at.is_now and _may_confirm(request, row)) for row in rows],
    }
    return render(request, "plans/keys/look_again.html", context)


def _may_confirm(request: MemberRequest, row: Marked) -> bool:
    """Whether to offer it: for the verb at all; the page itself asks about the one subject."""
    if row.kind == "impact":
        return decide(request.member, "impact.assess")
    verb = "action.sign_off" if row.level == "complete" else "update.give"
    return decide(request.member, verb)


@page("plan.view")
def confirm(request: MemberRequest, kind: str, about: str, pk: int) -> HttpResponse:
    """Say that a rating holds under the key in force."""
    if kind not in KINDS or about not in {"action", "priority", "finding"}:
        raise Http404
    subject = find_subject(request, about, pk, "plan.view")
    given = changes.rating_of(kind, subject.row)
    if given is None:
        raise Http404
    if kind == "progress" and about != "action":
        raise Http404
    changes.check_may_confirm(request.member, kind, subject.row, given.rating)
    form = ConfirmForm(
        request.POST or None, request=request, seen=head_of(request.member.authority)
    )
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        with submission(request, form):
            changes.confirm_rating(by=request.member, kind=kind, subject=subject.row, why=why)
        if form.is_valid():
            messages.success(request, f"{subject.label}: {kind} confirmed.")
            return redirect("look-again", subject.plan) if subject.plan else redirect("keys")
    context = {
        "form": form,
        "subject": subject,
        "kind": kind,
        "given": given,
        "meaning": _meaning(kind, given.rating),
    }
    code = 422 if form.errors else 200
    return render(request, "plans/keys/confirm.html", context, status=code)


def _meaning(kind: str, level: str) -> str:
    key = getattr(in_force(), kind)
    return str(next(each.meaning for each in key.levels if each.code == level))
