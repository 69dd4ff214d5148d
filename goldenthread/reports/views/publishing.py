"""Publishing and withdrawing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.accounts.step_up import signed_in_lately
from goldenthread.core.errors import Refused
from goldenthread.core.forms import ChangeForm
from goldenthread.ledger.moments import head_of
from goldenthread.reports import changes, rules
from goldenthread.reports.build import (
    look_through,
    missing_headings,
    render_edition,
    terms_of,
    texts_of,
)
from goldenthread.reports.clearance import not_cleared
from goldenthread.reports.forms import PublishForm, ReasonForm
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import Paper, PaperTerms
from goldenthread.reports.read_clearance import clearance_of
from goldenthread.reports.read_layouts import layout_now
from goldenthread.reports.read_timetables import last_day_of
from goldenthread.reports.ready import Check, State, checks
from goldenthread.reports.views.finding import find_draft, find_paper


@page("paper.publish")
@signed_in_lately
def publish(request: MemberRequest, pk: int) -> HttpResponse:
    """What will be frozen, and the confirmation."""
    paper = find_paper(request.member, "paper.publish", pk, "preparing", "body", "meeting_on")
    terms = terms_of(paper)
    layout = layout_now(paper.authority_id, paper.kind)
    missing = missing_headings(paper, terms, texts_of(paper), layout)
    setting, asked = clearance_of(paper, terms)
    wanting = not_cleared(asked)
    form = PublishForm(
        request.POST or None,
        request=request,
        seen=head_of(request.member.authority),
        missing=len(missing),
        uncleared=len(wanting),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        told = {
            "incomplete": len(missing) if said["incomplete"] else 0,
            "uncleared": len(wanting) if said["uncleared"] else 0,
            "stale": said["stale"],
            "opened": said["opened"],
        }
        _publish(request, paper, form, told)
        if form.is_valid():
            messages.success(request, "The paper is published and frozen.")
            return redirect("paper", paper.pk)
    context = {"form": form, "paper": paper, **_what(request, paper, terms)}
    context |= {"asked": asked, "wanting": wanting, "setting": setting}
    context |= {"is_advisory": setting.is_advisory, "missing": list(missing.values())}
    context["lacking"] = rules.lacking(paper.kind, missing)
    context["checks"] = _checks(paper, context)
    return form_page(request, "reports/papers/publish.html", context)


def _checks(paper: Any, known: dict[str, Any]) -> tuple[Check, ...]:
    names = ("missing", "lacking", "setting", "asked", "last_day", "wrote_some", "is_opened")
    told = {name: known[name] for name in names}
    return checks(State(open_comments=paper.open_comments, **told))


def _publish(request: MemberRequest, paper: Paper, form: PublishForm, told: dict[str, Any]) -> None:
    """Rendering takes a second and must hold no lock, so it is done before the change."""
    try:
        rendered = render_edition(paper)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return
    with submission(request, form):
        changes.publish_paper(
            by=request.member,
            paper=paper,
            rendered=rendered,
            **told,
        )


def _what(request: MemberRequest, paper: Any, terms: PaperTerms) -> dict[str, Any]:
    return {
        "kind": KINDS[paper.kind],
        "terms": terms,
        "edition": paper.edition,
        "wrote_some": request.member.person_id in changes.authors_of(paper),
        "asks_password": bool(settings.STEP_UP_MINUTES),
        "preparing": paper.preparing,
        "is_opened": rules.is_opened(paper.kind_legal, terms.legal),
        "last_day": last_day_of(paper),
    }


@page("paper.publish")
def release(request: MemberRequest, pk: int) -> HttpResponse:
    """Make the files as they would be frozen now, and say what the release check finds in them,
    and which letters of the record the PDF has no font for. Nothing is kept."""
    paper = find_draft(request.member, "paper.publish", pk)
    form = ChangeForm(request.POST or None, request=request, seen=head_of(request.member.authority))
    context: dict[str, Any] = {"paper": paper, "form": form, "looked": None}
    if request.method == "POST" and form.is_valid():
        context["looked"] = look_through(paper)
    return render(request, "reports/papers/release.html", context)


@page("paper.withdraw")
@signed_in_lately
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a paper from the public, at once, for a reason."""
    paper = find_paper(request.member, "paper.withdraw", pk)
    form = ReasonForm(request.POST or None, request=request, seen=head_of(request.member.authority))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.withdraw_paper(by=request.member, paper=paper, **form.values())
        if form.is_valid():
            messages.success(request, "The paper is withdrawn. The public can no longer read it.")
            return redirect("paper", paper.pk)
    context = {"form": form, "paper": paper, "asks_password": bool(settings.STEP_UP_MINUTES)}
    return form_page(request, "reports/papers/withdraw.html", context)
