"""Whether a PDF opens, and does nothing by itself. Whether it can be read is the reader's."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pypdfium2
from pypdfium2 import raw

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED, MAX_EXPANDED

MAX_PAGES = 2_000
_END, _END_WITHIN = b"%%EOF", 1024
_NOT_ENCRYPTED = -1
_STREAM = re.compile(rb"<<((?:(?!endobj|stream).)*+)stream\r?\n(.*?)endstream", re.DOTALL)
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|RichMedia|EmbeddedFiles?)\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")

PROTECTED = (
    "The PDF is protected by a password or against copying. "
    "Print it to a new PDF, or ask its author for an open copy, and upload that."
)
ACTIVE = (
    "The PDF contains a script, a command or another file. Print it to a new PDF and upload that."
)


def check(data: bytes) -> None:
    """Refuse a PDF that is encrypted, damaged, too long, or carries scripts or other files."""
    if _END not in data[-_END_WITHIN:]:  # pdfium repairs what was cut short, and pages are missing
        raise Refused(DAMAGED)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == raw.FPDF_ERR_PASSWORD
        raise Refused(PROTECTED if is_locked else DAMAGED) from error
    try:
        _check_open(document)
    finally:
        document.close()
    if any(_ACTIVE.search(part) for part in _declarations(data)):
        raise Refused(ACTIVE)


def words(data: bytes, pages: int) -> Iterator[str]:
    """The text of each of its first pages. A page that a harmless PDF cannot show says nothing."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(min(pages, len(document))):
            with suppress(pypdfium2.PdfiumError):
                yield document[number].get_textpage().get_text_bounded() + "\n"
    finally:
        document.close()


def _check_open(document: pypdfium2.PdfDocument) -> None:
    if raw.FPDF_GetSecurityHandlerRevision(document) != _NOT_ENCRYPTED:
        raise Refused(PROTECTED)
    if not len(document):
        raise Refused(DAMAGED)
    if len(document) > MAX_PAGES:
        raise Refused(f"The PDF has more than {MAX_PAGES:,} pages. Upload the part that matters.")
    if raw.FPDFDoc_GetJavaScriptActionCount(document) or raw.FPDFDoc_GetAttachmentCount(document):
        raise Refused(ACTIVE)


def _declarations(data: bytes) -> Iterator[bytes]:
    """The PDF's objects without what streams hold: first the plain ones, then the packed ones.

    A name may be written with escapes (/J#53); they are resolved.
    """
    yield _unescaped(_STREAM.sub(rb"\1", data))
    room = MAX_EXPANDED
    for dictionary, stream in _STREAM.findall(data):
        if b"/ObjStm" not in _unescaped(dictionary) or room <= 0:
            continue
        try:
            packed = zlib.decompressobj().decompress(stream, room)
        except zlib.error:
            continue  # another filter; pdfium has read it, and found no script by name
        room -= len(packed)
        yield _unescaped(packed)


def _unescaped(part: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)
