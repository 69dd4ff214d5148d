"""A paper as it stands, as somebody would read it: the public, or a member of its body."""

from __future__ import annotations

import base64
import hashlib

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.reports.build import build_paper, file_name
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.freezing import dataset_of
from goldenthread.reports.models import Paper
from goldenthread.reports.paper_html import paper_page
from goldenthread.reports.readers import readers_of
from goldenthread.reports.views.finding import find_draft, find_paper


@page("paper.view_draft")
@require_safe
def preview(request: MemberRequest, pk: int) -> HttpResponse:
    """The paper as it stands now, as the web page that would be frozen, marked as a draft; with
    `?as=` as one reader gets it, where they get it at all."""
    who = request.GET.get("as", "")
    if who:
        return _as_page(
            *_read_as(find_paper(request.member, "paper.view_draft", pk, "preparing"), who)
        )
    return _as_page(build_paper(find_draft(request.member, "paper.view_draft", pk)), "")


def _read_as(paper: Paper, who: str) -> tuple[CommitteePaper, str]:
    """What a reader reads of a paper, from its own dataset, and who they are; 404 where they read
    nothing of it, as on their own pages."""
    reader = next((each for each in readers_of(paper) if each.code == who), None)
    sees = next((each for each in reader.sees if each.paper == paper.pk), None) if reader else None
    if reader is None or sees is None or not sees.shown:
        raise Http404
    by = f"{reader.who[:1].lower()}{reader.who[1:]}"
    return _dataset(paper), f"{sees.part}, as it is read by: {by}."


def _dataset(paper: Paper) -> CommitteePaper:
    """Of the edition that is being written, else of the last, as it was frozen."""
    if not getattr(paper, "preparing", False):
        last = paper.editions.select_related("dataset").order_by("-edition").first()
        frozen = dataset_of(last) if last else None
        if frozen is not None:
            return frozen
    return build_paper(paper)


def _as_page(built: CommitteePaper, told: str) -> HttpResponse:
    html = paper_page(built, told)
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
