"""Signing in as any of the cast: in the demo, and only there."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.models import Grant, Person, Role
from goldenthread.accounts.pages import open_page
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
