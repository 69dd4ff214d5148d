"""The papers that a page names: an item's report, what is added to it, what is still to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .items import MARKED_SIZE
from .lines import Line, Link, Role
from .model import Document
from .words import label_of, mark_of

_PATH = re.compile(
    r"documents/[sgb]\d|mgconvert2pdf|ecsddisplay|mgchoosedocpack|\.(?:pdf|docx?|xlsx?|pptx?"
    r"|rtf)(?:$|\?)",
    re.IGNORECASE,
)
_ITS_ITEM = re.compile(r"\s*,? item \S{1,12}?\.?\s*$")
_FOLLOW = re.compile(
    r"\(?(?P<what>[^().;:]{0,120}?)\s*(?:(?:is|are|will be"
    r"|marked)\s+)?[‘'“]?to follow[’'”]?\s*\)?\s*\.?",
    re.IGNORECASE,
)
_ROLES = (
    (
        "appendix",
        r"(?:\d{1,3}[_. ]+)?app(?:endix|x|\.)|(?:\d{1,3}[_. ]+)?annex|enc(?:losure|\.)|schedule",
    ),
    (
        "agenda",
        r"agenda(?: frontsheet| reports? pack)?$|agenda front|agenda reports|public reports pack",
    ),
    ("minutes", r"printed minutes|(?:draft )?minutes$"),
    ("decisions", r"printed decisions|decisions"),
    ("supplement", r"supplement|late material|addendum|to follow"),
)
_ROLE = [(name, re.compile(rf"(?:{words})", re.IGNORECASE)) for name, words in _ROLES]
_EXEMPT = re.compile(
    r"\b(?:exempt|confidential|restricted|private|part (?:2|ii|two))\b", re.IGNORECASE
)


def without_size(text: str) -> tuple[str, str | None]:
    """A title without "pdf icon PDF 257 KB", and that size."""
    match = MARKED_SIZE.search(text)
    if not match:
        return text.strip(), None
    return text[: match.start()].strip(), re.sub(r"^\D+", "", match["all"])


def title_of(line: Line) -> str:
    return without_size(line.text)[0].rstrip(" .:") or line.text


def report_of(title: Line) -> Iterator[Document]:
    """The report behind an item's title, where the title is a link or states a file's size."""
    words, size = without_size(title.text)
    for link in title.links:
        if _PATH.search(link.address):
            yield Document(words, title.place, "report", link.address, link.size or size)
            return
    if size:
        yield Document(words, title.place, "report", None, size)


def listed(lines: Sequence[Line]) -> Iterator[Document]:
    """The documents that a list names, until a line that is none."""
    for line in lines:
        found = _of_line(line)
        if found is None:
            return
        yield found


def is_document(line: Line) -> bool:
    return _of_line(line) is not None


def _of_line(line: Line) -> Document | None:
    if label_of(line.text):
        return None
    for link in line.links:
        if _PATH.search(link.address):
            return _linked(line, link)
    mark = mark_of(line.text)
    words, size = without_size(mark.rest if mark and mark.style == "bullet" else line.text)
    bulleted = line.role is Role.BULLET or bool(mark and mark.style == "bullet")
    if not size and not (bulleted and len(words) < 200 and not words.endswith(".")):
        return None
    return _document(_ITS_ITEM.sub("", words), line, None, size)


def _linked(line: Line, link: Link) -> Document:
    words = _ITS_ITEM.sub("", link.text) or without_size(line.text)[0]
    return _document(words, line, link.address, link.size)


def _document(words: str, line: Line, address: str | None, size: str | None) -> Document:
    role = next((name for name, pattern in _ROLE if pattern.match(words)), "document")
    return Document(words, line.place, role, address, size, restricted=bool(_EXEMPT.search(words)))


def of_meeting(lines: Sequence[Line]) -> Iterator[Document]:
    """The packs above a meeting's items: agenda, decisions, minutes, supplements."""
    for line in lines:
        for link in line.links:
            if _PATH.search(link.address):
                yield _linked(line, link)
                break
        else:
            words, size = without_size(line.text)
            if size:
                yield _document(words, line, None, size)


def to_follow(line: Line, item: str | None) -> Document | None:
    """ "(Appendix 1 and 2 to follow)": what was not there yet; alone, it is the item's report."""
    match = _FOLLOW.search(line.text) if "follow" in line.text.lower() else None
    if not match or not re.search(r"\bto follow\b", match[0], re.IGNORECASE):
        return None
    rest = line.text[match.end() :].strip()
    what = match["what"].strip(" -–,")
    if rest[:1].islower() or re.search(
        r"\b(?:is|are|was|were|had|need\w*|agreed|wish\w*|want\w*|would)$", what
    ):
        return None
    title = what or item or "Report"
    role = next((name for name, pattern in _ROLE if pattern.match(title)), "document")
    return Document(title, line.place, role, to_follow=True)
