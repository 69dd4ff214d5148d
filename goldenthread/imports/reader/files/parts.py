"""The parts of an Office or OpenDocument file, as XML trees; only those that are asked for."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED, expanded

type Element = ElementTree.Element

DOCUMENT_TYPE = (
    "The file has XML with a document type in it, which Office never writes. "
    "Open it in Word or Excel, save it again, and try the copy."
)


def parts_of(data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The members whose small-letter name is wanted, by that name."""
    return dict(
        (name.lower(), content)
        for name, content in expanded(data, wanted=lambda name: wanted(name.lower()))
    )


def names_of(data: bytes) -> list[str]:
    """Every member's name in small letters; nothing is expanded."""
    seen: list[str] = []

    def look(name: str) -> bool:
        seen.append(name.lower())
        return False

    list(expanded(data, wanted=look))
    return seen


def tree(content: bytes) -> Element:
    """The root of an XML part. Refused where it is damaged or brings a document type, with which
    a small file can grow without end."""
    if b"<!DOCTYPE" in content[:2048] or b"<\x00!\x00D" in content[:2048]:
        raise Refused(DOCUMENT_TYPE)
    try:
        return ElementTree.fromstring(content)  # noqa: S314 - without a document type, see above
    except ElementTree.ParseError as error:
        raise Refused(DAMAGED) from error


def local(tag: str) -> str:
    """A tag or attribute without its name space."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute by its name without the name space."""
    if name in element.attrib:
        return element.attrib[name]
    return next((v for k, v in element.attrib.items() if local(k) == name), default)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child with this name, then its first with the next…"""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each.tag) == name), None)
    return element


def children(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else [each for each in element if local(each.tag) == name]
