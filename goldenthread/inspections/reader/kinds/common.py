"""What the readers of several kinds share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from goldenthread.documents.layout import Place

from ..blocks import read_blocks
from ..dates import Span
from ..document import Document
from ..items import Items, read_items
from ..model import Doubt, Read
from ..names import authority_name
from ..sections import Section


class Doubts:
    """Collects what is uncertain, in the order in which it was met."""

    def __init__(self) -> None:
        self._doubts: list[Doubt] = []

    def add(self, sentence: str, field: str, index: int | None = None) -> None:
        self._doubts.append(Doubt(sentence, field, index))

    def items(self, field: str, *lists: Items) -> None:
        """The lists' own doubts; they stand one behind the other in the report's field."""
        before = 0
        for found in lists:
            for sentence, index in found.notes:
                self.add(sentence, field, None if index is None else before + index)
            before += len(found.items)

    def span(self, span: Span) -> None:
        """What is uncertain about the inspection's days."""
        for field, name, day in (
            ("inspection_start", "first", span.start),
            ("inspection_end", "last", span.end),
        ):
            if day is None:
                self.add(
                    f"The {name} day of the inspection could not be read: {span.reason}.", field
                )
        if span.days_printed > 2:
            self.add(
                "More than one span of days is printed: the first and the last day were taken.",
                "inspection_end",
            )

    def found(self) -> tuple[Doubt, ...]:
        return tuple(self._doubts)


def days_read(span: Span, places: tuple[Place, ...]) -> tuple[Read[date] | None, Read[date] | None]:
    """The inspection's first and last day, each with its place."""
    return (
        Read(span.start, places) if span.start else None,
        Read(span.end, places) if span.end else None,
    )


def items_of(sections: Sequence[Section], key: str, *, long: bool = False) -> Items:
    """The items of all sections of a key, one behind the other; `long` as `read_items` has it."""
    return joined(
        [read_items(read_blocks(part.lines), long=long) for part in sections if part.key == key]
    )


def authority_in_title(document: Document, title: re.Pattern[str]) -> Read[str] | None:
    """Whom the title names, in its group `who`."""
    match = title.search(document.opening_text)
    if not match or not match["who"]:
        return None
    return Read(authority_name(match["who"]), document.places_of_opening(match.span("who")))


def joined(lists: Sequence[Items]) -> Items:
    """Several lists of one kind, one behind the other."""
    doubts = Doubts()
    doubts.items("", *lists)
    return Items(
        tuple(item for found in lists for item in found.items),
        " ".join(found.intro for found in lists if found.intro),
        tuple((doubt.sentence, doubt.index) for doubt in doubts.found()),
    )


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def patterns(**texts: str) -> dict[str, re.Pattern[str]]:
    return {name: pattern(text) for name, text in texts.items()}
