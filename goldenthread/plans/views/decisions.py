"""What others than the owner decide: completion and new dates."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import check_may, decide
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.months import (
    AGREE,
    SIGN,
    AnswerForm,
    BodySignOffForm,
    NewDateForm,
    SignOffForm,
)
from goldenthread.plans.models import Action, AgreedBy, DateRequest, Plan, StateKind
from goldenthread.plans.read import plan_at, position

SHOWN = (
    "reference",
    "title",
    "due_on",
    "first__due_on",
    "progress",
    "state",
    "owner_id",
    "plan_id",
)


def shown(action: Action) -> Any:
    """The action with what these pages say of it."""
    return Action.objects.filter(pk=action.pk).as_at(Moment.latest(), *SHOWN).get()


@page("action.sign_off")
def sign_off(request: MemberRequest, pk: int) -> HttpResponse:
    """Sign off completion, or send it back with what is missing."""
    member = request.member
    action = find(Action.objects.all(), member, "action.sign_off", pk, seen_by="plan.view")
    form = SignOffForm(request.POST or None, request=request, seen=head_of(member.authority))
    if request.method == "POST" and form.is_valid():
        note, signs = form.cleaned_data["note"], form.cleaned_data["decision"] == SIGN
        with submission(request, form):
            if signs:
                changes.sign_off_action(by=member, action=action, note=note)
            else:
                changes.send_back_action(by=member, action=action, note=note)
        if form.is_valid():
            words = "Signed off as complete." if signs else "Sent back to the owner."
            messages.success(request, words)
            return redirect("action", action.pk)
    last = action.updates.order_by("-period", "-effective_on", "-entry").first()
    context = {
        "form": form,
        "subject": shown(action),
        "last": last,
        "evidence": changes.evidence_of(action),
    }
    return form_page(request, "plans/work/sign_off.html", context)


@page("action.record_sign_off")
def body_sign_offs(request: MemberRequest, pk: int) -> HttpResponse:
    """Record that a body signed off one action or several, in one decision."""
    member = request.member
    find(Plan.objects.all(), member, "plan.view", pk)
    plan = plan_at(member, pk, Moment.latest())
    found = position(plan, Moment.latest(), member, findings=False)
    waiting = [row for row in found.actions if row.state_code == StateKind.AWAITING_SIGN_OFF]
    waiting = [row for row in waiting if row.owner_id != member.person_id]
    choices = [(str(row.pk), f"{row.ref} {row.title}. Owner: {row.owner}") for row in waiting]
    form = BodySignOffForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        initial={"body": plan.board},
        choices=choices,
    )
    if request.method == "POST" and form.is_valid():
        chosen = {int(each) for each in form.cleaned_data["actions"]}
        with submission(request, form):
            for action in Action.objects.filter(authority=member.authority, pk__in=chosen):
                changes.sign_off_action(
                    by=member,
                    action=action,
                    note=form.cleaned_data["note"],
                    body=form.cleaned_data["body"],
                    on=form.cleaned_data["on"],
                )
        if form.is_valid():
            messages.success(request, f"{len(chosen)} recorded as signed off.")
            return redirect("plan", plan.pk)
    context = {"form": form, "plan": plan, "waiting": waiting}
    return form_page(request, "plans/work/body_sign_offs.html", context)


@page("update.give")
def ask_new_date(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask for a new due date outside the monthly update."""
    action = find(Action.objects.all(), request.member, "update.give", pk, seen_by="action.view")
    seen = head_of(request.member.authority)
    form = NewDateForm(request.POST or None, request=request, seen=seen)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.ask_new_date(
                by=request.member,
                action=action,
                due_on=form.cleaned_data["new_due_on"],
                why=form.cleaned_data["why"],
            )
        if form.is_valid():
            messages.success(request, "The new date is asked for.")
            return redirect("action", action.pk)
    context = {"form": form, "subject": shown(action)}
    return form_page(request, "plans/work/new_date.html", context)


@page("plan.view")
def date_request(request: MemberRequest, pk: int) -> HttpResponse:
    """Agree or refuse a new date; above the lead, record what the body decided."""
    member = request.member
    asked = find(DateRequest.objects.select_related("action"), member, "plan.view", pk)
    by_body = asked.level != AgreedBy.LEAD or not decide(member, "date.agree", asked.action)
    check_may(member, "date.record_decision" if by_body else "date.agree", asked.action)
    subject = shown(asked.action)
    plan = plan_at(member, subject.plan_id, Moment.latest())
    form = AnswerForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        initial={"body": plan.committee if asked.level == AgreedBy.COMMITTEE else plan.board},
        by_body=by_body,
    )
    if request.method == "POST" and form.is_valid():
        agreed = form.cleaned_data["answer"] == AGREE
        with submission(request, form):
            changes.answer_date_request(
                by=member,
                request=asked,
                agreed=agreed,
                note=form.cleaned_data["note"],
                **form.decided(),
            )
        if form.is_valid():
            messages.success(request, "Agreed." if agreed else "Refused: the current date holds.")
            return redirect("action", asked.action_id)
    context = {"form": form, "asked": asked, "subject": subject, "by_body": by_body}
    context["answer"] = asked.answers.order_by("entry").last()
    return form_page(request, "plans/work/date_request.html", context)
