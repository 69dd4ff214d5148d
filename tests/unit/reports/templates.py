"""A council's own Word template, made for tests: green headings, a logo, an order of its own."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.shared import RGBColor

from goldenthread.documents.changes import put_upload
from goldenthread.reports.fitting import Fitted, fit
from tests.unit.documents.release.clean import picture

GREEN = RGBColor(0x00, 0x66, 0x33)
OWN_ORDER = (
    "{{ title }}",
    "Report of the {{ report_of }} to the {{ body }}, {{ meeting_date }}",
    "{{ part.recommendations }}",
    "Why we report",
    "{{ text.purpose }}",
    "{{ rest }}",
)


def template(*paragraphs: str, logo: bool = True) -> bytes:
    """A Word file with these paragraphs; its letterhead is a picture and a line."""
    file = docx.Document()
    file.styles["Heading 1"].font.color.rgb = GREEN
    file.sections[0].header.paragraphs[0].text = "{{ authority }}: {{ status }}"
    file.sections[0].footer.paragraphs[0].text = "{{ footer }} {{ record }}"
    if logo:
        file.add_picture(io.BytesIO(picture()))
    for paragraph in paragraphs or OWN_ORDER:
        file.add_paragraph(paragraph)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def fitted(world: Any, data: bytes | None = None, kind: str = "committee_report") -> Fitted:
    """A template that was tried out, as its page does before it is taken into use."""
    return fit(world.authority, kind, put_upload("council.docx", data or template()))
