"""What is made of a report's file in the sandbox once, then kept beside the files: pictures of
its pages, and the passages of their words.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse

from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.models import store
from goldenthread.documents.store import Missing
from goldenthread.inspections import passages

RENDERER = "goldenthread.inspections.reader:render_page"
SCALE = 1.5  # pixels for a point: sharp enough to read beside the words


def page_picture(sha256: str, number: int) -> HttpResponse:
    """The page (from 1) of a kept PDF as PNG; 404 where there is none.

    Whoever calls has asked whether the reader may see the report.
    """
    picture = _kept(
        f"{sha256}-{number}.png",
        lambda: sandbox.run(RENDERER, store().read(sha256), number, SCALE),
    )
    return HttpResponse(picture, content_type="image/png")


def passages_of(sha256: str) -> list[passages.Passage]:
    """The words of a kept PDF; 404 as for a picture."""
    found = _kept(
        f"{sha256}-passages.json",
        lambda: json.dumps(sandbox.run(passages.READER, store().read(sha256))).encode(),
    )
    return [passages.Passage(**row) for row in json.loads(found)]


def _kept(name: str, make: Callable[[], bytes]) -> bytes:
    kept = Path(settings.DATA) / "pictures" / name
    try:
        return kept.read_bytes() if kept.exists() else _made(kept, make)
    except (Refused, Missing) as error:
        raise Http404 from error


def _made(kept: Path, make: Callable[[], bytes]) -> bytes:
    content = make()
    kept.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=kept.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.replace(temporary, kept)
    return content
