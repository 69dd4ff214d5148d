"""Whether a text file is text. Pure."""

import csv
import re

from goldenthread.core.errors import Refused
from goldenthread.documents.kinds import looks_like

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, or in the code page that Excel in the UK writes.

    Refused where it is neither, or has characters that no text has.
    """
    if data.startswith(_UTF16):
        raise Refused("The file is in UTF-16. Save it as UTF-8 (“CSV UTF-8”) and upload that.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            text = "\0"
    if _CONTROL.search(text):
        raise Refused(
            "The file is not plain text: it has characters in it that no text has. "
            "Open it in the program that made it, save it again, and upload the copy."
        )
    return text


def check_txt(data: bytes) -> None:
    """Refuse what is not text."""
    decode(data)


def check_csv(data: bytes) -> None:
    """Refuse what is not text, or not rows of cells."""
    rows = csv.reader(decode(data).splitlines(keepends=True), strict=True)
    try:
        for _ in rows:
            pass
    except csv.Error as error:
        raise Refused(
            f"The CSV file cannot be read after line {rows.line_num}: a quotation mark is not "
            "closed, or a cell is too long. Open it in Excel, save it again, and upload the copy."
        ) from error


def check_html(data: bytes) -> None:
    """Refuse what is not a web page. Its scripts are never run: it is only ever downloaded."""
    decode(data)
    if looks_like(data) != "a web page":
        raise Refused(
            "The file’s name says that it is a web page, but it is not. "
            "Save the page from the browser as “web page, HTML only” and upload that."
        )
