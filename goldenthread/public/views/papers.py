"""What councils have published: their papers as they were frozen, each edition at its address."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from markupsafe import Markup

from goldenthread.documents.kinds import BY_CODE
from goldenthread.documents.models import store
from goldenthread.documents.views import as_download
from goldenthread.ledger.models import Authority
from goldenthread.public.decorators import public_page, unless_unchanged
from goldenthread.public.published import Published, file_url_of, of_paper, with_times
from goldenthread.reports.editions import sentence
from goldenthread.reports.kinds import COMMITTEE_REPORT
from goldenthread.reports.models import PaperEdition


@public_page
def authorities(request: HttpRequest) -> HttpResponse:
    """Every council that has published something."""
    published = PaperEdition.objects.public()
    found = Authority.objects.filter(pk__in=published.values("authority")).order_by("name")
    return render(request, "public/authorities.html", {"authorities": found})


@public_page
def authority(request: HttpRequest, slug: str) -> HttpResponse:
    """One council's plans, and its published papers, the latest meeting first."""
    papers = _papers(slug)
    context = {"authority": papers[0].authority, "papers": papers, "plans": _plans(papers)}
    return render(request, "public/authority.html", context)


def _papers(slug: str) -> list[PaperEdition]:
    rows = PaperEdition.objects.public().filter(authority__slug=slug)
    papers = list(rows.select_related("authority", "paper").order_by("-meeting_on", "-pk"))
    if not papers:
        raise Http404
    return papers


def _plans(papers: list[PaperEdition]) -> list[PaperEdition]:
    """Of each plan the edition that its pages are made of (`of_plan`), the newest first."""
    told = [each for each in papers if each.dataset_id]
    report = COMMITTEE_REPORT.code
    told.sort(key=lambda each: (each.paper.kind == report, each.published_on, each.pk))
    return [*{each.paper.plan_id: each for each in told}.values()][::-1]


@public_page
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The published papers as an Atom feed."""
    papers = _papers(slug)
    papers.sort(key=lambda each: each.entry, reverse=True)
    entries = with_times(papers[:20])
    stamp = f"{request.path} {[each.pk for each in papers]}"

    def made() -> HttpResponse:
        base = settings.BASE_URL.rstrip("/")
        context = {"authority": papers[0].authority, "entries": entries, "base": base}
        media = "application/atom+xml; charset=utf-8"
        return render(request, "public/papers.atom.xml", context, content_type=media)

    return unless_unchanged(request, stamp, entries[0][1], made)


@public_page
def paper(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The frozen web page of a paper, with its files and their checksums."""
    return _paper(request, of_paper(slug, pk), is_own_address=False)


@public_page
def edition(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """One edition of a paper at an address of its own, also once a newer one replaces it."""
    return _paper(request, of_paper(slug, pk, number), is_own_address=True)


def _paper(request: HttpRequest, asked: Published, *, is_own_address: bool) -> HttpResponse:
    frozen = asked.edition

    def made() -> HttpResponse:
        context = {
            "edition": frozen,
            "newest": asked.newest,
            "is_own_address": is_own_address,
            "article": article_of(store().read(frozen.html.sha256)),
            "file_url": file_url_of(frozen),
            "changes": _changes(asked),
        }
        return render(request, "public/paper.html", context)

    stamp = f"{request.path} {frozen.pk} {asked.newest.pk}"
    return unless_unchanged(request, stamp, asked.since, made)


def _changes(asked: Published) -> str:
    """What a later edition changes, in a sentence; "" where there is none to compare with."""
    later = asked.edition.edition > 1 and asked.edition.dataset
    return sentence(asked.paper.corrects) if later and asked.paper.corrects else ""


def article_of(frozen: bytes) -> Markup:
    """What stands in the main part of a frozen page; its texts were escaped when it was made."""
    html = frozen.decode()
    return Markup(html.split("<main>", 1)[1].rsplit("</main>", 1)[0])  # noqa: S704 - our own bytes


@public_page
def paper_file(_request: HttpRequest, slug: str, pk: int, number: int, kind: str) -> HttpResponse:
    """One of the frozen files, byte for byte."""
    files = of_paper(slug, pk, number).edition.files
    if kind not in files or files[kind].name is None:
        raise Http404
    file = files[kind]
    return as_download(store().read(file.sha256), file.name or "", BY_CODE[kind].media_type)
