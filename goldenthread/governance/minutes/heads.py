"""What stands above the items of a meeting: the body, the day, the time, the place, the status."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .dates import Day, days_in, first_day, time_in, without_dates
from .lines import Line, Role
from .model import Doubt, Meeting, Place, Read, missing
from .page import Page
from .words import BODY, COUNCIL, is_body

_STATUS = re.compile(
    r"\b(?P<status>cancell?ed|postponed|adjourned|moved|abandoned|inquorate|provisional"
    r"|rescheduled)\b",
    re.IGNORECASE,
)
_AGENDA_FOR = re.compile(
    r"(?:Agenda|Minutes|Decisions|Meeting)(?: for| of) (?:the )?(?P<body>.{3,160}?) on\b"
)
_MINUTES_OF = re.compile(
    r"(?:\bminutes of|^at) (?:an? |the )?(?:\w{2,20} )?(?:virtual "
    r"|remote )?meeting of (?:the )?(?P<body>.{3,200}?)"
    r"(?:,? (?:which was )?(?:held|on|at|commencing)\b|$)"
    r"|\bminutes of (?:the )?(?P<its>(?:(?!\bmeeting\b).){3,160}?) held (?:on|at|in)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?P<body>[A-Z].{2,200}?)\s+[-–]\s+"
    r"(?=(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Dydd \w{3,8})\b,?\s+\d)"
)
_MEETING_OF = re.compile(
    r"^\W*Meeting of (?:the )?(?P<body>.{3,160}?), (?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d))"
)
ITEM_OF = re.compile(r"\(Items? (?P<number>[^()]{1,20})\)\s*$")
_HELD_AT = re.compile(
    r"\bheld (?:at|in) (?:the )?(?P<venue>.{3,160}?)(?:,? (?:on|at|commencing)\b(?= )|[,.]? ?$)"
)
_IN_THE = re.compile(r"\b(?:in|at) the (?P<venue>[A-Z].{3,160}?)\.?$")
_LABELS = {
    "venue": "venue", "proposed venue": "venue", "place": "venue", "location": "venue",
    "date": "on", "date of meeting": "on", "meeting date": "on", "time": "at", "start time": "at",
    "contact": "contact", "committee": "body", "meeting": "body", "body": "body",
    "board": "body", "panel": "body",
    "lleoliad": "venue", "cyswllt": "contact", "dyddiad": "on", "amser": "at",
    "name of meeting": "body", "report to": "body", "meeting of": "body", "decision maker": "body",
}  # fmt: skip
_REFERENCE = re.compile(r"(?:MId|MeetingId|MID|mgMeetingAttendance\.aspx\?ID)=(\d{1,9})")
_KIND_ALONE = re.compile(
    r"(?:draft |public )?(?:minutes|agenda|decisions|notes|action notes|meeting)"
    r"(?: of (?:the |a )?meeting)?(?: held(?: on)?)?",
    re.IGNORECASE,
)
_OF_BODY = re.compile(r"(?:draft )?minutes of (?:the )?(?P<body>[^,.;]{3,120})", re.IGNORECASE)
_DIRECTIONS = re.compile(r"\.? *View directions\.?$", re.IGNORECASE)
_NO_BODY = "The document names no body."
_NO_DATE = "The document does not say on which day it met."


@dataclass(slots=True)
class Head:
    """What the lines above the items say, gathered one by one; the first that says it counts."""

    body: Read[str]
    on: Read[date]
    at: Read[str]
    venue: Read[str]
    status: Read[str]
    contact: Read[str]
    doubts: list[Doubt]

    def meeting(self) -> Meeting:
        return Meeting(self.body, self.on, self.at, self.venue, self.status, contact=self.contact)


def empty_head() -> Head:
    return Head(
        missing(_NO_BODY),
        missing(_NO_DATE),
        missing("The document gives no time."),
        missing("The document names no place."),
        missing("The document does not say whether it met."),
        missing("The document names no contact."),
        [],
    )


def head_of(lines: Sequence[Line], *, most: int = 40) -> Head:
    """The head of a meeting from the lines above its items."""
    head = empty_head()
    shown = list(lines[:most])
    for line in shown:
        _take_labelled(head, line)
        _take_heading(head, line)
    _take_body_alone(head, shown)
    return head


def _take_labelled(head: Head, line: Line) -> None:
    name, colon, rest = line.text.partition(":")
    field = _LABELS.get(name.strip().lower()) if colon else None
    rest = _DIRECTIONS.sub("", rest.strip())
    if not field or not rest:
        return
    if field == "on":
        _set_day(head, rest, line.place)
    elif field == "at":
        head.at = _first(head.at, time_in(rest), line.place)
    elif field == "body":
        _set_body(head, BODY.search(without_dates(rest)), rest, line)
    elif field in {"venue", "contact"}:
        setattr(head, field, _first(getattr(head, field), rest, line.place))


def _set_body(head: Head, found: re.Match[str] | None, words: str, line: Line) -> None:
    if found and len(words) < 200:
        head.body = _first(head.body, found[0].strip(" ,"), line.place)
        _set_day(head, words, line.place)


def _set_day(head: Head, words: str, place: Place) -> None:
    day = first_day(words)
    if day is None:
        if re.search(r"\b(?:3[01]|29) [A-Z][a-z]+ (?:19|20)\d\d\b", words) and not head.on.value:
            head.on = missing(f"The date printed, “{words[:60]}”, is no date of the calendar.")
        return
    if head.on.value is None:
        head.on = Read(day.value, place)
        head.at = _first(head.at, time_in(words), place)
        if day.off:
            head.doubts.append(Doubt(day.off, place))
    elif head.on.value != day.value:
        head.doubts.append(Doubt(contradiction(head.on.value, day.value), place))


def contradiction(one: date, other: date) -> str:
    return (
        f"The document gives two dates for this meeting: {one.day} {one:%B %Y} and "
        f"{other.day} {other:%B %Y}."
    )


def _first[T](known: Read[T], value: T | None, place: Place) -> Read[T]:
    return known if known.value is not None or value is None else Read(value, place)


def _take_heading(head: Head, line: Line) -> None:
    """ "Council - Wednesday, 17th July, 2024 11.00 am": only lines that are headings by form."""
    text = line.text
    if re.match(r"To [a-z]+ |That\b|RESOLVED\b", text):
        return
    if (match := _HEADING.match(text[:300])) and (day := first_day(text[match.end() :])):
        _take_headed(head, line, match, day)
        return
    for pattern in (_MINUTES_OF, _AGENDA_FOR, _MEETING_OF):
        if match := pattern.search(text[:400]):
            body = without_dates(match["body"] or match["its"]).strip(" ,-–")
            if not re.search(r"\bmeeting\b", body):
                head.body = _first(head.body, body, line.place)
            _set_day(head, text, line.place)
            _take_venue(head, line)
            return
    day = first_day(text[:300])
    if day is None or len(text) > 250:
        return
    name = without_dates(text[: day.start]).strip(" ,-–—:|")
    if _is_date_line(text, name):
        if name and is_body(re.sub(r"\s*\([^)]*\)$", "", name)):
            head.body = _first(head.body, name, line.place)
        _set_day(head, text, line.place)
        head.at = _first(head.at, time_in(text), line.place)
        if match := _STATUS.search(text[day.end :]):
            head.status = Read(_status(match["status"]), line.place)
        _take_venue(head, line)


def _take_headed(head: Head, line: Line, match: re.Match[str], day: Day) -> None:
    """The body and the day of modern.gov's own heading; notes to the reader are left away."""
    body = re.sub(r"\s*\((?:up to|from|until|formerly)[^)]*\)$", "", match["body"].strip(" ,-–"))
    if body.startswith("Please ") and (named := list(BODY.finditer(body))):
        body = named[-1][0].strip(" ,")
    rest = line.text[match.end() :]
    head.body = _first(head.body, body, line.place)
    _set_day(head, rest, line.place)
    head.at = _first(head.at, time_in(rest), line.place)
    if status := _STATUS.search(rest[day.end :]):
        head.status = Read(_status(status["status"]), line.place)
    _take_venue(head, line)


