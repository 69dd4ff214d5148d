"""Web pages → lines with roles. libxml2 mends what is broken; nothing is fetched or run.

modern.gov's classes say what a block is; on other sites the tags do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from lxml import etree
from lxml.html import HTMLParser

from .lines import Line, Link, Role, fold, numeral, unwrapped
from .model import CannotRead, Place, Unit
from .words import label_of

_DROPPED = {
    "script", "style", "nav", "noscript", "select", "option", "button", "svg", "template",
    "iframe", "object", "head", "textarea",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "table", "tr", "td", "th", "caption", "h1", "h2", "h3", "h4",
    "h5", "h6", "section", "article", "main", "header", "footer", "body", "form", "blockquote",
    "dl", "dt", "dd", "tbody", "thead", "fieldset", "legend", "hr", "pre", "address", "html",
}  # fmt: skip
_CLASSES = {
    "mgMainTitleTxt": Role.TITLE,
    "mgSubTitleTxt": Role.SUBTITLE,
    "mgItemNumberCell": Role.NUMBER,
    "mgAiTitleTxt": Role.ITEM,
    "mgSubItemTitleTxt": Role.LABEL,
    "mgSectionTitle": Role.HEADING,
}
_TAGS = {"h1": Role.TITLE, "li": Role.BULLET, "dt": Role.HEADING}
_TAGS |= {f"h{level}": Role.HEADING for level in range(2, 7)}
_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LOUD = {"b", "strong", "u"}
_SIZE = re.compile(r"\b(?:PDF|DOCX?|XLSX?|PPTX?) (\d[\d,.]* ?[KMG]B)\b")
MOST_DEEP = 200
"""Elements in each other: libxml2 stops at 255, and a page of a council has thirty."""


def html_lines(root: Any) -> list[Line]:
    """The lines of a page, without its navigation."""

    content = _content(root)
    for table in content.iter("table") if content is not None else ():
        if _PART.search("".join(table.itertext())):
            table.set(_OF_ITEMS, "1")
    return unwrapped(list(_titled(_Walk().lines(content)))) if content is not None else []


def parsed(text: str) -> Any:
    """The tree. CannotRead where there is none."""
    parser = HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError) as error:
        raise CannotRead("The file is not a web page that can be read: it is damaged.") from error
    if root is None:
        raise CannotRead("The file is a web page with nothing on it.")
    return root


def meta(root: Any, name: str) -> str | None:
    """What a page says about itself ("DC.date")."""
    for each in root.iter("meta"):
        if (each.get("name") or "").lower() == name.lower():
            return fold(each.get("content") or "") or None
    return None


def page_address(root: Any) -> str | None:
    """The page's own address, where it says so."""
    for each in root.iter("link"):
        if each.get("rel") == "canonical":
            return fold(each.get("href") or "") or None
    return None


def _content(root: Any) -> Any:
    """The part of the page that is the page: modern.gov's own, else main, else the body."""
    main = None
    for each in root.iter("div", "main", "article"):
        if each.get("id") == "modgov":
            return each
        if main is None and (each.tag == "main" or each.get("role") == "main"):
            main = each
    return main if main is not None else root.find("body")


