"""First stage: the bytes of a file, of whatever kind, become tables of cells and paragraphs.

A file's kind is told by its content, not by its name; the name only parts CSV from other text.
"""

from __future__ import annotations

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED
from goldenthread.documents.kinds import OLE, ZIP, check_size, looks_like
from goldenthread.documents.office import MACROS
from goldenthread.documents.texts import decode

from ..cells import Source
from .docx import read_docx
from .html import read_html
from .ods import read_ods
from .parts import names_of
from .pdf import read_pdf
from .texts import read_csv, read_text
from .xls import read_xls
from .xlsx import read_xlsx

LOCKED = (
    "The file is protected by a password. Open it, take the password off (File, Info), save a "
    "copy and try that."
)
OLD_WORD = "This is an old Word file (.doc). Open it, save a copy as .docx, and try that."
OTHER = (
    "This is no file that a plan can be read from: it must be Word (.docx), Excel (.xlsx, .xls), "
    "OpenDocument (.ods), CSV, a PDF with text, a saved web page, or text."
)


def read_source(data: bytes, name: str = "") -> Source:
    """The file as cells and paragraphs. Refused with a sentence where that cannot be."""
    check_size(len(data))
    if data.startswith(OLE):
        return _of_ole(data)
    if data.startswith(ZIP):
        return _of_zip(data)
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    looks = looks_like(data)
    if looks not in (None, "a web page"):
        raise Refused(OTHER)
    text = decode(data)
    if looks:
        return read_html(text)
    return read_csv(text) if name.lower().endswith((".csv", ".tsv")) else read_text(text)


def _of_ole(data: bytes) -> Source:
    """What older Office wrote, and what newer Office wraps round an encrypted file."""
    if _says(data, "EncryptedPackage"):
        raise Refused(LOCKED)
    if _says(data, "WordDocument"):
        raise Refused(OLD_WORD)
    if _says(data, "_VBA_PROJECT"):
        raise Refused(MACROS)
    if _says(data, "Workbook") or _says(data, "Book"):
        return read_xls(data)
    raise Refused(OTHER)


def _says(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data


def _of_zip(data: bytes) -> Source:
    names = names_of(data)
    if any("vbaproject" in name or name.startswith("basic/") for name in names):
        raise Refused(MACROS)
    if "word/document.xml" in names:
        return read_docx(data)
    if "xl/workbook.xml" in names:
        return read_xlsx(data)
    if "content.xml" in names and "mimetype" in names:
        return read_ods(data)
    raise Refused(OTHER if names else DAMAGED)
