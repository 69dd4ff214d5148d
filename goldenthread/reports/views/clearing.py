"""The timetable of a paper, its clearance, and what waits for whom."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import Member
from goldenthread.accounts.members import people_with
from goldenthread.accounts.models import Role
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.ledger.moments import head_of
from goldenthread.reports import changes
from goldenthread.reports.build import texts_of
from goldenthread.reports.clearance import CHAIR, CHAIR_WORDS, PROPOSED, Setting
from goldenthread.reports.forms import MOST_STEPS, ClearForm, StepsForm
from goldenthread.reports.hindrances import hindrances
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.parts import to_write
from goldenthread.reports.permissions import CLEARERS
from goldenthread.reports.read_beside import stale_texts
from goldenthread.reports.read_clearance import settings_of
from goldenthread.reports.read_layouts import layout_now
from goldenthread.reports.read_timetables import desks, open_desks
from goldenthread.reports.views.finding import find_draft

STANDS = ("title", "body", "meeting_on", "terms_entry")
FIGURES = ("body", "as_at_day", "include_later", "earlier_on")
OF_ROLES = (Role.FINANCE, Role.MONITORING_OFFICER, Role.DIRECTOR, Role.DEMOCRATIC_SERVICES)


@page("paper.view_draft")
@require_safe
def timetable(request: MemberRequest, pk: int) -> HttpResponse:
    """When each stage is due and how it stands, and each step of clearance: a part of the paper's
    page, and a page."""
    paper = find_draft(request.member, "paper.view_draft", pk, *STANDS)
    (desk,) = desks(request.member.authority, [paper])
    context = {"paper": paper, "desk": desk, "mine": desk.to_clear(request.member)}
    return _part_or_page(request, "timetable", context)


def _part_or_page(request: MemberRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """The part that another page puts in itself; else a page of it."""
    part = bool(request.htmx)  # type: ignore[attr-defined]
    return render(request, f"reports/papers/{'partials/' * part}{name}.html", context)


@page("paper.view_draft")
@require_safe
def figures(request: MemberRequest, pk: int) -> HttpResponse:
    """What the texts say of figures and the record says otherwise: a part, and a page."""
    paper = find_draft(request.member, "paper.view_draft", pk, *FIGURES)
    headings = to_write(layout_now(paper.authority_id, paper.kind))
    stale = stale_texts(paper, texts_of(paper))
    told = [(key, name, stale[key]) for key, name in headings.items() if key in stale]
    return _part_or_page(request, "figures", {"paper": paper, "stale": told})


@page("paper.comment")
@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """What a member is to write or to clear: a part of My work, and a page."""
    return _part_or_page(request, "mine", {"desks": open_desks(request.member)})


@page("paper.clear")
def clear(request: MemberRequest, pk: int, place: int) -> HttpResponse:
    """Clear a step of the edition being written, or return it with words."""
    member = request.member
    paper = find_draft(member, "paper.clear", pk, *STANDS)
    (desk,) = desks(member.authority, [paper])
    if place not in range(1, len(desk.asked) + 1):
        raise Http404
    asked = desk.asked[place - 1]
    form = ClearForm(request.POST or None, request=request, seen=head_of(member.authority))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.give_clearance(by=member, paper=paper, step=asked.step.name, **form.values())
        if form.is_valid():
            messages.success(request, f"{asked.step.name}: saved.")
            return redirect("paper", pk)
    context = {"form": form, "paper": paper, "desk": desk, "asked": asked}
    context["wrote"] = desk.wrote(asked, member)
    return form_page(request, "reports/papers/clear.html", context)


@page("clearance.set")
def setting(request: MemberRequest) -> HttpResponse:
    """How papers are cleared: of all kinds, or with `?kind=` of one."""
    member, kind = request.member, request.GET.get("kind", "")
    if kind and kind not in KINDS:
        raise Http404
    known = settings_of(member.authority)
    now = known.get(kind) or known.get("")
    form = StepsForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        who=_who(member),
        sections=_sections(kind),
        initial=_typed(now or Setting(PROPOSED)),
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.set_clearance(by=member, setting=form.setting(), kind=kind)
        if form.is_valid():
            messages.success(request, "Saved. It holds for every edition that is being written.")
            for sentence in hindrances(member):
                messages.warning(request, sentence)
            return redirect("papers")
    context = {
        "form": form,
        "now": now or Setting(PROPOSED),
        "kind": KINDS.get(kind),
        "kinds": KINDS.values(),
        "is_set": now is not None,
        "places": range(MOST_STEPS),
    }
    return form_page(request, "reports/papers/steps.html", context)


def _who(member: Member) -> dict[str, str]:
    """Roles that clear by their office, then people by name of their post."""
    roles = {f"role:{role.value}": f"Any {role.label.lower()}" for role in OF_ROLES}
    roles[f"role:{CHAIR}"] = CHAIR_WORDS
    people = people_with(member.authority, *CLEARERS)
    return roles | {f"person:{person.pk}": person.post for person in people}


def _sections(kind: str) -> dict[str, str]:
    """What is written in papers of the kind, or of any."""
    kinds = [KINDS[kind]] if kind else KINDS.values()
    return {code: name for each in kinds for code, name in to_write(each.layout).items()}


def _typed(setting: Setting) -> dict[str, Any]:
    found: dict[str, Any] = {
        "drafts_days": setting.drafts_days,
        "is_advisory": setting.is_advisory,
    }
    for n, step in enumerate(setting.steps):
        who = f"role:{step.role}" if step.role else f"person:{step.person}"
        found |= {f"name_{n}": step.name, f"who_{n}": who}
        found |= {f"section_{n}": step.section, f"days_{n}": step.days}
    return found
