"""What the readers share: a record without anything in it, the page's own title, its council."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..body import Told
from ..lines import Line, Role
from ..model import Doubt, Kind, Meeting, Place, Read, Record, missing
from ..page import Page
from ..words import COUNCIL


def record(
    kind: Kind, page: Page, title: Read[str], meetings: Iterable[Meeting] = (),
    doubts: Iterable[Doubt] = (),
) -> Record:  # fmt: skip
    """A record of this kind, with what every page may say."""
    return Record(
        kind, str(page.format), title, authority_of(page.lines), page.address,
        tuple(meetings), doubts=(*page.doubts, *doubts),
    )  # fmt: skip


def authority_of(lines: Sequence[Line]) -> Read[str]:
    """The council, where its name stands on a line of its own at the top."""
    for line in lines[:6]:
        if COUNCIL.fullmatch(line.text) and line.role is not Role.SUBTITLE:
            return Read(line.text, line.place)
    return missing("The document does not name the council.")


def subtitle(lines: Sequence[Line], what: str) -> tuple[Read[str], list[Line]]:
    """The page's second heading, and the lines without both."""
    rest = [line for line in lines if line.role is not Role.TITLE]
    for line in rest[:8]:
        if line.role is Role.SUBTITLE:
            return Read(line.text, line.place), [each for each in rest if each is not line]
    return missing(f"The document gives {what} no title."), rest


def place_of(told: Iterable[Told]) -> Place | None:
    """Where the first minutes stand."""
    for each in told:
        found = each.item.title.place or each.item.number.place
        if each.item.has_minutes and found:
            return found
    return None


def with_items(meeting: Meeting, told: Sequence[Told]) -> tuple[Meeting, list[Doubt]]:
    """A meeting with its items, and their doubts."""
    doubts = [doubt for each in told for doubt in each.doubts]
    return replace(meeting, items=tuple(each.item for each in told)), doubts
