"""One item alone (mgAi), one subject through its meetings (ieIssueDetails), and pasted minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..body import item_of
from ..dates import first_day
from ..doubts import later_than
from ..heads import ITEM_OF, empty_head, head_of, with_status
from ..items import Block
from ..lines import Line, Role
from ..model import Doubt, Kind, Meeting, Place, Read, Record, missing
from ..page import Page
from ..resolutions import resolutions_in
from ..undertakings import undertakings_in
from ..words import Part, is_body, label_of
from .common import record, subtitle, with_items

BLOCK = re.compile(
    r"(?:Meeting"
    r"|Decision): (?P<date>\d{1,2}/\d{1,2}/\d{4}) - (?P<body>.{2,160}?)(?: \(Items? "
    r"(?P<item>[^()]{1,20})\))?$"
)
_DECIDED = re.compile(r"(?P<date>\d{1,2}/\d{1,2}/\d{4}) - (?P<title>[^(]{3,200})")
_OF_MEETING = re.compile(
    r"^\W*Meeting of\b|^\W*(?:[A-Z][\w ,&’'-]{3,120}), (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_ONE_NUMBER = "The page gives one number, that of the minute."


def read_issue(page: Page) -> Record:
    """Every meeting of the issue, in the page's order."""
    starts = [index for index, line in enumerate(page.lines) if BLOCK.match(line.text)]
    above = list(page.lines[: starts[0]] if starts else page.lines)
    title, _ = _issue_title(above)
    meetings, doubts = _decisions([] if starts else page.lines)
    for start, end in pairwise([*starts, len(page.lines)]):
        meeting, found = _meeting(page.lines[start], page.lines[start + 1 : end])
        meetings.append(meeting)
        doubts += found
    return record(Kind.ISSUE_MEETINGS, page, title, meetings, doubts)


def _decisions(lines: Sequence[Line]) -> tuple[list[Meeting], list[Doubt]]:
    """A page of an issue's decisions alone: each under its day and title, without the body."""
    starts = [index for index, line in enumerate(lines) if _DECIDED.fullmatch(line.text)]
    meetings: list[Meeting] = []
    doubts: list[Doubt] = []
    for start, end in pairwise([*starts, len(lines)]):
        match = _DECIDED.fullmatch(lines[start].text)
        day = first_day(lines[start].text)
        head = empty_head()
        head.on = Read(day.value, lines[start].place) if day else head.on
        title = Line(match["title"], lines[start].place) if match else None
        none: Read[str] = missing("The document gives the item no number.")
        block = Block(None, title, tuple(lines[start + 1 : end]))
        meeting, found = with_items(
            head.meeting(), [item_of(block, (none, none, none), Part.DECISION)]
        )
        meetings.append(with_status(meeting, minuted=True, place=lines[start].place))
        doubts += found
    return meetings, doubts


def _issue_title(above: Sequence[Line]) -> tuple[Read[str], list[Line]]:
    title, rest = subtitle(above, "the issue")
    if title.value is None:
        plain = [line for line in rest if not line.text.lower().startswith("issue - ")]
        if plain:
            return Read(plain[0].text, plain[0].place), plain[1:]
    return title, rest


def _meeting(heading: Line, lines: Sequence[Line]) -> tuple[Meeting, list[Doubt]]:
    """One block: its heading names day, body and item; its first line repeats the number."""
    match = BLOCK.match(heading.text)
    assert match is not None  # noqa: S101 - found by this pattern
    head = empty_head()
    day = first_day(match["date"])
    head.body = Read(match["body"].strip(), heading.place)
    head.on = Read(day.value, heading.place) if day else missing(f"{match['date']} is no date.")
    number, title, body = _title_of(lines, match["item"], heading)
    agenda = missing(_ONE_NUMBER if number.value else number.reason)
    told = item_of(Block(None, title, tuple(body)), (number, agenda, number))
    meeting, doubts = with_items(head.meeting(), [told])
    minuted = told.item.has_minutes
    meeting = with_status(meeting, minuted=minuted, place=heading.place)
    return meeting, [*doubts, *later_than(meeting.on.value, lines)]


