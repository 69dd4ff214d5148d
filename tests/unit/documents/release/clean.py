"""Clean files of each kind, and how one thing in them is changed. The bad ones are in `bad_*`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import docx
import typst
import xlsxwriter
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from goldenthread.documents.release import Code

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECRET = "Nobody was meant to read this"
CANARY = "canary-4c1f"
NHS_NUMBER = "943 476 5919"  # the one that the NHS uses in its examples
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Bad:
    """A bad file: what it is called in test reports, its kind, what is wrong, and its bytes."""

    name: str
    kind: str
    code: Code
    make: Callable[[], bytes]


@cache
def clean_docx() -> bytes:
    """Two paragraphs, one picture, and nothing that says who made it."""
    file = docx.Document()
    about = file.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    file.add_paragraph("The plan has 90 actions.")
    file.add_picture(io.BytesIO(picture()))
    out = io.BytesIO()
    file.save(out)
    dropped = {"docProps/thumbnail.jpeg"}
    kept = without(out.getvalue(), lambda name: name in dropped or "customXml" in name)
    return changed(kept, "docProps/app.xml", "<Company/>", "<Company></Company>")


@cache
def clean_xlsx() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet("Actions")
    page.write_string(0, 0, "Action")
    page.write_string(1, 0, "=1+1 as words")
    page.write_number(1, 1, 18)
    page.autofilter(0, 0, 1, 1)
    book.close()
    return out.getvalue()


@cache
def clean_pdf(body: str = "The plan has 90 actions.") -> bytes:
    head = '#set document(title: "Progress", date: none)\n#set text(lang: "en", size: 12pt)\n'
    return bytes(typst.compile((head + body).encode(), pdf_standards=["ua-1"]))


CLEAN_HTML = (
    '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Progress</title>'
    "<style>p { color: #0b0c0c; }</style></head><body><main><p>The plan has 90 actions.</p>"
    '<p><a href="#top">Top</a> <a href="https://www.gov.uk/">GOV.UK</a></p></main></body></html>'
)


def picture(**words: str) -> bytes:
    """A small PNG, with words that are not shown."""
    said = PngInfo()
    for name, text in words.items():
        said.add_text(name, text)
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "png", pnginfo=said)
    return out.getvalue()


def photograph() -> bytes:
    """A JPEG that says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "jpeg", exif=exif)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def without(data: bytes, dropped: Callable[[str], bool]) -> bytes:
    return packed({name: each for name, each in parts(data).items() if not dropped(name)})


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """With `old` replaced in one part; a test whose words have moved fails here, not silently."""
    contents = parts(data)
    before = contents[part].decode()
    assert old in before, f"{part} has no {old}"
    contents[part] = before.replace(old, new, 1).encode()
    return packed(contents)


def added(data: bytes, part: str, content: str | bytes) -> bytes:
    body = content.encode() if isinstance(content, str) else content
    return packed({**parts(data), part: body})
