"""A report's page as a picture, to be shown with the boxes of what was read drawn on it."""

from __future__ import annotations

import io

from goldenthread.documents.layout import CannotRead
from goldenthread.documents.layout.pages import opened

_MOST_PIXELS = 12_000_000


def render_page(data: bytes, number: int, scale: float = 1.5) -> bytes:
    """The page (counted from 1) as PNG; `scale` 1 gives a pixel for each PDF point.

    A page that would make too large a picture is drawn smaller. CannotRead where there is no such
    page, or the file cannot be opened.
    """
    with opened(data) as document:
        if not 1 <= number <= len(document):
            raise CannotRead(f"The report has no page {number}.")
        page = document[number - 1]
        width, height = page.get_size()
        largest = (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5
        picture = page.render(scale=min(scale, largest)).to_pil()
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
