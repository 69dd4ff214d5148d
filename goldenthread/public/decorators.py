"""What every public page is: open to all, the same for all, and asked for again before each use."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import open_page

STORED = "public, no-cache"

type View[**P] = Callable[Concatenate[Any, P], HttpResponse]


def public_page[**P](view: View[P]) -> View[P]:
    """Declare a page open to everyone. Nobody is signed in on it, whoever asks.

    A cache may hold it; it asks before each use, since what is withdrawn must be gone at once.
    """

    @wraps(view)
    def same_for_all(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        as_nobody(request)
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = STORED
        return response

    return open_page(require_safe(same_for_all))


def as_nobody(request: HttpRequest) -> None:
    """Nobody is signed in here; messages wait for a page that is not stored."""
    request.member = None  # type: ignore[attr-defined]
    request.__dict__.pop("_messages", None)


@cache
def _release() -> str:
    """Changes with our own files: what is made of the same edition may then look otherwise."""
    files = Path(__file__).parents[1].rglob("*.html")
    return str(max(file.stat().st_mtime_ns for file in files))


def unless_unchanged(
    request: HttpRequest, stamp: str, since: datetime, answer: Callable[[], HttpResponse]
) -> HttpResponse:
    """The answer; or 304 where the reader has it already. `stamp` names all that it is made of."""
    etag = f'"{hashlib.sha256(f"{_release()} {stamp}".encode()).hexdigest()[:32]}"'
    changed = int(since.timestamp())
    fresh: Any = get_conditional_response(request, etag=etag, last_modified=changed)
    if fresh is not None:
        # The policy that was stored with the page has the page's own nonce: it stays in force.
        fresh._csp_config = {}
    response: HttpResponse = fresh or answer()
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(since.timestamp())
    return response
