"""A PDF: what its pages show is in `pdf_pages`; here, what stands around them. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from lxml import etree

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED
from goldenthread.documents.pdfs import PROTECTED
from goldenthread.documents.release.contents import (
    Contents,
    excerpt,
    leads_out,
    picture_faults,
)
from goldenthread.documents.release.faults import Code, Fault
from goldenthread.documents.release.office import local
from goldenthread.documents.release.pdf_pages import page_contents

# What a writer may say of itself and of the file; all else is about people, or is left behind.
HARMLESS = frozenset({"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"})
SAYS_WHO = frozenset({"/Author", "/Company", "/Manager", "/SourceModified", "/LastModifiedBy"})
XMP_SAYS_WHO = frozenset({"creator", "contributor", "publisher", "Author", "Company", "Manager"})
XMP_LEFT = frozenset({"History", "DerivedFrom", "Keywords", "description", "subject", "Manifest"})
MARKUP = frozenset({"/Link", "/Widget", "/FileAttachment", "/RichMedia", "/Screen", "/Movie"})
RUNS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie"})
_ENDS = re.compile(rb"startxref\s+\d+\s+%%EOF")
_LINEARIZED = re.compile(rb"/Linearized\b")
DEPTH = 50


def contents(data: bytes, hosts: Collection[str] | None) -> Contents:
    try:
        file = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as error:
        raise Refused(PROTECTED) from error
    except pikepdf.PdfError as error:
        raise Refused(DAMAGED) from error
    with file:
        if file.is_encrypted:
            raise Refused(PROTECTED)
        around = [*_around(file, hosts)]
        said = [*_said(file)]
    if len(_ENDS.findall(data)) > 1 + bool(_LINEARIZED.search(data[:1024])):
        around.append(Fault(Code.LEFT_BEHIND, "the whole file", "an earlier version of it"))
    pages = page_contents(data)
    return Contents((*around, *pages.faults), (*said, *pages.texts))


def _around(file: pikepdf.Pdf, hosts: Collection[str] | None) -> Iterator[Fault]:
    yield from _properties(file)
    yield from _root(file)
    for number, page in enumerate(file.pages, 1):
        where = f"page {number}"
        if "/AA" in page:
            yield Fault(Code.PROGRAM, where, "an action of the page")
        if "/PieceInfo" in page:
            yield Fault(Code.LEFT_BEHIND, where, "private data of a program")
        for note in page.get("/Annots", ()):
            yield from _annotation(where, note, hosts)
    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == "/DCTDecode":
            yield from picture_faults("a picture", thing.read_raw_bytes())


def _properties(file: pikepdf.Pdf) -> Iterator[Fault]:
    for name, value in file.docinfo.items():
        if name in HARMLESS or not str(value).strip():
            continue
        code = Code.AUTHOR if name in SAYS_WHO else Code.LEFT_BEHIND
        yield Fault(code, f"document properties, {name[1:]}", excerpt(str(value)))
    for tag, words in _xmp(file):
        code = Code.AUTHOR if tag in XMP_SAYS_WHO else Code.LEFT_BEHIND
        if tag in XMP_SAYS_WHO | XMP_LEFT and words:
            yield Fault(code, f"document metadata, {tag}", excerpt(words))


def _xmp(file: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Each property of the metadata stream and its words."""
    if "/Metadata" not in file.Root:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(file.Root.Metadata.read_bytes(), parser)
    for each in root.iter() if root is not None else ():
        if local(each) == "Description":
            yield from ((etree.QName(name).localname, value) for name, value in each.items())
            yield from ((local(child), "".join(child.itertext()).strip()) for child in each)


def _root(file: pikepdf.Pdf) -> Iterator[Fault]:
    root, names = file.Root, file.Root.get("/Names", pikepdf.Dictionary())
    if file.attachments or "/EmbeddedFiles" in names or "/AF" in root:
        found = ", ".join(file.attachments)
        yield Fault(Code.EMBEDDED_FILE, "attachments", excerpt(found))
    if "/JavaScript" in names or "/AA" in root or _runs(root.get("/OpenAction")):
        yield Fault(Code.PROGRAM, "the whole file", "runs when it is opened")
    if "/AcroForm" in root and root.AcroForm.get("/Fields"):
        yield Fault(Code.LEFT_BEHIND, "the whole file", "a form with fields")
    if _has_unseen_layers(root):
        yield Fault(Code.HIDDEN_TEXT, "the whole file", "a layer that is switched off")
    if "/PieceInfo" in root:
        yield Fault(Code.LEFT_BEHIND, "the whole file", "private data of a program")


def _has_unseen_layers(root: Any) -> bool:
    layers = root.get("/OCProperties", pikepdf.Dictionary())
    default = layers.get("/D", pikepdf.Dictionary())
    return bool(len(default.get("/OFF", ())) or default.get("/BaseState") == "/OFF")


def _runs(action: Any) -> bool:
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in RUNS


def _annotation(where: str, note: Any, hosts: Collection[str] | None) -> Iterator[Fault]:
    kind = str(note.get("/Subtype"))
    action = note.get("/A", pikepdf.Dictionary())
    if kind not in MARKUP:
        yield Fault(Code.COMMENT, where, excerpt(str(note.get("/Contents", kind[1:]))))
    elif kind == "/FileAttachment":
        yield Fault(Code.EMBEDDED_FILE, where)
    elif kind not in {"/Link", "/Widget"} or _runs(action) or "/AA" in note:
        yield Fault(Code.PROGRAM, where, kind[1:])
    if str(action.get("/S")) == "/GoToR":
        yield Fault(Code.EXTERNAL_LINK, where, "another file")
    if "/URI" in action and leads_out(str(action.URI), hosts):
        yield Fault(Code.EXTERNAL_LINK, where, excerpt(str(action.URI)))


def _said(file: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Words that stand on no page: properties, metadata, bookmarks, what pictures show."""
    yield "document properties", "\n".join(str(value) for value in file.docinfo.values())
    yield "document metadata", "\n".join(words for _, words in _xmp(file))
    with file.open_outline() as outline:
        yield "bookmarks", "\n".join(_titles(outline.root, DEPTH))
    alts = (
        str(each.get(name))
        for each in file.objects
        if isinstance(each, pikepdf.Dictionary)
        for name in ("/Alt", "/ActualText", "/E")
        if name in each
    )
    yield "texts in place of pictures", "\n".join(alts)


def _titles(items: Any, depth: int) -> Iterator[str]:
    for item in items if depth else ():
        yield str(item.title)
        yield from _titles(item.children, depth - 1)
