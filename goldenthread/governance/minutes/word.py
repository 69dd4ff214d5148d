"""Word documents → lines: paragraphs with their list numbers, and rows of tables, in order.

Read by the XML itself, not by a library that would keep the whole document: a file is at most
what `source.MOST_BYTES` allows, and expands to no more than MOST_EXPANDED.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from .lines import Line, Role, fold, numeral
from .model import CannotRead, Place, Unit

MOST_EXPANDED = 60_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADINGS = ("heading", "title")
_DAMAGED = "The Word document is damaged: it cannot be opened. Save it again in Word."


def word_lines(data: bytes) -> list[Line]:
    """The lines of a .docx. CannotRead: no Word document, damaged, or too large unpacked."""
    document = _part(data, "word/document.xml")
    numbers = _Numbers(
        _part(data, "word/numbering.xml", needed=False),
        _part(data, "word/styles.xml", needed=False),
    )
    body = document.find(f"{_W}body") if document is not None else None
    if body is None:
        raise CannotRead(_DAMAGED)
    return list(_lines(body, numbers))


def xml_tree(data: bytes) -> Any:
    """A tree without entities, document types or network. CannotRead otherwise."""
    if b"<!DOCTYPE" in data[:4000].upper() or b"<!ENTITY" in data.upper():
        raise CannotRead(
            "The file has XML with a document type or entities in it, which could grow without "
            "end. It was not read."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CannotRead("The file is not XML that can be read: it is damaged.") from error


def _part(data: bytes, name: str, *, needed: bool = True) -> Any:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if name not in archive.namelist():
                if needed:
                    raise CannotRead("The file is a zip archive, but no Word document (.docx).")
                return None
            if archive.getinfo(name).file_size > MOST_EXPANDED:
                raise CannotRead("The Word document is too large unpacked, so it was not read.")
            with archive.open(name) as part:
                content = part.read(MOST_EXPANDED + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise CannotRead(_DAMAGED) from error
    if len(content) > MOST_EXPANDED:
        raise CannotRead("The Word document is too large unpacked, so it was not read.")
    return xml_tree(content)


def _lines(body: Any, numbers: _Numbers) -> Iterator[Line]:
    """Paragraphs of the body and, in its tables, of each cell; one paragraph a cell is a row."""
    count = 0
    for element in body:
        if element.tag == f"{_W}p":
            count += 1
            yield from _paragraph(element, count, numbers)
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                count += 1
                yield from _row(row, count)


def _paragraph(element: Any, count: int, numbers: _Numbers) -> Iterator[Line]:
    words = fold(_words(element))
    if not words:
        return
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") if style is not None else "").lower()
    role = Role.HEADING if name.startswith(_HEADINGS) else Role.TEXT
    mark = numbers.mark(element)
    yield Line(
        f"{mark} {words}" if mark else words, Place(Unit.PARAGRAPH, count), role,
        loud=_is_bold(element),
    )  # fmt: skip


def _row(row: Any, count: int) -> Iterator[Line]:
    cells = tuple(fold(_words(cell)) for cell in row.iter(f"{_W}tc"))
    filled = tuple(cell for cell in cells if cell)
    if filled:
        place = Place(Unit.PARAGRAPH, count)
        yield Line(" | ".join(filled), place, Role.ROW, cells=cells, new_row=True)


def _words(element: Any) -> str:
    parts: list[str] = []
    for each in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}p"):
        if each.tag == f"{_W}t":
            parts.append(each.text or "")
        else:
            parts.append(" ")
    return "".join(parts)


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if _words(run).strip()]
    return bool(runs) and all(run.find(f"{_W}rPr/{_W}b") is not None for run in runs)


class _Numbers:
    """What Word writes before a paragraph of a list, counted as Word does."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._styles = {
            each.get(f"{_W}styleId"): found
            for each in (styles.iter(f"{_W}style") if styles is not None else ())
            if (found := each.find(f"{_W}pPr/{_W}numPr")) is not None
        }
        self._formats: dict[tuple[str, str], tuple[str, str, int]] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        if numbering is None:
            return
        abstract = {
            each.get(f"{_W}abstractNumId"): each for each in numbering.iter(f"{_W}abstractNum")
        }
        for each in numbering.iter(f"{_W}num"):
            of = each.find(f"{_W}abstractNumId")
            levels = abstract.get(of.get(f"{_W}val")) if of is not None else None
            for level in levels.iter(f"{_W}lvl") if levels is not None else ():
                key = (each.get(f"{_W}numId") or "", level.get(f"{_W}ilvl") or "0")
                self._formats[key] = (
                    _value(level, "numFmt"),
                    _value(level, "lvlText"),
                    int(_value(level, "start") or 1),
                )

    def mark(self, paragraph: Any) -> str:
        """ "1.", "(a)" or "•" before this paragraph; "" where it is in no list."""
        listed = paragraph.find(f"{_W}pPr/{_W}numPr")
        if listed is None:
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            listed = self._styles.get(style.get(f"{_W}val")) if style is not None else None
        of = listed.find(f"{_W}numId") if listed is not None else None
        if listed is None or of is None:
            return ""
        at = listed.find(f"{_W}ilvl")
        level = at.get(f"{_W}val") if at is not None else "0"
        key = (of.get(f"{_W}val") or "", level or "0")
        style, text, start = self._formats.get(key, ("decimal", "%1.", 1))
        if style == "bullet":
            return "•"
        for other in [each for each in self._counts if each[0] == key[0] and each[1] > key[1]]:
            del self._counts[other]
        self._counts[key] += 1
        number = numeral(style, start + self._counts[key] - 1)
        return text.replace(f"%{int(key[1]) + 1}", number) if text.count("%") == 1 else f"{number}."


def _value(level: Any, name: str) -> str:
    found = level.find(f"{_W}{name}")
    return (found.get(f"{_W}val") or "") if found is not None else ""
