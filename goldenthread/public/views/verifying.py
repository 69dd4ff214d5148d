"""Is this what was published? For anybody who holds a paper, without signing in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.pages import open_page
from goldenthread.documents.models import Legal
from goldenthread.public.decorators import STORED, as_nobody, public_page
from goldenthread.public.published import file_url_of, last_of
from goldenthread.public.verdicts import (
    MOST,
    NO_FILE,
    TOO_LARGE,
    HashOnly,
    Verdict,
    root_still_given,
    verdict_on,
)
from goldenthread.reports.models import FORMS, PaperEdition


# Nothing is changed and nobody is signed in, so nothing can be forged in anybody's name.
@open_page
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Whether a file, or a checksum, is of a published paper; the file is only hashed."""
    as_nobody(request)
    verdict = _of_file(request) if request.method == "POST" else _of_words(request)
    response = render(request, "public/verify.html", {"verdict": verdict, "edition": None})
    if request.method != "POST":
        response.headers["Cache-Control"] = STORED
    return response


def _of_words(request: HttpRequest) -> Verdict | None:
    said = request.GET.get("sha256", "").strip()
    return verdict_on(said) if said else None


def _of_file(request: HttpRequest) -> Verdict:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST:
        return TOO_LARGE
    request.upload_handlers = [HashOnly(request)]
    sent: Any = request.FILES.get("file")
    if sent:
        return verdict_on(sent.sha256)
    return verdict_on(said) if (said := request.POST.get("sha256", "").strip()) else NO_FILE


@public_page
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What the address at the foot of a paper leads to. A closed paper’s is no page at all."""
    rows: Any = PaperEdition.objects.with_state().filter(code=code, legal=Legal.OPEN)
    edition = rows.select_related("authority", *FORMS).first()
    if edition is None:
        raise Http404
    last, gone = last_of(edition)
    context = {
        "edition": edition,
        "last": last,
        "gone": gone,
        "still": not gone and root_still_given(edition),
        "file_url": file_url_of(edition),
        "verdict": None,
    }
    return render(request, "public/verify.html", context)
