"""Kinds that are recognised and whose opening is read, but not yet their findings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..document import Document
from ..model import Doubt, Kind, Read, Report
from ..names import authority_name
from ..opening import read_inspection_dates, read_inspector, read_published

_SERVICES = r"(?P<who>.{3,70}?) (?:local authority )?children[’']s (?:social care )?services"


@dataclass(frozen=True, slots=True)
class UnreadKind:
    """`title` finds the kind's title; its group `who`, where there is one, the authority."""

    kind: Kind
    name: str
    title: re.Pattern[str]

    def title_at(self, document: Document) -> int | None:
        match = self.title.search(document.opening_text)
        return match.start() if match else None

    def read(self, document: Document) -> Report:
        span, places = read_inspection_dates(document.opening)
        return Report(
            kind=self.kind,
            pages=document.pages,
            authority=self._authority(document),
            inspection_start=Read(span.start, places) if span.start else None,
            inspection_end=Read(span.end, places) if span.end else None,
            published=read_published(document.opening),
            lead_inspector=read_inspector(document.opening),
            doubts=(Doubt(f"This is {self.name}. Its findings are not read yet.", "kind"),),
        )

    def _authority(self, document: Document) -> Read[str] | None:
        match = self.title.search(document.opening_text)
        if not match or not match.groupdict().get("who"):
            return None
        return Read(authority_name(match["who"]), document.places_of_opening(match.span("who")))


def _titled(title: str) -> re.Pattern[str]:
    return re.compile(title, re.IGNORECASE)


KINDS = (
    UnreadKind(
        Kind.SIF,
        "a report of the single inspection framework",
        _titled(
            r"^(?:(?P<who>.{3,70}?) )?(?:re-?)?inspection of services for children in need of help"
        ),
    ),
    UnreadKind(
        Kind.AREA_SEND,
        "an area SEND inspection report",
        _titled(
            r"area SEND (?:re)?inspection of (?:the )?(?P<who>.{3,70}?) local area partnership"
        ),
    ),
    UnreadKind(
        Kind.JTAI,
        "a joint targeted area inspection letter",
        _titled(r"joint targeted area inspection of"),
    ),
    UnreadKind(
        Kind.FOCUSED_VISIT,
        "a focused visit letter",
        _titled(rf"focused visit (?:to|of|in) (?:the )?{_SERVICES}"),
    ),
    UnreadKind(
        Kind.MONITORING_VISIT,
        "a monitoring visit letter",
        _titled(rf"monitoring visit (?:to|of|in) (?:the )?{_SERVICES}"),
    ),
    UnreadKind(Kind.OTHER, "a report of a kind that the reader does not know", _titled(r"$")),
)
