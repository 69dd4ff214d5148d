"""Third stage: the lines of a meeting → its items, each with its number, title and lines.

A page of modern.gov says which is which. A text does not: numbers that stand alone and follow
each other, rows that a table left, numbered headings, or titles that every agenda has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .dates import without_dates
from .lines import Line, Role
from .model import Read, missing
from .words import Part, is_body, label_of

_ALONE = re.compile(
    r"(?P<head>(?:[A-Z]{1,6}[/.-]?)?(?:\d{1,4}[/.-]){0,2})(?P<n>\d{1,4})(?P<t>[A-Za-z]?)[.)]?"
)
_BEFORE_TITLE = re.compile(
    r"(?P<what>(?:Agenda item|Agenda Item|AGENDA ITEM|Item|ITEM|Minute) )?"
    r"(?P<number>(?:[A-Z]{1,6}[/.-]?)?(?:\d{1,4}[/.-]){0,2}\d{1,4}[A-Za-z]?)[.):]?"
    r"(?: \(\d{1,4}\))?\s*[–—-]?\s+"
    r"(?P<title>[A-Z“‘\"\[(].*)"
)
_SIZE = r"(?:(?:pdf|word|excel|document) icon )?(?:PDF|DOCX?|XLSX?|RTF) [\d.,]+ ?[KMG]B"
MARKED_SIZE = re.compile(rf"\s*(?P<all>{_SIZE})\s*$", re.IGNORECASE)
_USUAL = re.compile(
    r"(?:apologies|declarations? of|minutes of|minutes$|public (?:speaking|question|participation)"
    r"|questions? from|petitions|urgent (?:items?|business)|chair(?:man)?['’]?s? (?:announce"
    r"|communic|urgent|remarks)|announcements|exclusion of|work(?:ing)? programme|forward plan"
    r"|any other|date of (?:the )?next|membership|election of|appointment of|to confirm the "
    r"minutes|welcome|deputations|matters arising)",
    re.IGNORECASE,
)
_MET = re.compile(r"\b(?:minutes|meeting) of (?:an? |the )?", re.IGNORECASE)
_TO = re.compile(r"To [a-z]{3,12}\b")
_CLAUSE = re.compile(
    r"(?:That|To|Note|Approve|Agree|Endorse|Receive|Recommend|Request|Consider|Delegate|Refer)\b"
)
_UNLIKE_TITLE = re.compile(r"[.;:,]$|[.;] \(|\b(?:and|or|the|of|to|a)$")


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one item; `number` and `title` are lines of their own, where there are any."""

    number: Line | None
    title: Line | None
    lines: tuple[Line, ...]


def split(lines: Sequence[Line]) -> tuple[list[Line], list[Block]]:
    """What stands before the first item, and the items."""
    for way in (_by_roles, _by_rows, _by_numbers, _by_numbered_titles, _by_titles):
        starts = way(lines)
        if starts:
            break
    else:
        return list(lines), []
    ends = [start.at for start in starts[1:]] + [len(lines)]
    blocks = [
        Block(start.number, start.title, tuple(lines[start.body : end]))
        for start, end in zip(starts, ends, strict=True)
    ]
    if way is not _by_roles:
        blocks = [part for block in blocks for part in _at_lost_titles(block)]
    return list(lines[: starts[0].at]), blocks


def _at_lost_titles(block: Block) -> Iterator[Block]:
    """A second "Minutes:" within an item is that of the next, whose title was lost."""
    at = [i for i, line in enumerate(block.lines) if label_of(line.text) is Part.MINUTES
          and line.text.lower().startswith("minutes")]  # fmt: skip
    if len(at) < 2:
        yield block
        return
    yield Block(block.number, block.title, block.lines[: at[1]])
    for start, end in zip(at[1:], [*at[2:], len(block.lines)], strict=True):
        yield Block(None, None, block.lines[start:end])


@dataclass(frozen=True, slots=True)
class _Start:
    at: int
    number: Line | None
    title: Line | None
    body: int


