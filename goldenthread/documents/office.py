"""What is inside a .docx or .xlsx, and what must not be: macros, embedded objects, links. Pure."""

import re
from collections.abc import Iterator
from xml.parsers import expat

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED, expanded
from goldenthread.documents.kinds import OLE

_TYPES = "[content_types].xml"
_WORD = "wordprocessingml.document.main+xml"
_EXCEL = "spreadsheetml.sheet.main+xml"

MACROS = (
    "The file contains macros, which are programs. "
    "Save a copy without macros (.docx or .xlsx) and upload that."
)
EMBEDDED = (
    "The file has another file or a control embedded in it. "
    "Put it in as a picture or upload it by itself, and try again."
)
EXTERNAL = (
    "The file takes content from elsewhere ({what}), which would be fetched when somebody opens "
    "it. Break the links (in Word: File, Info, Edit Links to Files; in Excel: Data, Edit Links), "
    "or save it as PDF, and try again."
)
# Looked for in part names, content types and relationship types, where Office declares them.
_TELLTALES = (
    (re.compile(r"vba|macro|attachedtoolbars"), MACROS),
    (re.compile(r"oleobject|embeddings/|activex|/control$|/package$|afchunk"), EMBEDDED),
    (
        re.compile(r"externallink|/connections|/querytable"),
        EXTERNAL.format(what="another workbook or a data connection"),
    ),
)
_FIELD = re.compile(rb"instrText[^>]*>([^<]*)<|\binstr=\"([^\"]*)\"")
_DDE = re.compile(rb"\bDDE(AUTO)?\b", re.IGNORECASE)


def check_docx(data: bytes) -> None:
    """Refuse what is not a harmless Word document."""
    _check(data, _WORD, "a Word document")


def check_xlsx(data: bytes) -> None:
    """Refuse what is not a harmless Excel workbook."""
    _check(data, _EXCEL, "an Excel workbook")


def _check(data: bytes, main_type: str, title: str) -> None:
    names: set[str] = set()
    mains: list[str] = []
    for name, content in expanded(data):
        lower = name.lower()
        names.add(lower)
        _check_declared(f"/{lower}")
        if content.startswith(OLE):
            raise Refused(EMBEDDED)
        if lower.endswith((".xml", ".rels")):
            mains += _check_xml(lower, content, main_type)
    if _TYPES not in names or not mains:
        raise Refused(
            f"The file’s name says that it is {title}, but it is another kind of file. "
            "Open it, save it as what it should be, and upload that."
        )
    if mains[0] not in names:
        raise Refused(DAMAGED)


def _check_xml(name: str, content: bytes, main_type: str) -> list[str]:
    """Check one XML part; the names of main parts, where it is the list of content types."""
    mains = []
    for tag, attributes in elements(content):
        declared = attributes.get("ContentType") or attributes.get("Type") or ""
        if name == _TYPES:
            _check_declared(declared.lower())
            if declared.endswith(main_type):
                mains.append(attributes.get("PartName", "").lstrip("/").lower())
        elif name.endswith(".rels") and tag.endswith("Relationship"):
            _check_declared(declared.lower())
            _check_target(declared, attributes)
    if name.startswith("word/"):
        _check_fields(content)
    return mains


def _check_fields(content: bytes) -> None:
    """A field's words may be spread over many elements; Word reads them as one."""
    words = b"".join(b"".join(found) for found in _FIELD.findall(content))
    if _DDE.search(words):
        raise Refused(EXTERNAL.format(what="a program, by a DDE field"))


def _check_declared(what: str) -> None:
    for telltale, sentence in _TELLTALES:
        if telltale.search(what):
            raise Refused(sentence)


def _check_target(declared: str, attributes: dict[str, str]) -> None:
    """A hyperlink may lead out: it does nothing until it is clicked. Nothing else may."""
    is_external = attributes.get("TargetMode", "").lower() == "external"
    if is_external and not declared.endswith("/hyperlink"):
        raise Refused(EXTERNAL.format(what="a linked picture, file or template"))


def elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Elements of an Office XML part that declare something. Refused where it is not XML, or
    brings a document type: Office never writes one, and entities can grow without end."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if "ContentType" in attributes or "Type" in attributes:
            found.append((tag, attributes))

    def document_type(*_: object) -> None:
        raise Refused(
            "The file has XML with a document type in it, which Office never writes. "
            "Open it in Word or Excel, save it again, and upload the copy."
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = document_type
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Refused(DAMAGED) from error
    return iter(found)
