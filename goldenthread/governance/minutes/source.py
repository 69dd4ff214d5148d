"""First stage: bytes → what sort of file it is, and its text.

No file is trusted: sizes are limited before anything is parsed, and what is no text is refused
with a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from .model import CannotRead

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 5_000_000

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([\w-]{3,20})|encoding=[\"']([\w-]{3,20})")
_BEYOND = re.compile(r"[\x80-\x9f]")  # a code page of Windows that is none
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|div|table|p|h[1-6])\b", re.IGNORECASE)
_KNOWN_CHARSETS = {"windows-1252", "cp1252", "iso-8859-1", "latin-1", "utf-16", "us-ascii"}
_OTHER_KINDS = (
    (b"%PDF-", "a PDF. Save the minutes as a web page, Word or plain text"),
    (b"\xd0\xcf\x11\xe0", "of an old version of Word, or encrypted. Save it as .docx"),
    (b"{\\rtf", "a Rich Text document. Save it as .docx"),
    (b"\x89PNG", "a picture. Save the page itself, not a picture of it"),
    (b"\xff\xd8\xff", "a picture. Save the page itself, not a picture of it"),
    (b"GIF8", "a picture. Save the page itself, not a picture of it"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "compressed. Unpack it first"),
)


class Format(StrEnum):
    TEXT = "text"
    HTML = "html"
    XML = "xml"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Source:
    """`text` is empty for Word, whose bytes are read as they are. `doubt` is about its letters."""

    format: Format
    text: str
    data: bytes
    doubt: str = ""


def open_source(data: bytes) -> Source:
    """What the bytes are. CannotRead: empty, too large, no text, or of another kind."""
    if not data.strip():
        raise CannotRead("The file is empty.")
    if len(data) > MOST_BYTES:
        raise CannotRead(
            f"The file has {len(data) / 1e6:.0f} MB. No minutes have more than "
            f"{MOST_BYTES / 1e6:.0f} MB, so it was not read."
        )
    if data.startswith(b"PK\x03\x04"):
        return Source(Format.WORD, "", data)
    for start, what in _OTHER_KINDS:
        if data.startswith(start):
            raise CannotRead(f"The file is not minutes as text, but {what}.")
    text, doubt = _decode(data)
    if len(text) > MOST_CHARACTERS:
        raise CannotRead(
            f"The file has {len(text):,} characters. No minutes have more than "
            f"{MOST_CHARACTERS:,}, so it was not read."
        )
    return Source(_format(text), text, data, doubt)


def open_text(text: str) -> Source:
    """Text that was pasted, or decoded elsewhere."""
    return open_source(text.encode("utf-8", "replace"))


def _format(text: str) -> Format:
    head = text[:3000].lstrip("\ufeff \t\r\n")
    if head.startswith("<") and _MARKUP.search(head):
        return Format.HTML
    if re.match(r"<\?xml|<!doctype|<[a-zA-Z][\w:.-]*[\s/>]", head, re.IGNORECASE):
        return Format.XML
    # A page that was saved with something before its first tag.
    return Format.HTML if re.search(r"<(?:html|body|table)\b", head, re.I) else Format.TEXT


def _decode(data: bytes) -> tuple[str, str]:
    """The text, and a sentence where letters of it were lost."""
    for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _checked(_as(data, name)), ""
    text = _as(data, "utf-8-sig")
    if text is None:
        return _decode_other(data)
    return _checked(text), ""


def _decode_other(data: bytes) -> tuple[str, str]:
    """Not UTF-8: the code page it names or that Windows writes; else UTF-8 with losses."""
    named = _CHARSET.search(data[:2000])
    name = (named[1] or named[2]).decode("ascii").lower() if named else "cp1252"
    text = _as(data, name if name in _KNOWN_CHARSETS else "cp1252")
    if text is not None and "â€" not in text and not _BEYOND.search(text):
        return _checked(text), ""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost > max(20, len(text) // 200):
        raise CannotRead(
            "The file is damaged: its letters are in no encoding that can be told. "
            "Open it in the program that made it, and save it again as UTF-8."
        )
    return _checked(text), f"{lost} of its letters could not be read: the file is damaged there."


def _as(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _checked(text: str | None) -> str:
    if text is None or _CONTROL.search(text):
        raise CannotRead(
            "The file is not text: it has signs in it that no text has. Save the minutes as a "
            "web page, Word or plain text."
        )
    return text
