"""Second stage: whatever the file was, it becomes lines with their places.

A web page and a Word document know more than a text: what is a heading, a label, the number of
an item. That is a line's `role`; in plain text `roles.py` finds it by the words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .model import Place, Unit


class Role(StrEnum):
    TEXT = "text"
    TITLE = "title"
    """What kind of page it is: "Agenda and minutes"."""
    SUBTITLE = "subtitle"
    """Of what: the body, and the day of the meeting."""
    HEADING = "heading"
    NUMBER = "number"
    """The number of an item, standing by itself."""
    ITEM = "item"
    """The title of an item."""
    LABEL = "label"
    """Begins a part of an item: "Minutes:", "Decision:"."""
    ROW = "row"
    """A row of a table; `cells` are its parts."""
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Link:
    address: str
    text: str
    title: str = ""
    size: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """`new_row`: a row of a table begins here. `blank`: an empty line stands before."""

    text: str
    place: Place
    role: Role = Role.TEXT
    links: tuple[Link, ...] = ()
    cells: tuple[str, ...] = ()
    new_row: bool = False
    blank: bool = False
    loud: bool = False
    """Wholly bold or underlined, as headings without a style are."""


_SPACE = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")
_MARKDOWN = re.compile(r"\*\*|__|^#{1,6} ")
_RULE = re.compile(r"[|\s:-]*-{3}[|\s:-]*")
_HEAD_ROW = re.compile(r"\|?\s*No\.?\s*\|?\s*Item\s*(?:\|\s*)*", re.IGNORECASE)
_ABOVE_ROWS = re.compile(
    r"https?:|(?:Link|Venue|Proposed venue|Contact|Media|Webcast)\b.{0,40}:|Agenda\b|Items?$"
    r"|Minutes$"
)
_LABELS = r"(?:Additional documents|Supporting documents|Minutes|Decisions?):(?: |$)"
_BEHIND_LABEL = r"(?<=\bMinutes:) (?=\S)|(?<=\bDecision:) (?=\S)|(?<=\bdocuments:) (?=\S)"
_INLINE_LABEL = re.compile(rf"(?<=[.\])|]) (?={_LABELS})|{_BEHIND_LABEL}")
_LABEL_IN_ROW = re.compile(rf"(?<!for) (?={_LABELS})|{_BEHIND_LABEL}")
_BEHIND_SIZE = re.compile(r"(?<= [KMG]B) (?=[A-Z])")
_INLINE_PURPOSE = re.compile(
    r" (?=(?:To (?:note|consider|receive|approve|confirm|provide|agree|give|update|review|discuss|"
    r"invite|hear|present|scrutinise|endorse|sign|ask|appoint|elect|report)\b"
    r"|In accordance with\b|\[… purpose …\]))"
)


def fold(text: str) -> str:
    """One space between words, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def text_lines(text: str) -> list[Line]:
    """The lines of a plain text. Pipes that a table left behind go, and say where a row begins."""
    raw = [part for line in text.splitlines() for part in _run_together(line)]
    figures = _tables(raw)
    table = any(each.rstrip().endswith("|") for n, each in enumerate(raw) if n not in figures)
    found: list[Line] = []
    blank, new_row = False, table and not any(map(_is_head_row, raw))
    for number, each in enumerate(raw, 1):
        if cells := figures.get(number - 1):
            row = " | ".join(filter(None, cells))
            found.append(Line(row, Place(Unit.LINE, number), Role.ROW, cells=cells, new_row=True))
            continue
        words = fold(_MARKDOWN.sub("", each))
        if _RULE.fullmatch(words) or _is_head_row(words):
            blank, new_row = True, table
            continue
        ended = words.endswith("|")
        words = words.strip("| ")
        if words:
            place = Place(Unit.LINE, number)
            above = new_row and bool(_ABOVE_ROWS.match(words))
            new_row = new_row and not above
            found += _parts_of_row(words, place, blank) if new_row else _parts(words, place, blank)
            new_row = above
        blank, new_row = not words, new_row or ended
    return unwrapped(found)


def _is_head_row(line: str) -> bool:
    return bool(_HEAD_ROW.fullmatch(fold(line)))


def _run_together(line: str) -> Iterator[str]:
    """The items of a page that was saved as one line, each on its own: where numbers that follow
    each other stand before capitals, and labels between them."""
    parts = [match.start() for match in re.finditer(_PART, line)]
    if len(parts) < _FEWEST_PARTS:
        yield line
        return
    begun, before = 0, 0
    for match in _ITEM_BEGINS.finditer(line):
        number, end = int(match["number"]), match.start()
        if not begun:
            yield from (re.sub(r"(?:Items )?No\. Item\s*$", "", line[:end]), "| No. | Item |")
        elif number != before + 1 or bisect_left(parts, begun) == bisect_left(parts, end):
            continue
        else:
            yield f"{line[begun:end]} |"
        begun, before = match.start("number"), number
    yield f"{line[begun:]} |" if begun else line


