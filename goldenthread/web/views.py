"""The first page, which sends each person to what they come for, and two that the law asks for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.accounts.pages import open_page
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Plan, Stage

WORKS = (Role.OWNER, Role.LEAD, Role.ASSURER)


@open_page
def home(request: HttpRequest) -> HttpResponse:
    """By role: work first, then the plan, then papers, then people."""
    member: Member | None = request.member  # type: ignore[attr-defined]
    if member is None:
        return redirect("account_login")
    if member.has(Role.DIRECTOR):
        return _plan(member)
    if member.has(*WORKS):
        return redirect("my-work")
    if member.has(Role.COUNCILLOR) and not member.has(Role.BOARD_MEMBER):
        return redirect("papers")
    if member.roles == {Role.ADMINISTRATOR}:
        return redirect("people")
    if not member.roles:
        return render(request, "web/no_role.html")
    return _plan(member)


def _plan(member: Member) -> HttpResponse:
    """The plan that is live, where there is just one; otherwise the list of plans."""
    plans = Plan.objects.visible_to(member).as_at(Moment.latest(), "stage")
    live = list(plans.filter(stage=Stage.LIVE).values_list("pk", flat=True)[:2])
    return redirect("plan", live[0]) if len(live) == 1 else redirect("plans")


@open_page
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html")


@open_page
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "web/privacy.html")
