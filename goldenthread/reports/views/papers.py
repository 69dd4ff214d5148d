"""Reading: the list of papers, one paper, its draft as a file."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import Member, decide, visible
from goldenthread.accounts.pages import MemberRequest, find, page
from goldenthread.core import clock
from goldenthread.documents.kinds import BY_CODE
from goldenthread.documents.models import StoredFile
from goldenthread.documents.views import as_download
from goldenthread.ledger.moments import Moment
from goldenthread.reports import rules
from goldenthread.reports.build import (
    RENDERERS,
    build_paper,
    file_name,
    missing_headings,
    renderers,
    terms_of,
    texts_of,
)
from goldenthread.reports.changes import authors_of, state_of
from goldenthread.reports.kinds import KINDS, Kind
from goldenthread.reports.models import (
    FORMS,
    BroughtCopy,
    Paper,
    PaperEdition,
    PaperState,
    Publication,
)
from goldenthread.reports.paper_html import paper_page
from goldenthread.reports.parts import to_write
from goldenthread.reports.permissions import READS_DRAFTS
from goldenthread.reports.read_layouts import layout_now
from goldenthread.reports.read_templates import template_now

LISTED = ("title", "body", "meeting_on", "as_at_day", "legal", "preparing", "state")


@page("paper.view")
@require_safe
def papers(request: MemberRequest) -> HttpResponse:
    """Papers being written, for who may read those; and what is published or withdrawn."""
    member = request.member
    seen = Paper.objects.visible_to(member)
    body, kind = request.GET.get("body", ""), request.GET.get("kind", "")
    editions = _editions(seen).filter(state=Publication.PUBLISHED)
    withdrawn = _editions(seen).filter(state=Publication.WITHDRAWN)
    published = list(editions.select_related("paper"))
    reads_drafts = member.has(*READS_DRAFTS)
    drafts = _drafts(member) or ([] if reads_drafts else None)

    def fits(its_body: str, its_kind: str) -> bool:
        return body in {"", its_body} and kind in {"", its_kind}

    context = {
        "bodies": sorted({each.body for each in (*published, *(drafts or []))}),
        "kinds": _kinds(published, drafts or []),
        "body": body,
        "kind": kind,
        "published": [each for each in published if fits(each.body, each.paper.kind)],
        "drafts": drafts and [each for each in drafts if fits(each.body, each.kind)],
        "withdrawn": withdrawn if reads_drafts else [],
        "may_edit": decide(member, "paper.edit"),
        "may_set_template": decide(member, "paper.template"),
        "may_lay_out": decide(member, "paper.layout"),
    }
    return render(request, "reports/papers/list.html", context)


def _kinds(published: list[Any], drafts: list[Any]) -> list[Kind]:
    """Those of which there is a paper, in their order."""
    there = {each.paper.kind for each in published} | {each.kind for each in drafts}
    return [each for each in KINDS.values() if each.code in there]


def _editions(seen: Any) -> Any:
    """The last edition of each paper, the latest meeting first."""
    found = PaperEdition.objects.latest_each().with_state().filter(paper__in=seen.values("pk"))
    return found.order_by("-meeting_on", "-pk")


def _drafts(member: Member) -> list[Any]:
    """Those that the member may read before they are published."""
    rows = Paper.objects.filter(visible(member, "paper.view_draft")).as_at(Moment.latest(), *LISTED)
    return list(rows.filter(preparing=True).order_by("meeting_on", "pk"))


@page("paper.view")
@require_safe
def paper(request: MemberRequest, pk: int) -> HttpResponse:
    """One paper: what was published; and for who may read drafts, how the next edition stands."""
    member = request.member
    found = find_paper(member, "paper.view", pk)
    state = state_of(found)
    editions = list(found.editions.select_related(*FORMS, "published_by").order_by("-edition"))
    may_see_draft = decide(member, "paper.view_draft", found)
    context = {
        "paper": found,
        "kind": KINDS[found.kind],
        "state": state,
        "editions": editions if may_see_draft else editions[:1],
        "file_url": _file_url,
        "may_edit": decide(member, "paper.edit", found),
        "may_publish": decide(member, "paper.publish", found) and not KINDS[found.kind].internal,
        "may_withdraw": decide(member, "paper.withdraw", found),
        "may_list": decide(member, "meeting.run"),
        "may_see_draft": may_see_draft,
        **_parts(member, found, state),
    }
    if may_see_draft and state.preparing:
        wrote_some = member.person_id in authors_of(found)
        context |= {"wrote_some": wrote_some, **_draft(found, state)}
        return render(request, "reports/papers/draft.html", context)
    copies = BroughtCopy.objects.filter(edition__in=editions, authority=found.authority_id)
    context["brought"] = list(copies.order_by("-pk")) if may_see_draft else []
    return render(request, "reports/papers/published.html", context)


def _parts(member: Member, found: Paper, state: PaperState) -> dict[str, Any]:
    """The other part, for who may read that; and whether there could be one."""
    rows = Paper.objects.visible_to(member)
    other = rows.filter(Q(part_one=found) | Q(part_two=found)).first()
    alone = other is None and not found.part_one_id
    may_begin = alone and state.preparing and decide(member, "paper.edit", found)
    return {"other_part": other, "may_begin_part_two": may_begin}


def _file_url(_kind: str, file: StoredFile) -> str:
    return reverse("file-download", args=[file.pk])


def find_paper(member: Member, verb: str, pk: int) -> Paper:
    """The paper with its plan's number, if the member may use the verb on it."""
    return find(Paper.objects.all(), member, verb, pk, seen_by="paper.view")


def _draft(found: Paper, state: PaperState) -> dict[str, Any]:
    terms, texts = terms_of(found), texts_of(found)
    layout = layout_now(found.authority_id, found.kind)
    return {
        "terms": terms,
        "parts": [
            (section, heading, texts[section]) for section, heading in to_write(layout).items()
        ],
        "missing": missing_headings(found, terms, texts, layout),
        "last_day": rules.last_day(terms.meeting_on, clock.today()),
        "is_correction": state.state != Publication.DRAFT,
    }


@page("paper.view_draft")
@require_safe
def preview(request: MemberRequest, pk: int) -> HttpResponse:
    """The paper as it stands now, as the web page that would be frozen, marked as a draft."""
    built = build_paper(find_being_written(request.member, pk))
    html = paper_page(built)
    style = hashlib.sha256(html.split("<style>", 1)[1].split("</style>", 1)[0].encode()).digest()
    allowed = f"style-src 'sha256-{base64.b64encode(style).decode()}'"
    return HttpResponse(
        html,
        headers={
            "Content-Disposition": content_disposition_header(False, file_name(built, "html"))
            or "inline",
            "Content-Security-Policy": f"default-src 'none'; {allowed}; sandbox",
        },
    )


def find_being_written(member: Member, pk: int) -> Paper:
    found = find_paper(member, "paper.view_draft", pk)
    if not state_of(found).preparing:
        raise Http404
    return found


@page("paper.view_draft")
@require_safe
def draft_file(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """The paper as it stands now, marked as a draft, in one of its forms."""
    if kind not in RENDERERS:
        raise Http404
    paper = find_being_written(request.member, pk)
    built = build_paper(paper)
    forms = renderers(template_now(paper.authority_id, paper.kind))
    return as_download(forms[kind](built), file_name(built, kind), BY_CODE[kind].media_type)