def _is_date_line(text: str, name: str) -> bool:
    """Whether a line with a date is the heading's: a body and a date, or a date and hardly more."""
    if is_body(re.sub(r"\s*\([^)]*\)$", "", name)):
        return True
    rest = re.sub(r"\W|\b(?:at|on|held|in|the|and|commencing|from|to)\b", "", without_dates(text))
    unnamed = not name or name.lower().startswith(("held ", "at ", "on ", "in the "))
    unnamed = unnamed or bool(_KIND_ALONE.fullmatch(name))
    rest = _KIND_ALONE.sub("", name + " ", count=1) if _KIND_ALONE.fullmatch(name) else rest
    return unnamed and (
        len(rest) < 12
        or bool(_STATUS.search(rest))
        or bool(_HELD_AT.search(text))
        or bool(_IN_THE.search(text))
    )


def _take_venue(head: Head, line: Line) -> None:
    match = _HELD_AT.search(line.text) or _IN_THE.search(line.text)
    if match:
        head.venue = _first(head.venue, without_dates(match["venue"]).strip(" ,"), line.place)


def _status(word: str) -> str:
    return "cancelled" if word.lower().startswith("cancel") else word.lower()


def _take_body_alone(head: Head, lines: Sequence[Line]) -> None:
    """A body on a line of its own, near the top."""
    if head.body.value is not None:
        return
    for line in lines[:14]:
        of = _OF_BODY.fullmatch(line.text.strip(" :-"))
        if of and is_body(of["body"].title()):
            body = of["body"].title() if of["body"].isupper() else of["body"]
            head.body = Read(body, line.place)
            return
        name = line.text.strip(" :-")
        if line.role is not Role.TITLE and _is_name(name) and not COUNCIL.fullmatch(name):
            head.body = Read(name, line.place)
            return


