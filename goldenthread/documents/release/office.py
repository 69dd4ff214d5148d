"""What Word and Excel files have in common: parts, properties, relationships. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED, expanded
from goldenthread.documents.release.contents import excerpt, leads_out, picture_faults
from goldenthread.documents.release.faults import Code, Fault

type Element = etree._Element
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp")
SAYS_WHO = frozenset({"creator", "lastModifiedBy", "Manager", "Company", "HyperlinkBase"})
_NAMES = etree.XPath("//@name|//@descr|//@title|//@displayName|//@tooltip|//@Target")
_BLOCKS = ("{*}p", "{*}si", "{*}is")
SAYS_MORE = frozenset({"description", "keywords", "category", "subject", "contentStatus"})
# Looked for in the names of parts. What is not named here is looked at by its own kind.
_PARTS = (
    (re.compile(r"comments|/persons?/|people\.xml"), Code.COMMENT),
    (re.compile(r"vba|activex|ctrlprops|macrosheets"), Code.PROGRAM),
    (re.compile(r"embeddings/|oleobject|afchunk"), Code.EMBEDDED_FILE),
    (re.compile(r"externallinks?/|connections\.xml|querytables/"), Code.EXTERNAL_LINK),
    (re.compile(r"pivotcache|slicercaches?/|customxml/item|printersettings"), Code.LEFT_BEHIND),
    (re.compile(r"revisions/|revisionheaders"), Code.TRACKED_CHANGE),
    (re.compile(r"docprops/thumbnail"), Code.LEFT_BEHIND),
)
_NOTHING = re.compile(rb"<(?:[\w]+:)?comments\b[^>]*/>\s*\Z")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Each part by its name. Raises Refused where it cannot be opened safely."""
    return dict(expanded(data))


def parsed(content: bytes) -> Element:
    try:
        return etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise Refused(DAMAGED) from error


def local(element: Element) -> str:
    """Its name without its namespace; "" for a comment of XML."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def texts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The words of each part of XML: of pages, of properties, of what nobody sees.

    Then what stands in no text: the name of a sheet, what a picture shows.
    """
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            root = parsed(content)
            yield name, "\n".join(_words(root))
            yield f"names in {name}", "\n".join(_NAMES(root))


def _words(root: Element) -> Iterator[str]:
    """By paragraph, as people read it: Word and Excel part a word into many runs.

    Where nothing is a paragraph, by element: the figures of two cells are not one number.
    """
    blocks = [*root.iter(*_BLOCKS)] or [each for each in root.iter() if (each.text or "").strip()]
    yield from ("".join(block.itertext()) for block in blocks)


def faults(parts: Mapping[str, bytes], hosts: Collection[str] | None) -> Iterator[Fault]:
    """What is wrong in any Office file, whichever program made it."""
    for name, content in parts.items():
        yield from _by_name(name, content)
        if name.lower().endswith(PICTURES):
            yield from picture_faults(name, content)
        if name.startswith("docProps/") and name.endswith(".xml"):
            yield from _properties(name, content)
        if name.endswith(".rels"):
            yield from _relations(name, content, hosts)


def _by_name(name: str, content: bytes) -> Iterator[Fault]:
    for telltale, code in _PARTS:
        if telltale.search(name.lower()) and not name.endswith(".rels"):
            if not _NOTHING.search(content):
                yield Fault(code, name)
            return


def _properties(name: str, content: bytes) -> Iterator[Fault]:
    root = parsed(content)
    if local(root) == "Properties" and name.endswith("custom.xml"):
        for each in root:
            yield Fault(Code.AUTHOR, "document properties", excerpt(each.get("name", "")))
        return
    for each in root.iter():
        words = (each.text or "").strip()
        if words and local(each) in SAYS_WHO:
            yield Fault(Code.AUTHOR, "document properties", excerpt(words))
        elif words and local(each) in SAYS_MORE:
            yield Fault(Code.LEFT_BEHIND, f"document properties, {local(each)}", excerpt(words))


def _relations(name: str, content: bytes, hosts: Collection[str] | None) -> Iterator[Fault]:
    """A link may lead to a public page; whatever else is fetched from outside may not be there."""
    for each in parsed(content):
        if each.get("TargetMode", "").lower() != "external":
            continue
        kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
        if kind == "hyperlink":
            if leads_out(target, hosts):
                yield Fault(Code.EXTERNAL_LINK, name, excerpt(target))
        elif kind == "image":
            yield Fault(Code.REMOTE_PICTURE, name, excerpt(target))
        else:
            yield Fault(Code.EXTERNAL_LINK, f"{name}, {kind}", excerpt(target))
