"""Every file that somebody could drop in: the good ones pass, the others are told why not."""

import hashlib
import time
import zipfile
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.check import check_upload
from tests.unit.documents import made

pytestmark = pytest.mark.real_sandbox
PAGE = b"<!doctype html><html><title>Minutes</title><script>alert(1)</script></html>"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    b"<x>&b;</x>"
)
CSV = "Reference,What,Owner’s post\n1.1,Review every plan,Head of service\n"

GOOD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a PDF": ("report.pdf", made.pdf),
    "a PDF with a link in it": (
        "report.pdf",
        lambda: made.pdf(more=(b"<</S/URI/URI(https://www.gov.uk/)>>",)),
    ),
    "a Word document": ("plan.docx", made.docx),
    "a Word document with a picture": (
        "plan.docx",
        lambda: made.docx(picture=made.picture("PNG")),
    ),
    "a Word document with a link": (
        "plan.docx",
        lambda: made.docx_related("hyperlink", "https://www.gov.uk/"),
    ),
    "a workbook": ("tracker.xlsx", made.xlsx),
    "a workbook of 3,000 rows": ("tracker.xlsx", lambda: made.xlsx(3_000)),
    "a workbook with a small blank part": (
        "tracker.xlsx",
        lambda: made.repacked(made.xlsx(), add={"xl/blank.bin": bytes(900_000)}),
    ),
    "CSV in UTF-8": ("figures.csv", CSV.encode),
    "CSV as Excel marks it": ("figures.csv", lambda: CSV.encode("utf-8-sig")),
    "CSV in the Windows code page": ("figures.csv", lambda: CSV.encode("cp1252")),
    "a cell of two lines": ("figures.csv", lambda: b'a,"two\r\nlines"\r\n'),
    "a web page with scripts": ("minutes.html", lambda: PAGE),
    "a web page after comments": (
        "minutes.htm",
        lambda: b"\xef\xbb\xbf <!-- a --> <!-- b -->" + PAGE,
    ),
    "plain text": ("note.txt", lambda: b"Officers undertook to report back.\r\n"),
    "a PNG picture": ("photo.png", lambda: made.picture("PNG")),
    "a large PNG picture": ("photo.png", lambda: made.picture("PNG", (3000, 3000))),
    "a JPEG picture": ("photo.jpg", lambda: made.picture("JPEG")),
    "a JPEG with what a phone adds": ("p.jpeg", lambda: made.picture("JPEG") + b"SEFT" * 9),
    "capitals in the ending": ("REPORT.PDF", made.pdf),
}

BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # names and sizes
    "nothing in it": ("a.pdf", bytes, "is empty"),
    "too large": ("a.txt", lambda: b"a" * (25 * 1024 * 1024 + 1), "at most 25 MB"),
    "no ending": ("report", made.pdf, "has no ending"),
    "a program": ("report.pdf.exe", lambda: b"MZ", r"ends in \.exe"),
    "a macro document": ("plan.docm", made.docx, r"ends in \.docm"),
    "a macro workbook": ("plan.xlsm", made.xlsx, r"ends in \.xlsm"),
    "an archive": ("plan.zip", lambda: made.archive({"a": b"a"}), r"ends in \.zip"),
    "a drawing": ("plan.svg", lambda: b"<svg/>", r"ends in \.svg"),
    "an old document": ("plan.doc", lambda: made.OLE, r"ends in \.doc\."),
    "a name that reads backwards": ("plan\u202efdp.exe", lambda: b"MZ", r"ends in \.exe"),
    # one kind under another's name
    "a web page as PDF": ("a.pdf", lambda: PAGE, "is a PDF, but it is a web page"),
    "a PDF as Word": ("a.docx", made.pdf, "Word document, but it is a PDF"),
    "a PDF as text": ("a.txt", made.pdf, "plain text file, but it is a PDF"),
    "Word as Excel": ("a.xlsx", made.docx, "is an Excel workbook, but it is another kind"),
    "Excel as Word": ("a.docx", made.xlsx, "is a Word document, but it is another kind"),
    "any archive as Word": ("a.docx", lambda: made.archive({"a": b"a"}), "another kind of file"),
    "a template as Word": (
        "a.docx",
        lambda: made.docx_typed(b"document.main+xml", b"template.main+xml"),
        "another kind of file",
    ),
    "a program as text": ("a.txt", lambda: b"MZ\x90\0\x03", "it is a program"),
    "a GIF as PNG": ("a.png", lambda: made.picture("GIF"), "it is a GIF picture"),
    "a web page as CSV": ("a.csv", lambda: PAGE, "it is a web page"),
    "text as web page": ("a.html", lambda: b"Minutes of the meeting", "it is not"),
    "a web page that is a PDF too": ("a.html", lambda: PAGE + made.pdf(), "and a PDF at once"),
    "a PDF that is an archive too": (
        "a.pdf",
        lambda: made.pdf() + made.archive({"a": b"a"}),
        "and a zip archive at once",
    ),
    "a picture that is an archive too": (
        "a.png",
        lambda: made.picture("PNG") + made.archive({"a": b"a"}),
        "and a zip archive at once",
    ),
    # macros, objects and links
    "a macro document renamed": (
        "a.docx",
        lambda: made.docx_typed(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "contains macros",
    ),
    "a macro": (
        "a.docx",
        lambda: made.repacked(made.docx(), add={"word/vbaProject.bin": made.OLE}),
        "contains macros",
    ),
    "a macro under another name": (
        "a.docx",
        lambda: made.docx_related("vbaProject", "harmless.bin", ""),
        "contains macros",
    ),
    "an Excel 4 macro": (
        "a.xlsx",
        lambda: made.repacked(made.xlsx(), add={"xl/macrosheets/sheet1.xml": b"<a/>"}),
        "contains macros",
    ),
    "a password": ("a.docx", lambda: made.OLE, "password-protected file"),
    "a password on a member": ("a.docx", made.flagged_as_encrypted, "protected by a password"),
    "an object": (
        "a.docx",
        lambda: made.repacked(made.docx(), add={"word/thing.bin": made.OLE}),
        "embedded in it",
    ),
    "an object, declared": (
        "a.docx",
        lambda: made.docx_related("oleObject", "thing.bin", ""),
        "embedded in it",
    ),
    "a control": (
        "a.docx",
        lambda: made.repacked(made.docx(), add={"word/activeX/activeX1.xml": b"<a/>"}),
        "embedded in it",
    ),
    "a page within": ("a.docx", lambda: made.docx_related("aFChunk", "a.html", ""), "embedded"),
    "an embedded workbook": (
        "a.docx",
        lambda: made.repacked(made.docx(), add={"word/media/chart.bin": made.xlsx()}),
        "packed inside it",
    ),
    "an archive within": (
        "a.xlsx",
        lambda: made.repacked(made.xlsx(), add={"xl/a.bin": b"7z\xbc\xaf\x27\x1c" + bytes(30)}),
        "packed inside it",
    ),
    "a template elsewhere": (
        "a.docx",
        lambda: made.docx_related("attachedTemplate", "https://example.org/a.dotm"),
        "linked picture, file or template",
    ),
    "a picture elsewhere": (
        "a.docx",
        lambda: made.docx_related("image", "https://example.org/seen.png"),
        "linked picture, file or template",
    ),
    "another workbook": (
        "a.xlsx",
        lambda: made.repacked(made.xlsx(), add={"xl/externalLinks/externalLink1.xml": b"<a/>"}),
        "another workbook or a data connection",
    ),
    "a data connection": (
        "a.xlsx",
        lambda: made.repacked(made.xlsx(), add={"xl/connections.xml": b"<connections/>"}),
        "another workbook or a data connection",
    ),
    "a DDE field in pieces": (
        "a.docx",
        lambda: made.docx_body(
            "<w:p><w:r><w:instrText> DDE</w:instrText></w:r>"
            "<w:r><w:instrText>AUTO c:\\\\cmd.exe</w:instrText></w:r></w:p>"
        ),
        "a DDE field",
    ),
    "entities that grow": (
        "a.xlsx",
        lambda: made.repacked(made.xlsx(), add={"xl/laughs.xml": LAUGHS}),
        "a document type in it",
    ),
    "not XML": (
        "a.docx",
        lambda: made.repacked(made.docx(), edit={"word/document.xml": lambda _: b"<w:docu"}),
        "is damaged",
    ),
    # archives
    "a bomb": ("a.docx", lambda: made.bomb(201), r"would expand to 201 MB"),
    "a part of 1 : 1,000": ("a.docx", lambda: made.bomb(20), "more than 100 times its size"),
    "a bomb that lies": ("a.docx", lambda: made.bomb(20, says=5_000), "hides what is in it"),
    "3,000 parts": (
        "a.docx",
        lambda: made.archive({f"word/{n}.xml": b"" for n in range(3_000)}),
        "more than 2,000 parts",
    ),
    "parts that overlap": ("a.docx", made.overlapping, "hides what is in it"),
    "a way out": (
        "a.docx",
        lambda: made.repacked(made.docx(), add={"../../evil.xml": b"<a/>"}),
        "hides what is in it",
    ),
    "a part twice": (
        "a.docx",
        lambda: made.repacked(made.docx(), add={"word/document.xml": b"<a/>"}),
        "hides what is in it",
    ),
    "one archive before another": (
        "a.docx",
        lambda: made.archive({"a": b"a"}) + made.docx(),
        "hides what is in it",
    ),
    "something after the archive": (
        "a.docx",
        lambda: made.repacked(made.docx(), comment=b"<script>alert(1)</script>"),
        "hides what is in it",
    ),
    "a rare way of packing": (
        "a.docx",
        lambda: made.repacked(made.docx(), method=zipfile.ZIP_LZMA),
        "hides what is in it",
    ),
    "two names for one part": ("a.docx", made.with_other_local_name, "hides what is in it"),
    "Word cut short": ("a.docx", lambda: made.docx()[:-500], "is damaged"),
    "Word with a wrong byte": ("a.docx", made.with_broken_content, "is damaged"),
    # PDF
    "a PDF with a password": ("a.pdf", lambda: made.encrypted_pdf(b"secret"), "is protected"),
    "a PDF that forbids copying": ("a.pdf", lambda: made.encrypted_pdf(b""), "is protected"),
    "a PDF cut short": ("a.pdf", lambda: made.pdf()[:-30], "is damaged"),
    "a PDF of rubbish": ("a.pdf", lambda: b"%PDF-1.7\nrubbish\n%%EOF\n", "is damaged"),
    "a PDF without pages": ("a.pdf", made.without_pages, "is damaged"),
    "a PDF after something else": ("a.pdf", lambda: b"x" * 100 + made.pdf(), "something else"),
    "a PDF with a script": (
        "a.pdf",
        lambda: made.pdf(catalogue=b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        "a script, a command or another file",
    ),
    "a PDF with a hidden script": ("a.pdf", made.packed_script, "a script, a command"),
    "a PDF with a command": (
        "a.pdf",
        lambda: made.pdf(catalogue=b"/OpenAction<</S/Launch/F(cmd.exe)>>"),
        "a script, a command or another file",
    ),
    "a PDF with a file": (
        "a.pdf",
        lambda: made.pdf(
            catalogue=b"/Names<</EmbeddedFiles<</Names[(a.xlsx)6 0 R]>>>>",
            more=(b"<</Type/Filespec/F(a.xlsx)>>",),
        ),
        "a script, a command or another file",
    ),
    # pictures
    "a picture too large": ("a.png", lambda: made.png_that_says(9_000, 9_000), "9,000 by 9,000"),
    "a picture far too large": (
        "a.png",
        lambda: made.png_that_says(60_000, 60_000),
        "far too many points",
    ),
    "a picture with less than it says": (
        "a.png",
        lambda: made.png_that_says(6_000, 6_000),
        "is damaged",
    ),
    "a PNG cut short": ("a.png", lambda: made.picture("PNG")[:70], "is damaged"),
    "a PNG with a tail": ("a.png", lambda: made.picture("PNG") + PAGE, "hidden after the end"),
    "a PNG with a bomb of text": ("a.png", made.png_with_text_bomb, "is damaged"),
    "a JPEG cut short": ("a.jpg", lambda: made.picture("JPEG")[:400], "is damaged"),
    # text
    "CSV with NULs": ("a.csv", lambda: b"a,b\0,c\n", "not plain text"),
    "CSV with an open quotation": ("a.csv", lambda: b'a,b\n"c,d\n', "quotation mark is not closed"),
    "CSV with an endless cell": ("a.csv", lambda: b"a" * 200_000, "cell is too long"),
    "CSV in UTF-16": ("a.csv", lambda: CSV.encode("utf-16"), "Save it as UTF-8"),
    "text in no code page": ("a.txt", lambda: b"\x81\x8d\x8f", "not plain text"),
}


@pytest.mark.parametrize("what", GOOD)
def test_a_good_file_is_accepted(what: str) -> None:
    name, make = GOOD[what]
    data = make()
    checked = check_upload(name, data)
    assert checked.sha256 == hashlib.sha256(data).hexdigest()
    assert checked.size == len(data)
    assert checked.name == name


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the sandbox calls is called here; `test_sandbox.py` has the sandbox itself."""

    def run(function: str, data: bytes, *arguments: Any) -> Any:
        module, _, name = function.partition(":")
        return getattr(import_module(module), name)(data, *arguments)

    monkeypatch.setattr(sandbox, "run", run)


@pytest.mark.timeout(30)
@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_with_a_sentence_that_says_why(what: str) -> None:
    name, make, sentence = BAD[what]
    data = make()
    began = time.monotonic()
    with pytest.raises(Refused, match=sentence) as refusal:
        check_upload(name, data)
    assert time.monotonic() - began < 10
    assert refusal.value.sentence.endswith(".")
    # Each says what to do, not only what is wrong.
    assert len(refusal.value.sentence.split(". ")) > 1 or "must be" in refusal.value.sentence
