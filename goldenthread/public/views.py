"""Published pages: what was published, as it was published, and nothing else.

They are the same for everybody, signed in or not, so that a cache may hold them; it asks before
each use, since what is withdrawn must be gone at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from goldenthread.accounts.pages import open_page
from goldenthread.documents.kinds import BY_CODE
from goldenthread.documents.models import StoredFile, store
from goldenthread.documents.views import as_download
from goldenthread.ledger.models import Authority
from goldenthread.reports.models import FORMS, PaperEdition

STORED = "public, no-cache"

type View[**P] = Callable[Concatenate[Any, P], HttpResponse]


def public_page[**P](view: View[P]) -> View[P]:
    """Declare a page open to everyone. Nobody is signed in on it, whoever asks."""

    @wraps(view)
    def same_for_all(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request.member = None  # type: ignore[attr-defined]
        # Messages wait for a page that is not stored.
        request.__dict__.pop("_messages", None)
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = STORED
        return response

    return open_page(require_safe(same_for_all))


@public_page
def authorities(request: HttpRequest) -> HttpResponse:
    """Every council that has published something."""
    published = PaperEdition.objects.public()
    found = Authority.objects.filter(pk__in=published.values("authority")).order_by("name")
    return render(request, "public/authorities.html", {"authorities": found})


@public_page
def authority(request: HttpRequest, slug: str) -> HttpResponse:
    """One council's published papers, the latest meeting first."""
    papers = list(
        PaperEdition.objects.public()
        .filter(authority__slug=slug)
        .select_related("authority")
        .order_by("-meeting_on", "-pk")
    )
    if not papers:
        raise Http404
    context = {"authority": papers[0].authority, "papers": papers}
    return render(request, "public/authority.html", context)


def find_edition(slug: str, pk: int) -> PaperEdition:
    """The public edition of a paper; missing where it was withdrawn or never public."""
    editions = PaperEdition.objects.public().filter(authority__slug=slug, paper=pk)
    found: PaperEdition | None = editions.select_related("authority", *FORMS).first()
    if found is None:
        raise Http404
    return found


@public_page
def paper(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The frozen web page of a paper, with its files and their checksums."""
    edition = find_edition(slug, pk)

    def file_url(kind: str, _file: StoredFile) -> str:
        return reverse("public-paper-file", args=[slug, pk, edition.edition, kind])

    context = {
        "edition": edition,
        "article": article_of(store().read(edition.html.sha256)),
        "file_url": file_url,
    }
    return render(request, "public/paper.html", context)


def article_of(frozen: bytes) -> Markup:
    """What stands in the main part of a frozen page; its texts were escaped when it was made."""
    html = frozen.decode()
    return Markup(html.split("<main>", 1)[1].rsplit("</main>", 1)[0])  # noqa: S704 - our own bytes


@public_page
def paper_file(_request: HttpRequest, slug: str, pk: int, number: int, kind: str) -> HttpResponse:
    """One of the frozen files, byte for byte."""
    edition: Any = find_edition(slug, pk)
    if edition.edition != number or kind not in edition.files:
        raise Http404
    file = edition.files[kind]
    if file.name is None:
        raise Http404
    return as_download(store().read(file.sha256), file.name, BY_CODE[kind].media_type)
