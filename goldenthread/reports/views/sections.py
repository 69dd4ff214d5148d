"""Writing a section: its text, how it will look, what stands beside it, what is said about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.members import people_with
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import head_of
from goldenthread.plans.forms.choices import by_value
from goldenthread.reports import changes, rules
from goldenthread.reports.build import texts_of
from goldenthread.reports.fonts import not_shown
from goldenthread.reports.forms import CommentForm, GiveForm, ResolveForm, SectionForm
from goldenthread.reports.models import IMPLICATIONS, LISTS, Paper, Section, SectionComment
from goldenthread.reports.narrative import blocks_of
from goldenthread.reports.offers import Offer
from goldenthread.reports.paper_html import blocks_html
from goldenthread.reports.parts import to_write
from goldenthread.reports.permissions import WRITERS
from goldenthread.reports.read_beside import last_of, offers_of
from goldenthread.reports.read_layouts import layout_now
from goldenthread.reports.read_timetables import comments_on, desks
from goldenthread.reports.views.finding import find_draft, find_paper

HINTS = {
    Section.PURPOSE: "One or two sentences: what the body is told, and what it is asked for.",
    Section.RECOMMENDATIONS: "One on each line. They get letters; “is recommended to:” comes "
    "before them.",
    Section.SUMMARY: "Half a page. What the record shows follows by itself, with its figures.",
    Section.CONTACT_DETAILS: "A post’s telephone or mail address, not a person’s.",
    Section.BACKGROUND_PAPERS: "One on each line: what the paper relies on to a material extent "
    "(Local Government Act 1972, section 100D).",
    Section.FOREWORD: "What the council accepts, and what it promises. It goes to Ofsted.",
    Section.SELF_ASSESSMENT: "What you know, how you know it, and what you do not know yet.",
    Section.FOUND: "Plain English for residents: short sentences, no codes, no names of systems.",
    Section.SPEAKING: "For who presents. It is never published.",
}
PROSE = frozenset(Section) - {*LISTS, Section.CONTACT_DETAILS}
PREVIEW, ADD, START = "preview", "add:", "start"
SEEN = (
    "title",
    "body",
    "meeting_on",
    "terms_entry",
    "as_at_day",
    "include_later",
    "earlier_on",
    "preparing",
)


def find_section(member: Member, verb: str, pk: int, section: str) -> tuple[Any, Mapping[str, str]]:
    """A paper with what it is, and the headings of what is written of it, by section."""
    paper = find_draft(member, verb, pk, *SEEN)
    headings = to_write(layout_now(paper.authority_id, paper.kind))
    if section not in headings:
        raise Http404
    return paper, headings


@page("paper.write")
def write_section(request: MemberRequest, pk: int, section: str) -> HttpResponse:
    """Write one part; then go back to the paper, or on to the next part. Before it is saved, see
    how it will look, and take sentences from the figures."""
    member = request.member
    paper, headings = find_section(member, "paper.write", pk, section)
    writes_all = decide(member, "paper.edit", paper)
    if not writes_all:
        rules.check_is_given(member.person_id, changes.writer_of(paper, section))
    form, step = _form(request, paper, section), request.POST.get("step", "")
    if request.method == "POST" and not step and form.is_valid():
        with submission(request, form):
            changes.write_section(by=member, paper=paper, section=section, **form.values())
        if form.is_valid():
            messages.success(request, f"Saved: {headings[section]}.")
            then_next = writes_all and request.POST.get("then") == "next"
            return _go_on(pk, _after(headings, section) if then_next else "")
    offers = _offers(paper, form) if step and section in PROSE else None
    last = last_of(paper, section)
    if step == START and last and last.text:
        form.show_with(last.text)
    elif offers and step.startswith(ADD):
        _put_in(form, offers, step.removeprefix(ADD))
    context = {
        "form": form,
        "paper": paper,
        "section": section,
        "heading": headings[section],
        "hint": HINTS.get(Section(section), ""),
        "is_prose": section in PROSE,
        "rows": 8 if section in {*IMPLICATIONS, *LISTS} else 16,
        "following": headings.get(_after(headings, section)) if writes_all else None,
        "preview": _looks(form) if step == PREVIEW else None,
        "not_shown": not_shown(str(form["text"].value() or "")),
        "offers": offers,
        "last": last,
        "last_looks": blocks_html(blocks_of(last.text or "")) if last else "",
        "comments": None if step else comments_on(paper, section),
    }
    return form_page(request, "reports/papers/section.html", context)


def _form(request: MemberRequest, paper: Paper, section: str) -> SectionForm:
    initial = {} if request.method == "POST" else {"text": texts_of(paper)[section]}
    seen = head_of(request.member.authority)
    return SectionForm(request.POST or None, request=request, seen=seen, initial=initial)


def _offers(paper: Any, form: SectionForm) -> tuple[Offer, ...] | None:
    try:
        return offers_of(paper)
    except Refused as refusal:  # there was no such plan on the paper's day
        form.add_error(None, str(refusal))
        return None


def _put_in(form: SectionForm, offers: tuple[Offer, ...], code: str) -> None:
    for offer in offers:
        if offer.code == code:
            form.show_with(offer.sentence)


def _looks(form: SectionForm) -> Any:
    return blocks_html(blocks_of(str(form["text"].value() or "")))


def _after(headings: Mapping[str, str], section: str) -> str:
    """The section that is written next; "" after the last."""
    following = [*headings, ""]
    return following[following.index(section) + 1]


def _go_on(pk: int, following: str) -> HttpResponse:
    return redirect("paper-section", pk, following) if following else redirect("paper", pk)


@page("paper.write")
def section_beside(request: MemberRequest, pk: int, section: str) -> HttpResponse:
    """What helps to write a section, for its page; without JavaScript a button there shows it."""
    paper, _ = find_section(request.member, "paper.write", pk, section)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("paper-section", pk, section)
    try:
        context = {"offers": offers_of(paper)}
    except Refused:
        return HttpResponse()
    return render(request, "reports/papers/partials/offers.html", context)


@page("paper.edit")
def give_section(request: MemberRequest, pk: int, section: str) -> HttpResponse:
    """Say who writes a section, and by when: proposed back from the last lawful day."""
    member = request.member
    paper, headings = find_section(member, "paper.edit", pk, section)
    people = by_value(people_with(member.authority, *WRITERS))
    (desk,) = desks(member.authority, [paper])
    now = desk.who(section)
    form = GiveForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        people=people,
        initial={
            "person": now.person if now else "",
            "due_on": now.due_on if now else desk.drafts_due,
        },
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.give_section(by=member, paper=paper, section=section, **form.values())
        if form.is_valid():
            messages.success(request, f"Saved: who writes {headings[section]}.")
            for step in desk.cleared_by(form.values()["person"], section):
                messages.warning(
                    request,
                    f"The {step.who} is named to clear it as {step.name}, which no author can. "
                    "Name somebody else for one of the two.",
                )
            return redirect("paper", pk)
    context = {"form": form, "paper": paper, "heading": headings[section], "desk": desk}
    return form_page(request, "reports/papers/give.html", context)


@page("paper.comment")
def comments(request: MemberRequest, pk: int, section: str) -> HttpResponse:
    """What is said about a section, with its text; and room to say more."""
    member = request.member
    paper, headings = find_section(member, "paper.comment", pk, section)
    form = CommentForm(request.POST or None, request=request, seen=head_of(member.authority))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.comment_section(by=member, paper=paper, section=section, **form.values())
        if form.is_valid():
            messages.success(request, "Your comment is saved.")
            return redirect("paper-comments", pk, section)
    context = {
        "form": form,
        "paper": paper,
        "section": section,
        "heading": headings[section],
        "text": blocks_html(blocks_of(texts_of(paper)[section])),
        "comments": comments_on(paper, section),
        "today": clock.today(),
    }
    return form_page(request, "reports/papers/comments.html", context)


@page("paper.comment")
def resolve(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that a comment is dealt with."""
    member = request.member
    seen = Paper.objects.visible_to(member)
    rows = SectionComment.objects.filter(paper__in=seen.values("pk"), resolved=None)
    comment = rows.select_related("paper", "made_by").filter(pk=pk).first()
    if comment is None:
        raise Http404
    find_paper(member, "paper.comment", comment.paper_id)
    form = ResolveForm(request.POST or None, request=request, seen=head_of(member.authority))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.resolve_comment(by=member, comment=comment, **form.values())
        if form.is_valid():
            messages.success(request, "The comment is dealt with.")
            return redirect("paper-comments", comment.paper_id, comment.section)
    context = {"form": form, "comment": comment}
    return form_page(request, "reports/papers/resolve.html", context)