class _Walk:
    """Gathers the words of each block; a block within it ends the one before."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._quiet = 0
        self._links: list[Link] = []
        self._role, self._mark = Role.TEXT, ""
        self._row, self._broken = False, False
        self._counts: Counter[Any] = Counter()

    def lines(self, element: Any) -> Iterator[Line]:
        yield from self._element(element, Role.TEXT, 0, False)
        yield from self._flush(Role.TEXT, element)

    def _element(self, element: Any, role: Role, deep: int, loud: bool) -> Iterator[Line]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _DROPPED or deep > MOST_DEEP:
            return
        block = tag in _BLOCKS
        if block:
            yield from self._flush(role, element)
            role = self._role = _role(element, tag, role)
            if tag == "tr" and (cells := _data_row(element)):
                yield Line(" | ".join(cells), _place(element), Role.ROW, cells=cells)
                return
            self._begin(tag, element)
        elif tag == "br":
            yield from self._flush(role, element)
            self._broken = True
        elif tag == "a" and element.get("href"):
            self._links.append(_link(element))
        loud = loud or tag in _LOUD or "font-weight: bold" in (element.get("style") or "")
        self._say(element.text, loud)
        for child in element:
            yield from self._element(child, role, deep + 1, loud)
            self._say(child.tail, loud)
        if block:
            yield from self._flush(role, element)

    def _begin(self, tag: str, element: Any) -> None:
        """A row begins, or an item of a list, with the number that a browser would show."""
        self._row = self._row or tag == "tr"
        around = element.getparent() if tag == "li" else None
        if around is None or around.tag != "ol":
            return
        start = around.get("start") or "1"
        self._counts[around] += 1
        number = self._counts[around] + (int(start) if start.isdigit() else 1) - 1
        self._mark = f"{numeral(_STYLES.get(around.get('type') or '', ''), number)}. "

    def _say(self, words: str | None, loud: bool) -> None:
        if words:
            self._words.append(words)
            self._quiet += 0 if loud else len(words.strip())

    def _flush(self, role: Role, element: Any) -> Iterator[Line]:
        words = fold("".join(self._words))
        if words:
            yield Line(
                self._mark + words, _place(element), self._role, tuple(self._links),
                new_row=self._row, blank=not self._broken, loud=not self._quiet,
            )  # fmt: skip
            self._row, self._mark, self._broken = False, "", False
        self._words, self._links, self._quiet, self._role = [], [], 0, role


def _place(element: Any) -> Place:
    return Place(Unit.LINE, element.sourceline or 1)


def _role(element: Any, tag: str, around: Role) -> Role:
    for name in (element.get("class") or "").split():
        if name in _CLASSES:
            return around if around is Role.NUMBER else _CLASSES[name]
    if tag == "td" and element.getnext() is not None and _is_item([*element.getparent()]):
        return Role.NUMBER
    if around in {Role.NUMBER, Role.BULLET} and tag in {"p", "div", "span"}:
        return around
    return _TAGS.get(tag, Role.TEXT)


def _data_row(row: Any) -> tuple[str, ...]:
    """The cells of a row of figures or names; () for one that only lays out the page."""
    cells = [each for each in row if each.tag in ("td", "th")]
    if len(cells) < 2 or any("mgItemNumberCell" in (each.get("class") or "") for each in cells):
        return ()
    if _is_item(cells):
        return ()
    blocks = any(each.tag in {"p", "div", "ul", "table"} for cell in cells[1:] for each in cell)
    if blocks and len(cells) == 2 and sum(len(list(cell)) for cell in cells) > 4:
        return ()
    return tuple(fold("".join(cell.itertext())) for cell in cells)


_OF_ITEMS = "data-items"  # marked once for each table, as it is asked of each row
_ITEM_NUMBER = re.compile(r"\d{1,4}[A-Za-z]?[.)]?")
_PART = re.compile(r"\b(?:Minutes|Decisions?|Additional documents|Cofnodion):")


def _is_item(cells: Sequence[Any]) -> bool:
    """Whether a row without classes is an item of a meeting: its number, and beside it all the
    rest, in a table that has parts of items."""
    if len(cells) != 2 or not _ITEM_NUMBER.fullmatch(fold("".join(cells[0].itertext()))):
        return False
    table = next(cells[0].iterancestors("table"), None)
    return table is not None and table.get(_OF_ITEMS) is not None


def _titled(lines: Iterable[Line]) -> Iterator[Line]:
    """What follows a number is the item's title, also where no class says so."""
    before = None
    for line in lines:
        is_title = before is not None and before.role is Role.NUMBER and line.role is Role.TEXT
        before = replace(line, role=Role.ITEM) if is_title and not label_of(line.text) else line
        yield before


def _link(element: Any) -> Link:
    words = fold("".join(element.itertext()))
    size = _SIZE.search(words)
    return Link(
        fold(unquote(element.get("href"))),
        fold(_SIZE.sub("", words)),
        fold(element.get("title") or ""),
        size[1] if size else None,
    )