def _title_of(
    lines: Sequence[Line], number: str | None, heading: Line
) -> tuple[Read[str], Line | None, Sequence[Line]]:
    """The item's number, its title without it, and the lines below."""
    said = Read(number.strip(" ."), heading.place) if number else None
    index = 0
    if lines and lines[0].role is Role.NUMBER:
        said = said or Read(lines[0].text.strip(" .") or None, lines[0].place)
        index = 1
    none: Read[str] = said or missing("The document gives the item no number.")
    if index >= len(lines) or label_of(lines[index].text):
        return none, None, lines[index:]
    first = lines[index]
    match = re.match(r"(?P<n>[\d./A-Za-z]{1,10}?)[.)]? (?P<title>.+)", first.text)
    if match and (match["n"] == none.value or (none.value is None and match["n"][0].isdigit())):
        none = none if none.value else Read(match["n"], first.place)
        first = Line(match["title"], first.place, first.role, first.links)
    return none, first, lines[index + 1 :]


def names_meeting(lines: Sequence[Line]) -> bool:
    """Whether the page names one meeting and one item of it."""
    return any(ITEM_OF.search(line.text) and _OF_MEETING.match(line.text) for line in lines[:12])


def says_more(lines: Sequence[Line]) -> bool:
    """Whether something is resolved or promised on the page."""
    return bool(resolutions_in(lines).rows or undertakings_in(lines, frozenset()))


def read_item(page: Page) -> Record:
    """One item; its meeting only where the page names one."""
    lines = [line for line in page.lines if line.role is not Role.TITLE]
    lines = [line for line in lines if line.text.lower() not in _TITLES]
    of = next((line for line in lines[:12] if _OF_MEETING.match(line.text)
               and first_day(line.text)), None)  # fmt: skip
    head = lines.index(of) if of else 0
    above = [line for line in lines[:head] if not _is_heading(line)]
    rest = [*above, *lines[head + 1 if of else 0 :]]
    title = rest.pop(0) if rest and not label_of(rest[0].text) and (above or not of) else None
    return _record(Kind.AGENDA_ITEM, page, title, rest, of)


_TITLES = {"agenda item", "meeting documents", "agenda and minutes", "minutes", "agenda"}


def _is_heading(line: Line) -> bool:
    """The meeting's own heading, above the line that names it again with the item."""
    return is_body(line.text) or (len(line.text) < 60 and first_day(line.text) is not None)


def read_other(page: Page) -> Record:
    """Minutes that were pasted, or a document of an unknown kind: what can be read of it."""
    head = head_of(page.lines, most=14)
    block = Block(None, None, page.lines)
    none: Read[str] = missing("The document gives the item no number.")
    told = item_of(block, (none, none, none), Part.MINUTES)
    meeting, doubts = with_items(head.meeting(), [told])
    unknown = Doubt("What kind of document this is, it does not say: check everything.")
    title: Read[str] = missing("The document has no title of its own.")
    found = [unknown, *head.doubts, *doubts, *later_than(meeting.on.value, page.lines)]
    return record(Kind.OTHER, page, title, [meeting], found)


def _record(
    kind: Kind, page: Page, title: Line | None, rest: Sequence[Line], of: Line | None
) -> Record:
    head = head_of([of] if of else [], most=1)
    match = ITEM_OF.search(of.text) if of else None
    number: Read[str] = (
        Read(match["number"].strip(" ."), of.place)
        if match and of
        else missing("The document gives the item no number.")
    )
    told = item_of(Block(None, title, tuple(rest)), (number, *_both(number)))
    meeting, doubts = with_items(head.meeting(), [told])
    place: Place | None = of.place if of else None
    meeting = with_status(meeting, minuted=told.item.has_minutes, place=place or _first(rest))
    found = [*head.doubts, *doubts, *later_than(meeting.on.value, rest)]
    return record(kind, page, told.item.title, [meeting], found)


def _both(number: Read[str]) -> tuple[Read[str], Read[str]]:
    """The agenda's number and the minutes', where one alone is given."""
    if number.value is None:
        return number, number
    return missing(_ONE_NUMBER), number


def _first(lines: Sequence[Line]) -> Place | None:
    return lines[0].place if lines else None