def _is_name(name: str) -> bool:
    name = re.sub(r"\s*\([^()]*\)$", "", name)
    match = BODY.fullmatch(name.title() if name.isupper() else name)
    return bool(match) and len(name) < 130


# What the page says elsewhere about the same meeting


def cross_checked(head: Head, page: Page, lines: Iterable[Line]) -> list[Doubt]:
    """Where the page contradicts its heading: in its head, its links, its files' names."""
    found = dict.fromkeys(head.doubts)
    on, body = head.on.value, head.body.value
    for words, place in _elsewhere(page, lines):
        for day in days_in(words):
            if on and day.value != on:
                found[Doubt(contradiction(on, day.value), place)] = None
        other = re.search(
            r"(?:Link to|details for the meeting of|Agenda for) (?:the )?(.{3,160})", words
        )
        named = BODY.match(without_dates(other[1]).strip()) if other else None
        if body and named and not _alike(named[0], body):
            sentence = f"The document gives two names of the body: {body}, and {named[0].strip()}."
            found[Doubt(sentence, place)] = None
    return _once(found)


def _once(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Each sentence once, where it is said first."""
    kept: dict[str, Doubt] = {}
    for doubt in doubts:
        kept.setdefault(doubt.sentence, doubt)
    return list(kept.values())


def _alike(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one).lower() in re.sub(r"\W", "", other).lower()


_DATE_IN_NAME = re.compile(r"\b(\d{1,2})-([A-Z][a-z]{2})-(20\d\d)\b")


def _elsewhere(page: Page, lines: Iterable[Line]) -> Iterator[tuple[str, Place | None]]:
    if iso := page.about.get("dc.date"):
        year, _, rest = iso[:10].partition("-")
        month, _, day = rest.partition("-")
        yield f"{day}/{month}/{year}", None
    if title := page.about.get("dc.title"):
        yield title, None
    for line in lines:
        for link in line.links:
            if line.role is Role.SUBTITLE or "meeting of" in link.title:
                yield link.title, line.place
            if re.search(r"documents/g\d", link.address):
                yield _DATE_IN_NAME.sub(r"\1 \2 \3", link.address), line.place


def reference_of(page: Page, lines: Iterable[Line]) -> str | None:
    """modern.gov's number of the meeting."""
    for words in [
        page.address.value or "",
        *(link.address for line in lines for link in line.links),
    ]:
        if match := _REFERENCE.search(words):
            return match[1]
    return None


def with_status(meeting: Meeting, *, minuted: bool, place: Place | None) -> Meeting:
    """A meeting that has minutes was held."""
    if meeting.status.value is None and minuted:
        return replace(meeting, status=Read("held", place))
    return meeting
