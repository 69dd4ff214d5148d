"""Reading: the list of papers, one paper, its draft as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core import clock
from goldenthread.core.cutting import cut_at_word
from goldenthread.core.templating import as_files, paragraphs, url
from goldenthread.documents.kinds import BY_CODE
from goldenthread.documents.models import StoredFile
from goldenthread.documents.views import as_download
from goldenthread.reports.agendas import on_items
from goldenthread.reports.build import (
    RENDERERS,
    build_paper,
    file_name,
    missing_headings,
    renderers,
    terms_of,
    texts_of,
)
from goldenthread.reports.changes import authors_of
from goldenthread.reports.fonts import not_shown
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import FORMS, LISTS, BroughtCopy, Paper, Publication
from goldenthread.reports.narrative import blocks_of
from goldenthread.reports.paper_html import blocks_html
from goldenthread.reports.parts import to_write
from goldenthread.reports.permissions import READS_DRAFTS
from goldenthread.reports.read_layouts import layout_now
from goldenthread.reports.read_lists import paper_list
from goldenthread.reports.read_templates import template_now
from goldenthread.reports.read_timetables import last_day_of, notes_of
from goldenthread.reports.views.finding import find_draft, find_paper


@page("paper.view")
@require_safe
def papers(request: MemberRequest) -> HttpResponse:
    """Papers being written, for who may read those; and what is published or withdrawn."""
    member, query = request.member, request.GET
    found = paper_list(member, query.get("body", ""), query.get("kind", ""))
    narrowed = {name: value for name in ("body", "kind") if (value := query.get(name, ""))}
    context = {
        "found": found,
        "files": as_files(url("papers", **narrowed)),
        "waits": any(each.waits_for(member) for each in found.desks),
        "desks": found.desks,
        "may_set": decide(member, "clearance.set"),
        "may_edit": decide(member, "paper.edit"),
        "may_set_template": decide(member, "paper.template"),
        "may_set_status": decide(member, "paper.set_status"),
        "may_lay_out": decide(member, "paper.layout"),
    }
    return render(request, "reports/papers/list.html", context)


STANDS = ("state", "state_on", "preparing", "body", "meeting_on")


@page("paper.view")
@require_safe
def paper(request: MemberRequest, pk: int) -> HttpResponse:
    """One paper: what was published; and for who may read drafts, how the next edition stands."""
    member = request.member
    found = find_paper(member, "paper.view", pk, *STANDS)
    editions = list(found.editions.select_related(*FORMS, "published_by").order_by("-edition"))
    may_see_draft = decide(member, "paper.view_draft", found)
    may_publish = not KINDS[found.kind].internal and decide(member, "paper.publish", found)
    context = {
        "paper": found,
        "kind": KINDS[found.kind],
        "editions": editions if member.has(*READS_DRAFTS) else editions[:1],
        "file_url": _file_url,
        "may_edit": decide(member, "paper.edit", found),
        "may_publish": may_publish,
        "may_withdraw": decide(member, "paper.withdraw", found),
        "may_list": decide(member, "meeting.run"),
        "may_see_draft": may_see_draft,
        **_other_part(member, found),
    }
    if may_see_draft and found.preparing:
        wrote_some = may_publish and member.person_id in authors_of(found)
        context |= {"wrote_some": wrote_some, **_draft(member, found)}
        return render(request, "reports/papers/draft.html", context)
    context["on"] = on_items(member, editions)
    copies = BroughtCopy.objects.filter(edition__in=editions, authority=found.authority_id)
    context["brought"] = list(copies.order_by("-pk")) if may_see_draft else []
    context["compared"] = {each.file_id for each in context["brought"]} if may_see_draft else None
    return render(request, "reports/papers/published.html", context)


def _other_part(member: Member, found: Any) -> dict[str, Any]:
    """The other part, for who may read that; and whether there could be one."""
    rows = Paper.objects.visible_to(member)
    other = rows.filter(Q(part_one=found) | Q(part_two=found)).first()
    alone = other is None and not found.part_one_id
    may_begin = alone and found.preparing and decide(member, "paper.edit", found)
    return {"other_part": other, "may_begin_part_two": may_begin}


def _file_url(_kind: str, file: StoredFile) -> str:
    return reverse("file-download", args=[file.pk])


def _draft(member: Member, found: Any) -> dict[str, Any]:
    terms, texts = terms_of(found), texts_of(found)
    layout = layout_now(found.authority_id, found.kind)
    return {
        "terms": terms,
        "parts": _parts(member, found, to_write(layout), texts),
        "today": clock.today(),
        "missing": missing_headings(found, terms, texts, layout),
        "last_day": last_day_of(found),
        "is_correction": found.state != Publication.DRAFT,
    }


BEGINS = 90  # letters


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a draft: its text, how that looks, who writes it by when, what is said of it."""

    section: str
    heading: str
    text: str
    who: str
    due_on: date | None
    open_comments: int
    may_write: bool

    @property
    def begins(self) -> str:
        """The first words of a text that is closed on a phone; "" of a short one."""
        return cut_at_word(self.text, BEGINS) if len(self.text) > BEGINS else ""

    @property
    def not_shown(self) -> str:
        return not_shown(self.text)

    @property
    def looks(self) -> Markup:
        """Lists as they are typed: the paper gives each line its letter."""
        if self.section in LISTS:
            return paragraphs(self.text)
        return blocks_html(blocks_of(self.text))


def _parts(
    member: Member, paper: Paper, headings: Mapping[str, str], texts: Mapping[str, str]
) -> list[Part]:
    given, open_now = notes_of(member.authority, paper.pk)
    writes_all, nobody = decide(member, "paper.edit", paper), (None, "", None)
    found = []
    for section, heading in headings.items():
        person, who, due_on = given.get(section, nobody)
        own = writes_all or (person is not None and person == member.person_id)
        row = (section, heading, texts[section], who, due_on, open_now[section], own)
        found.append(Part(*row))
    return found


@page("paper.view_draft")
@require_safe
def draft_file(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """The paper as it stands now, marked as a draft, in one of its forms."""
    if kind not in RENDERERS:
        raise Http404
    paper = find_draft(request.member, "paper.view_draft", pk)
    built = build_paper(paper)
    forms = renderers(template_now(paper.authority_id, paper.kind))
    return as_download(forms[kind](built), file_name(built, kind), BY_CODE[kind].media_type)
