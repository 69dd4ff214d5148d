"""The first page, and what every public body must say of its service."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.accounts.pages import open_page
from goldenthread.plans.read_beside import live_plans

# What each role comes for, the first that somebody holds; for the live plan see `home`.
COMES_FOR: tuple[tuple[Role, str], ...] = (
    (Role.PROGRAMME_MANAGER, "plan"),
    (Role.DIRECTOR, "plan"),
    (Role.OWNER, "my-work"),
    (Role.LEAD, "my-work"),
    (Role.ASSURER, "my-work"),
    (Role.PARTNER, "my-work"),
    (Role.BOARD_MEMBER, "plan"),
    (Role.ADVISER, "plan"),
    (Role.FINANCE, "plan"),
    (Role.GUEST, "plan"),
    (Role.MONITORING_OFFICER, "plan"),
    (Role.DEMOCRATIC_SERVICES, "papers"),
    (Role.COUNCILLOR, "papers"),
    (Role.ADMINISTRATOR, "people"),
)


@open_page
def home(request: Any) -> HttpResponse:
    """Bring everybody to what they come for."""
    if request.member is None:
        return render(request, "web/home.html")
    page = first_page(request.member)
    return redirect(page) if page else render(request, "web/no_role.html")


def first_page(member: Member) -> str | None:
    """The address of what the member comes for; None for who holds no role today."""
    wanted = next((name for role, name in COMES_FOR if member.has(role)), None)
    if wanted == "plan":
        return _plan_page(member)
    return reverse(wanted) if wanted else None


def _plan_page(member: Member) -> str:
    """The live plan on a page; where there are several, or none, what leads to it."""
    live = live_plans(member)
    if len(live) == 1:
        return reverse("plan", args=live)
    drafts = not live and member.has(Role.PROGRAMME_MANAGER)
    return reverse("inspections" if drafts else "plans")


@open_page
def accessibility(request: Any) -> HttpResponse:
    """The accessibility statement (SI 2018/952, regulation 8)."""
    return render(request, "web/accessibility.html")


@open_page
def privacy(request: Any) -> HttpResponse:
    """What is kept about the people who use the service (UK GDPR, articles 13 and 14)."""
    return render(request, "web/privacy.html")
