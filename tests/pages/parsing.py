"""Pages as trees, and what is wrong with their HTML.

Reading a page strictly takes as long as making it. Whether it is valid depends on its shape alone:
its tags, the names of their attributes, and where words stand between them. So each shape is read
strictly once, and every other page of the same shape by a quick reader. One that is not plainly
made of tags and words has no shape, and is read strictly always.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element, TreeBuilder

import html5lib
from html5lib.constants import E as PARSER_WORDS
from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
_TAG = re.compile(
    r"""(<(?:!DOCTYPE\ html
        | /?[a-zA-Z][\w-]*
          (?:\s+[a-zA-Z_][\w:.-]*(?:="[^"<>]*"|='[^'<>]*')?)*
          \s*/?
        )>)""",
    re.VERBOSE,
)
# Of a field in a table it matters whether it is hidden.
_VALUE = re.compile(r"""(?<!\stype)=(?:"[^"&]*"|'[^'&]*')""")
_REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|#39|#34);")
_WORDS = re.compile(r"[^\0 \t\n\f\r]+(?:[ \t\n\f\r]+[^\0 \t\n\f\r]+)*")
_SPACE = re.compile(r"[ \t\n\f\r]+")
_ODD = re.compile(r"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Kept from run to run, of these rules alone: what is said of a shape never changes.
_RULES = hashlib.sha256(Path(__file__).read_bytes() + html5lib.__version__.encode()).hexdigest()
_KEPT = Path(__file__).parents[2] / ".build" / "shapes" / _RULES[:16]
_valid: set[str] = set(_KEPT.read_text().split()) if _KEPT.exists() else set()


def parsed(html: str) -> Element:
    """The tree of a page, as it was inspected. Nobody changes it."""
    return read(html)[0]


@lru_cache(maxsize=16)
def read(html: str) -> tuple[Element, tuple[str, ...]]:
    """The tree of a page, and what is wrong with its HTML."""
    shape = shape_of(html)
    if shape is not None and shape in _valid:
        return _read_quickly(html), ()
    root, faults = read_strictly(html)
    if shape is not None and not faults and _outline(_read_quickly(html)) == _outline(root):
        _keep(shape)
    return root, tuple(faults)


def _keep(shape: str) -> None:
    _valid.add(shape)
    _KEPT.parent.mkdir(parents=True, exist_ok=True)
    with _KEPT.open("a") as file:  # a line at once: other processes of the run write here too
        file.write(f"{shape}\n")


def shape_of(html: str) -> str | None:
    """What decides whether a page is valid: two pages of one shape are, or neither is.

    As a checksum.
    """
    if _ODD.search(html):
        return None
    parts = _TAG.split(_REFERENCE.sub("x", html))
    words, tags = "\0".join(parts[0::2]), "\0".join(parts[1::2])
    if "<" in words or "&" in words:
        return None
    shape = f"{_VALUE.sub('=', tags)}\n{_SPACE.sub(' ', _WORDS.sub('x', words))}"
    return hashlib.sha256(shape.encode()).hexdigest()


def read_strictly(html: str, inside: str = "") -> tuple[Element, list[str]]:
    """A page, or a part of one that is to stand in an element `inside`."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parseFragment(html, container=inside) if inside else parser.parse(html)
    for each in root.iter():
        if isinstance(each.tag, str):  # SVG's names come with theirs
            each.tag = each.tag.removeprefix(SVG)
    return root, list(_faults(parser, html))


def _faults(parser: html5lib.HTMLParser, html: str) -> Iterator[str]:
    lines = html.splitlines()
    for (line, _column), code, values in parser.errors:
        words = PARSER_WORDS.get(code, code) % values
        yield f"invalid HTML, line {line}: {words} {lines[line - 1].strip()[:80] if lines else ''}"


class _Builder(TreeBuilder):
    """Takes lxml's attributes, which are no dict."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> Element:  # type: ignore[override]
        return super().start(tag, dict(attributes))


def _read_quickly(html: str) -> Element:
    reader = etree.HTMLParser(target=_Builder(), remove_comments=True)
    return cast(Element, etree.HTML(html, reader))


def _outline(root: Element) -> list[tuple[str, str, str]]:
    """What of a tree both readers must agree on; one of them puts rows into a body."""
    return [
        (each.tag, (each.text or "").strip(), (each.tail or "").strip())
        for each in root.iter()
        if isinstance(each.tag, str) and each.tag != "tbody"
    ]
