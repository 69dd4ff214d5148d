"""A web page that stands by itself: nothing fetched, run, commented or left unseen. Pure."""

from __future__ import annotations

import base64
import re
from binascii import Error as NotBase64
from collections.abc import Collection, Iterator

from lxml import etree, html

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED
from goldenthread.documents.release.contents import (
    Contents,
    excerpt,
    leads_out,
    picture_faults,
)
from goldenthread.documents.release.faults import Code, Fault

type Element = html.HtmlElement
RUNS = frozenset({"script", "iframe", "object", "embed", "applet", "form", "base"})
FETCHES = ("src", "srcset", "poster", "data", "background", "xlink:href")
SAYS_WHO = frozenset({"author", "creator", "dc.creator", "publisher", "generator"})
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])"
)
_FETCHED = re.compile(r"url\(\s*['\"]?(?!data:|#)([^)'\"]+)|@import\s+['\"]?([^;'\"]+)")
_PICTURE = re.compile(r"\Adata:image/[\w.+-]+;base64,(.+)\Z", re.DOTALL)


def contents(data: bytes, hosts: Collection[str] | None) -> Contents:
    try:
        words = data.decode("utf-8")
        root = html.document_fromstring(words)
    except (UnicodeDecodeError, etree.ParserError, ValueError) as error:
        raise Refused(DAMAGED) from error
    found = [fault for each in root.iter() for fault in _element(each, hosts)]
    return Contents(tuple(found), (("the page", "".join(root.itertext())), ("its code", words)))


def _element(element: Element, hosts: Collection[str] | None) -> Iterator[Fault]:
    if element.tag is etree.Comment:
        yield Fault(Code.COMMENT, "the page", excerpt(element.text or ""))
    if not isinstance(element.tag, str):
        return
    if element.tag in RUNS or any(name.startswith("on") for name in element.attrib):
        yield Fault(Code.PROGRAM, "the page", element.tag)
    if element.tag == "meta" and element.get("name", "").lower() in SAYS_WHO:
        yield Fault(Code.AUTHOR, "the page", excerpt(element.get("content", "")))
    yield from _fetched(element)
    yield from _unseen(element)
    if element.tag in {"a", "area"} and leads_out(element.get("href", ""), hosts):
        yield Fault(Code.EXTERNAL_LINK, "the page", excerpt(element.get("href", "")))


def _fetched(element: Element) -> Iterator[Fault]:
    names = (*FETCHES, "href") if element.tag in {"link", "image", "use"} else FETCHES
    for name in names:
        address = element.get(name, "").strip()
        if inside := _PICTURE.match(address):
            yield from _picture(inside[1])
        elif address and not address.startswith(("#", "data:")):
            yield Fault(Code.REMOTE_PICTURE, "the page", excerpt(address))
    looks = element.get("style", "") + (element.text or "") * (element.tag == "style")
    for found in _FETCHED.findall(looks):
        yield Fault(Code.REMOTE_PICTURE, "the page", excerpt("".join(found)))


def _picture(encoded: str) -> Iterator[Fault]:
    try:
        yield from picture_faults("a picture in the page", base64.b64decode(encoded))
    except NotBase64:
        return


def _unseen(element: Element) -> Iterator[Fault]:
    """What a browser does not show. Words for screen readers alone are shown to these."""
    hides = "hidden" in element.attrib or bool(_UNSEEN.search(element.get("style", "").lower()))
    is_field = element.tag == "input" and element.get("type", "").lower() == "hidden"
    if hides or is_field or element.tag in {"template", "noscript"}:
        words = "".join(element.itertext()) or element.get("value", "")
        if words.strip():
            yield Fault(Code.HIDDEN_TEXT, "the page", excerpt(words))
    if element.tag == "style" and _UNSEEN.search((element.text or "").lower()):
        yield Fault(Code.HIDDEN_TEXT, "the page’s own styles", "a rule that hides")
