"""Workbooks of old Excel (.xls) and of OpenDocument (.ods), which plans are kept in: what must not
be inside, and their words. Pure; runs in the sandbox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import expanded
from goldenthread.documents.office import EMBEDDED, EXTERNAL, MACROS, elements

_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHER = (
    "The file’s name says that it is a workbook, but it is another kind of file. "
    "Open it, save it as .xlsx, and upload that."
)
_LOCKED = (
    "The workbook cannot be read: it is damaged or has a password. "
    "Open it, save a copy as .xlsx without a password, and upload that."
)
# Streams of an OLE file by their names, as its directory has them.
_STREAMS = (("_VBA_PROJECT", MACROS), ("Ole10Native", EMBEDDED), ("EncryptedPackage", _LOCKED))
_LINKS = re.compile(
    rb"<table:(?:table-source|cell-range-source|dde-link)\b|<office:dde-source\b"
    rb'|<draw:\w+[^>]*xlink:href="\s*(?:\w+:|//)',
    re.IGNORECASE,
)
_SCRIPTS = re.compile(rb"<script:event-listener\b|<office:script\b", re.IGNORECASE)


def check_xls(data: bytes) -> None:
    """Refuse what is not a harmless workbook of old Excel."""
    for name, sentence in _STREAMS:
        if name.encode("utf-16-le") in data:
            raise Refused(sentence)
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise Refused(_OTHER)
    for _ in words(data):
        break


def check_ods(data: bytes) -> None:
    """Refuse what is not a harmless OpenDocument sheet."""
    names = set()
    for name, content in expanded(data):
        lower = name.lower()
        names.add(lower)
        if lower.startswith(("basic/", "scripts/")) or _SCRIPTS.search(content):
            raise Refused(MACROS)
        if lower == "mimetype" and content.strip() != _MIMETYPE:
            raise Refused(_OTHER)
        if lower.endswith(".xml"):
            elements(content)
            if _LINKS.search(content):
                raise Refused(EXTERNAL.format(what="another workbook, a picture or a program"))
    if not {"mimetype", "content.xml"} <= names:
        raise Refused(_OTHER)


def words(data: bytes) -> Iterator[str]:
    """A line for each row of each sheet, hidden ones too, with tabs between its cells."""
    from python_calamine import CalamineError, CalamineWorkbook  # slow to load

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            for row in book.get_sheet_by_name(name).to_python():
                yield "\t".join(map(str, row)) + "\n"
    except CalamineError as error:
        raise Refused(_LOCKED) from error