_PART = r"\b(?:Minutes|Decision|Additional documents):"
_FEWEST_PARTS = 2
_ITEM_BEGINS = re.compile(
    r"(?:(?<=[.;:] )|(?<=\bItem )|(?<=[KM]B ))(?P<number>\d{1,4})\.? (?=[A-Z])"
)


def _tables(raw: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The rows of tables that are drawn with signs, by their line: three columns or more, under
    headings of few words. A page whose layout was a table has two, or long ones."""
    found: dict[int, tuple[str, ...]] = {}
    head: tuple[str, ...] = ()
    for number, line in enumerate(raw):
        cells = tuple(fold(_MARKDOWN.sub("", cell)) for cell in line.strip().strip("|").split("|"))
        if _RULE.fullmatch(line.strip()) and head:
            continue
        if not line.strip().startswith("|") or len(cells) < _LEAST_COLUMNS:
            head = ()
        elif head and len(cells) == len(head):
            found[number] = cells
        elif not head and all(re.fullmatch(r"[A-Za-z][\w’'./ -]{0,30}", cell) for cell in cells):
            head = cells
            found[number] = cells
    return found


_LEAST_COLUMNS = 3
_SIZE_ALONE = re.compile(
    r"(?:(?:pdf|word|excel|document) icon )?(?:PDF|DOCX?|XLSX?|RTF) [\d.,]+ ?[KMG]B", re.IGNORECASE
)


def unwrapped(lines: list[Line]) -> list[Line]:
    """Lines that were broken in the middle of a sentence, whole again."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        broken = not line.blank and not line.new_row
        if last and (_is_its_size(last, line) or (broken and _goes_on(last.text, line.text))):
            found[-1] = replace(last, text=f"{last.text} {line.text}")
        else:
            found.append(line)
    return found


def _is_its_size(title: Line, line: Line) -> bool:
    """Whether a line holds only the size of the document that the title above it names."""
    return len(title.text) < 300 and bool(_SIZE_ALONE.fullmatch(line.text))


def _goes_on(words: str, after: str) -> bool:
    """Whether a line stops without an end, and the next goes on in small letters."""
    if len(words) < 25 or len(words) > 400 or not re.search(r"[\w,’'”)]$", words):
        return False
    if _OPEN_WORD.search(words):
        return not _STARTS_NEW.match(after)
    return after[:1].islower() and not _STARTS_NEW.match(after)


_OPEN_WORD = re.compile(
    r"\b(?:of|the|to|and|in|a|an|for|by|with|that|on|at|from|its|their|local)$|,$"
)
_STARTS_NEW = re.compile(
    r"(?:[•·●o-]|\(?[a-z\d]{1,4}[).]|\d{1,3}(?:\.\d{1,3})+) |[A-Z][\w ?/()]{1,40}:"
)


_DECIDED_IN_ROW = re.compile(r"(?<=[.;]) (?=RESOLVED\b)")
_NUMBERED_ROW = re.compile(r"(?P<number>\d{1,4}[A-Za-z]?)[.)]?\s*(?:\|\s*|(?<=[\d.)] ))(?=[A-Z“])")


def _parts_of_row(words: str, place: Place, blank: bool) -> Iterator[Line]:
    """A row that was run together: its title, its purpose, then what its labels name."""
    if match := _NUMBERED_ROW.match(words):
        yield Line(match["number"], place, Role.NUMBER, new_row=True, blank=blank)
        words = words[match.end() :]
    first, *rest = _LABEL_IN_ROW.split(words)
    title, *purpose = _BEHIND_SIZE.split(first, maxsplit=1)
    if not purpose:
        title, *purpose = _INLINE_PURPOSE.split(first, maxsplit=1)
    if match:
        yield Line(title, place, Role.ITEM)
    else:
        yield Line(title, place, new_row=True, blank=blank)
    for part in [*purpose, *rest]:
        for words in _DECIDED_IN_ROW.split(part):
            yield Line(words, place)


def _parts(words: str, place: Place, blank: bool) -> Iterator[Line]:
    for index, part in enumerate(_INLINE_LABEL.split(words)):
        yield Line(part, place, blank=blank and not index)


def joined(lines: Iterable[Line]) -> str:
    return " ".join(line.text for line in lines)


def numeral(style: str, number: int) -> str:
    """A number as lists show it: lowerLetter, upperRoman… as Word names them; else decimal."""
    if style.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if style.startswith("upper") else letter
    if style.endswith("Roman"):
        return _roman(number).upper() if style.startswith("upper") else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
    return tens[number // 10 % 10] + units[number % 10]
