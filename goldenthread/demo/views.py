"""Signing in as any of the cast, and again before publishing: in the demo, and only there."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.models import Grant, Person, Role
from goldenthread.accounts.pages import open_page
from goldenthread.accounts.step_up import signed_in_again
from goldenthread.ledger.moments import Moment


@open_page
@require_http_methods(["GET", "POST"])
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """The cast, by council, each with what they come for."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        chosen = request.POST.get("person", "")
        person = get_object_or_404(Person, pk=chosen if chosen.isdigit() else 0, is_active=True)
        login(request, person)
        return redirect("home")
    roles: dict[int, list[str]] = {}
    for person_id, role in (
        Grant.objects.as_at(Moment.latest()).filter(present=True).values_list("person", "role")
    ):
        roles.setdefault(person_id, []).append(Role(role).label)
    people = Person.objects.filter(is_active=True).select_related("authority")
    context = {"people": people.order_by("-authority__slug", "pk"), "roles": roles}
    return render(request, "demo/sign_in.html", context)


@open_page
@require_http_methods(["GET", "POST"])
def sign_in_as_before(request: HttpRequest) -> HttpResponse:
    """Before what cannot be taken back: the same person again, and nobody else. Nobody of the cast
    has a password that could be asked for."""
    if not settings.DEMO:
        raise Http404
    person: Any = request.user
    if not person.is_authenticated:
        return redirect("demo-sign-in")
    another = request.method == "POST" and request.POST.get("person") != str(person.pk)
    if request.method == "POST" and not another:
        signed_in_again(request)
        return redirect(_next(request))
    context = {"person": person, "next": _next(request), "another": another}
    return render(request, "demo/sign_in_again.html", context, status=422 if another else 200)


def _next(request: HttpRequest) -> str:
    """The page that asked; home, where the address is none of ours."""
    to = request.POST.get("next", request.GET.get("next", ""))
    ours = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return to if ours else "/"
