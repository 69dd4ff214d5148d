"""The kinds of file that are accepted, their limits, and names that are fit to keep. Pure."""

import re
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from goldenthread.core.errors import Refused

MEGABYTE = 1024 * 1024
MAX_SIZE = 25 * MEGABYTE
MAX_NAME = 120
_HEADER_WITHIN = 1024  # readers of PDF accept its header anywhere in here
_ENTITLED = "PDF, Word (.docx), Excel (.xlsx), CSV, HTML, PNG, JPEG or plain text"
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `starts` is what its bytes begin with, empty for text.

    `checker` names the function that looks inside, as the sandbox calls it.
    """

    code: str
    title: str
    media_type: str
    extensions: tuple[str, ...]
    checker: str
    starts: bytes = b""


_HERE = "goldenthread.documents"
_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = (
    Kind("pdf", "a PDF", "application/pdf", (".pdf",), f"{_HERE}.pdfs:check", b"%PDF-"),
    Kind(
        "docx",
        "a Word document",
        f"{_OFFICE}.wordprocessingml.document",
        (".docx",),
        f"{_HERE}.office:check_docx",
        ZIP,
    ),
    Kind(
        "xlsx",
        "an Excel workbook",
        f"{_OFFICE}.spreadsheetml.sheet",
        (".xlsx",),
        f"{_HERE}.office:check_xlsx",
        ZIP,
    ),
    Kind("csv", "a CSV file", "text/csv", (".csv",), f"{_HERE}.texts:check_csv"),
    Kind("html", "a web page", "text/html", (".html", ".htm"), f"{_HERE}.texts:check_html"),
    Kind(
        "png",
        "a PNG picture",
        "image/png",
        (".png",),
        f"{_HERE}.pictures:check_png",
        b"\x89PNG\r\n\x1a\n",
    ),
    Kind(
        "jpg",
        "a JPEG picture",
        "image/jpeg",
        (".jpg", ".jpeg"),
        f"{_HERE}.pictures:check_jpeg",
        b"\xff\xd8\xff",
    ),
    Kind("txt", "a plain text file", "text/plain", (".txt",), f"{_HERE}.texts:check_txt"),
)
# Accepted only where a plan is brought in: nobody needs to open them again.
SHEETS = (
    Kind(
        "xls",
        "an old Excel workbook",
        "application/vnd.ms-excel",
        (".xls",),
        f"{_HERE}.sheets:check_xls",
        OLE,
    ),
    Kind(
        "ods",
        "an OpenDocument sheet",
        "application/vnd.oasis.opendocument.spreadsheet",
        (".ods",),
        f"{_HERE}.sheets:check_ods",
        ZIP,
    ),
)
BY_CODE: Mapping[str, Kind] = {kind.code: kind for kind in (*KINDS, *SHEETS)}

# What a file really is, for the sentence; the first that fits is named.
_LOOKS_LIKE = (
    (b"%PDF-", "a PDF"),
    (ZIP, "a Word or Excel file or a zip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a Rich Text document"),
    (b"GIF8", "a GIF picture"),
)
# Atomic groups: a file of a million "<!--" must not make this slow.
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|table|div|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_UTF8_MARK = b"\xef\xbb\xbf"


def clean_name(name: str) -> str:
    """A file's own name: no path, no control or direction-changing characters, at most 120 long.

    Windows and web browsers send paths; U+202E makes "gpj.exe" read as "exe.jpg".
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    visible = "".join(
        " " if char.isspace() else char
        for char in last
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    tidy = re.sub(r'[<>:"|?*]', "_", " ".join(visible.split())).strip(" .")
    stem, dot, extension = tidy.rpartition(".")
    if not dot:
        return tidy[:MAX_NAME] or "file"
    room = MAX_NAME - len(extension) - 1
    return f"{stem[:room].rstrip()}.{extension}" if room > 0 else tidy[:MAX_NAME]


def kind_of(name: str, also: tuple[Kind, ...] = ()) -> Kind:
    """The kind that a clean name says it is; Refused where that is none of ours, nor of `also`."""
    _, dot, extension = name.rpartition(".")
    by_extension = {ending: kind for kind in (*KINDS, *also) for ending in kind.extensions}
    kind = by_extension.get(f".{extension.lower()}") if dot else None
    if kind is None:
        ends = f"ends in .{extension[:12]}" if dot else "has no ending"
        more = "".join(f", {each.title} ({each.extensions[0]})" for each in also)
        raise Refused(f"The file’s name {ends}. It must be {_ENTITLED}{more}.")
    return kind


def check_size(size: int) -> None:
    if size == 0:
        raise Refused("The file is empty. Open it to see whether it was saved, then try again.")
    if size > MAX_SIZE:
        raise Refused(
            f"The file has {size / MEGABYTE:.0f} MB; at most {MAX_SIZE // MEGABYTE} MB are "
            "accepted. Make its pictures smaller, or split it."
        )


def check_signature(kind: Kind, data: bytes) -> None:
    """Refuse content that is not of `kind`, or that is of a second kind as well."""
    if kind.starts and not data.startswith(kind.starts):
        raise Refused(_not_of(kind, data))
    if not kind.starts and (_other := looks_like(data)) and _other != kind.title:
        raise Refused(_not_of(kind, data))
    hides_pdf = kind.code != "pdf" and b"%PDF-" in data[:_HEADER_WITHIN]
    hides_zip = kind.starts != ZIP and zipfile.is_zipfile(BytesIO(data))
    if hides_pdf or hides_zip:
        raise Refused(
            f"The file is {kind.title} and {'a PDF' if hides_pdf else 'a zip archive'} at once. "
            "Such files are made to hide something. Save a clean copy and upload that."
        )


def looks_like(data: bytes) -> str | None:
    """What the first bytes say that a file is, in words; None for what may be plain text."""
    if data.startswith(OLE):
        return "a password-protected file or one of an old version of Office"
    for start, words in _LOOKS_LIKE:
        if data.startswith(start):
            return words
    return "a web page" if _HTML.match(data.removeprefix(_UTF8_MARK)) else None


def _not_of(kind: Kind, data: bytes) -> str:
    really = looks_like(data)
    if data.startswith(OLE) and kind.starts == ZIP:
        return (
            f"The file is {really}. Take the password off, or save it as {kind.extensions[0]}, "
            "and upload that."
        )
    what = f"it is {really}" if really else "its content is something else, or damaged"
    return (
        f"The file’s name says that it is {kind.title}, but {what}. "
        "Open it, save it as what it should be, and upload that."
    )
