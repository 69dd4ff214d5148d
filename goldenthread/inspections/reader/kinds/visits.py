"""Letters on focused visits and on monitoring visits.

Written from what is known of such letters, without a real one at hand: neither grades anything.
A focused visit may find areas for priority action; a monitoring visit follows a judgement of
inadequate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..blocks import Block
from ..document import Document
from ..letters import read_days, read_letter_date, read_statement_due
from ..model import Kind, Read, Report
from ..opening import AFTER_NAME, read_inspection_dates, read_named_inspector
from ..sections import split_sections
from .common import Doubts, authority_in_title, days_read, items_of, pattern, patterns

_SERVICES = (
    r"(?P<who>.{3,90}?) (?:local authority )?children[’']s (?:social care |and families )?services"
)
_HEADINGS = patterns(
    priority=r"areas? (?:for|of) priority actions?:?",
    improve=r"what needs to (?:be )?improved?(?: in this area of social work practice)?[\s\d?:]*"
    r"|areas? for (?:improvement|development)s?:?",
    strengths=r"(?:key )?strengths:?",
    other=r"(?:headline |main )?findings:?|findings and evaluation of progress:?|overview:?"
    r"|areas covered by the visit:?|progress\b.{0,60}|context:?|next steps:?|yours sincerely,?"
    r"|summary of findings:?",
)
_TOLD = pattern(r"\b(?:visit|inspectors?)\b")
_NAMED = pattern(
    r"majesty[’']s inspectors? (?:for|on|leading) (?:this|the) (?:focused |monitoring )?visit "
    r"(?:were|was|is|are) (?P<name>.+?)(?:,| and |\.|$)"
)
_SIGNED = pattern(r"yours sincerely,?")
_OFFICE = pattern(r".*\b(?:majesty[’']s inspector|HMI|regulatory inspector).*")


@dataclass(frozen=True, slots=True)
class Visit:
    """One of the two kinds of letter; `title` has the authority's name as `who`."""

    kind: Kind
    name: str
    title: re.Pattern[str]

    def title_at(self, document: Document) -> int | None:
        match = self.title.search(document.opening_text)
        return match.start() if match else None

    def read(self, document: Document) -> Report:
        letter = read_letter_date(document)
        span, places = read_inspection_dates(document.opening)
        if span.start is None:
            span, places = read_days(document.blocks, _TOLD, letter.value if letter else None)
        sections = split_sections(document.cleaned.lines, _HEADINGS, document.cleaned.body_size)
        priority, improvements, strengths = (
            items_of(sections, key) for key in ("priority", "improve", "strengths")
        )
        first_day, last_day = days_read(span, places)
        report = Report(
            kind=self.kind,
            pages=document.pages,
            authority=authority_in_title(document, self.title),
            inspection_start=first_day,
            inspection_end=last_day,
            published=letter,
            lead_inspector=_inspector(document),
            priority_actions_intro=priority.intro,
            priority_actions=priority.items,
            improvements=improvements.items,
            strengths=strengths.items,
            statement_due=read_statement_due(document.blocks),
        )
        doubts = Doubts()
        doubts.span(span)
        _doubts(report, doubts)
        doubts.items("priority_actions", priority)
        doubts.items("improvements", improvements)
        return report.with_doubts(doubts.found())


def _visit(kind: Kind, name: str) -> Visit:
    title = rf"{name} (?:visit )?(?:to|of|in) (?:the )?(?:services in )?{_SERVICES}"
    return Visit(kind, name, pattern(title))


KINDS = (
    _visit(Kind.FOCUSED_VISIT, "focused visit"),
    _visit(Kind.MONITORING_VISIT, "monitoring visit"),
)


def _doubts(report: Report, doubts: Doubts) -> None:
    if report.published is None:
        doubts.add("The letter’s date was not found at its head.", "published")
    if report.lead_inspector is None:
        doubts.add("No inspector was found at the letter’s end.", "lead_inspector")
    if not report.improvements and not report.priority_actions:
        doubts.add(
            "No list of what needs to improve was found: such a letter need not have one.",
            "improvements",
        )


def _inspector(document: Document) -> Read[str] | None:
    """Who is called the lead; else the first who is named; else who signed the letter."""
    return (
        read_named_inspector(document.cleaned.lines) or _named(document.blocks) or _signed(document)
    )


def _named(blocks: Sequence[Block]) -> Read[str] | None:
    for block in blocks:
        if match := _NAMED.search(block.text):
            return Read(AFTER_NAME.sub("", match["name"]).strip(" .:"), block.places)
    return None


def _signed(document: Document) -> Read[str] | None:
    """The line above the office, below "Yours sincerely"."""
    lines = document.cleaned.lines
    start = next((i for i, line in enumerate(lines) if _SIGNED.fullmatch(line.text)), len(lines))
    for line, below in zip(lines[start + 1 :], lines[start + 2 :], strict=False):
        if _OFFICE.fullmatch(below.text):
            return Read(line.text.strip(" ,."), (line.place,))
    return None
