"""What an upload says, looked through for data about a child. Pure; runs in the sandbox.

At most a million characters and 500 pages of a file are looked through; a scan or a picture
has no text. Hidden sheets, comments, footnotes and headers are text like any other.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from xml.parsers import expat

from goldenthread.core.identifiable import Passage, find
from goldenthread.documents.archives import expanded
from goldenthread.documents.kinds import BY_CODE
from goldenthread.documents.texts import decode

MOST_TEXT = 1_000_000
MOST_PAGES = 500
_MOST_OF_A_LINE = 60


def check(data: bytes, code: str, case_words: Iterable[str]) -> list[Passage]:
    """Check a file as its kind is checked, raising what that raises; then what it says about a
    child."""
    module, _, name = BY_CODE[code].checker.partition(":")
    getattr(import_module(module), name)(data)
    text = text_of(data, code)
    found = find(text, case_words=case_words)
    return [replace(each, line=_begins(text, each.start)) for each in found]


def _begins(text: str, at: int) -> str:
    """How the line begins in which a passage stands, up to the passage."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return " ".join(line.split())[:_MOST_OF_A_LINE]


def text_of(data: bytes, code: str) -> str:
    """The words of a file of a kind; of a table, a line for each row with tabs between cells."""
    readers = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "html": _html, "csv": _plain}
    readers |= {"xls": _sheets, "ods": _sheets}
    reader = readers.get(code, _plain if code == "txt" else None)
    return "" if reader is None else "".join(_up_to(reader(data)))[:MOST_TEXT]


def _up_to(parts: Iterable[str]) -> Iterator[str]:
    length = 0
    for part in parts:
        yield part
        length += len(part)
        if length >= MOST_TEXT:
            return


def _plain(data: bytes) -> Iterator[str]:
    yield decode(data)


_NO_WORDS = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_CELL_END = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_LINE_END = re.compile(r"</(?:tr|p|div|li|h[1-6])\s*>|<br\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def _html(data: bytes) -> Iterator[str]:
    words = _NO_WORDS.sub(" ", decode(data)[: 2 * MOST_TEXT])
    words = _LINE_END.sub("\n", _CELL_END.sub("\t", " ".join(re.split(r"[\r\n\t]+", words))))
    yield html.unescape(_TAG.sub("", words))


def _pdf(data: bytes) -> Iterator[str]:
    from goldenthread.documents.pdfs import words  # slow to load, and most kinds need none of it

    yield from words(data, MOST_PAGES)


def _sheets(data: bytes) -> Iterator[str]:
    from goldenthread.documents.sheets import words

    yield from words(data)


# Office: the parts that hold words, without their formatting.

_WORD_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_LOOSE = re.compile(r"xl/(?:comments|drawings|threadedcomments|persons)[^:]*\.xml")
_SHARED = "xl/sharedstrings.xml"


class _Enough(Exception):
    """So much text was read that no more is looked at."""


@dataclass
class _Words:
    """Collects the text of elements called `t` (and what `after` puts behind others' ends)."""

    after: dict[str, str]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    depth: int = 0
    is_text: bool = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        name = _local(tag)
        self.is_text = name in ("t", "text")
        self.depth += name == "tc"

    def data(self, text: str) -> None:
        if self.is_text:
            self.add(text)

    def end(self, tag: str) -> None:
        name = _local(tag)
        self.is_text = False
        self.depth -= name == "tc"
        if name in self.after:
            # The paragraphs of a cell stay on the line of its row.
            self.add(" " if name == "p" and self.depth else self.after[name])

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        if self.length >= MOST_TEXT:
            raise _Enough


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _words_of(content: bytes, after: dict[str, str]) -> list[str]:
    words = _Words(after)
    _parse(content, words)
    return words.parts


def _parse(content: bytes, handler: _Words | _Cells) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.CharacterDataHandler = handler.data
    parser.EndElementHandler = handler.end
    with suppress(_Enough):
        parser.Parse(content, True)


def _docx(data: bytes) -> Iterator[str]:
    after = {"p": "\n", "tc": "\t", "tr": "\n", "tab": "\t", "br": "\n"}
    for name, content in expanded(data):
        if _WORD_PARTS.fullmatch(name.lower()):
            yield from _words_of(content, after)


def _xlsx(data: bytes) -> Iterator[str]:
    parts = {name.lower(): content for name, content in expanded(data)}
    shared = "".join(_words_of(parts.get(_SHARED, b"<sst/>"), {"si": "\0"})).split("\0")
    for name, content in parts.items():
        if _SHEETS.fullmatch(name):
            cells = _Cells(shared)
            _parse(content, cells)
            yield from cells.parts
        elif _LOOSE.fullmatch(name):
            yield from _words_of(content, {"p": "\n", "comment": "\n", "text": "\n"})


class _Cells(_Words):
    """Collects the cells of a sheet; each row is a line, and each cell stands in its column."""

    def __init__(self, shared: list[str]) -> None:
        super().__init__({"row": "\n"})
        self.shared = shared
        self.place = self.column = 0  # of the cell; of the last that had something in it
        self.is_shared = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self.is_text = name in ("v", "t")
        if name == "row":
            self.place, self.column = 0, 1
        if name == "c":
            self.place = _column(attributes.get("r", "")) or self.place + 1
            self.is_shared = attributes.get("t") == "s"

    def data(self, text: str) -> None:
        if self.is_text and self.is_shared and text.isdecimal() and int(text) < len(self.shared):
            text = self.shared[int(text)]
        if self.is_text:
            self.add("\t" * (self.place - self.column))
            self.column = self.place
        super().data(text)


_MOST_COLUMNS = 16_384  # Excel's own


def _column(place: str) -> int:
    """2 of "B7"; 0 of what is no place of a sheet."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".find(letter) + 1
        if number > _MOST_COLUMNS:
            return 0
    return number