def _by_roles(lines: Sequence[Line]) -> list[_Start]:
    """The number's cell and the title, as a page of modern.gov has them."""
    starts: list[_Start] = []
    index = 0
    while index < len(lines):
        here = lines[index]
        after = lines[index + 1] if index + 1 < len(lines) else None
        if here.role is Role.NUMBER:
            has_title = after is not None and after.role is Role.ITEM
            body = index + 2 if has_title else index + 1
            starts.append(_Start(index, here, after if has_title else None, body))
            index = body
        elif here.role is Role.ITEM:
            number, title = _parted(here)
            starts.append(_Start(index, number, title, index + 1))
            index += 1
        else:
            index += 1
    return starts


_IN_TITLE = re.compile(r"(?P<number>\d{1,4}[A-Za-z]?)[.)]\s+(?P<title>[A-Z“‘\"\[(].*)")


def _parted(title: Line) -> tuple[Line | None, Line]:
    """A title that has its number before it, as where a page's layout is a list."""
    match = _IN_TITLE.fullmatch(title.text)
    if not match:
        return None, title
    return Line(match["number"], title.place), replace(title, text=match["title"])


def _by_rows(lines: Sequence[Line]) -> list[_Start]:
    """Rows of a table that was run together, each with its title before its first label."""
    rows = [i for i, line in enumerate(lines) if line.new_row and line.role is Role.TEXT]
    if len(rows) < 2 or not any(label_of(line.text) for line in lines):
        return []
    return [
        _Start(i, None, None, i)
        if label_of(lines[i].text) or _TO.match(lines[i].text)
        else _Start(i, None, lines[i], i + 1)
        for i in rows
        if i == rows[0] or not lines[i].text.startswith("Link:")
    ][_first_item(lines, rows) :]


def _first_item(lines: Sequence[Line], rows: list[int]) -> int:
    """How many rows stand before the first item ("Link: meeting audio")."""
    return next(
        (n for n, i in enumerate(rows) if not re.match(r"(?:Link|Venue|Contact)\b", lines[i].text)),
        0,
    )


def _by_numbers(lines: Sequence[Line]) -> list[_Start]:
    """Numbers that stand alone on their line, and follow each other."""
    starts: list[_Start] = []
    for index, line in enumerate(lines[:-1]):
        match = _ALONE.fullmatch(line.text)
        title = lines[index + 1]
        if not match or _ALONE.fullmatch(title.text) or len(title.text) > 300:
            continue
        sentence = title.text.endswith(".") and " " in title.text
        before = starts[-1].number if starts else None
        if before and (sentence or not _follows(line.text, before.text)):
            continue
        starts.append(_Start(index, line, title, index + 2))
    return starts


def _follows(number: str, before: str) -> bool:
    """Whether an item's number may come after another's: 4 → 5, 4 → 4.1, 4.2 → 5, 23/5 → 23/6."""
    here, there = _ALONE.fullmatch(number), _ALONE.fullmatch(before)
    if not here or not there:
        return False
    step = int(here["n"]) - int(there["n"])
    if step == 0 and here["head"] and re.fullmatch(r"\d+/", here["head"] + ""):
        # Of some councils the year stands behind: 58/24, 59/24.
        years = [part["head"].rstrip("/") for part in (here, there)]
        return all(each.isdigit() for each in years) and 1 <= int(years[0]) - int(years[1]) <= 3
    if here["head"] == there["head"]:
        return 1 <= step <= 3 or (step == 0 and here["t"] > there["t"])
    if here["head"].rstrip("./-") == there["head"] + there["n"]:
        return int(here["n"]) == 1
    parent = there["head"].rstrip("./-")
    return (
        bool(parent)
        and here["head"] == ""
        and parent.isdigit()
        and int(here["n"]) == int(parent) + 1
    )


def _by_numbered_titles(lines: Sequence[Line]) -> list[_Start]:
    """Titles with their number before them on the line, as in printed minutes."""
    starts: list[_Start] = []
    listed = ""
    for index, line in enumerate(lines):
        match = _BEFORE_TITLE.fullmatch(line.text) if len(line.text) < 300 else None
        if not match:
            continue
        number, title = match["number"], match["title"]
        before = _number(starts[-1].number) if starts and starts[-1].number else ""
        # The fourth of a list within item 3 is no item 4.
        in_list = _next_in_list(number, listed) and not _stands_out(line, title)
        if in_list or (before and not _follows(number, before)) or not _is_title(line, title):
            listed = number
            continue
        listed = ""
        starts.append(
            _Start(
                index,
                _with_text(line, (match["what"] or "") + number),
                _with_text(line, title),
                index + 1,
            )
        )
    alone = starts and (_stands_out(lines[starts[0].at], "") or _is_only_item(lines, starts[0]))
    return starts if len(starts) > 1 or alone else []


