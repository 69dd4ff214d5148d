"""Pictures of a report's pages: drawn once in the sandbox, then kept beside the files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse

from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.models import store
from goldenthread.documents.store import Missing

RENDERER = "goldenthread.inspections.reader:render_page"
SCALE = 1.5  # pixels for a point: sharp enough to read beside the words


def page_picture(sha256: str, number: int) -> HttpResponse:
    """The page (from 1) of a kept PDF as PNG; 404 where there is none.

    Whoever calls has asked whether the reader may see the report.
    """
    kept = Path(settings.DATA) / "pictures" / f"{sha256}-{number}.png"
    try:
        picture = kept.read_bytes() if kept.exists() else _draw(sha256, number, kept)
    except (Refused, Missing) as error:
        raise Http404 from error
    return HttpResponse(picture, content_type="image/png")


def _draw(sha256: str, number: int, kept: Path) -> bytes:
    picture: bytes = sandbox.run(RENDERER, store().read(sha256), number, SCALE)
    kept.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=kept.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(picture)
    os.replace(temporary, kept)
    return picture
