"""People and their roles, for the administrator; warnings that were overruled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts import changes
from goldenthread.accounts.forms import PersonForm
from goldenthread.accounts.models import Grant, Organisation, Person, Role
from goldenthread.accounts.overruled import overruled_warnings
from goldenthread.accounts.pages import MemberRequest, form_page, open_page, page, submission
from goldenthread.core.identifiable import Kind
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment, head_of

ROLE_WORDS = {
    Role.ADMINISTRATOR: "adds people, gives roles; reads nothing by that",
    Role.PROGRAMME_MANAGER: "runs the plan",
    Role.DIRECTOR: "reads the plan; can own, lead and sign off",
    Role.LEAD: "signs off completion, agrees new dates",
    Role.OWNER: "gives updates on their actions",
    Role.ASSURER: "assesses impact; never of their own actions",
    Role.BOARD_MEMBER: "reads the plan, asks questions",
    Role.COUNCILLOR: "reads papers, meetings and decisions; not the plan",
    Role.DEMOCRATIC_SERVICES: "publishes papers, records decisions",
    Role.FINANCE: "reads the plan, approves funding, clears papers",
    Role.ADVISER: "reads the plan, asks questions",
    Role.GUEST: "reads the plan until a last day",
    Role.MONITORING_OFFICER: "reads the plan and the record, clears and withdraws papers",
    Role.PARTNER: "of another organisation: sees the actions it works on, and nothing else",
}


@page("people.manage")
def people(request: MemberRequest) -> HttpResponse:
    """Everybody of the authority, with the roles held today."""
    authority = request.member.authority
    context = {
        "people": list(Person.objects.filter(authority=authority).order_by("post")),
        "roles": _held(authority.pk),
    }
    return render(request, "accounts/people.html", context)


def _held(authority: int) -> dict[int, list[str]]:
    held: dict[int, list[str]] = defaultdict(list)
    grants = Grant.objects.filter(authority=authority).as_at(Moment.latest()).filter(present=True)
    for person, role in grants.order_by("role").values_list("person", "role"):
        held[person].append(Role(role).label)
    return held


@page("people.manage")
def add_person(request: MemberRequest) -> HttpResponse:
    return _edit(request, None)


@page("people.manage")
def person(request: MemberRequest, pk: int) -> HttpResponse:
    found = Person.objects.filter(authority=request.member.authority, pk=pk).first()
    if found is None:
        raise Http404
    return _edit(request, found)


def _edit(request: MemberRequest, found: Person | None) -> HttpResponse:
    held, of = _roles(found), _organisation_of(found)
    initial: dict[str, Any] = {"roles": held, "organisation": of}
    if found is not None:
        initial |= {"post": found.post, "email": found.email, "is_active": found.is_active}
    form = PersonForm(
        request.POST or None,
        request=request,
        seen=head_of(request.member.authority),
        initial=initial,
        person=found,
        organisations=_organisations(request.member.authority),
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            saved = changes.save_person(by=request.member, person=found, **_personal(form, found))
            _set_roles(request, saved, held, of, form)
        if form.is_valid():
            messages.success(request, "Saved.")
            return redirect("people")
    history = found.grants.select_related("organisation").newest_first() if found else []
    words = {role.value: f"{role.label}: {ROLE_WORDS[role]}" for role in Role}
    context = {"form": form, "person": found, "history": history, "role_words": words}
    return form_page(request, "accounts/person.html", context)


def _personal(form: PersonForm, found: Person | None) -> dict[str, Any]:
    data = form.cleaned_data
    active = data["is_active"] if found else True
    return {"post": data["post"], "email": data["email"], "is_active": active}


def _roles(found: Person | None) -> list[str]:
    if found is None:
        return []
    now = Grant.objects.filter(person=found).as_at(Moment.latest()).filter(present=True)
    return list(now.values_list("role", flat=True))


def _organisations(authority: Authority) -> list[str]:
    known = Organisation.objects.filter(authority=authority)
    return list(known.order_by("name").values_list("name", flat=True))


def _organisation_of(found: Person | None) -> str:
    """For which organisation the person is a partner's, or was last."""
    rows = Grant.objects.filter(person=found, role=Role.PARTNER) if found else Grant.objects.none()
    return rows.newest_first().values_list("organisation__name", flat=True).first() or ""


def _set_roles(
    request: MemberRequest, saved: Person, held: Iterable[str], of: str, form: PersonForm
) -> None:
    """First what is taken away, so that somebody can become a partner's person at once."""
    by, said = request.member, form.cleaned_data
    wanted, before = set(said["roles"]), set(held)
    moves = said["organisation"].strip() != of
    for role in sorted(before - wanted):
        changes.withdraw_role(by=by, person=saved, role=role)
    for role in sorted(wanted - before | ({Role.PARTNER} & wanted if moves else set())):
        last = said["until"] if role == Role.GUEST else None
        organisation = said["organisation"] if role == Role.PARTNER else ""
        changes.grant_role(by=by, person=saved, role=role, until=last, organisation=organisation)


@open_page
def first_password(_request: HttpRequest) -> HttpResponse:
    """Somebody who never had a password makes it by a link that is mailed to them."""
    return redirect("account_reset_password")


@page("warnings.view")
def warnings(request: MemberRequest) -> HttpResponse:
    """What was saved although it seemed to identify a child, as far as the member may see it."""
    rows = overruled_warnings(request.member)
    kind, person = request.GET.get("kind", ""), request.GET.get("person", "")
    people = {str(row.person): row.who for row in rows}
    context = {
        "rows": [
            row for row in rows if kind in ("", *row.kinds) and person in ("", str(row.person))
        ],
        "total": len(rows),
        "kinds": [(each.value, each.words) for each in Kind],
        "people": sorted(people.items(), key=lambda each: each[1]),
        "wanted": {"kind": kind, "person": person},
    }
    return render(request, "accounts/warnings.html", context)