def _is_only_item(lines: Sequence[Line], start: _Start) -> bool:
    """Whether one numbered title is that of the one item which somebody pasted: set off by empty
    lines near the top, under the name of a body, with something decided below."""
    below = lines[start.body : start.body + 1]
    named = any(is_body(without_dates(line.text).strip(" ,-–")) or _MET.search(line.text)
                for line in lines[: start.at])  # fmt: skip
    return start.at < 12 and named and lines[start.at].blank and bool(below and below[0].blank)


def _next_in_list(number: str, listed: str) -> bool:
    """Whether a number goes on with a list that is none of items; 2 after 1.4 does not."""
    here, there = _ALONE.fullmatch(number), _ALONE.fullmatch(listed)
    return bool(here and there and here["head"] == there["head"] and _follows(number, listed))


def _is_title(line: Line, title: str) -> bool:
    if _stands_out(line, title) or _USUAL.match(title):
        return True
    return not _UNLIKE_TITLE.search(title) and not _CLAUSE.match(title) and len(title) < 160


def _stands_out(line: Line, title: str) -> bool:
    letters = [each for each in title if each.isalpha()]
    capitals = sum(each.isupper() for each in letters)
    return line.role is Role.HEADING or line.loud or bool(letters and capitals > 0.8 * len(letters))


def _with_text(line: Line, text: str) -> Line:
    return Line(text, line.place, line.role, line.links, loud=line.loud)


def _by_titles(lines: Sequence[Line]) -> list[_Start]:
    """Titles without a number: with a document's size, as every agenda has them, or set off."""
    return [
        _Start(index, None, line, index + 1)
        for index, line in enumerate(lines)
        if _is_bare_title(line, lines[index + 1 : index + 4])
    ]


def _is_bare_title(line: Line, after: Sequence[Line]) -> bool:
    text = line.text
    if len(text) > 200 or text.startswith(("•", "·", "[", "(", "-")):
        return False
    if MARKED_SIZE.search(text) and not re.match(r"(?:Agenda|Printed|Public|Appendi|Annex)", text):
        return True
    if not text[:1].isupper() or _UNLIKE_TITLE.search(text):
        return False
    if _USUAL.match(text) and len(text) < 90:
        return True
    if after and line.blank and _TO.match(after[0].text) and len(text) < 140:
        return not re.match(r"(?:That|Councillors?|Cllrs?|RESOLVED|Resolved|Minute)\b", text)
    return bool(after) and label_of(after[0].text) is not None and len(text) < 160


# Numbers


def numbers(
    printed: Sequence[Line | None], *, minuted: bool
) -> Iterator[tuple[Read[str], Read[str], Read[str]]]:
    """For each item its number as printed, its agenda number and its minute number.

    Agendas begin at 1. Numbers that begin later run on from meeting to meeting: they are those of
    the minutes. Where they begin at 1 and there are minutes, the one number serves as both.
    """
    first = next((_number(line) for line in printed if line), "")
    from_one = bool(re.fullmatch(r"1(?:\.1)?[aA]?", first))
    for line in printed:
        read = number_of(line)
        if read.value is None:
            yield read, read, read
            continue
        named = _NAMED.match(line.text) if line else None
        if named and named["agenda"]:
            yield read, read, missing("The document numbers its items as the agenda does.")
            continue
        agenda = read if from_one else missing(_RUNNING)
        minute = read if minuted or not from_one else missing("It is an agenda, without minutes.")
        yield read, agenda, minute


_RUNNING = (
    "The numbers on this page do not begin at 1: they are those of the minutes, which run on from "
    "meeting to meeting."
)


def number_of(line: Line | None) -> Read[str]:
    """The number as printed."""
    if line is None:
        return missing("The document gives the item no number.")
    return Read(_number(line), line.place)


_NAMED = re.compile(r"(?:(?P<agenda>agenda )?item|minute) ", re.IGNORECASE)


def _number(line: Line) -> str:
    return _NAMED.sub("", line.text).strip().rstrip(".):").strip()
