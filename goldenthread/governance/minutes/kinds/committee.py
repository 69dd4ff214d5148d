"""A body and its members (mgCommitteeDetails), the bodies of a council, the dates of a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..dates import first_day, time_in
from ..heads import empty_head
from ..lines import Line, Role
from ..model import Committee, Doubt, Kind, Meeting, Member, Read, Record, missing
from ..page import Page
from ..words import mark_of
from .common import record, subtitle

_SECTIONS = (
    ("purpose", r"purpose(?: of (?:the )?(?:committee|body))?|terms of reference|remit"),
    ("members", r"members(?:hip)?|committee members(?:hip)?"),
    ("contact", r"contact(?: information| details)?"),
    ("other", r"meetings|media|documents|substitutes|co-?opted|outside bodies|more information"),
)
_SECTION = [(name, re.compile(rf"(?:{words})\s?:?", re.IGNORECASE)) for name, words in _SECTIONS]
_MEMBER = re.compile(r"(?P<name>[^()]{3,80}?)\s*(?:\((?P<role>[^()]{2,60})\))?\.?$")
_REFERENCE = re.compile(r"(?:\bID|CommitteeId|CId|CID)=(\d{1,9})")
_STATUS = re.compile(r"\b(cancelled|postponed|adjourned|moved)\b", re.IGNORECASE)


def read_committee(page: Page) -> Record:
    """The body: what it is for, its members and their offices, its contact."""
    name, lines = subtitle(page.lines, "the body")
    if name.value is None:
        lines = [line for line in lines if line.text.lower() != "committee details"]
        name = Read(lines[0].text, lines[0].place) if lines else name
        lines = lines[1:]
    parts = _sections(lines)
    committee = Committee(
        name,
        reference=_reference(page.lines),
        purpose=_text(parts["purpose"], "The document does not say what it is for."),
        members=tuple(_members(parts["members"])),
        contact=_text(parts["contact"], "The document names no contact."),
    )
    doubts = [] if committee.members else [Doubt("No members are listed in this copy.")]
    found = record(Kind.COMMITTEE, page, name, doubts=doubts)
    return replace(found, committees=(committee,))


def _sections(lines: Sequence[Line]) -> dict[str, list[Line]]:
    parts: dict[str, list[Line]] = {name: [] for name, _ in _SECTIONS}
    now = "other"
    for line in lines:
        name = next((name for name, words in _SECTION if words.fullmatch(line.text)), None)
        if name:
            now = name
        else:
            parts[now].append(line)
    return parts


def _text(lines: Sequence[Line], reason: str) -> Read[str]:
    if not lines:
        return missing(reason)
    return Read("\n".join(line.text for line in lines), lines[0].place)


def _members(lines: Sequence[Line]) -> Iterator[Member]:
    for line in lines:
        mark = mark_of(line.text)
        match = _MEMBER.match((mark.rest if mark else line.text).strip())
        if match and len(match["name"].split()) > 1:
            yield Member(match["name"], line.place, match["role"])


def _reference(lines: Sequence[Line]) -> str | None:
    for line in lines:
        for link in line.links:
            if match := _REFERENCE.search(link.address):
                return match[1]
    return None


def read_committees(page: Page) -> Record:
    """The bodies of a council, each under the heading it stands under."""
    committees = tuple(_listed(page.lines))
    title = next(
        (Read(line.text, line.place) for line in page.lines if line.role is Role.TITLE),
        missing("The document has no title of its own."),
    )
    doubts = [] if committees else [Doubt("No bodies are listed in this copy.")]
    return replace(record(Kind.COMMITTEES, page, title, doubts=doubts), committees=committees)


def _listed(lines: Sequence[Line]) -> Iterator[Committee]:
    category = None
    styled = any(line.role is Role.HEADING for line in lines)
    for line in lines:
        mark = mark_of(line.text)
        if line.role is Role.HEADING or (not styled and mark is None and line.role is Role.TEXT):
            category = line.text
        elif line.role is Role.BULLET or mark:
            words = mark.rest if mark and mark.style == "bullet" else line.text
            yield Committee(Read(words, line.place), category, _reference([line]))


def read_meetings(page: Page) -> Record:
    """The dates of a body, each with what is published of it."""
    name, lines = subtitle(page.lines, "the body")
    if name.value is None:
        name = _body_in(lines)
    found = tuple(_dated(lines, name))
    doubts = [] if found else [Doubt("No meetings are listed in this copy.")]
    return record(Kind.MEETINGS, page, name, found, doubts)


def _body_in(lines: Sequence[Line]) -> Read[str]:
    for line in lines[:8]:
        if match := re.search(r"lists the meetings for (?:the )?(?P<body>.{3,160}?)\.", line.text):
            return Read(match["body"], line.place)
    return missing("The document names no body.")


def _dated(lines: Sequence[Line], body: Read[str]) -> Iterator[Meeting]:
    for line in lines:
        mark = mark_of(line.text)
        words = mark.rest if mark and mark.style == "bullet" else line.text
        day = first_day(words)
        if day is None or day.start > 3 or len(words) > 160:
            continue
        yield _meeting(line, words, body)


def _meeting(line: Line, words: str, body: Read[str]) -> Meeting:
    head = empty_head()
    day = first_day(words)
    head.body = body
    head.on = Read(day.value if day else None, line.place)
    at = time_in(words)
    head.at = Read(at, line.place) if at else head.at
    if match := _STATUS.search(words):
        head.status = Read(match[1].lower(), line.place)
    meeting = head.meeting()
    published = "minutes" in words.lower()
    number = next((m[1] for link in line.links
                   if (m := re.search(r"MI?d=(\d{1,9})", link.address, re.I))), None)  # fmt: skip
    minutes: Read[str] = (
        Read("published", line.place) if published else missing("No minutes are published.")
    )
    return replace(meeting, minutes=minutes, reference=number)
