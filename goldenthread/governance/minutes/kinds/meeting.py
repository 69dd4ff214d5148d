"""A meeting with its items: modern.gov's ieListDocuments, printed minutes in Word or text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .. import documents
from ..body import Told, item_of
from ..doubts import in_welsh, later_than
from ..heads import cross_checked, head_of, reference_of, with_status
from ..items import Block, number_of, numbers, split
from ..lines import Line, Role
from ..model import Item, Kind, Meeting, Read, Record, missing
from ..page import Page
from ..words import Part, label_of
from .common import place_of, record, with_items

_PRINTED = re.compile(
    r"\bminutes of (?:an? |the )?(?:\w{2,20} )?meeting\b|^(?:draft )?minutes$|^present\b"
    r"|\bmembers present\b|^public minutes$|^(?:action )?notes of\b"
    r"|^in attendance|\bminutes\b.{0,60}\bheld\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:Agenda|Minutes|Decisions|Draft minutes|Meeting)\b[^.:]{0,60}", re.IGNORECASE
)
_NOTED_DOWN = re.compile(
    r"(?:^|[.] |\()(?:Actions?|ACTIONS?|Decision|DECISION|AGREED)(?: agreed)?:"
)
"""What no agenda has: what was to be done, noted where it was said."""
_ENOUGH_NOTED = 2
_DRAFT = re.compile(r"\bdraft minutes\b|\bsubject to (?:approval|confirmation)\b", re.IGNORECASE)


def has_items(lines: Sequence[Line]) -> bool:
    """Whether a document without any title of its own is one of a meeting."""
    head, blocks = split(lines)
    read = head_of(head or lines)
    if len(blocks) == 1:
        return bool(blocks[0].number and read.body.value and read.on.value)
    labelled = any(label_of(line.text) for line in lines)
    return len(blocks) > 1 and (bool(read.body.value) or labelled)


def has_blocks(lines: Sequence[Line]) -> bool:
    return bool(split(lines)[1])


def read(page: Page) -> Record:
    """The meeting. Items of printed minutes have no labels: all that stands there is minutes."""
    lines = page.lines
    above, blocks = split(lines)
    first = Part.MINUTES if _is_printed(above, lines) else Part.PURPOSE
    head = head_of(above or lines)
    told = _items(blocks, first)
    meeting, doubts = with_items(head.meeting(), told)
    meeting = replace(
        meeting,
        minutes=_state(lines, told_minutes=any(each.item.has_minutes for each in told)),
        reference=reference_of(page, above),
        documents=tuple(documents.of_meeting(above)),
    )
    meeting = with_status(
        meeting, minuted=any(each.item.has_minutes for each in told), place=place_of(told)
    )
    meeting = _with_agenda_numbers(meeting, lines)
    doubts = [*in_welsh(lines), *doubts]
    doubts = [*cross_checked(head, page, above), *doubts, *later_than(meeting.on.value, lines)]
    return record(Kind.MEETING, page, _title(lines), [meeting], doubts)


def _items(blocks: Sequence[Block], first: Part) -> list[Told]:
    """The items; what their numbers are is known when all were read, and with them the minutes."""
    none = missing("The document gives the item no number.")
    told = [item_of(block, (number_of(block.number), none, none), first) for block in blocks]
    minuted = any(each.item.has_minutes for each in told)
    given = numbers([block.number for block in blocks], minuted=minuted)
    return [
        replace(each, item=replace(each.item, agenda_number=agenda, minute_number=minute))
        for each, (_, agenda, minute) in zip(told, given, strict=True)
    ]


def _is_printed(above: Sequence[Line], lines: Sequence[Line]) -> bool:
    if any(label_of(line.text) in {Part.MINUTES, Part.DOCUMENTS} for line in lines):
        return False
    if any(_PRINTED.search(line.text) for line in above):
        return True
    return sum(bool(_NOTED_DOWN.search(line.text)) for line in lines) >= _ENOUGH_NOTED


def _title(lines: Sequence[Line]) -> Read[str]:
    for line in lines[:6]:
        if line.role is Role.TITLE or _TITLE.fullmatch(line.text):
            return Read(line.text, line.place)
    return missing("The document has no title of its own.")


def _state(lines: Sequence[Line], *, told_minutes: bool) -> Read[str]:
    for line in lines[:12]:
        if _DRAFT.search(line.text):
            return Read("draft", line.place)
    if not told_minutes:
        return missing("There are no minutes in it.")
    for line in lines[:6]:
        if _TITLE.fullmatch(line.text) and "minutes" in line.text.lower():
            return Read("published", line.place)
    return missing("The document does not say whether its minutes are a draft.")


# Agenda numbers that the page mentions beside a title

_MENTIONED = re.compile(
    r"\b(?:agenda(?: items?)?"
    r"|Items?) (?P<number>\d{1,2}[A-Za-z]?)\s*[–—:-]?\s+(?P<title>[A-Z].{8,})"
)
_BELOW = re.compile(r"\(?Agenda Item\.? (?P<number>\d{1,2}[A-Za-z]?)\)?", re.IGNORECASE)


def _with_agenda_numbers(meeting: Meeting, lines: Sequence[Line]) -> Meeting:
    """ "Agenda item 7 - Community Safety Update": where the page's own numbers are the minutes'."""
    mentioned = [
        (match["number"], match["title"], line)
        for line in lines
        for match in _MENTIONED.finditer(line.text[:1000])
    ]
    mentioned += [
        (match["number"], above.text, line)
        for above, line in pairwise(lines)
        if (match := _BELOW.fullmatch(line.text))
    ]
    items = tuple(_numbered(item, mentioned) for item in meeting.items)
    return replace(meeting, items=items)


def _numbered(item: Item, mentioned: Sequence[tuple[str, str, Line]]) -> Item:
    if item.agenda_number.value is not None or not item.title.value:
        return item
    for number, title, line in mentioned:
        below = line.place.number == item.title.place.number + 1 if item.title.place else False
        same = title.lower().startswith(item.title.value.lower())
        if (same and len(item.title.value) > 12) or (below and _BELOW.fullmatch(line.text)):
            return replace(item, agenda_number=Read(number, line.place))
    return item
