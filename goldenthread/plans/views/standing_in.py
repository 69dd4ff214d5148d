"""Handing an owner's work over to another, and covering for an owner who is away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member, check_may, decide
from goldenthread.accounts.models import Role
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.core.forms import ChangeForm
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.due import by_post
from goldenthread.plans.forms.choices import by_value, officers, owners
from goldenthread.plans.forms.periods import CoverForm, HandOverForm
from goldenthread.plans.models import Action, Cover
from goldenthread.plans.position import ActionRow
from goldenthread.plans.read import plan_at, position


@page("plan.edit")
def hand_over(request: MemberRequest, pk: int) -> HttpResponse:
    """Choose an owner; then what goes to whom; look at what that means; confirm it."""
    seen = head_of(request.member.authority)
    member = request.member
    plan = plan_at(member, pk, Moment.latest())
    if plan is None or plan.title is None:
        raise Http404
    check_may(member, "plan.edit", plan)
    rows = [row for row in position(plan, Moment.latest(), member, findings=False).actions]
    rows = [row for row in rows if row.is_open]
    owners = {str(row.owner_id): row.owner for row in rows}
    owner = request.GET.get("owner", "")
    context = {"plan": plan, "owners": sorted(owners.items(), key=lambda each: each[1])}
    context["counts"] = by_post(row.owner for row in rows)
    if owner not in owners:
        return render(request, "plans/standing_in/choose_owner.html", context)
    mine = [row for row in rows if str(row.owner_id) == owner]
    return _hand_over(request, plan, mine, seen)


def _hand_over(
    request: MemberRequest, plan: Any, rows: Sequence[ActionRow], seen: int
) -> HttpResponse:
    people = owners(request.member.authority, rows[0].owner_id)
    owner = people[str(rows[0].owner_id)]
    form = _hand_over_form(request, rows, people, seen)
    shown = False
    if request.method == "POST" and form.is_valid():
        told = _told(request.member, plan, owner, form)
        if request.POST.get("then") != "hand-over":
            _try(form, told)
            shown = form.is_valid()
        else:
            with submission(request, form):
                changes.hand_over(**told)
            if form.is_valid():
                return _handed_over(request, plan, told)
    chosen = form.cleaned_data.get("actions", []) if shown else []
    context = {
        "form": form,
        "plan": plan,
        "owner": owner,
        "rows": rows,
        "chosen": [row for row in rows if str(row.pk) in chosen],
        "to": form.cleaned_data["to"] if shown else None,
        "address": url("hand-over", plan.pk, owner=owner.pk),
    }
    template = "preview" if shown else "hand_over"
    return form_page(request, f"plans/standing_in/{template}.html", context)


def _hand_over_form(
    request: MemberRequest, rows: Sequence[ActionRow], people: dict[str, Any], seen: int
) -> HandOverForm:
    owner = str(rows[0].owner_id)
    return HandOverForm(
        request.POST or None,
        request=request,
        seen=seen,
        people={key: each for key, each in people.items() if key != owner},
        choices=[(str(row.pk), f"{row.ref} {row.title}") for row in rows],
        initial={"on": clock.today(), "actions": [str(row.pk) for row in rows]},
    )


def _told(member: Member, plan: Any, owner: Any, form: HandOverForm) -> dict[str, Any]:
    """What to hand to the verb."""
    said = form.values()
    actions = Action.objects.visible_to(member).filter(pk__in=said.pop("actions"))
    return {"by": member, "plan": plan, "owner": owner, "actions": list(actions), **said}


def _handed_over(request: MemberRequest, plan: Any, told: dict[str, Any]) -> HttpResponse:
    many = len(told["actions"])
    count = f"{many} actions are" if many > 1 else "1 action is"
    messages.success(request, f"{count} handed over to {told['to'].post}.")
    return redirect(url("actions", plan.pk, owner=told["to"].pk))


def _try(form: HandOverForm, told: dict[str, Any]) -> None:
    """Say already of a preview what the verb would refuse."""
    try:
        changes.check_can_take_over(**told)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))


@page("cover.arrange")
def covers(request: MemberRequest) -> HttpResponse:
    """Who covers for whom, now and to come; and the form to arrange it."""
    member = request.member
    seen = head_of(member.authority)
    people = officers(member.authority)
    everyone = member.has(Role.PROGRAMME_MANAGER)
    absent = people if everyone else by_value([member.person])
    form = CoverForm(
        request.POST or None,
        request=request,
        seen=seen,
        absent=absent,
        people={key: each for key, each in people.items() if everyone or each != member.person},
        initial={} if everyone else {"absent": str(member.person_id)},
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.cover_absence(by=member, **form.values())
        if form.is_valid():
            said = form.cleaned_data
            messages.success(request, f"{said['cover'].post} covers for {said['absent'].post}.")
            return redirect("covers")
    context = {
        "form": form,
        "everyone": everyone,
        "covers": _covers(member, everyone=everyone),
        "end_form": ChangeForm(request=request, seen=seen),
    }
    return form_page(request, "plans/standing_in/covers.html", context)


def _covers(member: Member, *, everyone: bool) -> list[Cover]:
    """The covers that have not ended: of everybody, or those that concern the member."""
    rows = Cover.objects.filter(authority=member.authority).as_at(Moment.latest())
    rows = rows.filter(present=True, ends_on__gte=clock.today())
    if not everyone:
        rows = rows.filter(absent=member.person_id) | rows.filter(cover=member.person_id)
    people = ("absent", "cover", "arranged_by")
    return list(rows.select_related(*people).order_by("begins_on", "pk"))


@page("cover.arrange")
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """End a cover, once that is confirmed."""
    member = request.member
    seen = head_of(member.authority)
    rows = Cover.objects.filter(authority=member.authority).select_related("absent", "cover")
    cover = rows.filter(pk=pk).first()
    if cover is None or not _concerns(member, cover):
        raise Http404
    check_may(member, "cover.arrange", cover.absent)
    form = ChangeForm(request.POST or None, request=request, seen=seen)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.end_cover(by=member, cover=cover)
        if form.is_valid():
            messages.success(
                request, f"{cover.cover.post} no longer covers for {cover.absent.post}."
            )
            return redirect("covers")
    context = {"form": form, "cover": cover}
    return form_page(request, "plans/standing_in/end.html", context)


def _concerns(member: Member, cover: Cover) -> bool:
    """Is it the member's own cover, either way, or one of those that they arrange for others?"""
    own = member.person_id in (cover.absent_id, cover.cover_id)
    return own or decide(member, "cover.arrange", cover.absent)
